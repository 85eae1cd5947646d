/// Words and phrases of one category in many languages.
///
/// A phrase is cut like any text, so that it works in scripts without spaces too. A trailing `*` stands for any ending
/// of the last word. The tables are data: a language is one line more.
struct Lexicon: Sendable {
    private struct Table: Sendable {
        var words: Set<String> = []
        /// Phrases of several words by their first.
        var phrases: [String: [[String]]] = [:]
        /// Beginnings of words by their first scalar.
        var prefixes: [Unicode.Scalar: [String]] = [:]
    }

    private let tables: [String: Table]
    private let everything: Table
    let category: Categories

    /// Words, and the first words of phrases, in any language.
    var openings: [String] { Array(everything.words) + Array(everything.phrases.keys) }
    /// Beginnings of words, in any language.
    var beginnings: [String] { everything.prefixes.values.flatMap(\.self) }

    /// A set of lexicons.
    struct Categories: OptionSet, Sendable {
        let rawValue: UInt32

        static let negation = Categories(rawValue: 1)
        static let hedge = Categories(rawValue: 2)
        static let attribution = Categories(rawValue: 4)
        static let number = Categories(rawValue: 8)
        static let unit = Categories(rawValue: 16)
        static let percent = Categories(rawValue: 32)
        static let currency = Categories(rawValue: 64)
        static let date = Categories(rawValue: 128)
        static let dateSuffix = Categories(rawValue: 256)
        static let yearPreposition = Categories(rawValue: 512)
        static let title = Categories(rawValue: 1024)
        static let titleBehind = Categories(rawValue: 2048)
        static let place = Categories(rawValue: 4096)
        static let familyName = Categories(rawValue: 8192)
        static let readAlso = Categories(rawValue: 32768)
        static let boxLabel = Categories(rawValue: 65536)
        static let counted = Categories(rawValue: 131_072)
        static let relativeTime = Categories(rawValue: 262_144)
        static let stampLabel = Categories(rawValue: 524_288)
    }

    /// From lines `language: phrase, phrase, …`; the language `*` holds for all.
    init(_ category: Categories, _ lines: String) {
        self.category = category
        var tables: [String: Table] = [:]
        var everything = Table()
        for line in lines.split(separator: "\n") {
            guard let colon = line.firstIndex(of: ":") else { continue }
            let phrases = line[line.index(after: colon)...].split(separator: ",").map(Lexicon.words)
            let languages = line[..<colon].split(separator: " ").map(String.init)
            for phrase in phrases where !phrase.isEmpty {
                Lexicon.add(phrase, to: &everything)
                for language in languages { Lexicon.add(phrase, to: &tables[language, default: Table()]) }
            }
        }
        if let shared = tables["*"] {
            for language in tables.keys where language != "*" {
                tables[language]?.words.formUnion(shared.words)
                tables[language]?.prefixes.merge(shared.prefixes) { $0 + $1 }
                tables[language]?.phrases.merge(shared.phrases) { $0 + $1 }
            }
        }
        self.tables = tables
        self.everything = everything
    }

    private static func words(_ phrase: Substring) -> [String] {
        let text = phrase.lowercased()
        var buffer = TokenBuffer()
        let range = buffer.append(text)
        let words = range.map { buffer.text($0..<$0 + 1) }
        return words.filter { $0 != "*" } + (text.hasSuffix("*") ? ["*"] : [])
    }

    private static func add(_ phrase: [String], to table: inout Table) {
        guard let first = phrase.first, first != "*" else { return }
        if phrase.count == 2, phrase[1] == "*" {
            if let scalar = first.unicodeScalars.first { table.prefixes[scalar, default: []].append(first) }
        } else if phrase.count == 1 {
            table.words.insert(first)
        } else {
            table.phrases[first, default: []].append(Array(phrase.dropFirst()))
        }
    }

    private func table(_ language: String?) -> Table { language.flatMap { tables[$0] } ?? everything }

    /// Whether one word, in lower case, is in the category.
    func contains(_ word: String, _ language: String?) -> Bool {
        let table = table(language)
        if table.words.contains(word) { return true }
        if let bare = Lexicon.withoutElision(word), table.words.contains(bare) { return true }
        guard let scalar = word.unicodeScalars.first, let prefixes = table.prefixes[scalar] else { return false }
        return prefixes.contains { word.utf8.starts(with: $0.utf8) }
    }

    /// Whether a word is in the category.
    func contains(_ word: Word, _ language: String?) -> Bool {
        word.categories.contains(category) && contains(word.lower, language)
    }

    /// `euros` for `d'euros`; nil when nothing is elided.
    static func withoutElision(_ word: String) -> String? {
        let bytes = word.utf8
        guard bytes.count > 3, let mark = bytes.prefix(3).firstIndex(of: UInt8(ascii: "'")), mark > bytes.startIndex
        else {
            return nil
        }
        return String(word[bytes.index(after: mark)...])
    }

    /// The words and phrases of the category in a passage of lower-case words, as found.
    func found(in words: [String], _ language: String?) -> [String] {
        let table = table(language)
        var found: [String] = []
        var index = 0
        while index < words.count {
            if let phrase = table.phrases[words[index]]?.first(where: { Lexicon.matches($0, words, index + 1) }) {
                found.append(words[index] + " " + phrase.joined(separator: " "))
                index += 1 + phrase.count
                continue
            }
            if contains(words[index], language) { found.append(words[index]) }
            index += 1
        }
        return found
    }

    /// How many of the lower-case words a word or phrase of the category takes at the beginning; nil for none.
    func begins(_ words: [String], _ language: String?) -> Int? {
        guard let first = words.first else { return nil }
        if let phrase = table(language).phrases[first]?.first(where: { Lexicon.matches($0, words, 1) }) {
            return 1 + phrase.count
        }
        return contains(first, language) ? 1 : nil
    }

    private static func matches(_ phrase: [String], _ words: [String], _ at: Int) -> Bool {
        guard at + phrase.count <= words.count || phrase.last == "*" else { return false }
        for (offset, part) in phrase.enumerated() {
            if offset + 1 < phrase.count, phrase[offset + 1] == "*" {
                return at + offset < words.count && words[at + offset].utf8.starts(with: part.utf8)
            }
            if at + offset >= words.count || words[at + offset] != part { return false }
        }
        return true
    }
}

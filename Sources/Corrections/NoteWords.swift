/// What a word or phrase can mean in a correction note.
enum NoteSign: UInt8, CaseIterable, Sendable {
    /// "Correction", "Erratum": what a note is headed by.
    case label
    /// "Editor's note", "For the record": a heading that no other text has.
    case title
    /// "Updated", "Amended": a heading with a colon or a day behind it.
    case update
    /// "This article", "our report": the text speaks of itself.
    case own
    /// "The headline", "a caption": it may speak of itself.
    case definite
    /// "An earlier version", "in der ersten Fassung".
    case version
    /// "Has been", "was": together with a participle what `done` is in other languages.
    case auxiliary
    case participle
    /// "Aktualisiert", "a été corrigé", "訂正しました".
    case done
    /// "Said", "hieß es": what a text did.
    case said
    /// "Misstated", "fälschlich", "по ошибке".
    case wrong
    /// "Because of an editing error".
    case cause
    /// "We regret the error".
    case regret
    /// "Originally", "zunächst".
    case origin
    /// "We".
    case we
    /// "After publication".
    case after
    /// "Correction appended".
    case appended
}

/// The words of correction notes in some languages: data only.
///
/// Phrases are parted by commas; a `*` at the end stands for any ending. Case, accents and the form of apostrophes do not
/// matter, and in scripts without blanks a phrase may stand anywhere.
struct NoteWords: Sendable {
    /// ISO 639 codes, parted by blanks.
    let languages: String
    let words: [NoteSign: String]

    init(languages: String, _ words: [NoteSign: String]) {
        self.languages = languages
        self.words = words
    }

    static let all = western + eastern + asian
}

/// Finds the phrases of all languages in a folded text.
struct NoteVocabulary: Sendable {
    static let shared = NoteVocabulary(NoteWords.all)

    struct Phrase: Sendable {
        var bytes: [UInt8]
        var isPrefix: Bool
        var sign: NoteSign
        /// One bit for each set of languages.
        var languages: UInt64
    }

    private var phrases: [Phrase] = []
    /// The places of phrases in `phrases` by their first three bytes.
    private var byStart: [UInt32: [Int32]] = [:]
    /// One bit for each hash of three bytes that begin a phrase, so that most words cost one look.
    private var filter = [UInt64](repeating: 0, count: 1024)
    private var masks: [String: UInt64] = [:]

    private init(_ sets: [NoteWords]) {
        for (index, set) in sets.enumerated() {
            let mask = UInt64(1) << UInt64(index & 63)
            for language in set.languages.split(separator: " ") { masks[String(language), default: 0] |= mask }
            for sign in NoteSign.allCases { add(set.words[sign] ?? "", sign, mask) }
        }
    }

    private mutating func add(_ list: String, _ sign: NoteSign, _ mask: UInt64) {
        for item in list.split(separator: ",") {
            // Lists go over several lines.
            let words = item.split(whereSeparator: \.isWhitespace).joined(separator: " ")
            let isPrefix = words.hasSuffix("*")
            let text = FoldedText(Array(words.utf8)[...]).bytes
            let bytes = isPrefix ? Array(text.dropLast()) : text
            guard bytes.count >= 2 else { continue }
            let key = Self.key(bytes, 0)
            byStart[key, default: []].append(Int32(phrases.count))
            filter[Self.word(key)] |= Self.bit(key)
            phrases.append(Phrase(bytes: bytes, isPrefix: isPrefix, sign: sign, languages: mask))
        }
    }

    /// The languages that count as well as English; nil = all.
    func mask(_ language: String?) -> UInt64 {
        guard let language, let own = masks[String(language.prefix { $0 != "-" && $0 != "_" }).lowercased()] else {
            return .max
        }
        return own | (masks["en"] ?? 0)
    }

    private static func key(_ bytes: [UInt8], _ at: Int) -> UInt32 {
        var key: UInt32 = 0
        for index in at..<at + 3 { key = key << 8 | (index < bytes.count ? UInt32(bytes[index]) : 0x20) }
        return key
    }

    private static func word(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 22) }
    private static func bit(_ key: UInt32) -> UInt64 { 1 << UInt64((key &* 0x9E37_79B1) >> 16 & 63) }

    /// The phrases that begin at a place, by `body`.
    func phrases(in text: FoldedText, at: Int, _ body: (Phrase, Int) -> Void) {
        let key = Self.key(text.bytes, at)
        guard filter[Self.word(key)] & Self.bit(key) != 0, let candidates = byStart[key] else { return }
        for index in candidates {
            let phrase = phrases[Int(index)]
            let end = at + phrase.bytes.count
            guard end <= text.bytes.count, text.bytes[at..<end].elementsEqual(phrase.bytes) else { continue }
            if phrase.isPrefix || text.isWordEnd(end) { body(phrase, end) }
        }
    }
}

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
    /// "Corrects", in brackets: the form of news agencies.
    case corrects
    /// "Withdrawn", "zurückgezogen", "撤回": what is done with a text that is taken back.
    case withdrawn
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
    /// The fourth byte of each phrase; 0 where there is none.
    private var fourths: [UInt8] = []
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
        for words in [NoteWords.englishWithdrawals, NoteWords.withdrawals] { add(words, .withdrawn, .max) }
    }

    private mutating func add(_ list: String, _ sign: NoteSign, _ mask: UInt64) {
        for item in list.utf8.split(separator: UInt8(ascii: ",")) {
            // Lists go over several lines.
            let words = item.split { $0 <= 0x20 }.joined(separator: [0x20])
            var bytes = FoldedText(Array(words)[...], hasOrigins: false).bytes
            let isPrefix = bytes.last == UInt8(ascii: "*")
            if isPrefix { bytes.removeLast() }
            guard bytes.count >= 2 else { continue }
            let key = Self.key(bytes, 0)
            byStart[key, default: []].append(Int32(phrases.count))
            filter[Self.word(key)] |= Self.bit(key)
            fourths.append(bytes.count > 3 ? bytes[3] : 0)
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
        let second = at + 1 < bytes.count ? bytes[at + 1] : 0x20
        let third = at + 2 < bytes.count ? bytes[at + 2] : 0x20
        return UInt32(bytes[at]) << 16 | UInt32(second) << 8 | UInt32(third)
    }

    private static func word(_ key: UInt32) -> Int { Int((key &* 0x9E37_79B1) >> 22) }
    private static func bit(_ key: UInt32) -> UInt64 { 1 << UInt64((key &* 0x9E37_79B1) >> 16 & 63) }

    /// The phrases that begin at a place, by `body`.
    func phrases(in text: FoldedText, at: Int, _ body: (Phrase, Int) -> Void) {
        let key = Self.key(text.bytes, at)
        guard filter[Self.word(key)] & Self.bit(key) != 0, let candidates = byStart[key] else { return }
        for index in candidates {
            // Most phrases differ in their fourth byte.
            let place = Int(index)
            if at + 3 < text.bytes.count, fourths[place] != 0, fourths[place] != text.bytes[at + 3] { continue }
            let phrase = phrases[place]
            let end = at + phrase.bytes.count
            guard end <= text.bytes.count, Self.equal(text.bytes, at, phrase.bytes) else { continue }
            if phrase.isPrefix || text.isWordEnd(end) { body(phrase, end) }
        }
    }

    /// Whether a phrase stands at a place; the bytes of its key are known to.
    private static func equal(_ text: [UInt8], _ at: Int, _ phrase: [UInt8]) -> Bool {
        var index = min(3, phrase.count)
        while index < phrase.count {
            if text[at + index] != phrase[index] { return false }
            index += 1
        }
        return true
    }

    // MARK: A first look

    /// Whether a text has enough of what notes are made of to be looked at closely; most texts have not.
    func mayHold(_ text: ArraySlice<UInt8>) -> Bool {
        let signs = signs(in: FoldedText(text, hasOrigins: false))
        let telling = Self.bits(.label, .title, .update, .own, .version, .cause, .regret, .after, .appended, .corrects)
        if signs & telling != 0 { return true }
        let hasSubject = signs & Self.bits(.we, .definite) != 0
        return hasSubject && signs & Self.bits(.done, .participle, .withdrawn, .wrong, .origin) != 0
            || signs & Self.bits(.done) != 0 && text.contains { $0 >= 0x30 && $0 <= 0x39 }
    }

    private static func bits(_ signs: NoteSign...) -> UInt32 { signs.reduce(0) { $0 | 1 << UInt32($1.rawValue) } }

    /// The signs that a text has, wherever they stand: one bit each.
    private func signs(in text: FoldedText) -> UInt32 {
        var found: UInt32 = 0
        var wasWord = false
        for (at, byte) in text.bytes.enumerated() {
            let isWord = FoldedText.isWordByte(byte)
            // In scripts of three bytes a phrase may begin anywhere.
            if isWord, !wasWord || byte >= 0xE0 {
                let key = Self.key(text.bytes, at)
                if filter[Self.word(key)] & Self.bit(key) != 0 {
                    phrases(in: text, at: at) { phrase, _ in found |= 1 << UInt32(phrase.sign.rawValue) }
                }
            }
            wasWord = isWord
        }
        return found
    }
}

/// One piece of a text: a number, a word or a mark.
struct Token {
    enum Kind: UInt8 {
        case number, word, mark
    }

    var kind: Kind
    /// Where it stands, in bytes.
    var start: Int
    var end: Int
    /// A number's value (at most 18 digits are kept); a mark as its plain ASCII form, 0 when it has none.
    var value = 0
    /// How many digits a number was written with.
    var digits = 0
    /// A word's hash, see `WordHash`.
    var hash: UInt64 = 0
    /// A word's meanings in `Vocabulary.shared`; empty when it is unknown.
    var meanings: Range<Int> = 0..<0
    /// Whether a blank stands before it.
    var isSpaced = false

    func isMark(_ mark: Character.ASCII) -> Bool { kind == .mark && value == mark.rawValue }
}

extension Character {
    /// The marks that dates are written with.
    enum ASCII: Int {
        case colon = 0x3A
        case slash = 0x2F
        case hyphen = 0x2D
        case plus = 0x2B
        case dot = 0x2E
        case comma = 0x2C
        case apostrophe = 0x27
        case open = 0x28
        case close = 0x29
        case at = 0x40
        case line = 0x0A
        case bar = 0x7C
    }
}

/// FNV-1a over folded scalars: equal for all spellings of a word that `Folding` makes equal.
struct WordHash {
    private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325
    private(set) var count = 0

    mutating func add(_ folded: UInt32) {
        value = (value ^ UInt64(folded)) &* 0x100_0000_01B3
        count += 1
    }

    /// The hash of two words that stand one after the other.
    static func join(_ first: UInt64, _ second: UInt64) -> UInt64 {
        ((first ^ 0x20) &* 0x100_0000_01B3 ^ second) &* 0x100_0000_01B3
    }
}

/// A pattern as it was understood.
indirect enum PatternNode: Sendable {
    case set(ScalarSet)
    case sequence([PatternNode])
    case either([PatternNode])
    case repeated(PatternNode, least: Int, most: Int?)
    /// A border of a word, or a place that is none.
    case border(Bool)
    case start
    case end
}

/// Which scalars fit one place of a pattern.
struct ScalarSet: Sendable {
    enum Class: Sendable { case word, digit, blank, notWord, notDigit, notBlank }

    var ranges: [ClosedRange<UInt32>] = []
    var classes: [Class] = []
    var isNegated = false

    static func one(_ scalar: Unicode.Scalar) -> ScalarSet { ScalarSet(ranges: [scalar.value...scalar.value]) }

    static let any = ScalarSet(isNegated: true)

    func contains(_ scalar: Unicode.Scalar) -> Bool {
        let isListed =
            ranges.contains { $0.contains(scalar.value) } || classes.contains { ScalarSet.has(scalar, $0) }
        return isListed != isNegated
    }

    private static func has(_ scalar: Unicode.Scalar, _ kind: Class) -> Bool {
        switch kind {
        case .word: isWord(scalar)
        case .digit: isDigit(scalar)
        case .blank: scalar == " "
        case .notWord: !isWord(scalar)
        case .notDigit: !isDigit(scalar)
        case .notBlank: scalar != " "
        }
    }

    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        let value = scalar.value
        if value < 0x80 {
            return (0x61...0x7A).contains(value) || (0x41...0x5A).contains(value) || (0x30...0x39).contains(value)
                || value == 0x5F
        }
        let properties = scalar.properties
        if properties.isAlphabetic { return true }
        switch properties.generalCategory {
        case .nonspacingMark, .spacingMark, .decimalNumber: return true
        default: return false
        }
    }

    /// Whether it belongs to a word of a script that has blanks between its words.
    static func isSpacedWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        // Thai and Lao, Myanmar, Khmer, kana, Han.
        case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x3040...0x30FF, 0x3400...0x9FFF, 0xF900...0xFAFF,
            0x20000...0x3FFFF:
            false
        default: isWord(scalar)
        }
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x80
            ? (0x30...0x39).contains(scalar.value) : scalar.properties.generalCategory == .decimalNumber
    }
}

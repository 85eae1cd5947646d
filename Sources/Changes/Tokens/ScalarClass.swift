/// What a Unicode scalar is to the tokeniser.
enum ScalarClass: UInt8 {
    case letter, digit, mark
    /// Written without spaces between words: one token each.
    case ideograph
    /// Thai and its relatives: a base that starts a token; marks follow it.
    case cluster
    case doubleQuote, singleQuote, dash, minus
    case space
    /// Invisible: soft hyphen, zero-width and bidirectional characters, variation selectors.
    case ignorable
    case currency, symbol, punctuation, terminator, ellipsis

    /// The class of a scalar after `ScalarFolding`.
    static func of(_ scalar: UInt32) -> ScalarClass {
        if scalar < 0x80 { return ascii(scalar) }
        if scalar < 0x250 { return latin(scalar) }
        if scalar < 0x2000 { return alphabetic(scalar) }
        if scalar < 0x2E80 { return generalPunctuation(scalar) }
        return eastern(scalar)
    }

    private static func ascii(_ scalar: UInt32) -> ScalarClass {
        switch UInt8(truncatingIfNeeded: scalar) {
        case 0x30...0x39: .digit
        case 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"): .letter
        case 0...0x20, 0x7F: .space
        case UInt8(ascii: "\""): .doubleQuote
        case UInt8(ascii: "'"), UInt8(ascii: "`"): .singleQuote
        case UInt8(ascii: "-"): .dash
        case UInt8(ascii: "$"): .currency
        case UInt8(ascii: "."), UInt8(ascii: "!"), UInt8(ascii: "?"): .terminator
        case UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"),
            UInt8(ascii: "&"), UInt8(ascii: "@"), UInt8(ascii: "#"), UInt8(ascii: "~"), UInt8(ascii: "^"):
            .symbol
        default: .punctuation
        }
    }

    private static func latin(_ scalar: UInt32) -> ScalarClass {
        switch scalar {
        case 0xC0...0xD6, 0xD8...0xF6, 0xF8...0x24F, 0xAA, 0xBA, 0xB5: .letter
        case 0x80...0xA0: .space
        case 0xAD: .ignorable
        case 0xAB, 0xBB: .doubleQuote
        case 0xB4: .singleQuote
        case 0xA2...0xA5: .currency
        case 0xA1, 0xBF, 0xA7, 0xB6, 0xB7: .punctuation
        case 0xB2, 0xB3, 0xB9, 0xBC...0xBE: .digit
        default: .symbol
        }
    }

    // style: table
    private static func alphabetic(_ scalar: UInt32) -> ScalarClass {
        switch scalar {
        case 0x300...0x36F: scalar == 0x34F ? .ignorable : .mark
        case 0x37E: .punctuation
        // The Arabic letter mark, and the stroke that only lengthens a word.
        case 0x61C, 0x640: .ignorable
        case 0x250...0x482, 0x48A...0x559, 0x560...0x588: .letter
        case 0x55A...0x55F, 0x589, 0x5BE, 0x5C0, 0x5C3, 0x5C6, 0x5F3: .punctuation
        case 0x5F4: .doubleQuote
        case 0x591...0x5C7, 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7...0x6ED: .mark
        case 0x5D0...0x5F2, 0x620...0x64A, 0x66E...0x6D3, 0x6D5, 0x6E5, 0x6E6, 0x6EE, 0x6EF, 0x6FA...0x6FF: .letter
        case 0x660...0x669, 0x6F0...0x6F9: .digit
        case 0x60C, 0x61B, 0x66B, 0x66C, 0x66D: .punctuation
        case 0x61F, 0x6D4, 0x964, 0x965: .terminator
        case 0x66A: .symbol
        case 0x58F, 0x60B, 0x9F2, 0x9F3, 0xAF1, 0xBF9, 0xE3F, 0x17DB: .currency
        case 0x900...0xDFF: indic(scalar)
        case 0xE50...0xE59, 0xED0...0xED9, 0x1040...0x1049, 0x17E0...0x17E9: .digit
        case 0xE31, 0xE34...0xE3A, 0xE47...0xE4E, 0xEB1, 0xEB4...0xEBC, 0xEC8...0xECE: .mark
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17D3: isClusterMark(scalar) ? .mark : .cluster
        case 0x104A, 0x104B, 0x17D4...0x17DA: .punctuation
        default: byCategory(scalar)
        }
    }

    /// In each Indic block the digits stand at 66…6F of its 128 code points.
    private static func indic(_ scalar: UInt32) -> ScalarClass {
        switch scalar & 0x7F {
        case 0x66...0x6F: .digit
        case 0x3C, 0x3E...0x4D, 0x01...0x03, 0x62, 0x63: .mark
        default: .letter
        }
    }

    private static func isClusterMark(_ scalar: UInt32) -> Bool {
        (0x102B...0x103E).contains(scalar) || (0x17B4...0x17D3).contains(scalar)
    }

    // style: table
    private static func generalPunctuation(_ scalar: UInt32) -> ScalarClass {
        switch scalar {
        case 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F: .space
        case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F: .ignorable
        case 0x2010...0x2015: .dash
        case 0x2212: .minus
        case 0x2018...0x201B, 0x2032, 0x2039, 0x203A: .singleQuote
        case 0x201C...0x201F, 0x2033: .doubleQuote
        case 0x2026: .ellipsis
        case 0x203C, 0x2047...0x2049: .terminator
        case 0x20A0...0x20CF: .currency
        case 0x20D0...0x20FF: .mark
        case 0x2070, 0x2074...0x2079, 0x2080...0x2089, 0x2150...0x218B: .digit
        case 0x2126, 0x212A, 0x212B, 0x2C00...0x2DFF: .letter
        case 0x2016...0x206F: .punctuation
        default: .symbol
        }
    }

    // style: table
    private static func eastern(_ scalar: UInt32) -> ScalarClass {
        switch scalar {
        case 0x3000: .space
        case 0x3002: .terminator
        case 0x300C...0x300F, 0x301D...0x301F: .doubleQuote
        case 0x3001, 0x3003, 0x3008...0x300B, 0x3010...0x301B, 0x30FB: .punctuation
        case 0x301C, 0x3030: .dash
        case 0x3099, 0x309A: .mark
        case 0x30A1...0x30FA, 0x30FC...0x30FF, 0x31F0...0x31FF, 0xFF66...0xFF9F: .letter
        case 0x2E80...0x2FDF, 0x3005...0x3007, 0x3021...0x3029, 0x3041...0x3096, 0x309D...0x309F, 0x3400...0x4DBF,
            0x4E00...0x9FFF, 0xF900...0xFAFF, 0x20000...0x3FFFF:
            .ideograph
        case 0xAC00...0xD7FB, 0x3105...0x318E, 0xA960...0xA97F: .letter
        case 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF: .ignorable
        case 0xFF61: .terminator
        case 0xFE20...0xFE2F: .mark
        default: byCategory(scalar)
        }
    }

    /// The general category decides for scripts without a line of their own above.
    private static func byCategory(_ scalar: UInt32) -> ScalarClass {
        guard let properties = Unicode.Scalar(scalar)?.properties else { return .symbol }
        return switch properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter: .letter
        case .nonspacingMark, .spacingMark, .enclosingMark: .mark
        case .decimalNumber, .letterNumber, .otherNumber: .digit
        case .currencySymbol: .currency
        case .spaceSeparator, .lineSeparator, .paragraphSeparator, .control: .space
        case .format: .ignorable
        case .mathSymbol, .modifierSymbol, .otherSymbol: .symbol
        case .dashPunctuation: .dash
        default: .punctuation
        }
    }
}

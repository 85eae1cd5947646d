/// Makes the spellings of one word equal: case, accents, Arabic letter shapes, full-width forms, invisible marks.
public enum Folding {
    /// The folded scalar; 0 when the scalar is dropped (a combining or invisible mark).
    public static func fold(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x41...0x5A: scalar + 32
        case 0..<0xAD: scalar
        case 0xAD, 0x300...0x36F, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFE00...0xFE0F, 0xFEFF: 0
        case 0xC0...0x24F, 0x1E00...0x1EFF: latin[scalar] ?? scalar
        case 0x370...0x52F: foldGreekOrCyrillic(scalar)
        case 0x531...0x556: scalar + 48
        case 0x591...0x5C7, 0x610...0x61A, 0x640, 0x64B...0x65F, 0x670: 0
        case 0x621...0x6D3: foldArabic(scalar)
        case 0x93C, 0x9BC, 0xA3C, 0xABC: 0
        case 0x958...0x95F: [0x915, 0x916, 0x917, 0x91C, 0x921, 0x922, 0x92B, 0x92F][Int(scalar - 0x958)]
        case 0x9DC, 0x9DD, 0x9DF: scalar == 0x9DF ? 0x9AF : scalar - 0x3B
        case 0x1C90...0x1CBF: scalar - 0x1C90 + 0x10D0
        case 0xFF01...0xFF5E: fold(scalar - 0xFEE0)
        default: scalar
        }
    }

    /// The value of a decimal digit of any script that writes dates; nil for anything else.
    public static func digit(_ scalar: UInt32) -> Int? {
        if scalar < 0x80 { return (0x30...0x39).contains(scalar) ? Int(scalar) - 0x30 : nil }
        for zero in digitZeros where scalar >= zero && scalar < zero + 10 { return Int(scalar - zero) }
        return nil
    }

    /// Whether the scalar belongs to a word.
    static func isLetter(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0x61...0x7A, 0x41...0x5A: true
        case 0..<0xC0: scalar == 0xAA || scalar == 0xBA || scalar == 0xAD
        case 0xD7, 0xF7, 0x60C, 0x61B, 0x61F, 0x6D4, 0x964, 0x965, 0x589, 0x5BE, 0xE2F: false
        case 0x200B...0x200F: true
        case 0x2000...0x2BFF, 0x3000...0x3004, 0x3008...0x3020, 0x3030, 0x30FB, 0xFE10...0xFE6F: false
        case 0xFF01...0xFF20, 0xFF3B...0xFF40, 0xFF5B...0xFF65: false
        case 0xE000...0xF8FF, 0xFFF0...0x1FFFF: false
        default: digit(scalar) == nil
        }
    }

    /// Whether words of this script follow each other without blanks, or stick to numbers.
    static func isUnspaced(_ scalar: UInt32) -> Bool {
        switch scalar {
        case 0xE00...0xEFF, 0x1000...0x109F, 0x1780...0x17FF: true
        case 0x3005...0x3007, 0x3040...0x30FF, 0x3400...0x9FFF, 0xAC00...0xD7AF, 0xF900...0xFAFF: true
        default: false
        }
    }

    private static let digitZeros: [UInt32] = [
        0x660, 0x6F0, 0x966, 0x9E6, 0xA66, 0xAE6, 0xB66, 0xBE6, 0xC66, 0xCE6, 0xD66, 0xE50, 0xED0, 0x1040, 0x17E0,
        0xFF10,
    ]

    private static func foldGreekOrCyrillic(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x386, 0x3AC: 0x3B1
        case 0x388, 0x3AD: 0x3B5
        case 0x389, 0x3AE: 0x3B7
        case 0x38A, 0x3AF, 0x3CA, 0x390, 0x3AA: 0x3B9
        case 0x38C, 0x3CC: 0x3BF
        case 0x38E, 0x3CD, 0x3CB, 0x3B0, 0x3AB: 0x3C5
        case 0x38F, 0x3CE: 0x3C9
        case 0x3C2: 0x3C3
        case 0x391...0x3A9: scalar + 32
        case 0x401, 0x451: 0x435
        case 0x400...0x40F: scalar + 80
        case 0x410...0x42F: scalar + 32
        case 0x460...0x481, 0x48A...0x4BF, 0x4D0...0x52F: scalar | 1
        default: scalar
        }
    }

    private static func foldArabic(_ scalar: UInt32) -> UInt32 {
        switch scalar {
        case 0x622, 0x623, 0x625, 0x671: 0x627
        case 0x629, 0x6C1, 0x6BE, 0x6D5, 0x6C0: 0x647
        case 0x649, 0x6CC, 0x6D2: 0x64A
        case 0x6A9: 0x643
        default: scalar
        }
    }

    private static let latin: [UInt32: UInt32] = {
        let groups = [
            "a": "àáâãäåāăąǎạảấầẩẫậắằẳẵặ", "c": "çćĉċč", "d": "ďđð", "e": "èéêëēĕėęěẹẻẽếềểễệə", "g": "ĝğġģ",
            "h": "ĥħ", "i": "ìíîïĩīĭįıỉịǐ", "j": "ĵ", "k": "ķ", "l": "ĺļľŀł", "n": "ñńņňŋ",
            "o": "òóôõöøōŏőǒọỏốồổỗộớờởỡợơ", "r": "ŕŗř", "s": "śŝşšșß", "t": "ţťŧț", "u": "ùúûüũūŭůűųǔụủứừửữựư",
            "w": "ŵẁẃẅ", "y": "ýÿŷỳỵỷỹ", "z": "źżž", "æ": "æǽ", "œ": "œ", "þ": "þ",
        ]
        var table: [UInt32: UInt32] = [0x130: 0x69]
        for (base, variants) in groups {
            guard let target = base.unicodeScalars.first?.value else { continue }
            for variant in variants.unicodeScalars {
                table[variant.value] = target
                for upper in variant.properties.uppercaseMapping.unicodeScalars where upper.value > 0x7F {
                    table[upper.value] = target
                }
            }
        }
        return table
    }()
}

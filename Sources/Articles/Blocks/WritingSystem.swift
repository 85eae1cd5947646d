/// How scripts set words and sentences apart.
///
/// Chinese, Japanese, Thai, Lao, Khmer, Burmese and Tibetan leave no blanks between words, so that only characters can be
/// counted there; Thai and Lao have no full stop either.
enum WritingSystem {
    /// How many twelfths of a word a character of three bytes stands for; 0 in scripts with blanks between words.
    static func wordShare(_ lead: UInt8, _ second: UInt8) -> Int32 {
        switch lead {
        case 0xE3...0xE9: 6
        // Thai, Lao, Tibetan.
        case 0xE0: second >= 0xB8 ? 3 : 0
        // Burmese, Khmer, the scripts of the Tai languages.
        case 0xE1:
            (0x80...0x82).contains(second) || (0x9E...0x9F).contains(second) || (0xA5...0xAA).contains(second) ? 2 : 0
        default: 0
        }
    }

    /// Whether a character of three bytes is of a script without blanks between words.
    static func isUnspaced(_ lead: UInt8, _ second: UInt8) -> Bool { wordShare(lead, second) > 0 }

    /// Thai and Lao end phrases and sentences with a blank.
    static func endsSentencesWithBlank(_ lead: UInt8, _ second: UInt8) -> Bool {
        lead == 0xE0 && (0xB8...0xBB).contains(second)
    }

    /// Whether these bytes are a mark that ends a sentence in a script beyond Latin, Cyrillic and Greek.
    ///
    /// `、` and its like are no ends; `second` and `third` are 0 where the text ends.
    static func isSentenceEnd(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
        switch (lead, second) {
        // Arabic question mark and full stop, Armenian full stop.
        case (0xD8, 0x9F), (0xDB, 0x94), (0xD6, 0x89): true
        // Ideographic full stop and its narrow form.
        case (0xE3, 0x80): third == 0x82
        case (0xEF, 0xBD): third == 0xA1
        // Full-width ! . ?
        case (0xEF, 0xBC): third == 0x81 || third == 0x8E || third == 0x9F
        // Danda, Tibetan shad, Burmese section, Ethiopic full stop and question mark, Khmer khan.
        case (0xE0, 0xA5): third == 0xA4 || third == 0xA5
        case (0xE0, 0xBC): third == 0x8D || third == 0x8E
        case (0xE1, 0x81): third == 0x8B
        case (0xE1, 0x8D): third == 0xA2 || third == 0xA7
        case (0xE1, 0x9F): third == 0x94 || third == 0x95
        default: false
        }
    }

    /// The second byte, and the first where it changes, of the small letter of a Latin, Greek or Cyrillic capital.
    static func lowercased(_ lead: UInt8, _ second: UInt8) -> (UInt8, UInt8) {
        switch (lead, second) {
        case (0xC3, 0x80...0x96), (0xC3, 0x98...0x9E): (lead, second + 0x20)
        case (0xC4, 0x80...0xB7), (0xC5, 0x8A...0xB7): (lead, second | 1)
        case (0xC5, 0xB9), (0xC5, 0xBB), (0xC5, 0xBD): (lead, second + 1)
        case (0xCE, 0x91...0x9F): (lead, second + 0x20)
        case (0xCE, 0xA0...0xA9): (0xCF, second - 0x20)
        case (0xCE, 0x88...0x8A): (lead, second + 0x25)
        case (0xCE, 0x86): (lead, 0xAC)
        case (0xD0, 0x80...0x8F): (0xD1, second + 0x10)
        case (0xD0, 0x90...0x9F): (lead, second + 0x20)
        case (0xD0, 0xA0...0xAF): (0xD1, second - 0x20)
        case (0xD2, 0x8A...0xBF): (lead, second | 1)
        default: (lead, second)
        }
    }
}

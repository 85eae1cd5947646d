import Model

/// Other shapes of the same words: spacing between figure and unit, other digits of the same value, other quotes.
enum CosmeticKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        guard site.operation == .substitution, site.old.count <= 12, site.new.count <= 12 else { return nil }
        let old = shape(site.old)
        guard old == shape(site.new), !old.isEmpty else { return nil }
        return Verdict(kind: .cosmetic, reason: "the same characters in another shape or spacing")
    }

    /// What the words say without spacing inside figures and the shapes of quotation marks and digits.
    private static func shape(_ words: [Word]) -> String {
        var text = ""
        for word in words {
            let isUnit = text.unicodeScalars.last?.properties.numericType != nil && word.kind == .word
            if word.hasSpaceBefore, !text.isEmpty, !isUnit { text += " " }
            switch word.kind {
            case .doubleQuote, .singleQuote: text += "\""
            case .number: text += plain(word)
            default: text += Word.exact(word.text)
            }
        }
        return text
    }

    /// Case is kept; digits of other scripts become ASCII.
    private static func plain(_ word: Word) -> String {
        word.plainDigits == word.lower ? Word.exact(word.text) : word.plainDigits
    }
}

extension Word {
    /// The text with apostrophes straight and invisible characters gone, its case kept.
    static func exact(_ text: String) -> String {
        var scalars = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            let value = ScalarFolding.folded(scalar.value)
            if value == 0x2019 || value == 0x2018 {
                scalars.append("'")
            } else if ScalarClass.of(value) != .ignorable {
                scalars.append(Unicode.Scalar(value) ?? scalar)
            }
        }
        return String(scalars)
    }
}

/// A token as the kinds of edit look at it.
struct Word: Equatable {
    let text: String
    /// Lower case, apostrophes straight, invisible characters gone.
    let lower: String
    let kind: Token.Kind
    let hasSpaceBefore: Bool
    /// The lexicons that may know the word, in any language: most words are in none, and cost one look.
    let categories: Lexicon.Categories

    init(_ text: String, _ token: Token) {
        self.text = text
        lower = Word.folded(text)
        kind = token.kind
        hasSpaceBefore = token.hasSpaceBefore
        categories = Lexicon.categories(of: lower)
    }

    static func folded(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        var scalars = String.UnicodeScalarView()
        for scalar in text.lowercased().unicodeScalars {
            let value = ScalarFolding.folded(scalar.value)
            if value == 0x2019 || value == 0x2018 {
                scalars.append("'")
            } else if ScalarClass.of(value) != .ignorable {
                scalars.append(Unicode.Scalar(value) ?? scalar)
            }
        }
        return String(scalars)
    }

    var isContent: Bool { kind == .word || kind == .number || kind == .ideograph }

    /// Begins with an upper-case letter, in a script that has them.
    var isCapital: Bool { text.unicodeScalars.first?.properties.isUppercase ?? false }

    /// A letter in a script that tells upper from lower case.
    var isCased: Bool { text.unicodeScalars.first?.properties.isCased ?? false }

    /// The figure's digits as ASCII; other characters are kept.
    var plainDigits: String {
        var result = ""
        for scalar in lower.unicodeScalars {
            if let value = scalar.properties.numericType == .decimal ? scalar.properties.numericValue : nil {
                result += String(Int(value))
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// The number of a figure of plain digits, such as a year or a day; nil for `1.5` or `10km`.
    var wholeNumber: Int? { kind == .number ? Int(plainDigits) : nil }
}

extension [Word] {
    var lower: [String] { map(\.lower) }
    var content: [Word] { filter(\.isContent) }

    /// As read aloud: for reasons.
    var joined: String {
        var text = ""
        for word in self { text += (word.hasSpaceBefore && !text.isEmpty ? " " : "") + word.text }
        return text
    }
}

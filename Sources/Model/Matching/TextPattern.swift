/// Words, a phrase or a pattern that texts are searched for, in a time that grows with the text and never faster.
///
/// ```
/// resignation        that word, in capitals or not
/// prime minister     these words with any white space between them
/// resign*            words that begin so
/// /\d+ (dead|hurt)/  a pattern: . [a-z] [^a-z] \d \w \s \b ^ $ ( | ) * + ? {2,5}
/// ```
public struct TextPattern: Sendable, Equatable, CustomStringConvertible {
    /// As it was written.
    public let source: String
    private let program: PatternProgram

    /// Understands a text.
    ///
    /// - Parameter source: words, or a pattern between slashes.
    /// - Throws: `TextPatternError` that says what is wrong and where.
    public init(_ source: String) throws(TextPatternError) {
        self.source = source
        if source.utf8.count > 1, source.hasPrefix("/"), source.hasSuffix("/") {
            program = try PatternProgram(try PatternParser.parse(String(source.dropFirst().dropLast())))
        } else {
            program = try PatternProgram(try WordPhrase.node(source))
        }
    }

    /// As it was written.
    public var description: String { source }

    /// Two patterns are the same when they are written the same.
    public static func == (a: TextPattern, b: TextPattern) -> Bool { a.source == b.source }

    /// Whether the text has it.
    public func isFound(in text: FoldedText) -> Bool {
        var isFound = false
        program.search(text.scalars) { _ in
            isFound = true
            return false
        }
        return isFound
    }

    /// How often each text that fits stands there; none overlaps another.
    public func found(in text: FoldedText) -> [String: Int] {
        var found: [String: Int] = [:]
        program.search(text.scalars) { range in
            var view = String.UnicodeScalarView()
            view.append(contentsOf: text.scalars[range])
            found[String(view), default: 0] += 1
            return true
        }
        return found
    }
}

/// Why a text is no pattern.
public struct TextPatternError: Error, Sendable, Equatable, CustomStringConvertible {
    /// One sentence, without the pattern itself.
    public var description: String

    init(_ description: String) { self.description = description }
}

/// A text as patterns see it: small letters, straight quotation marks, one kind of blank.
public struct FoldedText: Sendable {
    /// More of a text is not searched, in scalars: a publisher decides how long it is, and a delivery must not wait.
    public static let limit = 100_000

    let scalars: [Unicode.Scalar]

    /// Folds a text, as far as `limit`.
    public init(_ text: String) {
        var folded: [Unicode.Scalar] = []
        folded.reserveCapacity(min(text.utf8.count, FoldedText.limit))
        for scalar in text.unicodeScalars {
            guard folded.count < FoldedText.limit else { break }
            FoldedText.fold(scalar, into: &folded)
        }
        scalars = folded
    }

    /// Appends what stands for a scalar.
    static func fold(_ scalar: Unicode.Scalar, into folded: inout [Unicode.Scalar]) {
        switch scalar.value {
        case 0x41...0x5A: folded.append(Unicode.Scalar(UInt8(scalar.value) | 0x20))
        case 0x09...0x0D, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000:
            folded.append(" ")
        case 0x2018, 0x2019, 0x02BC: folded.append("'")
        case 0x201C...0x201F: folded.append("\"")
        // Soft hyphens and joiners are not seen, and must not hide a word.
        case 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF: break
        case 0..<0x80: folded.append(scalar)
        default: folded.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
        }
    }
}

/// Words as people write them, with `*` for the rest of a word.
enum WordPhrase {
    static func node(_ text: String) throws(TextPatternError) -> PatternNode {
        let folded = FoldedText(text).scalars
        let words = folded.split(separator: " ")
        guard words.contains(where: { $0.contains { $0 != "*" } }) else {
            throw TextPatternError("there is no word in it")
        }
        var nodes: [PatternNode] = []
        for word in words {
            if !nodes.isEmpty { nodes.append(.repeated(.set(.one(" ")), least: 1, most: nil)) }
            for scalar in word { nodes.append(scalar == "*" ? rest : .set(.one(scalar))) }
        }
        // Scripts without blanks have no borders that could be asked for.
        if let first = words.first?.first, ScalarSet.isSpacedWord(first) { nodes.insert(.border(true), at: 0) }
        if let last = words.last?.last, ScalarSet.isSpacedWord(last) { nodes.append(.border(true)) }
        return .sequence(nodes)
    }

    private static let rest = PatternNode.repeated(.set(ScalarSet(classes: [.word])), least: 0, most: nil)
}

/// One word, figure, mark or sign of a text.
struct Token: Equatable {
    enum Kind: UInt8 {
        case word, number
        /// A character of a script without spaces.
        case ideograph
        case doubleQuote, singleQuote, dash
        /// A sign: it stands before a figure, not between words.
        case minus
        case currency, symbol, punctuation, terminator, ellipsis
    }

    /// Bytes in its buffer.
    var start: UInt32
    var end: UInt32
    /// Equal for tokens that compare as equal.
    var key: UInt64
    var kind: Kind
    /// How much a match of this token says: 1 for marks, up to 6 for figures.
    var weight: UInt8
    var hasSpaceBefore: Bool
    var hasLineBefore: Bool

    /// A character of a script whose sentences end without a mark: Thai, Lao.
    var isUnpunctuated = false
    /// A full stop, exclamation or question mark of full width: no blank follows it where the next sentence begins.
    var isFullWidthStop = false
    /// A quotation mark that can only open a quotation.
    var isOpening = false

    var range: Range<Int> { Int(start)..<Int(end) }

    /// A mark that ends sentences.
    var isSentenceMark: Bool { kind == .terminator || kind == .ellipsis }

    /// A quotation mark.
    var isQuotation: Bool { kind == .doubleQuote || kind == .singleQuote }

    /// A figure, or a sign that stands before or behind one.
    var isFigureOrSign: Bool {
        switch kind {
        case .number, .symbol, .currency, .minus: true
        default: false
        }
    }

    /// Words, figures and characters; everything that is not a mark between them.
    var isContent: Bool { kind == .word || kind == .number || kind == .ideograph }
}

/// The tokens of many texts behind one another: one buffer a side, so that nothing is allocated per block.
struct TokenBuffer {
    private(set) var bytes: [UInt8] = []
    private(set) var tokens: [Token] = []

    /// Tokens that are told apart, of one text and of all: more than a book has.
    ///
    /// A mark of one byte takes 24 here.
    static let mostTokensOfText = 400_000
    private static let mostTokens = 1_000_000

    /// Appends the tokens of a text; what there is too much of is one token, which differs when anything in it does.
    ///
    /// - Returns: where its tokens stand.
    mutating func append(_ text: String) -> Range<Int> {
        let first = tokens.count
        let start = bytes.count
        bytes.append(contentsOf: text.utf8)
        let expected = tokens.count + (bytes.count - start) / 5 + 4
        if expected > tokens.capacity { tokens.reserveCapacity(max(expected, 2 * tokens.capacity)) }
        var tokenizer = Tokenizer(position: start)
        tokenizer.run(bytes, into: &tokens, limit: min(first + Self.mostTokensOfText, Self.mostTokens))
        return first..<tokens.count
    }

    /// The text of a range of tokens as printed, without the space around it.
    func text(_ range: Range<Int>) -> String {
        guard !range.isEmpty else { return "" }
        return String(
            decoding: bytes[Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)], as: UTF8.self)
    }

    /// Equal for ranges whose tokens are equal.
    func hash(_ range: Range<Int>) -> UInt64 {
        var hash = Hash64()
        for index in range { hash.mix(tokens[index].key) }
        return hash.value
    }

    func weight(_ range: Range<Int>) -> Int {
        var sum = 0
        for index in range { sum += Int(tokens[index].weight) }
        return sum
    }

    /// Words, figures and ideographs.
    func contentCount(_ range: Range<Int>) -> Int {
        var count = 0
        for index in range where tokens[index].isContent { count += 1 }
        return count
    }
}

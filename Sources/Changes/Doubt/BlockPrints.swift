/// All that a page is searched for by one of its texts, found in one pass over its words.
public struct TextPrints: Sendable {
    /// The text as a whole.
    public var fingerprint: BlockFingerprint
    /// Its sentences, as `SentencePrints` finds them.
    public var sentences: [UInt64]
    /// Its words in reading order.
    public var words: WordSequence
    /// What can be said of it without understanding it.
    public var measure: BlockMeasure

    /// The prints of a text.
    public init(_ text: String) {
        var buffer = TokenBuffer()
        let range = buffer.append(text)
        fingerprint = BlockFingerprint(value: buffer.hash(range))
        sentences = SentencePrints.of(range, buffer)
        words = WordSequence(range, buffer)
        measure = BlockMeasure(range, buffer)
    }
}

/// What is remembered of a block, found in one pass over its words.
public struct BlockPrints: Sendable {
    /// The block as a whole.
    public var fingerprint: BlockFingerprint
    /// Its sentences, as `SentencePrints` finds them.
    public var sentences: [UInt64]
    /// Two numbers for each of them: its first words, and its last.
    public var ends: [UInt64]
    /// Its figures; empty unless asked for.
    public var figures: [FigureContext] = []

    /// The prints of a block's text.
    ///
    /// - Parameters:
    ///   - text: the block.
    ///   - findsFigures: whether figures are wanted, too.
    public init(_ text: String, findsFigures: Bool) {
        var buffer = TokenBuffer()
        let range = buffer.append(text)
        fingerprint = BlockFingerprint(value: buffer.hash(range))
        let ranges = SentencePrints.ranges(range, buffer)
        sentences = ranges.map { SentencePrints.print($0, buffer) }
        ends = ranges.flatMap { SentencePrints.ends($0, buffer) }
        if findsFigures, FigureContext.mayHoldFigures(text) { figures = FigureContext.all(in: range, of: buffer) }
    }
}

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
    /// The same sentences read from their ends.
    public var backwards: [UInt64] = []
    /// All beginnings and ends of the sentences: what one that is joined to another line is a part of.
    public var parts: [UInt64] = []
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
        sentences = []
        for range in SentencePrints.ranges(range, buffer) {
            let (beginnings, ends) = SentencePrints.parts(range, buffer)
            sentences.append(contentsOf: beginnings.suffix(1))
            backwards.append(contentsOf: ends.suffix(1))
            parts += beginnings + ends
        }
        if findsFigures, FigureContext.mayHoldFigures(text) { figures = FigureContext.all(in: range, of: buffer) }
    }
}

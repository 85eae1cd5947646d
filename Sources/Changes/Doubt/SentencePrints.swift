/// The sentences of a text as numbers: whether its words stood somewhere before, in whatever paragraphs.
public enum SentencePrints {
    /// Shorter sentences may stand anywhere.
    static let leastWords = 4

    /// The numbers of a text's sentences, without the shortest ones; empty when it has no other.
    ///
    /// - Parameter text: a block.
    /// - Returns: equal numbers for sentences that compare as equal.
    public static func of(_ text: String) -> [UInt64] {
        var buffer = TokenBuffer()
        let block = buffer.append(text)
        return of(block, buffer)
    }

    static func of(_ block: Range<Int>, _ buffer: TokenBuffer) -> [UInt64] {
        Sentences.ranges(of: block, in: buffer.tokens).compactMap { range in
            buffer.contentCount(range) >= leastWords ? print(range, buffer) : nil
        }
    }

    /// The number of one sentence.
    static func print(_ sentence: Range<Int>, _ buffer: TokenBuffer) -> UInt64 {
        var hash = Hash64(seed: 11)
        // Marks differ by the grouping: a full stop before a closing quote.
        for index in sentence where buffer.tokens[index].isContent { hash.mix(buffer.tokens[index].key) }
        return hash.value
    }
}

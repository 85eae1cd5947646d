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
        ranges(block, buffer).map { print($0, buffer) }
    }

    /// The sentences of a block, without the shortest ones.
    static func ranges(_ block: Range<Int>, _ buffer: TokenBuffer) -> [Range<Int>] {
        Sentences.ranges(of: block, in: buffer.tokens).filter { buffer.contentCount($0) >= leastWords }
    }

    /// The number of one sentence.
    static func print(_ sentence: some Sequence<Int>, _ buffer: TokenBuffer) -> UInt64 {
        var hash = Hash64(seed: 11)
        // Marks differ by the grouping: a full stop before a closing quote.
        for index in sentence where buffer.tokens[index].isContent { hash.mix(buffer.tokens[index].key) }
        return hash.value
    }

    /// So many words at the beginning or the end of a sentence say which one it is.
    private static let wordsAtEnds = 6

    /// Two numbers for a sentence: its first words, and its last.
    ///
    /// They stay when a line is joined to the sentence with no mark between them.
    static func ends(_ sentence: Range<Int>, _ buffer: TokenBuffer) -> [UInt64] {
        let words = sentence.filter { buffer.tokens[$0].isContent }
        return [print(words.prefix(wordsAtEnds), buffer), print(words.suffix(wordsAtEnds), buffer)]
    }
}

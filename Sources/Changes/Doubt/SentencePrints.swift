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
    static func print(_ sentence: Range<Int>, _ buffer: TokenBuffer) -> UInt64 {
        words(sentence, buffer).reduce(into: Hash64(seed: forwards)) { $0.mix($1) }.value
    }

    /// The words of a sentence; marks differ by the grouping: a full stop before a closing quote.
    private static func words(_ sentence: Range<Int>, _ buffer: TokenBuffer) -> some BidirectionalCollection<UInt64> {
        sentence.lazy.filter { buffer.tokens[$0].isContent }.map { buffer.tokens[$0].key }
    }

    private static let forwards: UInt64 = 11
    private static let backwards: UInt64 = 13

    /// The numbers of all beginnings of a sentence, the whole one last; and those of all its ends.
    ///
    /// Where a line is joined to a sentence with no mark between them, the sentence is the beginning or the end of both.
    static func parts(_ sentence: Range<Int>, _ buffer: TokenBuffer) -> (beginnings: [UInt64], ends: [UInt64]) {
        let words = words(sentence, buffer)
        return (running(words, seed: forwards), running(words.reversed(), seed: backwards))
    }

    /// The numbers of so many words and more from one side on.
    private static func running(_ keys: some Sequence<UInt64>, seed: UInt64) -> [UInt64] {
        var (hash, count) = (Hash64(seed: seed), 0)
        return keys.compactMap { key in
            hash.mix(key)
            count += 1
            return count >= leastWords ? hash.value : nil
        }
    }
}

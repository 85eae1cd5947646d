/// A figure in a text, told apart by what stands around it.
///
/// `128` in "128 comments" is the same figure as `131` in "131 comments", wherever the line stands and whatever it is glued
/// to: the two words before it, the two behind it, or the ones on both sides say what it is. Within a sentence only the
/// whole block says it: articles written by one form share their phrases.
public struct FigureContext: Sendable, Hashable {
    /// Every number under which the figure is known.
    public var places: [UInt64]
    /// Equal for equal figures.
    public var value: UInt64

    /// The figures of a text, in reading order.
    ///
    /// - Parameter text: a block.
    /// - Returns: one for each run of figures: `1 234` is one.
    public static func all(in text: String) -> [FigureContext] {
        guard mayHoldFigures(text) else { return [] }
        var buffer = TokenBuffer()
        let range = buffer.append(text)
        return all(in: range, of: buffer)
    }

    static func mayHoldFigures(_ text: String) -> Bool {
        text.utf8.contains { (0x30...0x39).contains($0) || $0 >= 0xD9 }
    }

    /// The same of a text that was cut into words already.
    static func all(in range: Range<Int>, of buffer: TokenBuffer) -> [FigureContext] {
        let shape = BlockShape.hash(range, buffer)
        let sentenceEnd = range.last { buffer.tokens[$0].isSentenceMark }
        let content = range.filter { buffer.tokens[$0].isContent }
        let tokens = content.map { buffer.tokens[$0] }
        var figures: [FigureContext] = []
        // How far a line glued to the beginning of a sentence reaches: figures with names of up to two words between them.
        var reach = longestName
        var at = 0
        var sentences = Sentences.ranges(of: range, in: buffer.tokens).dropFirst().map(\.lowerBound)[...]
        while at < tokens.count {
            guard tokens[at].kind == .number else {
                at += 1
                continue
            }
            let start = at
            let begun = sentences.prefix { $0 <= content[start] }
            sentences = sentences.dropFirst(begun.count)
            if let sentence = begun.last {
                // From the sentence's first word on.
                let first = content[..<start].lastIndex { $0 < sentence }.map { $0 + 1 } ?? 0
                reach = first + longestName
            }
            var value = Hash64(seed: 19)
            while at < tokens.count, tokens[at].kind == .number {
                value.mix(tokens[at].key)
                at += 1
            }
            let leads = start <= reach
            if leads { reach = at + longestName }
            // Behind the last sentence, or in a text without one.
            let isApart = leads || sentenceEnd.map { content[start] > $0 } ?? true
            figures.append(FigureContext(tokens, start..<at, value.value, shape: shape, isApart: isApart))
        }
        return figures
    }

    private static let longestName = 2

    private init(_ tokens: [Token], _ run: Range<Int>, _ value: UInt64, shape: UInt64, isApart: Bool) {
        /// A word, 0 for any figure, 1 for the edge of the text.
        func word(_ index: Int) -> UInt64 {
            tokens.indices.contains(index) ? (tokens[index].kind == .number ? 0 : tokens[index].key) : 1
        }
        func place(_ side: UInt64, _ first: Int, _ second: Int) -> UInt64 {
            var hash = Hash64(seed: side)
            hash.mix(word(first))
            hash.mix(word(second))
            return hash.value
        }
        places = [shape]
        if isApart {
            places += [
                place(17, run.lowerBound - 1, run.upperBound), place(18, run.lowerBound - 2, run.lowerBound - 1),
                place(20, run.upperBound, run.upperBound + 1),
            ]
        }
        self.value = value
    }

    /// The figures that stand in one of two texts and not in the other.
    public static func changed(_ before: String, _ after: String) -> Set<FigureContext> {
        // Where a line is glued to a text or taken away, the shape of the block differs and the figures within do not.
        let (old, new) = (all(in: before), all(in: after))
        let known = Set(old.map(\.value)).intersection(new.map(\.value))
        guard old.first?.places.first != new.first?.places.first else { return Set(old).symmetricDifference(new) }
        return Set(old + new).filter { !known.contains($0.value) }
    }
}

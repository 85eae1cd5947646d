/// A figure in a text, told apart by the words around it.
///
/// `128` in "128 comments" is the same figure as `131` in "131 comments", wherever the line stands and whatever is
/// glued to it: the two words before it, the two behind it, or the ones on both sides say what it is.
public struct FigureContext: Sendable, Hashable {
    /// Equal for figures between the same two words; the beginning and the end of a text count as words.
    public var place: UInt64
    /// Equal for figures behind the same two words, and before the same two words.
    public var sides: [UInt64]
    /// Equal for equal figures.
    public var value: UInt64

    /// Every number under which the figure is known.
    public var places: [UInt64] { [place] + sides }

    /// The figures of a text, in reading order.
    ///
    /// - Parameter text: a block.
    /// - Returns: one for each run of figures: `1 234` is one.
    public static func all(in text: String) -> [FigureContext] {
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) || $0 >= 0xD9 }) else { return [] }
        var buffer = TokenBuffer()
        let tokens = buffer.append(text).map { buffer.tokens[$0] }.filter(\.isContent)
        var figures: [FigureContext] = []
        var at = 0
        while at < tokens.count {
            guard tokens[at].kind == .number else {
                at += 1
                continue
            }
            let start = at
            var value = Hash64(seed: 19)
            while at < tokens.count, tokens[at].kind == .number {
                value.mix(tokens[at].key)
                at += 1
            }
            figures.append(FigureContext(tokens, start..<at, value.value))
        }
        return figures
    }

    private init(_ tokens: [Token], _ run: Range<Int>, _ value: UInt64) {
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
        self.place = place(17, run.lowerBound - 1, run.upperBound)
        sides = [
            place(18, run.lowerBound - 2, run.lowerBound - 1), place(20, run.upperBound, run.upperBound + 1),
        ]
        self.value = value
    }

    /// The figures that stand in one of two texts and not in the other.
    public static func changed(_ before: String, _ after: String) -> Set<FigureContext> {
        Set(all(in: before)).symmetricDifference(all(in: after))
    }
}

/// Whole sentences that came, went or took another's place within a block, while the others stayed as they were.
public struct SentenceExchange: Sendable, Equatable {
    /// One of them.
    public struct Sentence: Sendable, Equatable {
        /// Its words.
        public var text: String
        /// Its number, as `SentencePrints` has it.
        public var print: UInt64
    }

    /// The sentences that stand on the old side alone.
    public var gone: [Sentence]
    /// The sentences that stand on the new side alone.
    public var come: [Sentence]

    /// Finds them; nil when words were exchanged within a sentence, when no sentence stayed, or when one of them is too
    /// short to be known again.
    ///
    /// - Parameters:
    ///   - old: the old blocks.
    ///   - new: the new blocks.
    init?(_ old: Side, _ new: Side) {
        let (gone, come) = SentenceExchange.apart(old, new)
        guard !gone.isEmpty || !come.isEmpty, gone.count + come.count <= SentenceExchange.most,
            gone.count < old.sentences.count, come.count < new.sentences.count,
            (gone + come).allSatisfy({ $0.words.count >= SentencePrints.leastWords }),
            !gone.contains(where: { former in come.contains { former.isEdited(to: $0) } })
        else { return nil }
        self.gone = gone.map { Sentence(text: old.buffer.text($0.range), print: $0.print) }
        self.come = come.map { Sentence(text: new.buffer.text($0.range), print: $0.print) }
    }

    /// The one sentence of which a part was exchanged, as it reads now, while all others stayed; nil for other edits.
    static func edited(_ old: Side, _ new: Side) -> String? {
        let (gone, come) = apart(old, new)
        guard gone.count == 1, come.count == 1, gone[0].isEdited(to: come[0]) else { return nil }
        return new.buffer.text(come[0].range)
    }

    /// The sentences that stand on one side alone.
    private static func apart(_ old: Side, _ new: Side) -> (gone: [Side.Part], come: [Side.Part]) {
        let (known, shown) = (Set(old.sentences.map(\.print)), Set(new.sentences.map(\.print)))
        return (
            old.sentences.filter { !shown.contains($0.print) }, new.sentences.filter { !known.contains($0.print) }
        )
    }

    /// Where more sentences are exchanged a text was rewritten.
    private static let most = 6

    /// One side of an edit, cut into sentences.
    struct Side {
        struct Part {
            var range: Range<Int>
            var print: UInt64
            var words: [UInt64]

            /// Whether most words of the shorter one stand in the other, too: the same sentence with other words in it.
            func isEdited(to other: Part) -> Bool {
                var left = Dictionary(other.words.map { ($0, 1) }, uniquingKeysWith: +)
                let shared = words.count { word in
                    guard let count = left[word], count > 0 else { return false }
                    left[word] = count - 1
                    return true
                }
                return 2 * shared > min(words.count, other.words.count)
            }
        }

        var buffer: TokenBuffer
        var sentences: [Part]

        init(_ buffer: TokenBuffer, _ span: Range<Int>) {
            self.buffer = buffer
            sentences = Sentences.ranges(of: span, in: buffer.tokens).map { range in
                let words = range.lazy.filter { buffer.tokens[$0].isContent }.map { buffer.tokens[$0].key }
                return Part(range: range, print: SentencePrints.print(range, buffer), words: Array(words))
            }
        }
    }
}

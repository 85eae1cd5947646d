public import Model

/// One place where a look at an article differs from the version that is known: a block, or a field of one line.
///
/// Smaller than a comparison and without a verdict: the pipeline decides difference by difference what it believes,
/// and only what is believed is compared.
public struct Difference: Sendable, Equatable {
    /// What became of the block.
    public enum Nature: String, Sendable, CaseIterable {
        case came, went, edited, moved
        /// A headline, standfirst, byline, picture or address.
        case field
    }

    /// Where it is.
    public var field: Edit.Field
    /// What became of it.
    public var nature: Nature
    /// The old text; nil for what came.
    public var before: String?
    /// The new text; nil for what went.
    public var after: String?
    /// What is recognised again at the next look: this block went, that block came, these words were exchanged.
    public var facts: [UInt64]
    /// The words exchanged within a block, each by itself: one of them seen again speaks for the block.
    public var marks: [UInt64] = []
    /// The lines that came or went within a block, when nothing else did.
    ///
    /// Runs of words at the edge of a sentence that make none by themselves; one of a word or two may be a name.
    public var gluedLines: [GluedLine] = []
    /// Sentences of it stand in another order than before, among those of the other blocks.
    public var changesOrder = false
    /// The same words stand on both sides, in another order.
    public var isReordered = false
    /// Less than half of the words of either side stayed.
    public var isRewritten = false
    /// Only figures differ.
    public var isFigures = false
    /// Nothing but figures and words near them came or went within the block: "128 comments" glued to a text.
    public var isFigureRun = false
    /// All that was exchanged stands behind the last sentence of the block, and is none: a line glued to a text.
    public var isTail = false
    /// Whole sentences of the block came or went, and nothing within the others.
    public var exchange: SentenceExchange?
    /// The one sentence within which words were exchanged, as it reads now.
    public var editedSentence: String?
    /// Figures are among what came or went within the block.
    public var touchesFigures = false
    /// The new text is short and no sentence: a label, a counter, a cell.
    public var isLabel = false
    /// The new text ends as a sentence does.
    public var isSentence = false
    /// The block that went where this one came, or came where this one went: two halves of one edit.
    public var counterpart: Int?
}

/// A line that was glued to a text, or taken away from it.
public struct GluedLine: Sendable, Equatable {
    /// The words of the line.
    public var text: String
    /// It came; otherwise it went.
    public var isNew: Bool
    /// A word or two: it may be a name or a turn of phrase.
    public var isShort: Bool { BlockMeasure(text).words < 3 }
}

extension Difference {
    /// What is recognised again of a block that came or went: each of its sentences, in whatever paragraphs the next look
    /// shows them, or the whole of a block without one.
    static func facts(_ nature: Nature, _ text: String, isCaption: Bool = false) -> [UInt64] {
        if isCaption {
            // The names behind a picture stand in another order from look to look.
            var hash = Hash64(seed: nature == .went ? 5 : 6)
            hash.mix(WordSequence(text).bag)
            return [hash.value]
        }
        let sentences = SentencePrints.of(text)
        guard !sentences.isEmpty else { return [fact(nature, text)] }
        return sentences.map { sentence in
            var hash = Hash64(seed: nature == .went ? 3 : 4)
            hash.mix(sentence)
            return hash.value
        }
    }

    /// What lines of one form have in common: the beginning of each line or sentence that came or went as a whole, or of
    /// the one that was edited.
    ///
    /// About three quarters of its words: "This article first appeared in", and then the name of a section.
    public var openings: [UInt64] {
        guard field == .body else { return [] }
        return switch nature {
        case .came: [Difference.opening(after, 1)].compactMap(\.self)
        case .went: [Difference.opening(before, 2)].compactMap(\.self)
        case .edited:
            (exchange?.come ?? []).compactMap { Difference.opening($0.text, 1) }
                + (exchange?.gone ?? []).compactMap { Difference.opening($0.text, 2) }
                + [Difference.opening(editedSentence, 3)].compactMap(\.self)
        case .moved, .field: []
        }
    }

    /// Shorter lines begin alike by chance, and longer ones are passages; in words or characters.
    private static let openingLengths = 8...24
    /// Few lengths, so that lines of nearly the same length are compared by the same number of words.
    private static let openingWords = [18, 12, 9, 6]

    private static func opening(_ text: String?, _ seed: UInt64) -> UInt64? {
        let words = WordSequence(text ?? "")
        guard openingLengths.contains(words.words) else { return nil }
        return openingWords.first { 4 * $0 <= 3 * words.words }.map { words.opening($0) ^ seed }
    }

    static func fact(_ nature: Nature, _ text: String) -> UInt64 {
        var hash = Hash64(seed: nature == .went ? 1 : 2)
        hash.mix(BlockFingerprint(text).value)
        return hash.value
    }
}

/// 64 bits that are equal for blocks which differ in nothing but their figures.
public struct BlockShape: Sendable, Hashable {
    /// The number to store.
    public var value: UInt64

    /// Restores what was stored.
    public init(value: UInt64) { self.value = value }

    /// The shape of a block's text; nil when no figure stands in it.
    public init?(_ text: String) {
        guard text.utf8.contains(where: { (0x30...0x39).contains($0) || $0 >= 0xD9 }) else { return nil }
        var buffer = TokenBuffer()
        let range = buffer.append(text)
        guard range.contains(where: { buffer.tokens[$0].kind == .number }) else { return nil }
        value = BlockShape.hash(range, buffer)
    }

    static func hash(_ range: Range<Int>, _ buffer: TokenBuffer) -> UInt64 {
        var hash = Hash64(seed: 7)
        var wasNumber = false
        for index in range {
            let isNumber = buffer.tokens[index].kind == .number
            // `1 234` and `999` are one figure each.
            if !isNumber || !wasNumber { hash.mix(isNumber ? 0 : buffer.tokens[index].key) }
            wasNumber = isNumber
        }
        return hash.value
    }
}

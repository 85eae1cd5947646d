import Model

/// Two lists of blocks aligned: what became of each block, and the marks inside those that were edited.
struct BodyAlignment {
    enum Item {
        case same(old: Range<Int>, new: Range<Int>)
        /// No marks when only the paragraph breaks differ.
        case edited(old: Range<Int>, new: Range<Int>, marks: [Chunk])
        case replaced(old: Int, new: Int)
        case added(Int)
        case removed(Int)
        case moved(old: Range<Int>, new: Range<Int>, marks: [Chunk])
        case movedAway(old: Range<Int>, new: Range<Int>)
    }

    private(set) var passage = PassageAlignment()
    private(set) var items: [Item] = []
    /// The tokens of each block; empty for blocks that are the same to the byte.
    private(set) var oldSpans: [Range<Int>]
    private(set) var newSpans: [Range<Int>]

    init(_ old: [String], _ new: [String]) {
        oldSpans = Array(repeating: 0..<0, count: old.count)
        newSpans = Array(repeating: 0..<0, count: new.count)
        var oldKeys = Array(repeating: UInt64(0), count: old.count)
        var newKeys = Array(repeating: UInt64(0), count: new.count)
        var isKnown = Array(repeating: false, count: new.count)
        var isKnownOld = Array(repeating: false, count: old.count)
        // Only equality within this call matters here, so the process's own hash will do.
        let pairs = SequenceDiff.matches(old.map(BodyAlignment.literalKey), new.map(BodyAlignment.literalKey))
        for (index, pair) in pairs.enumerated() {
            oldKeys[pair.old] = UInt64(index)
            newKeys[pair.new] = UInt64(index)
            isKnownOld[pair.old] = true
            isKnown[pair.new] = true
        }
        for index in old.indices where !isKnownOld[index] {
            oldSpans[index] = passage.old.append(old[index])
            oldKeys[index] = passage.old.hash(oldSpans[index])
        }
        for index in new.indices where !isKnown[index] {
            newSpans[index] = passage.new.append(new[index])
            newKeys[index] = passage.new.hash(newSpans[index])
        }
        let steps = UnitAlignment.steps(
            zip(oldSpans, oldKeys).map { Unit(tokens: $0, key: $1) },
            zip(newSpans, newKeys).map { Unit(tokens: $0, key: $1) }, passage.old.tokens, passage.new.tokens)
        for step in steps { items.append(item(step)) }
    }

    private static func literalKey(_ text: String) -> UInt64 { UInt64(bitPattern: Int64(text.hashValue)) }

    private mutating func item(_ step: UnitAlignment.Step) -> Item {
        switch step {
        case .removed(let index): .removed(index)
        case .added(let index): .added(index)
        case .movedAway(let match): .movedAway(old: match.old, new: match.new)
        case .movedHere(let match): .moved(old: match.old, new: match.new, marks: marks(match))
        case .match(let match):
            switch match.relation {
            case .same: .same(old: match.old, new: match.new)
            case .similar: .edited(old: match.old, new: match.new, marks: marks(match))
            case .replaced: .replaced(old: match.old.lowerBound, new: match.new.lowerBound)
            }
        }
    }

    private mutating func marks(_ match: UnitAlignment.Match) -> [Chunk] {
        guard match.relation != .same else { return [] }
        return passage.chunks(oldSpan(match.old), newSpan(match.new))
    }

    /// The tokens of neighbouring blocks, which stand behind one another in the buffer.
    func oldSpan(_ blocks: Range<Int>) -> Range<Int> {
        oldSpans[blocks.lowerBound].lowerBound..<oldSpans[blocks.upperBound - 1].upperBound
    }

    /// Whether both sides hold the same words, figures and characters, each as often, in whatever order.
    func hasSameWords(_ before: Range<Int>, _ after: Range<Int>) -> Bool {
        let words = { (buffer: TokenBuffer, span: Range<Int>) in
            span.filter { buffer.tokens[$0].isContent }.map { buffer.tokens[$0].key }.sorted()
        }
        let old = words(passage.old, oldSpan(before))
        return !old.isEmpty && old == words(passage.new, newSpan(after))
    }

    /// Whether both sides say the same to the mark, wherever their lines and paragraphs end; a quotation mark at an edge
    /// belongs to the paragraph beside it when its partner does not stand here.
    func hasSameTokens(_ before: Range<Int>, _ after: Range<Int>) -> Bool {
        let old = BodyAlignment.keys(oldSpan(before), passage.old)
        let new = BodyAlignment.keys(newSpan(after), passage.new)
        return old.keys == new.keys && (old.edges + new.edges) % 2 == 1 || old.all == new.all
    }

    /// The tokens of a span, all and without quotation marks at its edges, and how many of those there are.
    private static func keys(_ span: Range<Int>, _ buffer: TokenBuffer) -> (
        all: [UInt64], keys: ArraySlice<UInt64>, edges: Int
    ) {
        let isQuote = { (index: Int) in [.doubleQuote, .singleQuote].contains(buffer.tokens[index].kind) }
        let all = span.map { buffer.tokens[$0].key }
        let first = span.prefix(while: isQuote).count
        let last = min(span.count - first, span.reversed().prefix(while: isQuote).count)
        return (all, all[first..<(all.count - last)], first + last)
    }

    func newSpan(_ blocks: Range<Int>) -> Range<Int> {
        newSpans[blocks.lowerBound].lowerBound..<newSpans[blocks.upperBound - 1].upperBound
    }
}

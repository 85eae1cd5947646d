public import Model

/// All differences between the version that is known and a new look, and any mixture of the two.
public struct ContentDifferences: Sendable {
    private let old: ArticleContent
    private let new: ArticleContent
    /// In reading order; noise that is known by its words is not among them.
    public private(set) var differences: [Difference] = []
    private var pieces: [Piece] = []

    /// A stretch of the block list on both sides, and the difference that decides which one is taken.
    private struct Piece {
        var old: [Block] = []
        var new: [Block] = []
        var difference: Int?
    }

    /// Finds the differences.
    public init(_ old: ArticleContent, _ new: ArticleContent) {
        self.old = old
        self.new = new
        add(.headline, old.headline, new.headline)
        add(.standfirst, old.standfirst, new.standfirst)
        add(.byline, old.byline, new.byline)
        addBlocks()
        noteOrder()
        addSet(.image, old.images.map(Links.imageKey), new.images.map(Links.imageKey))
        addSet(.canonicalURL, [old.canonicalURL ?? ""].map(Links.key), [new.canonicalURL ?? ""].map(Links.key))
    }

    // MARK: Finding

    private mutating func add(_ field: Edit.Field, _ before: String?, _ after: String?) {
        let (from, to) = (BlockFingerprint(before ?? ""), BlockFingerprint(after ?? ""))
        guard from != to else { return }
        var hash = Hash64(seed: Hash64.of(field.rawValue.utf8))
        hash.mix(from.value)
        hash.mix(to.value)
        differences.append(
            Difference(field: field, nature: .field, before: before, after: after, facts: [hash.value]))
    }

    private mutating func addSet(_ field: Edit.Field, _ before: [String], _ after: [String]) {
        guard Set(before) != Set(after) else { return }
        var hash = Hash64(seed: Hash64.of(field.rawValue.utf8))
        for key in Set(after).sorted() { hash.mix(Hash64.of(key.utf8)) }
        differences.append(
            Difference(
                field: field, nature: .field, before: before.first, after: after.first, facts: [hash.value]))
    }

    private mutating func addBlocks() {
        let alignment = BodyAlignment(old.blocks.map(\.text), new.blocks.map(\.text))
        var moves: [Int: Int] = [:]
        for item in alignment.items {
            let count = differences.count
            defer { pair(from: count) }
            switch item {
            case .same(let before, let after): same(before, after)
            case .edited(let before, let after, let marks):
                pieces.append(edited(alignment, before, after, marks, .edited))
            case .replaced(let before, let after):
                went(before)
                came(after)
            case .added(let index): came(index)
            case .removed(let index): went(index)
            case .moved(let before, let after, let marks)
            where (marks.isEmpty || alignment.hasSameWords(before, after))
                && (old.blocks[before] + new.blocks[after]).contains { $0.kind == .caption }:
                // Where a caption stands, and in which order it names those behind the picture, is a matter of layout.
                pieces.append(Piece(new: Array(new.blocks[after])))
                keepKinds(of: old.blocks[before], in: &pieces[pieces.count - 1].new)
            case .moved(let before, let after, let marks):
                var piece = edited(alignment, before, after, marks, .moved)
                if marks.isEmpty, before.count == after.count {
                    keepKinds(of: old.blocks[before], in: &piece.new)
                }
                piece.old = []
                if let place = moves[before.lowerBound] { pieces[place].difference = piece.difference }
                if let difference = piece.difference { moves[before.lowerBound] = -difference - 1 }
                pieces.append(piece)
            case .movedAway(let before, _):
                let known = moves[before.lowerBound].map { -$0 - 1 }
                pieces.append(Piece(old: Array(old.blocks[before]), difference: known))
                if known == nil { moves[before.lowerBound] = pieces.count - 1 }
            }
        }
    }

    /// Says of which differences the order of sentences is a part; most looks differ in one block and need no answer.
    private mutating func noteOrder() {
        let natures = differences.filter { $0.field == .body }.map(\.nature)
        guard natures.contains(.moved) || natures.count > 1 else { return }
        let order = SentenceOrder(old, new)
        for index in differences.indices where differences[index].field == .body {
            let before = Set(SentencePrints.of(differences[index].before ?? ""))
            let after = Set(SentencePrints.of(differences[index].after ?? ""))
            let isWhole = differences[index].nature == .moved
            let marks = order.marks((isWhole ? after : before.symmetricDifference(after)).sorted())
            differences[index].changesOrder = !marks.isEmpty
            differences[index].marks.insert(contentsOf: marks.prefix(4), at: 0)
        }
    }

    /// Joins a block that came to the one that went at the same place just before it, or the other way round.
    private mutating func pair(from count: Int) {
        for index in max(1, count)..<max(1, count, differences.count) {
            let natures = Set([differences[index - 1].nature, differences[index].nature])
            let isAtOnePlace = pieces.last?.difference == index && pieces.dropLast().last?.difference == index - 1
            guard natures == [.came, .went], differences[index - 1].counterpart == nil,
                isAtOnePlace || differences.count - count == 2
            else { continue }
            differences[index - 1].counterpart = index
            differences[index].counterpart = index - 1
        }
    }

    /// Equal words keep the kind they were known by: a paragraph that is now set as a caption has not changed.
    private mutating func same(_ before: Range<Int>, _ after: Range<Int>) {
        var blocks = Array(new.blocks[after])
        if before.count == after.count { keepKinds(of: old.blocks[before], in: &blocks) }
        pieces.append(Piece(old: Array(old.blocks[before]), new: blocks))
    }

    private func keepKinds(of known: ArraySlice<Block>, in blocks: inout [Block]) {
        for (index, kind) in zip(blocks.indices, known.map(\.kind)) where kind.isBody != blocks[index].kind.isBody {
            blocks[index].kind = kind
        }
    }

    private mutating func came(_ index: Int) {
        let block = new.blocks[index]
        var piece = Piece(new: [block])
        if BlockNoise.rule(block) == nil {
            var difference = Difference(
                field: block.field, nature: .came, after: block.text,
                facts: Difference.facts(.came, block.text, isCaption: block.kind == .caption))
            difference.measure(block.text)
            piece.difference = differences.count
            differences.append(difference)
        }
        pieces.append(piece)
    }

    private mutating func went(_ index: Int) {
        let block = old.blocks[index]
        var piece = Piece(old: [block])
        if BlockNoise.rule(block) == nil {
            piece.difference = differences.count
            differences.append(
                Difference(
                    field: block.field, nature: .went, before: block.text,
                    facts: Difference.facts(.went, block.text, isCaption: block.kind == .caption)))
        }
        pieces.append(piece)
    }

    private mutating func edited(
        _ alignment: BodyAlignment, _ before: Range<Int>, _ after: Range<Int>, _ marks: [Chunk],
        _ nature: Difference.Nature
    ) -> Piece {
        var piece = Piece(old: Array(old.blocks[before]), new: Array(new.blocks[after]))
        guard nature == .moved || !marks.isEmpty else { return piece }
        if let rule = BlockNoise.rule(piece.new[0]), BlockNoise.rule(piece.old[0]) == rule { return piece }
        if nature == .edited, alignment.hasSameTokens(before, after) {
            // A paragraph that ends before a closing quotation mark instead of behind it.
            piece.new = piece.old
            return piece
        }
        // A line that is joined to a paragraph may look like the beginning of a note.
        let isRewritten = nature == .edited && isRewritten(marks, alignment, before, after)
        if nature == .edited, !isRewritten, before.count == after.count {
            keepKinds(of: old.blocks[before], in: &piece.new)
        }
        let from = piece.old.map(\.text)
        let to = piece.new.map(\.text)
        var difference = Difference(
            field: piece.new[0].field, nature: nature, before: from.joined(separator: "\n"),
            after: to.joined(separator: "\n"),
            facts: nature == .moved && marks.isEmpty
                ? from.map { Difference.fact(.moved, $0) ^ fingerprint(above: after) }
                : from.map { Difference.fact(.went, $0) } + to.map { Difference.fact(.came, $0) })
        let passage = alignment.passage
        difference.marks = marks.map { mark in
            var hash = Hash64(seed: Difference.fact(.went, from[0]))
            hash.mix(passage.old.hash(mark.old))
            hash.mix(passage.new.hash(mark.new))
            return hash.value
        }
        if nature == .edited {
            difference.isFigures =
                BlockShape.hash(alignment.oldSpan(before), passage.old)
                == BlockShape.hash(alignment.newSpan(after), passage.new)
        }
        difference.isFigureRun = nature == .edited && isFigureRun(marks, passage)
        difference.touchesFigures = marks.contains { mark in
            mark.old.contains { passage.old.tokens[$0].kind == .number }
                || mark.new.contains { passage.new.tokens[$0].kind == .number }
        }
        difference.measure(to[to.count - 1])
        if nature == .edited {
            difference.gluedLines = GluedLine.all(marks, alignment, before, after)
            difference.isTail = GluedLine.isTail(marks, alignment, before, after)
            let known = SentenceExchange.Side(passage.old, alignment.oldSpan(before))
            let shown = SentenceExchange.Side(passage.new, alignment.newSpan(after))
            difference.exchange = SentenceExchange(known, shown)
            if difference.exchange == nil { difference.editedSentence = SentenceExchange.edited(known, shown) }
        }
        difference.isReordered = nature == .edited && alignment.hasSameWords(before, after)
        difference.isRewritten = isRewritten
        piece.difference = differences.count
        differences.append(difference)
        return piece
    }

    /// Whether more words were exchanged than stayed, on both sides: two texts at one place rather than an edit of one.
    private func isRewritten(
        _ marks: [Chunk], _ alignment: BodyAlignment, _ before: Range<Int>, _ after: Range<Int>
    ) -> Bool {
        let (old, new) = (alignment.passage.old, alignment.passage.new)
        let lost = marks.reduce(0) { $0 + old.contentCount($1.old) }
        let won = marks.reduce(0) { $0 + new.contentCount($1.new) }
        return 2 * lost > old.contentCount(alignment.oldSpan(before))
            && 2 * won > new.contentCount(alignment.newSpan(after))
    }

    /// What a block stands below says where it was moved to.
    private func fingerprint(above blocks: Range<Int>) -> UInt64 {
        blocks.lowerBound == 0 ? 0 : BlockFingerprint(new.blocks[blocks.lowerBound - 1].text).value
    }

    /// Whether each word that was exchanged stands near a figure that was: names are up to three words long.
    private func isFigureRun(_ marks: [Chunk], _ passage: PassageAlignment) -> Bool {
        let sides = marks.flatMap { [(passage.old, $0.old), (passage.new, $0.new)] }
        return sides.allSatisfy { buffer, range in
            let kinds = range.filter { buffer.tokens[$0].isContent }.map { buffer.tokens[$0].kind }
            return kinds.indices.allSatisfy { index in
                kinds[max(0, index - 3)...min(kinds.count - 1, index + 3)].contains(.number)
            }
        }
    }

    // MARK: Mixing

    /// The new look with some of the differences undone.
    ///
    /// - Parameter takes: for each difference whether the new side is taken.
    /// - Returns: the content; stamps, traits and language are the new look's.
    public func merged(_ takes: [Bool]) -> ArticleContent {
        var content = new
        content.blocks = pieces.flatMap { piece in
            piece.difference.map { takes[$0] } ?? true ? piece.new : piece.old
        }
        for (difference, isTaken) in zip(differences, takes) where !isTaken && difference.nature == .field {
            switch difference.field {
            case .headline: content.headline = old.headline
            case .standfirst: content.standfirst = old.standfirst
            case .byline: content.byline = old.byline
            case .image: content.images = old.images
            case .canonicalURL: content.canonicalURL = old.canonicalURL
            default: break
            }
        }
        if takes.contains(false) {
            let notes = content.blocks.filter { $0.kind == .note }.map(\.text)
            content.notes = notes + new.notes.filter { note in !new.blocks.contains { $0.text == note } }
        }
        return content
    }
}

extension Block {
    /// The field whose list the block stands in.
    var field: Edit.Field { kind == .caption ? .caption : kind == .note ? .note : .body }
}

extension Difference {
    fileprivate mutating func measure(_ text: String) {
        let measure = BlockMeasure(text)
        isLabel = measure.isLabel
        isSentence = measure.isSentence
    }
}

/// What can be said of a block's text without understanding it.
public struct BlockMeasure: Sendable {
    /// Words, figures and characters of scripts without spaces.
    public let words: Int
    /// The text ends as a sentence does.
    public let isSentence: Bool
    /// Runs of figures: `1 234` is one.
    public let figures: Int

    /// Measures a text.
    public init(_ text: String) {
        var buffer = TokenBuffer()
        let range = buffer.append(text)
        self.init(range, buffer)
    }

    init(_ range: Range<Int>, _ buffer: TokenBuffer) {
        words = buffer.contentCount(range)
        let content = range.filter { buffer.tokens[$0].isContent }.map { buffer.tokens[$0].kind == .number }
        figures = zip(content, [false] + content).count { $0 && !$1 }
        let end = range.last {
            let kind = buffer.tokens[$0].kind
            return kind != .doubleQuote && kind != .singleQuote
        }
        let isEnded = end.map { buffer.tokens[$0].isSentenceMark } ?? false
        let isUnpunctuated = range.count { buffer.tokens[$0].isUnpunctuated } >= BlockMeasure.leastUnpunctuated
        isSentence = isEnded || isUnpunctuated
    }

    /// A text of so many characters in a script without full stops is a sentence.
    private static let leastUnpunctuated = 30

    /// A label, a counter or a cell: a few words that make no sentence.
    public var isLabel: Bool { words <= 8 && !isSentence }

    /// A line made for its figures, in whatever script: rates, scores, a number of readers.
    public var isFigureLine: Bool { !isSentence && figures > 0 && words <= 12 * figures && words <= 60 }
}

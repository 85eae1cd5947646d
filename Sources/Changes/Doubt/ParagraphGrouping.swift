public import Model

/// Puts the sentences of a look into the paragraphs in which they are known.
///
/// Where paragraphs end is a matter of layout, and some sites join and split them from one request to the next, even
/// within a sentence. Between two sentences that are known, paragraphs end where they are known to end; around a new
/// one, where the known sentence in its place had its ends. Nothing is moved on a page whose known sentences all stand
/// in the paragraphs where they stood.
public struct ParagraphGrouping {
    /// One sentence of the running text.
    private struct Sentence {
        var key: UInt64
        var block: Int
        /// Captions and notes are never part of a paragraph.
        var isBody: Bool
        var tokens: Range<Int>
    }

    private let old: [Block]
    private let new: [Block]
    private var oldBuffer = TokenBuffer()
    private var newBuffer = TokenBuffer()
    private let before: [Sentence]
    private let after: [Sentence]
    /// The tokens of each known block.
    private let oldSpans: [Range<Int>]
    /// For each new sentence the known one that says the same; nil for others.
    private var partners: [Int?]

    /// The new blocks, with the known ones in the place of the sentences that they are made of.
    ///
    /// - Parameters:
    ///   - new: the blocks of the look.
    ///   - old: the known blocks.
    /// - Returns: `new` itself when the paragraphs are the same.
    public static func regrouped(_ new: [Block], like old: [Block]) -> [Block] {
        guard new.map(\.text) != old.map(\.text) else { return new }
        let grouping = ParagraphGrouping(new, like: old)
        return grouping.isRegrouped ? grouping.assembled() : new
    }

    private init(_ new: [Block], like old: [Block]) {
        self.new = new
        self.old = old
        (before, oldSpans) = ParagraphGrouping.sentences(old, &oldBuffer)
        (after, _) = ParagraphGrouping.sentences(new, &newBuffer)
        partners = Array(repeating: nil, count: after.count)
        for pair in SequenceDiff.matches(before.map(\.key), after.map(\.key)) { partners[pair.new] = pair.old }
    }

    private static func sentences(
        _ blocks: [Block], _ buffer: inout TokenBuffer
    ) -> (sentences: [Sentence], spans: [Range<Int>]) {
        var result: [Sentence] = []
        var spans: [Range<Int>] = []
        for (index, block) in blocks.enumerated() {
            let range = buffer.append(block.text)
            spans.append(range)
            for tokens in Sentences.ranges(of: range, in: buffer.tokens) {
                // A quotation mark belongs to either side of a break, so words alone say which sentence it is.
                var hash = Hash64(seed: block.kind.isBody ? 1 : 2)
                for token in tokens where buffer.tokens[token].isContent { hash.mix(buffer.tokens[token].key) }
                let sentence = Sentence(key: hash.value, block: index, isBody: block.kind.isBody, tokens: tokens)
                result.append(sentence)
            }
        }
        return (result, spans)
    }

    // MARK: Breaks

    /// Whether a paragraph ends behind a new sentence.
    private func endsBlock(_ index: Int) -> Bool { after[index].block != after[index + 1].block }

    /// Whether a paragraph is known to end somewhere between two known sentences.
    private func ends(_ first: Int, _ last: Int) -> Bool { before[first].block != before[last].block }

    /// Whether two known sentences share a paragraph on one page alone: neighbours on either, or with others between them
    /// in one new paragraph.
    private var isRegrouped: Bool {
        var last: (index: Int, partner: Int)?
        var breaks = 0
        for index in after.indices {
            defer { if index + 1 < after.count, endsBlock(index) { breaks += 1 } }
            guard let partner = partners[index], after[index].isBody else { continue }
            defer {
                last = (index, partner)
                breaks = 0
            }
            guard let last else { continue }
            if partner == last.partner + 1, index == last.index + 1, ends(last.partner, partner) != (breaks > 0) {
                return true
            }
            if breaks == 0, ends(last.partner, partner) { return true }
        }
        return false
    }

    /// Whether a paragraph is to end behind each new sentence but the last.
    private func breaks() -> [Bool] {
        guard after.count > 1 else { return [] }
        // The known sentence before and behind each place.
        var earlier = -1
        let previous = after.indices.map { index in
            earlier = partners[index] ?? earlier
            return earlier
        }
        var later = before.count
        var following = Array(repeating: later, count: after.count)
        for index in after.indices.reversed() {
            later = partners[index] ?? later
            following[index] = later
        }
        return after.indices.dropLast().map { index in
            guard after[index].isBody, after[index + 1].isBody else { return endsBlock(index) }
            let (first, last) = (previous[index], following[index + 1])
            switch (partners[index] != nil, partners[index + 1] != nil) {
            case (true, true): return ends(first, last)
            case (false, false): return endsBlock(index)
            case (let isFirstKnown, _):
                let isOpen = first < 0 || last == before.count
                // Nothing stood in the place: what came between two paragraphs is one by itself.
                if last == first + 1 { return endsBlock(index) || !isOpen && ends(first, last) }
                return isFirstKnown ? ends(first, first + 1) : ends(last - 1, last)
            }
        }
    }

    // MARK: Assembling

    private func assembled() -> [Block] {
        var result: [Block] = []
        var start = 0
        for (index, isEnd) in (breaks() + [true]).enumerated() where isEnd {
            result.append(block(of: start..<(index + 1)))
            start = index + 1
        }
        return result
    }

    /// The block of a run of new sentences: the known one when it says the same to the mark, else the page's.
    private func block(of run: Range<Int>) -> Block {
        let known = Set(run.map { partners[$0].map { before[$0].block } })
        if known.count == 1, let index = known.first ?? nil, isKnown(run, index) { return old[index] }
        var block = new[after[run.lowerBound].block]
        if known.count == 1, let index = known.first ?? nil { block.kind = old[index].kind }
        var texts: [String] = []
        var start = run.lowerBound
        for index in run where index + 1 == run.upperBound || endsBlock(index) {
            let tokens = after[start].tokens.lowerBound..<after[index].tokens.upperBound
            let isWhole =
                (start == 0 || endsBlock(start - 1)) && (index + 1 == after.count || endsBlock(index))
            texts.append(isWhole ? new[after[index].block].text : newBuffer.text(tokens))
            start = index + 1
        }
        block.text = texts.joined(separator: " ")
        return block
    }

    private func isKnown(_ run: Range<Int>, _ block: Int) -> Bool {
        let tokens = after[run.lowerBound].tokens.lowerBound..<after[run.upperBound - 1].tokens.upperBound
        return oldBuffer.hash(oldSpans[block]) == newBuffer.hash(tokens)
    }
}

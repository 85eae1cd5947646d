import Dates
import LibXML2
import Model

/// The times that readers see: lines near the headline, and right below the text.
extension StampGatherer {
    /// A block with more bytes is a stamp only where a label says so, and one with more of these is none.
    private static let longestLine = 240
    private static let longestLabelledLine = 600

    private var headRange: ClosedRange<Int>? {
        guard !draft.blocks.blocks.isEmpty else { return nil }
        let first = draft.firstKept ?? draft.headlineBlock ?? 0
        let start = max(0, min(draft.headlineBlock ?? first, first) - 6)
        let end = max(first + 6, (draft.headlineBlock ?? 0) + 10)
        return start...max(start, min(draft.blocks.blocks.count - 1, end))
    }

    /// The distance of the block that holds a node, or of the next one; nil when that is not near the headline.
    func distance(_ node: Int32) -> Int? {
        guard let range = headRange, node >= draft.blocks.blocks[range.lowerBound].node else { return nil }
        let place = max(range.lowerBound, draft.blocks.firstBlock(reaching: node))
        return range.contains(place) ? distance(ofBlock: place) : nil
    }

    /// Blocks below the headline; above it stand dates of the day and other things, in the text other events.
    private func distance(ofBlock index: Int) -> Int {
        let headline = draft.headlineBlock ?? draft.firstKept ?? 0
        let steps = index >= headline ? index - headline : headline - index + 8
        return steps + (draft.verdicts[index].isKept ? 20 : 0)
    }

    /// The lines that readers see: at the headline, and right below the text.
    mutating func gatherVisible() {
        guard let head = headRange else { return }
        let last = draft.lastKept ?? head.upperBound
        let tail = last...max(last, min(draft.blocks.blocks.count - 1, last + 8))
        for range in head.upperBound < tail.lowerBound
            ? [head, tail] : [head.lowerBound...max(head.upperBound, tail.upperBound)]
        {
            for index in range { gatherLine(index, isHead: head.contains(index)) }
        }
    }

    private mutating func gatherLine(_ index: Int, isHead: Bool) {
        let block = draft.blocks.blocks[index]
        let isKept = draft.verdicts[index].isKept
        guard block.measure.width < Self.longestLabelledLine, block.measure.digits > 0, block.linkDensity < 70 || isHead
        else { return }
        // Sentences of the article speak of other days.
        guard !(isKept && block.isProse && block.measure.words > 25), !isForeignLine(index) else { return }
        // A line that ends in a colon tells of what follows it: "Posted to the forum on 3 May:".
        guard !block.measure.endsWithColon else { return }
        let mayBeUnlabelled =
            !isInFooter(index, isHead: isHead) && draft.verdicts[index].kind != .quotation && endsText(index)
        hints.twin = twin(of: .published)
        let found = mentions(index)
        if found.isEmpty, let time = timeOfDay(index) { append(time, isInText: isKept) }
        for mention in found where !mention.isRelative {
            // "Updated 12 May (unchanged since 5 May)".
            if mention.role == .unknown, found[0].role == .modified, mention.literal.hasSuffix(")") { continue }
            guard let reading = reading(mention) else { continue }
            guard mention.role != .unknown || mayBeUnlabelled && block.measure.width < Self.longestLine else {
                continue
            }
            let isLine = isLine(mention, block)
            if isKept, !isLine, mention.role == .unknown || mention.lineRange.lowerBound > 0 { continue }
            let stamp = Stamp(reading, origin: "visible", role: mention.role, literal: mention.literal)
            append(stamp, distance: isHead ? distance(ofBlock: index) : nil, isInText: isKept)
        }
    }

    /// "Updated 3:15 pm": a change whose day is left out is kept as it is written.
    private func timeOfDay(_ index: Int) -> Stamp? {
        let block = draft.blocks.blocks[index]
        guard block.byteCount < 80, (3...6).contains(block.measure.digits) else { return nil }
        let text = draft.string(index)
        let label = text.unicodeScalars.prefix { $0.properties.numericType != .decimal }
        let role = StampLine.find(in: String(label) + " 2001-02-03", hints: hints).last?.role
        let stamp = Stamp(origin: "visible", role: .modified, literal: text, time: nil)
        return role == .modified && stamp.statesTimeOfDay ? stamp : nil
    }

    /// Whether a block stands in or above the text, or right below it: a heading there begins something else.
    private func endsText(_ index: Int) -> Bool {
        guard let last = draft.lastKept, index > last else { return true }
        return index - last <= 4 && !(last + 1...index).contains { BlockFeatures.isHeading(draft.tag($0)) }
    }

    /// The stamps of a block; a label that stands alone in the block before belongs to them.
    func mentions(_ index: Int) -> [StampMention] {
        let text = draft.string(index)
        let found = StampLine.find(in: text, hints: hints)
        guard index > 0, found.count == 1, found[0].role == .unknown, found[0].range.lowerBound == 0 else {
            return found
        }
        let before = draft.blocks.blocks[index - 1]
        guard before.measure.words <= 4, before.measure.digits == 0 else { return found }
        var together = StampLine.find(in: draft.string(index - 1) + ": " + text, hints: hints)
        guard together.count == 1, together[0].role != .unknown, together[0].literal == found[0].literal else {
            return found
        }
        together[0].range = found[0].range
        together[0].lineRange = found[0].lineRange
        return together
    }

    /// The day that a paragraph of the text begins with, as a dateline.
    ///
    /// "31 October 2023. The storm ...", "1.2.2022 - The storm ...".
    mutating func gatherDateline() {
        guard let first = draft.firstKept else { return }
        for index in draft.verdicts.indices.dropFirst(first).filter({ isKeptProse($0) }).prefix(3) {
            guard draft.blocks.blocks[index].measure.startsWithDigit else { continue }
            let start = String(decoding: draft.text(index).prefix(40), as: UTF8.self)
            guard let mention = StampLine.find(in: start, hints: hints).first, mention.range.lowerBound == 0,
                let reading = mention.reading, !mention.isRelative, endsDateline(start, mention)
            else { continue }
            append(Stamp(reading, origin: "visible", role: .unknown, literal: mention.literal), distance: 40)
            return
        }
    }

    private func isKeptProse(_ index: Int) -> Bool {
        draft.verdicts[index].isKept && draft.blocks.blocks[index].isProse
    }

    /// Whether a stop, a dash, a colon or a quotation mark follows.
    private func endsDateline(_ text: String, _ mention: StampMention) -> Bool {
        let rest = text.utf8.dropFirst(mention.range.upperBound).drop { $0 == 0x20 }
        guard let next = rest.first else { return false }
        return ".-:|\"".utf8.contains(next) || next == 0xE2
    }

    private func reading(_ mention: StampMention) -> DateReading? {
        guard mention.role == .modified, let twin = twin(of: .modified) else { return mention.reading }
        var own = hints
        own.twin = twin
        return DateReader.read(mention.literal, hints: own) ?? mention.reading
    }

    /// Whether a stamp is a line of its own, as it must be in the text.
    private func isLine(_ mention: StampMention, _ block: TextBlock) -> Bool {
        block.measure.words <= 12
            || mention.lineRange.count * 2 >= block.byteCount && (!block.isProse || mention.lineRange.lowerBound == 0)
    }

    /// Whether a block is a comment's or another article's; between headline and text there are no comments.
    func isForeignLine(_ index: Int) -> Bool {
        let node = draft.blocks.blocks[index].node
        let isBetween = isBetweenHeadlineAndText(index)
        return draft.isApart(node, by: isBetween ? [.related] : [.comment, .related]) || draft.isInOtherArticle(node)
    }

    private func isBetweenHeadlineAndText(_ index: Int) -> Bool {
        guard let headline = draft.headlineBlock, let first = draft.firstKept else { return false }
        return index > headline && index < first
    }

    /// Whether a block is in the page's foot, where years of copyright and the day of today stand.
    ///
    /// What stands above the end of the text is not, though it may be the foot of the article's head.
    private func isInFooter(_ index: Int, isHead: Bool) -> Bool {
        if isHead, let last = draft.lastKept, index < last { return false }
        var at = draft.blocks.blocks[index].node
        while at >= 0 {
            let tag = draft.tree.nodes[Int(at)].tag
            if tag == .article || tag == .main { return false }
            if tag == .footer || draft.tree.attribute(Int(at), .class)?.lowercased().holds("footer") ?? false {
                return true
            }
            at = draft.tree.nodes[Int(at)].parent
        }
        return false
    }
}

import LibXML2
import Model

/// Takes out what pages set between an article's paragraphs and readers pass over: the label of an advertisement, the
/// answers of a poll, a line that leads to another article, lines to share and to subscribe.
///
/// Where the form does not say enough, a word of many languages does (`LabelWords`); a word alone proves nothing.
enum LinesBetween {
    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty, draft.firstKept != nil else { return }
        dropPolls(&draft)
        for index in draft.verdicts.indices where draft.verdicts[index].isKept && draft.verdicts[index].kind != .note {
            if let reason = reason(index, draft) { draft.verdicts[index].drop(reason) }
        }
    }

    private static func reason(_ index: Int, _ draft: ArticleDraft) -> String? {
        let block = draft.blocks.blocks[index]
        guard !BlockFeatures.isHeading(draft.tag(index)) else { return nil }
        if block.measure.words <= 4, holdsScript(block, draft) { return "a script's label" }
        if block.measure.words <= 60, draft.outline.own[Int(block.node)].contains(.promotion) {
            return "its element is called a promotion"
        }
        guard draft.verdicts[index].kind != .listItem else { return nil }
        if pointsElsewhere(index, draft) { return "leads to another article" }
        guard draft.verdicts[index].kind == .paragraph else { return nil }
        // On a page that is watched for itself it is a price, a number or the day of a revision.
        if isFigures(block), !draft.page.input.isWatched, isAmongProse(index, draft) { return "a line of figures" }
        return isRequest(index, draft) ? "\(draft.labels[index]) line" : nil
    }

    /// The label of an advertisement, or of what a page offers its readers to press, and little more than the label.
    private static func isRequest(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        guard block.measure.width < 260, !block.measure.endsSentence || block.linkDensity > 40 else { return false }
        switch draft.labels[index] {
        case .advertisement: return block.measure.words <= 4
        case .share, .follow, .newsletter, .comments, .player:
            return block.measure.words <= 3 || block.linkDensity > 60
        default: return false
        }
    }

    /// A word or two in an element that a script fills: the label of an advertisement.
    private static func holdsScript(_ block: TextBlock, _ draft: ArticleDraft) -> Bool {
        let nodes = draft.tree.nodes
        let range = Int(block.node)..<min(Int(nodes[Int(block.node)].end), Int(block.node) + 24)
        guard Int(nodes[Int(block.node)].end) - Int(block.node) < 24 else { return false }
        return range.contains { [.script, .iframe, .ins].contains(nodes[$0].tag) }
    }

    /// "Read also: another headline": a few words, a colon, and a link to the end that leads to another page of the site;
    /// "Read more in our guide"; or a line between paragraphs that is all link.
    private static func pointsElsewhere(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        guard block.links == 1, block.measure.width < 300, SiteLinks.leadsElsewhere(block, draft) else { return false }
        let head = max(0, block.byteCount - Int(block.linkBytes))
        if head == 0 { return block.measure.words >= 3 && isAmongProse(index, draft) }
        if draft.labels[index] == .readMore, block.linkDensity > 40 { return true }
        guard head * 2 < block.byteCount, block.measure.words >= 4 else { return false }
        let front = String(decoding: draft.text(index).prefix(head), as: UTF8.self)
        return front.holds(":") || front.hasSuffix("：") || front.hasSuffix("： ")
    }

    /// A counter, a score, a stock's price: hardly more than figures, without an end, not set in bold as headings are.
    private static func isFigures(_ block: TextBlock) -> Bool {
        let measure = block.measure
        return measure.digits * 6 >= measure.width && measure.words <= 6 && measure.width <= 60 && !measure.endsSentence
            && !measure.endsWithColon && measure.quotes == 0 && block.boldBytes * 2 < Int32(block.byteCount)
    }

    /// Whether paragraphs stand right before and right behind a block.
    private static func isAmongProse(_ index: Int, _ draft: ArticleDraft) -> Bool {
        [index - 1, index + 1].allSatisfy {
            draft.verdicts.indices.contains($0) && draft.verdicts[$0].isKept && draft.blocks.blocks[$0].isProse
        }
    }

    /// Short answers whose percentages make a hundred, with the question above them and the number of votes below.
    private static func dropPolls(_ draft: inout ArticleDraft) {
        let blocks = draft.blocks.blocks
        var index = 0
        while index < blocks.count {
            var end = index
            var sum = 0
            while end < blocks.count, end - index < 12, let share = percentage(end, draft) {
                sum += share
                end += 1
            }
            if end - index >= 2, (98...102).contains(sum), let question = question(above: index, draft) {
                let isCount = end < blocks.count && blocks[end].measure.words <= 5 && blocks[end].measure.digits > 0
                for other in question..<(isCount ? end + 1 : end) where draft.verdicts[other].isKept {
                    draft.verdicts[other].drop("a poll")
                }
            }
            index = max(end, index + 1)
        }
    }

    /// The percentage at the end of a short line.
    private static func percentage(_ index: Int, _ draft: ArticleDraft) -> Int? {
        let block = draft.blocks.blocks[index]
        guard block.measure.words <= 12, (1...6).contains(block.measure.digits) else { return nil }
        let text = draft.text(index)
        guard let sign = text.lastIndex(of: UInt8(ascii: "%")) else { return nil }
        let digits = text[..<sign].reversed().drop { $0 == 0x20 }.prefix { $0 >= 0x30 && $0 <= 0x39 }
        return digits.isEmpty ? nil : Int(String(decoding: digits.reversed(), as: UTF8.self))
    }

    /// The line above that ends with a question mark.
    private static func question(above index: Int, _ draft: ArticleDraft) -> Int? {
        guard index > 0 else { return nil }
        let text = draft.text(index - 1)
        let marks: [[UInt8]] = [[0x3F], [0xEF, 0xBC, 0x9F], [0xD8, 0x9F], [0x3B], [0xCD, 0xBE], [0xE1, 0x8D, 0xA7]]
        let isQuestion = marks.contains { text.suffix($0.count).elementsEqual($0) }
        return isQuestion || draft.blocks.blocks[index - 1].boldBytes * 10 > Int32(text.count) * 8 ? index - 1 : nil
    }
}

import LibXML2
import Model

/// Takes what readers wrote below the article out of it, and counts it.
///
/// Comments are recognised by structure: items of one shape, each a short line (the name) and a text, outside the part
/// that holds the headline. Two of these must agree: something to press in each item (reply, report), a heading that
/// says how many there are, a time in each, a form to write one, and what classes or microdata call them.
enum ReaderComments {
    /// Words of the article that must stand elsewhere.
    private static let leastArticle: Int32 = 25

    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty else { return }
        let page = CommentSigns(draft)
        guard page.mayHaveComments else { return }
        var areas = RepeatedItems(draft, signatures: draft.signatures).lists.compactMap { page.area(of: $0, draft) }
        if areas.isEmpty { areas = page.loneComments(draft) }
        areas = outermost(areas).filter { $0.isOutside(page.proseWords, atLeast: leastArticle) }
        guard !areas.isEmpty else { return }
        for area in areas {
            for index in area.blocks { draft.blocks.blocks[index].isComment = true }
            draft.content.comments = merged(draft.content.comments, area, draft)
        }
        // Where there is more to read in the comments than in the article, they hid where the article is.
        JudgeBlocks.judge(&draft)
        for index in draft.verdicts.indices where draft.blocks.blocks[index].isComment {
            if draft.rules.followsComments, draft.blocks.blocks[index].measure.words >= 3 {
                draft.verdicts[index].keep("a reader's comment, which your rule follows")
            } else {
                draft.verdicts[index].drop("a reader's comment")
            }
        }
    }

    /// Answers stand inside comments: the largest areas, none inside another.
    private static func outermost(_ areas: [CommentArea]) -> [CommentArea] {
        var found: [CommentArea] = []
        for area in areas.sorted(by: {
            ($0.blocks.lowerBound, -$0.blocks.upperBound) < ($1.blocks.lowerBound, -$1.blocks.upperBound)
        }) {
            if let last = found.last, last.blocks.upperBound >= area.blocks.upperBound {
                if last.blocks == area.blocks { found[found.count - 1].count = max(last.count, area.count) }
            } else {
                found.append(area)
            }
        }
        return found
    }

    private static func merged(_ known: CommentSummary?, _ area: CommentArea, _ draft: ArticleDraft) -> CommentSummary {
        let newest = [known?.newest, area.newest(draft)].compactMap { $0 }.max()
        return CommentSummary(count: max(known?.count ?? 0, area.count), newest: newest)
    }
}

/// A part of the page that holds comments.
struct CommentArea {
    var blocks: Range<Int>
    var count: Int

    /// Whether enough of the article stands outside the area.
    func isOutside(_ proseWords: [Int32], atLeast: Int32) -> Bool {
        let total = proseWords[proseWords.count - 1]
        return total - (proseWords[blocks.upperBound] - proseWords[blocks.lowerBound]) >= atLeast
    }

    /// The latest time that an item states.
    func newest(_ draft: ArticleDraft) -> Timestamp? {
        guard let first = blocks.first, let last = blocks.last else { return nil }
        let gatherer = StampGatherer(draft)
        var newest: Timestamp?
        let nodes = Int(draft.blocks.blocks[first].nodes.lowerBound)...Int(draft.blocks.blocks[last].nodes.upperBound)
        for node in nodes.prefix(20_000) where draft.tree.nodes[node].tag == .time {
            let text = draft.tree.attribute(node, .datetime) ?? draft.tree.rawText(node)
            guard let time = gatherer.stamp(text, origin: "comment", role: .unknown)?.time else { continue }
            newest = max(newest ?? time, time)
        }
        return newest
    }
}

/// What the whole page shows of comments, gathered in one walk.
struct CommentSigns {
    /// Links and buttons that lead nowhere else: what a reader presses to answer, report, vote.
    private var actions: [Int32] = []
    private var times: [Int32] = []
    private var fields: [Int32] = []
    /// Words of prose before each block.
    private(set) var proseWords: [Int32] = [0]
    private let headline: Int32?
    private let isLive: Bool

    init(_ draft: ArticleDraft) {
        headline = draft.headlineBlock.map { draft.blocks.blocks[$0].node }
        isLive = draft.page.data.isLive
        for index in draft.tree.nodes.indices {
            switch draft.tree.nodes[index].tag {
            case .a: if Self.isAction(index, draft.tree) { actions.append(Int32(index)) }
            case .button: actions.append(Int32(index))
            case .time: times.append(Int32(index))
            case .textarea: fields.append(Int32(index))
            default: break
            }
        }
        proseWords.reserveCapacity(draft.verdicts.count + 1)
        for index in draft.verdicts.indices {
            let words = draft.blocks.blocks[index].isProse ? draft.blocks.blocks[index].measure.words : 0
            proseWords.append(proseWords[index] &+ words)
        }
    }

    var mayHaveComments: Bool { !isLive && (actions.count + times.count >= 2 || !fields.isEmpty) }

    private static func isAction(_ node: Int, _ tree: HTMLTree) -> Bool {
        if let role = tree.attributeRange(node, .role), tree.bytes[role].elementsEqual("button".utf8) { return true }
        guard let range = tree.attributeRange(node, .href) else { return true }
        let target = tree.bytes[range]
        return target.isEmpty || target.first == UInt8(ascii: "#") || target.starts(with: "javascript:".utf8)
            || String(decoding: target.suffix(80), as: UTF8.self).holds("replytocom")
    }

    /// The area of a list when its items are comments.
    func area(of list: RepeatedItems.List, _ draft: ArticleDraft) -> CommentArea? {
        let (nodes, blocks) = (draft.tree.nodes, draft.blocks.blocks)
        let end = nodes[Int(list.container)].end
        if let headline, headline >= list.container, headline < end { return nil }
        let items = shape(list, draft)
        let count = list.anchors.count
        guard items.texts * 10 >= count * 6, items.texts > 0, items.headings * 2 < count else { return nil }
        let first = Self.block(at: list.container, blocks)
        let last = Self.block(at: end, blocks)
        guard first < last, !draft.chain(list.anchors[0]).contains(.live), isFilled(list, first..<last, draft) else {
            return nil
        }
        let stated = heading(above: first, list, draft)
        let signs = [
            items.actions * 10 >= count * 6, items.times * 10 >= count * 6, stated != nil,
            // The form to write one stands at the list.
            Self.count(fields, in: max(0, list.container - 60)..<end + 200) > 0,
            draft.chain(list.anchors[0]).contains(.comment),
        ]
        guard signs.count(where: { $0 }) >= 2 else { return nil }
        return CommentArea(blocks: first..<last, count: max(count, stated ?? 0))
    }

    /// Whether a container is the list and little else: it begins with the first item, holds no parts with headings, and its
    /// items are as short as what people write below an article.
    private func isFilled(_ list: RepeatedItems.List, _ range: Range<Int>, _ draft: ArticleDraft) -> Bool {
        guard list.anchors[0] - range.lowerBound <= 4, range.count <= list.anchors.count * 12 + 8 else { return false }
        let headings = range.lazy.filter { [.h1, .h2, .h3].contains(draft.tag($0)) }.prefix(2).count
        return headings < 2
    }

    /// What the items of a list have: a text, something to press, a time, a heading.
    private func shape(
        _ list: RepeatedItems.List, _ draft: ArticleDraft
    ) -> (texts: Int, actions: Int, times: Int, headings: Int) {
        var found = (texts: 0, actions: 0, times: 0, headings: 0)
        let blocks = draft.blocks.blocks
        let end = draft.tree.nodes[Int(list.container)].end
        for (position, anchor) in list.anchors.enumerated() {
            let next = position + 1 < list.anchors.count ? list.anchors[position + 1] : blocks.count
            let range = anchor..<min(next, anchor + RepeatedItems.longestItem)
            let item = range.prefix { blocks[$0].nodes.lowerBound < end }
            guard let last = item.last else { continue }
            let isText = { (index: Int) in
                blocks[index].measure.words >= 3 && blocks[index].linkDensity < 50
                    && (draft.signatures[index] != draft.signatures[anchor] || blocks[index].measure.words >= 8)
            }
            if item.contains(where: isText) { found.texts += 1 }
            if item.contains(where: { [.h1, .h2, .h3].contains(draft.tag($0)) }) { found.headings += 1 }
            let upper =
                next < blocks.count && next < range.upperBound + 1
                ? blocks[next].nodes.lowerBound : min(end, blocks[last].nodes.upperBound + 12)
            // A link or a time stands before its own text.
            let start = max(list.container, blocks[anchor].nodes.lowerBound - 2)
            let span = start..<max(upper, start)
            if Self.count(actions, in: span) > 0 { found.actions += 1 }
            if Self.count(times, in: span) > 0 { found.times += 1 }
        }
        return found
    }

    /// The number of items as the line above them says it: "12 comments", in any language.
    private func heading(above first: Int, _ list: RepeatedItems.List, _ draft: ArticleDraft) -> Int? {
        for index in max(0, first - 3)..<min(first + 4, max(first, list.anchors[0])) {
            let block = draft.blocks.blocks[index]
            guard block.measure.words <= 6, block.measure.digits > 0 else { continue }
            let isCalled = draft.labels[index] == .comments || draft.near(index).contains(.comment)
            for number in Self.numbers(draft.text(index)) where number > 0 && number < 1_000_000 {
                if (number == list.anchors.count || number == list.anchors.count + 1)
                    || isCalled && number >= list.anchors.count
                {
                    return number
                }
            }
        }
        return nil
    }

    private static func numbers(_ text: ArraySlice<UInt8>) -> [Int] {
        text.split { $0 < 0x30 || $0 > 0x39 }.compactMap { Int(String(decoding: $0.prefix(9), as: UTF8.self)) }
    }

    /// A single comment: a line with the number one, then a name and a text, and something to press.
    func loneComments(_ draft: ArticleDraft) -> [CommentArea] {
        let (nodes, blocks) = (draft.tree.nodes, draft.blocks.blocks)
        for index in blocks.indices.dropLast(2)
        where blocks[index].measure.words <= 4 && blocks[index].measure.digits == 1 {
            guard Self.numbers(draft.text(index)) == [1], blocks[index + 1].measure.words <= 6 else { continue }
            let frame = nodes[Int(blocks[index].node)].parent
            guard frame >= 0, headline.map({ $0 < frame || $0 >= nodes[Int(frame)].end }) ?? true else { continue }
            let end = nodes[Int(frame)].end
            let last = Self.block(at: end, blocks)
            guard last - index >= 3, last - index <= 8, Self.count(actions, in: blocks[index].node..<end) > 0,
                blocks[index + 2].measure.words >= 3, blocks[index + 2].linkDensity < 50
            else { continue }
            return [CommentArea(blocks: index..<last, count: 1)]
        }
        return []
    }

    /// The first block at or behind a node.
    private static func block(at node: Int32, _ blocks: [TextBlock]) -> Int {
        var low = 0
        var high = blocks.count
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].nodes.lowerBound < node { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// How many of the sorted nodes stand in a range.
    private static func count(_ sorted: [Int32], in range: Range<Int32>) -> Int {
        func place(_ node: Int32) -> Int {
            var low = 0
            var high = sorted.count
            while low < high {
                let middle = (low + high) / 2
                if sorted[middle] < node { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return max(0, place(range.upperBound) - place(range.lowerBound))
    }
}

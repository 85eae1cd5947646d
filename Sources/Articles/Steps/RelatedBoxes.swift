import LibXML2
import Model

/// Drops what stands in a box of links to other articles: an element that begins with a heading such as "Related
/// stories" and is not what holds the article.
///
/// The teasers in such a box may read like prose, and one of them alone would be taken for a paragraph.
enum RelatedBoxes {
    /// Percent of the kept words that such a box may hold at most.
    private static let largestShare: Int32 = 25
    /// The same for a run of blocks that each begin with a link: that is a surer sign.
    private static let largestRun: Int32 = 45

    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty else { return }
        dropCards(&draft)
        var index = 0
        var all = words(draft.verdicts.indices, draft)
        while index < draft.verdicts.count {
            defer { index += 1 }
            guard isHeading(index, draft), let box = box(ledBy: index, keptWords: all, draft) else { continue }
            for other in box.dropFirst() where draft.verdicts[other].isKept && draft.verdicts[other].kind != .note {
                all -= draft.blocks.blocks[other].measure.words
                draft.verdicts[other].drop("in a box of links to other articles")
            }
            index = box.upperBound - 1
        }
    }

    /// Drops runs of two or more blocks that each begin with a link to another page of the site: a headline and a word on it.
    private static func dropCards(_ draft: inout ArticleDraft) {
        let total = words(draft.verdicts.indices, draft)
        var start = 0
        while start < draft.verdicts.count {
            var end = start
            while end < draft.verdicts.count, beginsWithLink(end, draft) { end += 1 }
            if end - start >= 2, words(start..<end, draft) * 100 <= total * largestRun {
                for index in start..<end where draft.verdicts[index].isKept {
                    draft.verdicts[index].drop("in a row of links to other articles")
                }
            }
            start = max(end, start + 1)
        }
    }

    /// Whether a block's first words, a headline's length of them, are a link that leads to another page of this site.
    private static func beginsWithLink(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        guard block.links == 1, block.linkBytes >= 16, block.linkDensity >= 15 else { return false }
        var node = draft.tree.nodes[Int(block.nodes.lowerBound)].parent
        while node >= 0, node >= block.node, draft.tree.nodes[Int(node)].tag != .a {
            node = draft.tree.nodes[Int(node)].parent
        }
        guard node >= 0, draft.tree.nodes[Int(node)].tag == .a,
            let target = draft.tree.attributeRange(Int(node), .href).map({ draft.tree.bytes[$0] }),
            let first = target.first, first != UInt8(ascii: "#")
        else { return false }
        if first == UInt8(ascii: "/"), target.dropFirst().first != UInt8(ascii: "/") { return true }
        return WebAddress.resolve(String(decoding: target, as: UTF8.self), base: draft.page.base).host
            == draft.page.address.host
    }

    private static func words(_ range: Range<Int>, _ draft: ArticleDraft) -> Int32 {
        range.reduce(0) { $0 &+ (draft.verdicts[$1].isKept ? draft.blocks.blocks[$1].measure.words : 0) }
    }

    private static func isHeading(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        return draft.labels[index] == .readMore && block.measure.words <= 6 && !block.measure.endsSentence
            && !draft.verdicts[index].isKept
    }

    /// The blocks of the largest element, at most three up, that begins with the heading and holds links and little of
    /// the article.
    private static func box(ledBy index: Int, keptWords all: Int32, _ draft: ArticleDraft) -> Range<Int>? {
        let (nodes, blocks) = (draft.tree.nodes, draft.blocks.blocks)
        var found: Range<Int>?
        var element = nodes[Int(blocks[index].node)].parent
        for _ in 0..<3 {
            guard element >= 0, index == 0 || blocks[index - 1].nodes.upperBound < element else { break }
            let end = nodes[Int(element)].end
            let last = max(index + 1, draft.blocks.firstBlock(reaching: end))
            guard words(index..<last, draft) * 100 <= all * largestShare else { break }
            if (element..<end).lazy.filter({ nodes[Int($0)].tag == .a }).prefix(2).count == 2 { found = index..<last }
            element = nodes[Int(element)].parent
        }
        return found
    }
}

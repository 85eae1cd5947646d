import LibXML2
import Model

/// Drops teasers of other articles: elements of one kind beside each other, each a link to another page of the site with a
/// sentence or two about it, and what stands in a box below a heading such as "Related stories".
///
/// The sentences may read like prose, and one of them alone would be taken for a paragraph.
enum RelatedBoxes {
    /// Percent of the kept words that such a box may hold at most.
    private static let largestShare: Int32 = 25
    /// Blocks of a teaser, and words of one of them.
    private static let longestTeaser = 4
    private static let mostWords: Int32 = 45

    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty else { return }
        let all = words(draft.verdicts.indices, draft)
        var index = 0
        while index < draft.verdicts.count {
            let box = teasers(from: index, draft) ?? boxBelowHeading(index, keptWords: all, draft)
            if let box, words(box, draft) * 100 <= all * largestShare {
                for other in box where draft.verdicts[other].isKept && draft.verdicts[other].kind != .note {
                    draft.verdicts[other].drop("in a box of links to other articles")
                }
                index = box.upperBound
            } else {
                index += 1
            }
        }
    }

    /// The blocks of two or more teasers, the first of which begins at an index.
    private static func teasers(from start: Int, _ draft: ArticleDraft) -> Range<Int>? {
        guard isLead(start, draft), let first = item(startingAt: start, draft) else { return nil }
        let parent = draft.tree.nodes[Int(first.node)].parent
        var end = first.blocks.upperBound
        var count = 1
        while end < draft.verdicts.count, isLead(end, draft), let next = item(startingAt: end, draft),
            draft.tree.nodes[Int(next.node)].parent == parent,
            draft.tree.nodes[Int(next.node)].tag == draft.tree.nodes[Int(first.node)].tag
        {
            end = next.blocks.upperBound
            count += 1
        }
        return count >= 2 ? start..<end : nil
    }

    /// The largest element that begins with a block and holds a teaser: a link, and prose of a few short blocks.
    private static func item(startingAt index: Int, _ draft: ArticleDraft) -> (node: Int32, blocks: Range<Int>)? {
        let (nodes, blocks) = (draft.tree.nodes, draft.blocks.blocks)
        var found: (node: Int32, blocks: Range<Int>)?
        var node = blocks[index].node
        while node >= 0, index == 0 || blocks[index - 1].nodes.lowerBound < node {
            let end = draft.blocks.firstBlock(reaching: nodes[Int(node)].end)
            guard end > index, end - index <= longestTeaser else { break }
            let rest = index + 1..<end
            guard rest.allSatisfy({ blocks[$0].measure.words <= mostWords && !isLead($0, draft) }) else { break }
            let hasText = rest.contains { blocks[$0].measure.words >= 6 && blocks[$0].linkDensity < 50 }
            if hasText || blocks[index].linkDensity < 80 { found = (node, index..<end) }
            node = nodes[Int(node)].parent
        }
        return found
    }

    /// Whether a block's first words, a headline's length of them, are a link to another page of the site.
    private static func isLead(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        guard block.links == 1, block.linkBytes >= 16, block.linkDensity >= 15, block.measure.words <= mostWords else {
            return false
        }
        return SiteLinks.leadsElsewhere(block, draft)
    }

    private static func words(_ range: Range<Int>, _ draft: ArticleDraft) -> Int32 {
        range.reduce(0) { $0 &+ (draft.verdicts[$1].isKept ? draft.blocks.blocks[$1].measure.words : 0) }
    }

    /// The blocks below a heading such as "Related stories", of the largest element, at most three up, that begins with it and
    /// holds links and little of the article.
    private static func boxBelowHeading(_ index: Int, keptWords all: Int32, _ draft: ArticleDraft) -> Range<Int>? {
        let (nodes, blocks) = (draft.tree.nodes, draft.blocks.blocks)
        guard draft.labels[index] == .readMore, blocks[index].measure.words <= 6, !blocks[index].measure.endsSentence,
            !draft.verdicts[index].isKept
        else { return nil }
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

import LibXML2
import Model

/// Drops what stands in a box of links to other articles: an element that begins with a heading such as "Related
/// stories" and is not what holds the article.
///
/// The teasers in such a box may read like prose, and one of them alone would be taken for a paragraph.
enum RelatedBoxes {
    /// Percent of the kept words that such a box may hold at most.
    private static let largestShare: Int32 = 25

    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty else { return }
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

    /// The kept words of some blocks.
    private static func words(_ blocks: Range<Int>, _ draft: ArticleDraft) -> Int32 {
        blocks.reduce(Int32(0)) { $0 + (draft.verdicts[$1].isKept ? draft.blocks.blocks[$1].measure.words : 0) }
    }
}

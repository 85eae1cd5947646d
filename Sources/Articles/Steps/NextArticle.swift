import LibXML2
import Model

/// Drops another article that the page sets below this one, as pages do that never end: an element beside the article's
/// own, with a heading, a line that says who wrote it, and paragraphs.
enum NextArticle {
    /// Words of this article that stand above.
    private static let leastArticle: Int32 = 60
    /// More headings of one kind are the parts of a list or the entries of a live page.
    private static let mostArticles = 3

    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty, !draft.page.data.isLive, let first = draft.firstKept else { return }
        var kinds: [UInt64: Int] = [:]
        for index in draft.verdicts.indices where isHeading(index, draft) {
            kinds[draft.signatures[index], default: 0] += 1
        }
        var words: Int32 = 0
        var index = first
        var last = first
        while index < draft.verdicts.count {
            if words >= leastArticle, isHeading(index, draft),
                kinds[draft.signatures[index], default: 0] <= mostArticles,
                let article = article(at: index, after: last, words, kinds, draft)
            {
                for other in article where draft.verdicts[other].isKept && draft.verdicts[other].kind != .note {
                    draft.verdicts[other].drop("another article below this one")
                }
                index = article.upperBound
                continue
            }
            if draft.verdicts[index].isKept {
                words &+= draft.blocks.blocks[index].measure.words
                // "Next story" stands above the heading as a line of its own.
                if draft.verdicts[index].kind != .caption, isText(index, draft) { last = index }
            }
            index += 1
        }
    }

    /// The blocks of the article whose heading is at an index: all of the largest element that begins about there and
    /// holds none of this article.
    private static func article(
        at index: Int, after last: Int, _ words: Int32, _ kinds: [UInt64: Int], _ draft: ArticleDraft
    ) -> Range<Int>? {
        let (nodes, blocks) = (draft.tree.nodes, draft.blocks.blocks)
        guard
            isSigned(
                index, isAlone: kinds[draft.signatures[index], default: 0] <= 2 && !hasParts(before: index, draft),
                draft)
        else { return nil }
        var element = blocks[index].node
        while nodes[Int(element)].parent >= 0, nodes[Int(element)].parent > blocks[last].nodes.upperBound {
            element = nodes[Int(element)].parent
        }
        // Among the article's own paragraphs a heading begins a part of it.
        guard element != blocks[index].node, nodes[Int(element)].parent != nodes[Int(blocks[last].node)].parent else {
            return nil
        }
        let end = nodes[Int(element)].end
        let start = blocks[...index].lastIndex { $0.nodes.lowerBound < element }.map { $0 + 1 } ?? index
        let found = start..<(blocks[index...].firstIndex { $0.nodes.lowerBound >= end } ?? blocks.count)
        // The page's own article is not much shorter than what is set below it.
        let other = found.reduce(Int32(0)) { $0 &+ (draft.verdicts[$1].isKept ? blocks[$1].measure.words : 0) }
        return other <= words &* 3 ? found : nil
    }

    /// A sentence, or enough words for one: no label.
    private static func isText(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let measure = draft.blocks.blocks[index].measure
        return measure.endsSentence || measure.words >= 10
    }

    /// Whether the article above has headings of its own: one more begins one more part.
    private static func hasParts(before index: Int, _ draft: ArticleDraft) -> Bool {
        draft.verdicts[max(0, index - 60)..<index].indices.contains {
            draft.verdicts[$0].isKept && BlockFeatures.isHeading(draft.tag($0))
        }
    }

    private static func isHeading(_ index: Int, _ draft: ArticleDraft) -> Bool {
        [.h1, .h2, .h3].contains(draft.tag(index)) && draft.blocks.blocks[index].measure.words >= 3
    }

    /// Whether a short line stands between a heading and its first paragraph that says who wrote it; below a heading that is
    /// the only one of its kind any short line without figures does.
    private static func isSigned(_ heading: Int, isAlone: Bool, _ draft: ArticleDraft) -> Bool {
        let blocks = draft.blocks.blocks
        var isSigned = false
        for index in blocks.indices[(heading + 1)...].prefix(4) {
            let block = blocks[index]
            if BlockFeatures.isHeading(draft.tag(index)) { return false }
            if block.isProse { return isSigned && block.linkDensity < 50 }
            guard block.measure.words <= 10, !block.measure.endsSentence else { return false }
            let isName = isAlone && block.measure.digits == 0 && block.measure.width <= 40
            isSigned = isSigned || isName || draft.labels[index] == .byline || draft.near(index).contains(.author)
        }
        return false
    }
}

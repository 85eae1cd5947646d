import Basics
import LibXML2

/// Keeps everything that stands around the text of a page that is watched for itself: terms, an imprint, a price list.
///
/// On an article of a feed the lines that the block model passes over are mostly others' and a doubtful one is left out.
/// Whoever names one page wants what it says, and of such a page the date of its revision, an address and a banner above
/// the text are a part. What is navigation, hidden, a comment or a form stays out.
enum WatchedPage {
    /// The part of the page that counts as the text's surroundings holds at least so many percent of it.
    private static let share = 90
    /// More of a block being links, in percent, it leads somewhere else.
    private static let mostLinks = 50
    private static let apart: ClassTokens = [
        .comment, .related, .share, .navigation, .footer, .advertisement, .newsletter, .consent, .account, .sidebar,
        .teaser,
    ]
    private static let announcements: Set<LabelWords.Kind> = [
        .advertisement, .newsletter, .share, .comments, .follow, .player, .readMore,
    ]
    private static let elsewhere: [HTMLTag] = [.nav, .footer, .aside, .form, .button, .select, .dialog]

    static func apply(to draft: inout ArticleDraft) {
        guard draft.page.input.isWatched, draft.selected.isEmpty, let surroundings = surroundings(draft) else { return }
        for index in draft.verdicts.indices where !draft.verdicts[index].isKept {
            let block = draft.blocks.blocks[index]
            // Beside the text a line is a part of the page, elsewhere only a sentence is: a notice above all of it.
            guard surroundings.contains(Int(block.node)) || block.isProse, index != draft.headlineBlock,
                isText(index, draft)
            else { continue }
            draft.verdicts[index].keep("stands in the part of the page that is watched")
        }
    }

    /// Whether a block says something itself; what another step took out stays out.
    private static func isText(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        guard draft.verdicts[index].score <= 0, !block.isHidden, !block.isComment, block.linkDensity <= mostLinks,
            saysSomething(index, draft)
        else { return false }
        // "Share", "Subscribe to our letter"; but "E-mail of the data protection officer: ..." says something.
        if announcements.contains(draft.labels[index]), block.measure.words <= 3 || block.links > 0 { return false }
        return !draft.isInside(index, elsewhere) && !draft.isApart(block.node, by: apart)
    }

    /// Not a word or two that somebody may press: "Select your language".
    private static func saysSomething(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let measure = draft.blocks.blocks[index].measure
        return measure.words >= 4 || measure.digits > 0 || BlockFeatures.isHeading(draft.tag(index))
            || draft.text(index).contains(UInt8(ascii: "@"))
    }

    /// The nodes of the innermost element that holds most of the kept text; nil when nothing is kept.
    private static func surroundings(_ draft: ArticleDraft) -> Range<Int>? {
        let kept = draft.verdicts.indices.filter { draft.verdicts[$0].isKept }
        let starts = kept.map { draft.blocks.blocks[$0].nodes.lowerBound }
        // How much text stands before each kept block.
        let sums = kept.reduce(into: [0]) { $0.append(($0.last ?? 0) + draft.blocks.blocks[$1].byteCount) }
        guard let total = sums.last, total > 0 else { return nil }
        let middle = kept[sums.partitioningIndex { $0 * 2 > total } - 1]
        let nodes = draft.tree.nodes
        var at = draft.blocks.blocks[middle].node
        while at >= 0 {
            let (start, end) = (at, nodes[Int(at)].end)
            let (from, to) = (starts.partitioningIndex { $0 >= start }, starts.partitioningIndex { $0 >= end })
            if (sums[to] - sums[from]) * 100 >= total * share { return Int(start)..<Int(end) }
            at = nodes[Int(at)].parent
        }
        return nodes.indices
    }
}

import LibXML2
import Model

/// Takes the headline, and what stands above and below the text for the record, out of the body.
///
/// Before: `Storm hits coast` / `By Ann Lee` / `The storm ...` / `Published 3 May`. After: `The storm ...`.
enum HeadCleaning {
    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty, let first = draft.firstKept else { return }
        dropHeadlines(&draft, from: first)
        let prose = draft.verdicts.indices.filter { draft.verdicts[$0].isKept && draft.blocks.blocks[$0].isProse }
        // A standfirst may stand above the byline, so the head reaches into the second paragraph.
        guard let start = prose.prefix(2).last, let end = prose.last else { return }
        for index in draft.verdicts.indices where draft.verdicts[index].isKept && (index < start || index > end) {
            if let reason = recordReason(index, draft) { draft.verdicts[index].drop(reason) }
        }
    }

    private static func dropHeadlines(_ draft: inout ArticleDraft, from first: Int) {
        let headline = draft.content.headline.map { Fingerprint.of($0) }
        var prose = 0
        for index in first..<draft.verdicts.count where draft.verdicts[index].isKept {
            let block = draft.blocks.blocks[index]
            let isTitle = BlockFeatures.isHeading(draft.tag(index)) && draft.context.titles.contains(block.fingerprint)
            if block.fingerprint == headline || isTitle || index == draft.headlineBlock {
                draft.verdicts[index].drop("repeats the headline")
            } else if block.isProse {
                prose += 1
                if prose > 2 { return }
            }
        }
    }

    /// Bylines, stamps and picture credits that stand as lines of their own around the text.
    private static func recordReason(_ index: Int, _ draft: ArticleDraft) -> String? {
        let block = draft.blocks.blocks[index]
        guard block.measure.words <= 12, !block.measure.endsSentence, draft.verdicts[index].kind == .paragraph else {
            return nil
        }
        switch draft.labels[index] {
        case .byline: return BylineCleaning.afterLabel(draft.string(index)) == nil ? nil : "a byline"
        // Of a page that is watched for itself the day of its revision is a part.
        case .stamp: return block.measure.digits > 0 && !draft.page.input.isWatched ? "a stamp" : nil
        case .credit: return "a picture's credit"
        default: return nil
        }
    }
}

import LibXML2
import Model

/// The standfirst: the sentence or two under the headline that say what the article says.
enum StandfirstStep {
    static func apply(to draft: inout ArticleDraft) {
        guard draft.content.standfirst == nil else { return }
        draft.content.standfirst = visible(draft) ?? described(draft)
    }

    /// A block above or at the start of the text whose class says so, or that says what the description says.
    private static func visible(_ draft: ArticleDraft) -> String? {
        guard let first = draft.firstKept else { return nil }
        let start = min(draft.headlineBlock ?? max(0, first - 8), first)
        for index in start..<min(draft.verdicts.count, first + 3) {
            let block = draft.blocks.blocks[index]
            guard (6...90).contains(block.measure.words), block.linkDensity < 40, index != draft.headlineBlock else {
                continue
            }
            guard !draft.context.titles.contains(block.fingerprint) else { continue }
            let isNamed =
                draft.near(index).contains(.lead) && draft.near(index).isDisjoint(with: [.related, .comment, .caption])
            let words = WordHashes.of(draft.text(index))
            let isDescribed = (draft.context.summary?.coverage(of: words) ?? 0) >= 70
            if isNamed || isDescribed { return draft.string(index) }
        }
        return nil
    }

    private static func described(_ draft: ArticleDraft) -> String? {
        draft.page.head.first("og:description", "description", "twitter:description") ?? draft.page.data.description
    }
}

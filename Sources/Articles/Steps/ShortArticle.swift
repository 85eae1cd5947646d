import Model

/// Keeps the sentences of an article that is too short for its blocks to look like one.
///
/// Only where nothing else was kept, and only on a page that carries the headline the feed names: a wall or an error in
/// the article's place does not.
enum ShortArticle {
    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty, draft.firstKept == nil, let heading = draft.headlineBlock,
            isNamedByFeed(draft)
        else { return }
        for index in draft.verdicts.indices.dropFirst(heading + 1) {
            let block = draft.blocks.blocks[index]
            if BlockFeatures.isHeading(draft.tag(index)) { break }
            guard block.linkDensity < 34, block.measure.endsSentence, draft.chain(index).furnitureName == nil else {
                continue
            }
            draft.verdicts[index].keep("a sentence under the headline that the feed names")
        }
    }

    /// Whether the page's main heading is the headline that the feed gives the article.
    static func isNamedByFeed(_ draft: ArticleDraft) -> Bool {
        guard let heading = draft.headlineBlock, let title = draft.page.input.entry?.title else { return false }
        let named = WordHashes.of(Array(title.utf8)[...])
        return !named.isEmpty && named == WordHashes.of(draft.text(heading))
    }
}

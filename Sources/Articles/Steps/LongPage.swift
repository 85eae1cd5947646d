import LibXML2
import Model

/// Keeps the longest texts of a page of which nothing else was kept: a page with much to read is never read as nothing.
enum LongPage {
    /// Words outside links that make a page long.
    private static let longPage: Int32 = 80

    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty, draft.firstKept == nil else { return }
        let texts = draft.verdicts.indices.filter { isText($0, draft) }
        let words = texts.reduce(Int32(0)) { $0 &+ draft.blocks.blocks[$1].measure.words }
        guard words >= longPage else { return }
        for index in texts { draft.verdicts[index].keep("the page has no other text") }
    }

    private static func isText(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        guard block.linkDensity < 34, block.measure.words >= 8, index != draft.headlineBlock else { return false }
        let foreign: ClassTokens = [.comment, .navigation, .footer, .consent, .related, .legal, .account, .sidebar]
        return !draft.isApart(block.node, by: foreign) && !draft.isInside(index, [.nav, .footer, .form])
    }
}

import JSON
import LibXML2
import Model

/// Takes the text from where else the page holds it when its elements do not: `noscript`, JSON-LD, the state of
/// Next.js, Nuxt, Apollo and their like.
///
/// The visible text wins as long as it is not a small part of what the data hold.
enum HiddenBody {
    static func apply(to draft: inout ArticleDraft) {
        guard draft.selected.isEmpty else { return }
        let visible = draft.content.text.utf8.count
        if let body = draft.page.data.body, body.utf8.count > 250, body.utf8.count > visible * 2, !isCut(body) {
            return replace(
                PlainText.paragraphs(draft.page.data.rawBody ?? body), "the text was taken from the page's JSON-LD",
                &draft)
        }
        guard visible < 250 else { return }
        if let paragraphs = noscript(draft), total(paragraphs) > max(250, visible * 2) {
            return replace(paragraphs, "the text was taken from noscript elements", &draft)
        }
        if let paragraphs = PageState.longestText(in: draft.tree), total(paragraphs) > max(250, visible * 2) {
            replace(paragraphs, "the text was taken from the page's script data", &draft)
        }
    }

    private static func isCut(_ body: String) -> Bool { body.hasSuffix("...") || body.hasSuffix("…") }

    private static func total(_ paragraphs: [String]) -> Int { paragraphs.reduce(0) { $0 + $1.utf8.count } }

    private static func replace(_ paragraphs: [String], _ warning: String, _ draft: inout ArticleDraft) {
        let others = zip(draft.content.blocks, draft.regions).filter { !$0.0.kind.isBody }
        draft.content.blocks = paragraphs.map { Block(.paragraph, $0) } + others.map(\.0)
        draft.regions = paragraphs.map { _ in 0 } + others.map(\.1)
        draft.content.warnings.append(warning)
    }

    private static func noscript(_ draft: ArticleDraft) -> [String]? {
        guard draft.tree.nodes.contains(where: { $0.tag == .noscript }) else { return nil }
        let blocks = PageBlocks(draft.tree, ranges: draft.ranges, readsNoscript: true)
        return blocks.blocks.filter { $0.isProse }.map(blocks.string)
    }
}

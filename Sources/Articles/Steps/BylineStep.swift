import LibXML2
import Model

/// Who wrote the article: the names, joined by commas.
///
/// Machine-readable names first, then what stands near the headline. `By Ann Lee and Bo Ek, Reuters` becomes
/// `Ann Lee, Bo Ek, Reuters`; the site's own name is no byline unless nothing else is there.
enum BylineStep {
    static func apply(to draft: inout ArticleDraft) {
        let sites = Set(HeadlineStep.siteNames(draft).map(TitleCleaning.key))
        let sources = [
            draft.page.data.authors, metaNames(draft), markedNames(draft), visibleNames(draft),
            draft.page.data.authorOrganisations,
        ]
        for names in sources {
            let clean = BylineCleaning.names(names).filter { !sites.contains(TitleCleaning.key($0)) }
            if !clean.isEmpty { return draft.content.byline = clean.joined(separator: ", ") }
        }
    }

    private static func metaNames(_ draft: ArticleDraft) -> [String] {
        let head = draft.page.head
        for name in ["parsely-author", "sailthru.author", "byl", "citation_author", "author", "article:author", "dc.creator", "dcterms.creator", "article:author_name", "cxenseparse:author", "og:article:author", "shareaholic:article_author_name"] {
            let names = head.all(name).filter { !$0.isEmpty && !$0.contains("://") && !$0.hasPrefix("@") }
            if !names.isEmpty { return names }
        }
        return []
    }

    /// `itemprop=author`, `rel=author`, in page order, outside comments and related articles.
    private static func markedNames(_ draft: ArticleDraft) -> [String] {
        var names: [String] = []
        let limit = nodeLimit(draft)
        for index in draft.tree.nodes.indices where index < limit {
            let isAuthor = has(index, .itemprop, "author", draft.tree) || has(index, .rel, "author", draft.tree)
            guard isAuthor, !isForeign(index, draft) else { continue }
            let name = nameProperty(index, draft.tree) ?? collapsed(draft.tree.attribute(index, .content) ?? draft.tree.rawText(index))
            if !name.isEmpty, name.utf8.count < 80 { names.append(name) }
        }
        return names
    }

    private static func nameProperty(_ node: Int, _ tree: HTMLTree) -> String? {
        for index in tree.descendants(node) where has(index, .itemprop, "name", tree) {
            return collapsed(tree.attribute(index, .content) ?? tree.rawText(index))
        }
        return nil
    }

    /// The last node where a byline may stand: a little after the text.
    private static func nodeLimit(_ draft: ArticleDraft) -> Int {
        guard let last = draft.lastKept else { return draft.tree.nodes.count }
        return Int(draft.blocks.blocks[min(draft.blocks.blocks.count - 1, last + 12)].nodes.upperBound)
    }

    private static func has(_ node: Int, _ name: HTMLAttributeName, _ value: String, _ tree: HTMLTree) -> Bool {
        guard let range = tree.attributeRange(node, name) else { return false }
        return tree.bytes[range].split(separator: 0x20).contains { $0.elementsEqual(value.utf8) }
    }

    private static func isForeign(_ node: Int, _ draft: ArticleDraft) -> Bool {
        var at = Int32(node)
        var level = 0
        while at >= 0, level < 8 {
            if !ClassTokens.of(Int(at), in: draft.tree).isDisjoint(with: [.comment, .related]) { return true }
            at = draft.tree.nodes[Int(at)].parent
            level += 1
        }
        return false
    }

    /// Short blocks near the headline that a class name or the word "by" marks.
    private static func visibleNames(_ draft: ArticleDraft) -> [String] {
        let first = draft.firstKept ?? 0
        let start = max(0, min(draft.headlineBlock ?? first, first) - 4)
        let end = min(draft.verdicts.count, max(first, draft.headlineBlock ?? 0) + 10)
        guard start < end else { return [] }
        for index in start..<end {
            let block = draft.blocks.blocks[index]
            guard block.measure.words <= 14, block.byteCount < 140, draft.chain(index).isDisjoint(with: [.comment, .related]) else { continue }
            if draft.labels[index] == .byline, let name = BylineCleaning.afterLabel(draft.string(index)) { return [name] }
            let near = draft.near(index)
            if near.contains(.author), near.isDisjoint(with: [.date]), block.measure.words <= 8, block.measure.digits == 0, !block.measure.endsSentence, BylineCleaning.looksLikeName(draft.string(index)) {
                return [draft.string(index)]
            }
        }
        return []
    }
}

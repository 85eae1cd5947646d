import LibXML2
import Model

/// Who wrote the article: the names, joined by commas.
///
/// Machine-readable names first, then what stands near the headline. `By Ann Lee and Bo Ek, Reuters` becomes
/// `Ann Lee, Bo Ek, Reuters`; the site's own name is no byline unless nothing else is there.
enum BylineStep {
    static func apply(to draft: inout ArticleDraft) {
        let sites = Set(HeadlineStep.siteNames(draft).map(TitleCleaning.key))
        let people = draft.page.data.authors + metaNames(draft)
        for names in [draft.page.data.authors, metaNames(draft), labelledNames(draft), markedNames(draft)] {
            if take(names, except: sites, &draft) { return }
        }
        let visible = VisibleByline(draft)
        if take(visible.labelled, except: sites, &draft) || take(visible.linked, except: sites, &draft)
            || take(visible.named, except: sites, &draft)
        {
            return
        }
        // A site that signs its articles itself.
        if take(people, except: [], &draft) { return }
        _ = take(draft.page.data.authorOrganisations, except: sites, &draft)
    }

    private static func take(_ names: [String], except sites: Set<String>, _ draft: inout ArticleDraft) -> Bool {
        let clean = BylineCleaning.names(names).filter { !sites.contains(TitleCleaning.key($0)) }
        guard !clean.isEmpty else { return false }
        draft.content.byline = clean.joined(separator: ", ")
        return true
    }

    /// `twitter:label1` "Written by" with its `twitter:data1`.
    private static func labelledNames(_ draft: ArticleDraft) -> [String] {
        let head = draft.page.head
        for number in 1...2 {
            guard let label = head.first("twitter:label\(number)")?.lowercased(),
                let name = head.first("twitter:data\(number)")
            else { continue }
            if BylineCleaning.isAuthorLabel(label) { return [name] }
        }
        return []
    }

    private static func metaNames(_ draft: ArticleDraft) -> [String] {
        let head = draft.page.head
        for name in [
            "parsely-author", "sailthru.author", "byl", "citation_author", "author", "article:author", "dc.creator",
            "dcterms.creator", "article:author_name", "cxenseparse:author", "og:article:author",
            "shareaholic:article_author_name",
        ] {
            let names = head.all(name).filter { !$0.isEmpty && !$0.holds("://") && !$0.hasPrefix("@") }
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
            let name =
                nameProperty(index, draft.tree)
                ?? collapsed(draft.tree.attribute(index, .content) ?? draft.tree.rawText(index))
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
}

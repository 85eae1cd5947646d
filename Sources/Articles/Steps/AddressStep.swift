import LibXML2
import Model

/// The canonical address, the next page of an article in several pages, and the article's own pictures.
enum AddressStep {
    static func apply(to draft: inout ArticleDraft) {
        let head = draft.page.head
        let stated = head.canonical ?? head.first("og:url") ?? draft.page.data.url
        draft.content.canonicalURL = stated.flatMap { absolute($0, draft) }
        draft.nextPage = nextPage(draft)
        draft.content.images = pictures(draft)
    }

    private static func absolute(_ reference: String, _ draft: ArticleDraft) -> String? {
        let address = WebAddress.resolve(reference, base: draft.page.base)
        return address.isWeb ? "\(address)" : nil
    }

    /// `link rel=next` or `a rel=next`, when it stays below this article's own address.
    private static func nextPage(_ draft: ArticleDraft) -> String? {
        let link = draft.page.head.next ?? anchoredNext(draft)
        guard let link, let next = absolute(link, draft), let host = draft.page.address.host else { return nil }
        let target = WebAddress(next)
        let own = draft.page.address.path
        let stem = own.hasSuffix("/") ? String(own.dropLast()) : own
        let base = stem.hasSuffix(".html") ? String(stem.dropLast(5)) : stem
        guard target.host == host, target.path.hasPrefix(base), "\(target)" != "\(draft.page.address)" else {
            return nil
        }
        return next
    }

    private static func anchoredNext(_ draft: ArticleDraft) -> String? {
        for index in draft.tree.nodes.indices where draft.tree.nodes[index].tag == .a {
            guard draft.tree.attribute(index, .rel)?.lowercased() == "next" else { continue }
            return draft.tree.attribute(index, .href)
        }
        return nil
    }

    /// Pictures between the headline and the end of the text, and the one the head names.
    private static func pictures(_ draft: ArticleDraft) -> [String] {
        var found: [String] = []
        if let main = draft.page.head.first("og:image") ?? draft.page.data.images.first,
            let address = absolute(main, draft)
        {
            found.append(address)
        }
        guard let first = draft.firstKept, let last = draft.lastKept else { return found }
        let blocks = draft.blocks.blocks
        for index in Int(blocks[first].node)...Int(blocks[last].nodes.upperBound)
        where draft.tree.nodes[index].tag == .img {
            guard let source = draft.tree.attribute(index, .dataSrc) ?? draft.tree.attribute(index, .src) else {
                continue
            }
            guard !source.hasPrefix("data:"), let address = absolute(source, draft), isInArticle(index, draft) else {
                continue
            }
            if !found.contains(address), found.count < 50 { found.append(address) }
        }
        return found
    }

    private static func isInArticle(_ node: Int, _ draft: ArticleDraft) -> Bool {
        var at = draft.tree.nodes[node].parent
        var level = 0
        while at >= 0, level < 6 {
            let tag = draft.tree.nodes[Int(at)].tag
            if tag == .figure || tag == .picture || tag == .p { return draft.outline.isInside(at, root: 2, draft.tree) }
            if tag == .aside || tag == .footer || tag == .nav { return false }
            at = draft.tree.nodes[Int(at)].parent
            level += 1
        }
        return false
    }
}

import LibXML2
import Model

/// The canonical address, the next page of an article in several pages, and the article's own pictures.
enum AddressStep {
    static func apply(to draft: inout ArticleDraft) {
        let head = draft.page.head
        let stated = head.canonical ?? head.first("og:url") ?? draft.page.data.url
        draft.content.canonicalURL = stated.flatMap { absolute($0, draft) }
        draft.nextPage = nextPage(draft)
        let images = pictures(draft)
        draft.content.images = Array(images.prefix(maximumPictures))
        if images.count > maximumPictures {
            draft.cuts.append("only the first \(maximumPictures) pictures of the article were read")
        }
    }

    /// More pictures than these are a gallery.
    private static let maximumPictures = 50

    private static func absolute(_ reference: String, _ draft: ArticleDraft) -> String? {
        let address = WebAddress.resolve(reference, base: draft.page.base)
        return address.isWeb ? "\(address)" : nil
    }

    /// `link rel=amphtml`, made absolute.
    static func amp(_ draft: ArticleDraft) -> String? { draft.page.head.amp.flatMap { absolute($0, draft) } }

    /// `rel=next`, or the link that is called by the next page's number, when it stays below this article's address.
    private static func nextPage(_ draft: ArticleDraft) -> String? {
        guard let host = draft.page.address.host else { return nil }
        let current = pageNumber(draft.page.address)
        let stem = stem(draft.page.address.path, page: current)
        func isNext(_ link: String) -> Bool {
            let target = WebAddress(link)
            return target.host == host && target.path.hasPrefix(stem) && "\(target)" != "\(draft.page.address)"
        }
        if let stated = draft.page.head.next ?? anchoredNext(draft), let next = absolute(stated, draft), isNext(next) {
            return next
        }
        let wanted = "\(current + 1)"
        let first = wanted.utf8.first ?? 0
        for index in draft.tree.nodes.indices where draft.tree.nodes[index].tag == .a {
            guard isShort(index, draft.tree), holds(first, index, draft.tree),
                collapsed(draft.tree.rawText(index)) == wanted, let target = draft.tree.attribute(index, .href),
                let next = absolute(target, draft), isNext(next), pageNumber(WebAddress(next)) == current + 1
            else { continue }
            return next
        }
        return nil
    }

    /// Whether a link holds hardly more than a number.
    private static func isShort(_ link: Int, _ tree: HTMLTree) -> Bool {
        tree.nodes[link].end - Int32(link) <= 4
            && tree.descendants(link).allSatisfy { tree.nodes[$0].tag != .text || tree.nodes[$0].count < 16 }
    }

    private static func holds(_ byte: UInt8, _ link: Int, _ tree: HTMLTree) -> Bool {
        tree.descendants(link).contains { tree.nodes[$0].tag == .text && tree.bytes[tree.textRange($0)].contains(byte) }
    }

    /// The number of a page in its address: `?page=2`, `/2/`, `/page/2`, `-2.html`; 1 when there is none.
    private static func pageNumber(_ address: WebAddress) -> Int {
        for part in (address.query ?? "").split(separator: "&") {
            let pair = part.split(separator: "=")
            if pair.count == 2, ["page", "p", "seite", "pagina", "pg"].contains(pair[0].lowercased()),
                let number = Int(pair[1]), (1..<200).contains(number)
            {
                return number
            }
        }
        let path = address.path.hasSuffix(".html") ? address.path.dropLast(5) : address.path[...]
        guard let last = path.split(whereSeparator: { "/-,_".contains($0) }).last, last.utf8.count <= 2,
            let number = Int(last), number > 1
        else { return 1 }
        return number
    }

    /// The part of the path that all pages of the article share.
    private static func stem(_ path: String, page: Int) -> String {
        var stem = path.hasSuffix("/") ? String(path.dropLast()) : path
        if stem.hasSuffix(".html") { stem = String(stem.dropLast(5)) }
        for tail in ["/page/\(page)", "/\(page)", "-\(page)", ",\(page)", "_\(page)"]
        where page > 1 && stem.hasSuffix(tail) {
            return String(stem.dropLast(tail.count))
        }
        return stem
    }

    private static func anchoredNext(_ draft: ArticleDraft) -> String? {
        for index in draft.tree.nodes.indices where draft.tree.nodes[index].tag == .a {
            guard let rel = draft.tree.attributeRange(index, .rel), rel.count == 4,
                draft.tree.attribute(index, .rel)?.lowercased() == "next"
            else { continue }
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
        where draft.tree.nodes[index].tag == .img && isInArticle(index, draft) {
            guard let source = draft.tree.attribute(index, .dataSrc) ?? draft.tree.attribute(index, .src) else {
                continue
            }
            guard found.count <= maximumPictures, !source.hasPrefix("data:"), let address = absolute(source, draft)
            else { continue }
            if !found.contains(address) { found.append(address) }
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

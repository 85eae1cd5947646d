import LibXML2
import Model

/// A link of a listing that leads to an article.
public struct ListedLink: Sendable, Equatable {
    /// Absolute, without fragment.
    public var url: String
    /// The link's words.
    public var title: String

    /// A link by address and words.
    public init(url: String, title: String) {
        self.url = url
        self.title = title
    }
}

/// What a listing page gave.
public struct Listing: Sendable, Equatable {
    /// In page order, each address once.
    public var links: [ListedLink] = []
    /// The page's title.
    public var title: String?
    /// The rules that matched nothing or cannot be read, each in words.
    public var ruleFailures: [String] = []
    /// What of the page was not read because it held more than is read of one, each in words.
    public var cuts: [String] = []
}

/// Reads the links of a page that lists articles.
public enum ListingReader {
    /// Reads the links that a selector names, or, without one, the repeated headline links of the page.
    ///
    /// - Parameters:
    ///   - page: the listing.
    ///   - selector: CSS or XPath, of the links or of elements that hold them; nil finds the links by itself.
    /// - Returns: the links in page order, each address once.
    public static func links(_ page: PageInput, selector: String? = nil) -> Listing {
        let parsed = ParsedPage(page, parser: HTMLParser(), buffer: HTMLTree())
        var listing = Listing()
        listing.title = parsed.head.title
        listing.cuts = parsed.cuts
        if page.isGivenUp?() ?? false { return listing }
        if let selector {
            listing.links = chosen(selector, parsed, &listing.ruleFailures)
        } else {
            listing.links = HeadlineLinks(parsed).found()
        }
        if listing.links.count > LinkList.maximumLinks {
            listing.links.removeLast()
            listing.cuts.append("only the first \(LinkList.maximumLinks) links of the page were read")
        }
        return listing
    }

    private static func chosen(_ selector: String, _ page: ParsedPage, _ failures: inout [String]) -> [ListedLink] {
        do {
            let nodes = try PageSelector(selector).nodes(in: page.tree)
            if nodes.isEmpty { failures.append("\"\(selector)\" matches nothing on this page") }
            var links = LinkList()
            // The links of an element that stands in another chosen one are there already.
            var end = 0
            for node in nodes where node >= end {
                end = Int(page.tree.nodes[node].end)
                let inner = page.tree.nodes[node].tag == .a ? node..<node + 1 : node..<Int(page.tree.nodes[node].end)
                for link in inner where page.tree.nodes[link].tag == .a { links.add(link, page) }
            }
            if links.links.isEmpty, !nodes.isEmpty { failures.append("\"\(selector)\" holds no links on this page") }
            return links.links
        } catch {
            failures.append("\(error)")
            return []
        }
    }
}

/// Links by address; of several links to one address the longest words count.
private struct LinkList {
    /// More than a page lists to be read.
    static let maximumLinks = 2000
    private(set) var links: [ListedLink] = []
    private var places: [String: Int] = [:]

    mutating func add(_ node: Int, _ page: ParsedPage) {
        guard let target = page.tree.attribute(node, .href) else { return }
        let address = WebAddress.resolve(target, base: page.base).withoutFragment
        // One more than are read, to see that there are more.
        guard address.isWeb, links.count <= LinkList.maximumLinks else { return }
        let title = collapsed(page.tree.rawText(node))
        if let place = places["\(address)"] {
            if title.utf8.count > links[place].title.utf8.count { links[place].title = title }
        } else {
            places["\(address)"] = links.count
            links.append(ListedLink(url: "\(address)", title: title))
        }
    }
}

/// Finds the links that look like headlines: several in elements of one kind, with words, to pages of the same site.
private struct HeadlineLinks {
    private let page: ParsedPage
    private let host: String

    init(_ page: ParsedPage) {
        self.page = page
        host = HeadlineLinks.site(page.address.host ?? "")
    }

    func found() -> [ListedLink] {
        var groups: [UInt64: [Int]] = [:]
        let candidates = page.tree.nodes.indices.filter(isCandidate)
        for node in candidates { groups[signature(node), default: []].append(node) }
        let kept = Set(groups.values.filter { $0.count >= 3 }.flatMap { $0 })
        var links = LinkList()
        // On a small page three of a kind may not be there.
        for node in candidates where kept.count >= 5 ? kept.contains(node) : true { links.add(node, page) }
        return links.links
    }

    /// The last two labels of a host, which pages of one site share.
    private static func site(_ host: String) -> String {
        host.split(separator: ".").suffix(2).joined(separator: ".")
    }

    private func isCandidate(_ node: Int) -> Bool {
        guard page.tree.nodes[node].tag == .a, let target = page.tree.attribute(node, .href) else { return false }
        let address = WebAddress.resolve(target, base: page.base)
        guard address.isWeb, HeadlineLinks.site(address.host ?? "") == host, looksLikeArticle(address) else {
            return false
        }
        let words = WordHashes.of(Array(page.tree.rawText(node).utf8)[...]).count
        return words >= 4 && !isFurniture(node)
    }

    /// A path with words or figures in its last part; sections and tags have short names.
    private func looksLikeArticle(_ address: WebAddress) -> Bool {
        let parts = address.path.split(separator: "/")
        guard let last = parts.last, address.path != page.address.path else { return false }
        let digits = last.utf8.filter { $0 >= 0x30 && $0 <= 0x39 }.count
        let dashes = last.utf8.filter { $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "_") }.count
        return digits >= 3 || dashes >= 2 || last.hasSuffix(".html") || last.utf8.count > 24 || address.query != nil
            || parts.count >= 3
    }

    private func isFurniture(_ node: Int) -> Bool {
        var at = page.tree.nodes[node].parent
        while at >= 0 {
            switch page.tree.nodes[Int(at)].tag {
            case .nav, .footer: return true
            default: at = page.tree.nodes[Int(at)].parent
            }
        }
        return false
    }

    /// The names and classes of the link and the three elements above it.
    private func signature(_ node: Int) -> UInt64 {
        var hash: UInt64 = 0
        var at = Int32(node)
        for _ in 0..<4 where at >= 0 {
            let classes = page.tree.attributeRange(Int(at), .class).map { Fingerprint.of(page.tree.bytes[$0]) } ?? 0
            let tag = UInt64(page.tree.nodes[Int(at)].tag.rawValue)
            hash = (hash ^ classes ^ tag &* 0x9E37_79B9) &* 0x0000_0100_0000_01B3
            at = page.tree.nodes[Int(at)].parent
        }
        return hash
    }
}

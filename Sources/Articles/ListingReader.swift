import LibXML2
import Model

/// A link of a listing that leads to an article.
public struct ListedLink: Sendable, Equatable {
    /// Absolute, without fragment.
    public var url: String
    /// The link's words.
    public var title: String
}

/// What a listing page gave.
public struct Listing: Sendable, Equatable {
    /// In page order, each address once.
    public var links: [ListedLink] = []
    /// The page's title.
    public var title: String?
    /// The rules that matched nothing or cannot be read, each in words.
    public var ruleFailures: [String] = []
}

/// Reads the links of a page that lists articles.
public enum ListingReader {
    /// Reads the links that a selector names, or, without one, the repeated headline links of the page.
    ///
    /// - Parameters:
    ///   - page: the listing.
    ///   - selector: CSS or XPath; nil finds the links by itself.
    /// - Returns: the links in page order, each address once.
    public static func links(_ page: PageInput, selector: String? = nil) -> Listing {
        let tree = HTMLParser().parse(page.bytes)
        var listing = Listing()
        let base = WebAddress(page.url)
        for node in tree.nodes.indices where tree.nodes[node].tag == .a {
            guard let target = tree.attribute(node, .href) else { continue }
            let url = WebAddress.resolve(target, base: base).withoutFragment
            if url.isWeb { listing.links.append(ListedLink(url: "\(url)", title: tree.rawText(node))) }
        }
        return listing
    }
}

import Model

/// Finds the feeds that a web page offers.
public enum FeedDiscovery {
    /// The feeds in `<link rel="alternate">` elements in their order, else links whose address looks like a feed.
    ///
    /// Feeds of a part of the site and of comments come last, whatever the page names first.
    ///
    /// - Parameters:
    ///   - html: the page as UTF-8.
    ///   - url: its address, for relative links.
    /// - Returns: each address once.
    public static func links(inHTML html: [UInt8], url: String?) -> [FeedLink] {
        var page = FeedLinkScan(url: url)
        page.read(html)
        return mainFirst(page.declared.isEmpty ? page.guessed : page.declared, page: url)
    }

    /// The feeds in an HTTP `Link` header (RFC 8288).
    ///
    /// - Parameters:
    ///   - value: the header's value; several headers are joined by commas.
    ///   - url: the address of the response, for relative links.
    /// - Returns: each address once.
    public static func links(inHeader value: String, url: String?) -> [FeedLink] {
        let base = url.map { WebAddress($0) }
        var found: [FeedLink] = []
        for link in LinkHeader.links(Array(value.utf8)) {
            guard found.count < 100,
                isFeed(relation: link.parameters["rel"] ?? "", type: link.parameters["type"] ?? ""),
                let address = Address.resolved(Array(link.target)[...], base: base),
                !found.contains(where: { $0.url == address })
            else { continue }
            found.append(FeedLink(url: address, title: link.parameters["title"], type: link.parameters["type"]))
        }
        return mainFirst(found, page: url)
    }

    /// The WebSub hubs and the feed's own address in HTTP `Link` headers (WebSub section 4).
    ///
    /// - Parameters:
    ///   - value: the header's value; several headers are joined by commas.
    ///   - url: the address of the response, for relative links.
    /// - Returns: each hub once, and the first `rel="self"`.
    public static func hubs(inHeader value: String, url: String?) -> (hubs: [String], topic: String?) {
        let base = url.map { WebAddress($0) }
        var hubs: [String] = []
        var topic: String?
        for link in LinkHeader.links(Array(value.utf8)) where link.parameters["anchor"] == nil {
            guard let address = Address.resolved(Array(link.target)[...], base: base) else { continue }
            let relations = (link.parameters["rel"] ?? "").lowercased().split(whereSeparator: \.isWhitespace)
            if relations.contains("hub"), hubs.count < 16, !hubs.contains(address) { hubs.append(address) }
            if relations.contains("self") { topic = topic ?? address }
        }
        return (hubs, topic)
    }

    /// Whether a link with that relation and type leads to a feed of the page.
    static func isFeed(relation: String, type: String) -> Bool {
        let relations = relation.lowercased().split(whereSeparator: \.isWhitespace)
        if relations.contains("feed") { return true }
        guard relations.contains("alternate"), !relations.contains("stylesheet") else { return false }
        let type = type.lowercased().prefix { $0 != ";" }.filter { !$0.isWhitespace }
        return types.contains(type)
    }

    private static let types: Set<String> = [
        "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/feed+json",
        "application/xml",
        "text/xml", "application/x.atom+xml", "application/x-atom+xml", "text/rss+xml", "text/atom+xml", "text/rss",
        "application/rss", "application/atom", "text/atom", "text/rdf",
    ]
}

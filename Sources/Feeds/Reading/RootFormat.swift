/// The format of a document, by its root element.
struct RootFormat {
    enum Family {
        case rss, atom, sitemap, opml
    }

    var family: Family
    /// As the contract names it: `rss2.0`.
    var format: String

    /// Atom 0.3 says how text is written in its own way.
    var isAtom03: Bool { format == "atom0.3" }

    /// Reads the root element.
    ///
    /// - Parameters:
    ///   - name: its local name.
    ///   - namespaces: the names it binds, as written.
    ///   - version: its `version` attribute.
    init(name: ElementName, namespaces: [String], version: String?) {
        let version = version.map { $0.filter { $0.isNumber || $0 == "." } } ?? ""
        switch name {
        case .feed: self.init(family: .atom, format: RootFormat.atom(namespaces, version))
        case .entry: self.init(family: .atom, format: "atom1.0")
        case .rdf: self.init(family: .rss, format: RootFormat.rdf(namespaces))
        case .urlset, .url: self.init(family: .sitemap, format: "sitemap")
        case .sitemapindex, .sitemap: self.init(family: .sitemap, format: "sitemapindex")
        case .opml: self.init(family: .opml, format: "opml")
        case .channel: self.init(family: .rss, format: RootFormat.channel(namespaces))
        default: self.init(family: .rss, format: RootFormat.rss(version))
        }
    }

    private init(family: Family, format: String) {
        self.family = family
        self.format = format
    }

    private static func rss(_ version: String) -> String {
        switch version {
        case "": "rss"
        case "2",
            _ where version.hasPrefix("2."):
            "rss2.0"
        case "0.9": "rss0.90"
        case "0.90", "0.91", "0.92", "0.93", "0.94", "1.0": "rss" + version
        default: "rss"
        }
    }

    private static func rdf(_ namespaces: [String]) -> String {
        let netscape = namespaces.contains { $0.contains("netscape.com/rdf/simple") }
        return netscape ? "rss0.90" : namespaces.contains { $0.contains("purl.org/net/rss1.1") } ? "rss1.1" : "rss1.0"
    }

    private static func atom(_ namespaces: [String], _ version: String) -> String {
        if namespaces.contains(where: { $0.lowercased().contains("w3.org/2005/atom") }) { return "atom1.0" }
        let isOld = namespaces.contains { $0.contains("purl.org/atom/ns") }
        if version == "0.3" || (isOld && version.isEmpty) { return "atom0.3" }
        return ["0.1", "0.2", "1.0"].contains(version) ? "atom" + version : isOld ? "atom0.3" : "atom"
    }

    private static func channel(_ namespaces: [String]) -> String {
        namespaces.contains { $0.contains("purl.org/net/rss1.1") } ? "rss1.1" : "cdf"
    }
}

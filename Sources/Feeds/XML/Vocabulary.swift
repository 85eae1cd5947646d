/// The families of elements that feeds are made of.
enum Vocabulary: UInt8 {
    /// RSS of all versions, and every document without namespaces.
    case plain
    case atom
    case rdf
    case dublinCore
    case content
    case media
    case podcast
    case syndication
    case feedburner
    case xhtml
    case news
    case tombstones
    case xml
    case other

    /// The vocabulary of a namespace name.
    ///
    /// Case, scheme, `www.`, a trailing slash or hash, and the known misspellings do not count.
    init(namespace: [UInt8]) {
        var key = String(decoding: namespace[...].trimmed, as: UTF8.self).lowercased()[...]
        for prefix in ["http://", "https://", "www."] where key.hasPrefix(prefix) {
            key = key.dropFirst(prefix.utf8.count)
        }
        while let last = key.utf8.last, last == ASCII.slash || last == ASCII.hash { key = key.dropLast() }
        self = Vocabulary.byName[String(key)] ?? .other
    }

    /// The vocabulary that a prefix stands for where it was not declared.
    init(undeclared prefix: ArraySlice<UInt8>) {
        self = Vocabulary.byPrefix[String(decoding: prefix.map(ASCII.lowered), as: UTF8.self)] ?? .other
    }

    /// The vocabulary of a declared prefix whose namespace name is unknown: a known prefix with a name that resembles.
    init(misspelled prefix: ArraySlice<UInt8>, uri: [UInt8]) {
        let guess = Vocabulary(undeclared: prefix)
        let name = String(decoding: uri, as: UTF8.self).lowercased()
        let clue: String? =
            switch guess {
            case .atom: "atom"
            case .content: "content"
            case .dublinCore: "dc"
            case .media: "yahoo"
            case .podcast: "podcast"
            case .syndication: "syndication"
            case .feedburner: "feedburner"
            case .rdf: "rdf"
            default: nil
            }
        self = clue.map { name.contains($0) } ?? false ? guess : .other
    }

    private static let byPrefix: [String: Vocabulary] = [
        "rss": .plain, "atom": .atom, "a": .atom, "a10": .atom, "atom10": .atom, "rdf": .rdf, "dc": .dublinCore,
        "dcterms": .dublinCore, "dct": .dublinCore, "content": .content, "media": .media, "itunes": .podcast,
        "googleplay": .podcast, "sy": .syndication, "feedburner": .feedburner, "xhtml": .xhtml, "html": .xhtml,
        "news": .news, "n": .news, "at": .tombstones, "xml": .xml,
    ]

    private static let byName: [String: Vocabulary] = {
        var table: [String: Vocabulary] = [:]
        for (vocabulary, names) in names {
            for name in names.split(separator: " ") { table[String(name)] = vocabulary }
        }
        return table
    }()

    private static let names: [(Vocabulary, String)] = [
        (
            .plain,
            """
            backend.userland.com/rss backend.userland.com/rss2 blogs.law.harvard.edu/tech/rss cyber.law.harvard.edu/rss \
            my.netscape.com/publish/formats/rss-0.91 my.netscape.com/rdf/simple/0.9 channel.netscape.com/rdf/simple/0.9 \
            my.netscape.com/rdf/simple purl.org/rss/1.0 purl.org/net/rss1.1 purl.org/net/rss1.1/rss backend.userland.com/rss09 \
            backend.userland.com/rss091 rssboard.org/rss-specification rssboard.org/rss-2-0 purl.org/rss/2.0 \
            my.netscape.com/publish/formats/rss sitemaps.org/schemas/sitemap/0.9 sitemaps.org/schemas/sitemap \
            google.com/schemas/sitemap/0.84 google.com/schemas/sitemap/0.9 sitemaps.org/schemas/siteindex/0.9 \
            rssnamespace.org/rss2 backend.userland.com/rss2.0 rsshub.com
            """
        ),
        (
            .atom,
            """
            w3.org/2005/atom purl.org/atom/ns purl.org/atom atom-enabled.org atomenabled.org purl.org/atom/ns# \
            intertwingly.net/atom example.com/newformat example.com/necho purl.org/echo uri/of/echo/namespace w3.org/2005/atom10 \
            purl.org/net/atom bitworking.org/atom uri.tld/atom
            """
        ),
        (.rdf, "w3.org/1999/02/22-rdf-syntax-ns w3.org/tr/rdf w3.org/tr/wd-rdf-syntax"),
        (
            .dublinCore,
            """
            purl.org/dc/elements/1.1 purl.org/dc/elements/1.0 purl.org/dc purl.org/dc/terms purl.org/metadata/dublin_core \
            purl.org/dc/dcmitype dublincore.org/documents/dcmi-namespace dublincore.org/2003/12/08/dcq
            """
        ),
        (.content, "purl.org/rss/1.0/modules/content"),
        (
            .media,
            """
            search.yahoo.com/mrss search.yahoo.com/mrss/ search.yahoo.com/mrss1 tools.search.yahoo.com/mrss-1.1.1 \
            search.yahoo.com/rss api.maps.yahoo.com/maps/v2.0 api.maps.yahoo.com/mrss1 video.search.yahoo.com/mrss \
            video.search.yahoo.com/mrss2 rssboard.org/media-rss
            """
        ),
        (
            .podcast,
            """
            itunes.com/dtds/podcast-1.0.dtd itunes.com/dtds/podcast-1.0 example.com/dtds/podcast-1.0.dtd \
            google.com/schemas/play-podcasts/1.0 google.com/schemas/play-podcasts/1.0/play-podcasts.xsd
            """
        ),
        (.syndication, "purl.org/rss/1.0/modules/syndication hacks.benhammersley.com/rss/syndication"),
        (.feedburner, "rssnamespace.org/feedburner/ext/1.0"),
        (.xhtml, "w3.org/1999/xhtml w3.org/tr/xhtml1 w3.org/tr/rec-html40 w3.org/1999/html"),
        (.news, "google.com/schemas/sitemap-news/0.9 google.com/schemas/sitemap-news"),
        (.tombstones, "purl.org/atompub/tombstones/1.0 purl.org/syndication/tombstones/1.0"),
        (.xml, "w3.org/xml/1998/namespace"),
    ]
}

/// The prefixes that are bound at a place of the document.
struct NamespaceScope {
    private struct Binding {
        let prefix: [UInt8]
        let vocabulary: Vocabulary
        let depth: Int
    }

    private var bindings: [Binding] = []
    /// A document may bind more, but nobody means it well.
    static let maximumCount = 128
    /// More were bound than are known.
    private(set) var isFull = false

    /// What names without a prefix belong to.
    private(set) var unprefixed = Vocabulary.plain

    mutating func bind(_ prefix: ArraySlice<UInt8>, to vocabulary: Vocabulary, depth: Int) {
        guard bindings.count < NamespaceScope.maximumCount else {
            isFull = true
            return
        }
        bindings.append(Binding(prefix: Array(prefix), vocabulary: vocabulary, depth: depth))
        if prefix.isEmpty { unprefixed = vocabulary }
    }

    /// Forgets what elements at that depth and below bound.
    mutating func leave(depth: Int) {
        guard let last = bindings.last, last.depth >= depth else { return }
        while let last = bindings.last, last.depth >= depth { bindings.removeLast() }
        unprefixed = bindings.last { $0.prefix.isEmpty }?.vocabulary ?? .plain
    }

    func vocabulary(of prefix: ArraySlice<UInt8>) -> Vocabulary {
        if prefix.isEmpty { return unprefixed }
        for binding in bindings.reversed() where binding.prefix.elementsEqual(prefix) { return binding.vocabulary }
        return Vocabulary(undeclared: prefix)
    }
}

import Articles
import Configuration
import Feeds
import Fetching
import Model
import Watching

/// A source as found by looking at an address.
struct ProbedSource {
    var source: Source
    /// What was found, in words for the person who asked.
    var findings: [String]

    /// Looks at an address and finds out what it is; follows the link from a page to its feed.
    ///
    /// - Parameters:
    ///   - url: what the person named.
    ///   - kind: how the person wants it watched; nil finds out.
    ///   - rules: the person's own rules.
    ///   - settings: the manners.
    /// - Throws: `CommandFailure` when nothing there can be watched.
    init(_ url: String, as kind: Source.Kind?, rules: PageRules, _ settings: Settings) throws {
        let url = WebAddress(subscription: url).withoutFragment.description
        let purposes: [Source.Kind: FetchRequest.Purpose] = [.page: .page, .listing: .listing, .sitemap: .sitemap]
        let (fetch, page) = try Probe.page(url, kind.flatMap { purposes[$0] } ?? .feed, settings)
        let place = fetch.permanentURL ?? url
        switch kind {
        case .page: try self.init(page: page, at: place, rules)
        case .listing: try self.init(listing: page, at: place, rules)
        case .feed, .sitemap, nil: try self.init(document: page, at: place, as: kind, settings)
        }
    }

    private init(document page: Page, at url: String, as kind: Source.Kind?, _ settings: Settings) throws {
        switch FeedReader.read(page.body, url: page.url, contentType: page.contentType) {
        case .feed(let feed): self.init(feed, at: url, as: kind)
        case .unreadable(let reason):
            throw CommandFailure("\(quoted(url)): \(reason)", hint: "errata test \(quoted(url))", code: .badData)
        case .page(let links):
            let headers = page.headers("link").flatMap { FeedDiscovery.links(inHeader: $0, url: page.url) }
            let named = FeedDiscovery.mainFirst(links + headers, page: page.url)
            guard let first = named.first else {
                throw CommandFailure(
                    "\(quoted(url)) is a web page without a feed",
                    hint: "--as listing to follow the articles it links to, or --as page to watch the page itself",
                    code: .badData)
            }
            let (fetch, linked) = try Probe.page(first.url, .feed, settings)
            guard case .feed(let feed) = FeedReader.read(linked.body, url: linked.url, contentType: linked.contentType)
            else {
                throw CommandFailure(
                    "\(quoted(first.url)), which the page calls its feed, is not a feed", code: .badData)
            }
            self.init(feed, at: fetch.permanentURL ?? first.url, as: kind)
            findings.insert("the page links to this feed: \(first.url)", at: 0)
            for other in named.dropFirst() where other.url != first.url {
                findings.append("it also links to \(other.url)")
            }
        }
    }

    private init(_ feed: Feed, at url: String, as kind: Source.Kind?) {
        let found: Source.Kind = feed.format == "sitemap" ? .sitemap : .feed
        source = SourceIdentifier.source(kind ?? found, url: url, name: feed.title)
        findings = ["\(feed.format), \(Self.count(feed.entries.count, "entry", "entries"))"]
        if let first = feed.entries.first?.title { findings.append("the first is \(quoted(first))") }
        findings += feed.warnings.map { "warning: \($0)" }
    }

    private init(page: Page, at url: String, _ rules: PageRules) throws {
        let reading = ArticleReader().read(PageInput(page), rules: rules)
        if let failure = reading.ruleFailures.first { throw CommandFailure(failure, code: .badData) }
        source = SourceIdentifier.source(.page, url: url, name: reading.content.headline)
        source.rules = rules
        let paragraphs = Self.count(reading.content.blocks.count, "paragraph", "paragraphs")
        findings = ["a page with \(paragraphs) (\(reading.pageKind.rawValue))"]
    }

    private init(listing page: Page, at url: String, _ rules: PageRules) throws {
        let listing = ListingReader.links(PageInput(page), selector: rules.links)
        if let failure = listing.ruleFailures.first { throw CommandFailure(failure, code: .badData) }
        guard !listing.links.isEmpty else {
            throw CommandFailure(
                "\(quoted(url)) links to no articles", hint: "--links SELECTOR names their links", code: .badData)
        }
        source = SourceIdentifier.source(.listing, url: url, name: listing.title)
        source.rules = rules
        findings = ["a listing with \(Self.count(listing.links.count, "article", "articles"))"]
        findings += listing.links.prefix(3).map { "\(quoted($0.title)) \($0.url)" }
    }

    static func count(_ number: Int, _ one: String, _ many: String) -> String {
        number == 1 ? "1 \(one)" : "\(number) \(many)"
    }
}

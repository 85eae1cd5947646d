import Articles
import Feeds
import Fetching
import Model

/// What a source's document lists, whatever its format.
enum SourceDocument {
    /// The articles it names, with what it says about itself.
    case listing(Feed)
    /// The bytes are not what the source should be; the reason is for people.
    case unreadable(reason: String)

    /// Reads the document of a feed, sitemap or listing; pure.
    ///
    /// - Parameters:
    ///   - page: the answer.
    ///   - source: whose it is.
    ///   - isGivenUp: asked now and then: true ends the reading, for nobody waits for it any more.
    /// - Returns: what it lists.
    static func read(
        _ page: Page, source: Source, isGivenUp: (@Sendable () -> Bool)? = nil
    ) -> SourceDocument {
        source.kind == .listing ? readListing(page, source, isGivenUp) : readFeed(page, isGivenUp)
    }

    private static func readFeed(_ page: Page, _ isGivenUp: (@Sendable () -> Bool)?) -> SourceDocument {
        var input = FeedInput(bytes: page.body, url: page.url, contentType: page.contentType)
        input.isGivenUp = isGivenUp
        switch FeedReader.read(input) {
        case .feed(let feed): return .listing(feed)
        case .page(let feeds):
            guard let first = feeds.first else {
                return .unreadable(reason: "this is a web page and it names no feed; watch it as `page` or `listing`")
            }
            return .unreadable(reason: "this is a web page; its feed is \(first.url)")
        case .unreadable(let reason): return .unreadable(reason: reason)
        }
    }

    private static func readListing(
        _ page: Page, _ source: Source, _ isGivenUp: (@Sendable () -> Bool)?
    ) -> SourceDocument {
        var input = PageInput(page)
        input.isGivenUp = isGivenUp
        let listing = ListingReader.links(input, selector: source.rules.links)
        if let failure = listing.ruleFailures.first { return .unreadable(reason: failure) }
        guard !listing.links.isEmpty else {
            return .unreadable(reason: "the page lists no articles; name their links with `links`")
        }
        var feed = Feed(format: "listing")
        feed.title = listing.title
        feed.bounds = listing.cuts
        feed.isBounded = !listing.cuts.isEmpty
        feed.entries = listing.links.map { link in
            var entry = Entry()
            entry.url = link.url
            entry.title = link.title
            return entry
        }
        return .listing(feed)
    }
}

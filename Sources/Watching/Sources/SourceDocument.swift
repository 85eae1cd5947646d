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
    static func read(_ page: Page, source: Source) -> SourceDocument {
        source.kind == .listing ? readListing(page, source) : readFeed(page)
    }

    private static func readFeed(_ page: Page) -> SourceDocument {
        switch FeedReader.read(page.body, url: page.url, contentType: page.contentType) {
        case .feed(let feed): return .listing(feed)
        case .page(let feeds):
            guard let first = feeds.first else {
                return .unreadable(reason: "this is a web page and it names no feed; watch it as `page` or `listing`")
            }
            return .unreadable(reason: "this is a web page; its feed is \(first.url)")
        case .unreadable(let reason): return .unreadable(reason: reason)
        }
    }

    private static func readListing(_ page: Page, _ source: Source) -> SourceDocument {
        let listing = ListingReader.links(PageInput(page), selector: source.rules.links)
        if let failure = listing.ruleFailures.first { return .unreadable(reason: failure) }
        guard !listing.links.isEmpty else {
            return .unreadable(reason: "the page lists no articles; name their links with `links`")
        }
        var feed = Feed(format: "listing")
        feed.title = listing.title
        feed.entries = listing.links.map { link in
            var entry = Entry()
            entry.url = link.url
            entry.title = link.title
            return entry
        }
        return .listing(feed)
    }
}

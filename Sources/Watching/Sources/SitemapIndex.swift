import Feeds
import Fetching
import Model
import Storage

/// What a sitemap index asks for: its sitemaps are read as if they were the source's own document.
///
/// <https://www.sitemaps.org/protocol.html#index>
enum SitemapIndex {
    /// Sitemaps read in one check; an index of an archive names thousands.
    static let maximumSitemaps = 8
    /// Entries taken in one check; a single sitemap may have as many.
    static let maximumEntries = 50_000
    /// A `lastmod` is often a day without a time, and set early: what changed since then may have changed again.
    static let tolerance = Duration.hours(36)

    /// Whether the document is an index.
    static func isOne(_ feed: Feed) -> Bool { feed.format == "sitemapindex" }

    /// The sitemaps to read now, those that changed last first; pure.
    ///
    /// `since` is when they were last read; nil at the first look.
    static func due(_ index: Feed, since: Timestamp?) -> [String] {
        let isDue = { (entry: Entry) in
            guard let since, let updated = entry.updated else { return true }
            return updated > since - tolerance
        }
        // Stable: sitemaps without a date stay in their order, after those with one.
        let order = index.entries.enumerated().filter { isDue($0.element) }.sorted { left, right in
            switch (left.element.updated, right.element.updated) {
            case (let first?, let second?) where first != second: return first > second
            case (_?, nil): return true
            case (nil, _?): return false
            default: return left.offset < right.offset
            }
        }
        return Array(order.compactMap(\.element.url).prefix(maximumSitemaps))
    }
}

extension SourceCheck {
    /// Puts the entries of an index's sitemaps in the place of its own.
    ///
    /// A sitemap that cannot be had or read costs only its own entries; `problems` names it.
    func followed(_ index: Feed, since: Timestamp?, problems: inout [String]) async throws(StoreError) -> Feed {
        var feed = index
        feed.entries = []
        for url in SitemapIndex.due(index, since: since) where feed.entries.count < SitemapIndex.maximumEntries {
            var request = FetchRequest(url: url, purpose: .sitemap)
            request.options = source.request
            request.home = source.url
            request.obeysRobots = true
            let fetch = await parts.fetcher.fetch(request)
            guard case .fresh(let page) = fetch.outcome else {
                problems.append("\(url): \(fetch.outcome.explanation)")
                continue
            }
            switch try await parts.read(page, source: source) {
            case .listing(let sitemap) where SitemapIndex.isOne(sitemap):
                problems.append("\(url): an index within an index is not followed")
            case .listing(let sitemap):
                feed.entries += sitemap.entries.prefix(SitemapIndex.maximumEntries - feed.entries.count)
            case .unreadable(let reason): problems.append("\(url): \(reason)")
            }
        }
        return feed
    }
}

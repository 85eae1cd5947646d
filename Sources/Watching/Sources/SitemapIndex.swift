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
    static let full = "only the first \(maximumEntries) entries of its sitemaps were read"
    /// A `lastmod` is often a day without a time, and set early: what changed since then may have changed again.
    static let tolerance = Duration.hours(36)

    /// Whether the document is an index, or a list of pages most of which are sitemaps.
    static func isOne(_ feed: Feed) -> Bool {
        guard feed.format == "sitemap" else { return feed.format == "sitemapindex" }
        let sitemaps = feed.entries.count(where: isSitemap)
        return sitemaps > 0 && 2 * sitemaps >= feed.entries.count
            || feed.entries.contains { isSitemap($0) && name($0).contains("sitemap") }
    }

    /// Whether an entry leads to a sitemap, by the name of its file.
    ///
    /// Programs that know no index write their sitemaps into a list of pages.
    static func isSitemap(_ entry: Entry) -> Bool {
        let name = name(entry)
        if name.hasSuffix(".xml") || name.hasSuffix(".xml.gz") { return true }
        return name.contains("sitemap")
            && [".gz", ".txt", ".php", ".aspx", ".ashx", ".axd"].contains { name.hasSuffix($0) }
    }

    /// The file name of an entry's address in lower case.
    private static func name(_ entry: Entry) -> String {
        entry.url.flatMap { WebAddress($0).path.split(separator: "/").last?.lowercased() } ?? ""
    }

    /// The entries that are pages; those of an index are sitemaps, all of them.
    static func pages(_ feed: Feed) -> [Entry] {
        feed.format == "sitemapindex" ? [] : feed.entries.filter { !isSitemap($0) }
    }

    private static func sitemaps(_ index: Feed) -> [Entry] {
        index.format == "sitemapindex" ? index.entries : index.entries.filter(isSitemap)
    }

    /// The index without its sitemaps; when it names more of them than are read in one check, it says so.
    static func bounded(_ index: Feed) -> Feed {
        var feed = index
        feed.entries = pages(index)
        let count = sitemaps(index).count
        guard count > maximumSitemaps else { return feed }
        feed.isBounded = true
        feed.bounds.append("of its \(count) sitemaps at most \(maximumSitemaps) are read in a check, the latest first")
        return feed
    }

    /// The sitemaps to read now, those that changed last first; pure.
    ///
    /// `since` is when they were last read; nil at the first look.
    static func due(_ index: Feed, since: Timestamp?) -> [String] {
        let isDue = { (entry: Entry) in
            guard let since, let updated = entry.updated else { return true }
            return updated > since - tolerance
        }
        // Stable: sitemaps without a date stay in their order, after those with one.
        let order = sitemaps(index).enumerated().filter { isDue($0.element) }.sorted { left, right in
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
        var feed = SitemapIndex.bounded(index)
        for url in SitemapIndex.due(index, since: since) {
            guard feed.entries.count < SitemapIndex.maximumEntries else {
                feed.noteFull()
                break
            }
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
                feed.isBounded = feed.isBounded || sitemap.isBounded
                feed.bounds += sitemap.bounds.map { "\(url): \($0)" }
                feed.take(sitemap.entries)
            case .unreadable(let reason): problems.append("\(url): \(reason)")
            }
        }
        return feed
    }
}

extension Feed {
    /// Adds the entries of a sitemap, as many as there is room for.
    fileprivate mutating func take(_ more: [Entry]) {
        let room = SitemapIndex.maximumEntries - entries.count
        entries += more.prefix(room)
        if more.count > room { noteFull() }
    }

    /// There is no room for another entry, and there are more.
    fileprivate mutating func noteFull() {
        guard !bounds.contains(SitemapIndex.full) else { return }
        isBounded = true
        bounds.append(SitemapIndex.full)
    }
}

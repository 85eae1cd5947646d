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
    /// How deep indexes stand in each other: large sites have one of each section in one of all.
    enum Level: CaseIterable {
        case first, deepest
    }
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

    /// The entries that are sitemaps.
    static func sitemaps(_ index: Feed) -> [Entry] {
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
    /// - Parameters:
    ///   - index: the index.
    ///   - since: when the index was last read; nil at the first look.
    ///   - parts: what is remembered of its sitemaps. Of those without a date the one comes first that was not read for
    ///     longest: all of them have their turn.
    /// - Returns: their addresses.
    static func due(_ index: Feed, since: Timestamp?, parts: [SitemapPart] = []) -> [String] {
        let read = Dictionary(parts.map { ($0.url, $0.readAt) }) { first, _ in first }
        let isDue = { (entry: Entry) in
            guard let since, let updated = entry.updated else { return true }
            return updated > since - tolerance
        }
        let order = sitemaps(index).enumerated().filter { isDue($0.element) }.sorted { left, right in
            switch (left.element.updated, right.element.updated) {
            case (let first?, let second?) where first != second: return first > second
            case (_?, nil): return true
            case (nil, _?): return false
            case (_?, _?): return left.offset < right.offset
            case (nil, nil):
                let times = [left, right].map { $0.element.url.flatMap { read[$0] } ?? Timestamp(milliseconds: 0) }
                return times[0] == times[1] ? left.offset < right.offset : times[0] < times[1]
            }
        }
        return Array(order.compactMap(\.element.url).prefix(maximumSitemaps))
    }
}

extension SourceCheck {
    /// Puts the entries of an index's sitemaps in the place of its own.
    ///
    /// A sitemap that was not modified adds nothing: its entries are known. One that cannot be had or read costs only
    /// its own entries; `problems` names it. Indexes within the index are followed, those within them are not.
    func followed(
        _ index: Feed, _ ledger: inout SourceLedger, problems: inout [String]
    ) async throws(StoreError) -> Feed {
        var feed = SitemapIndex.bounded(index)
        var nested = Feed(format: "sitemapindex")
        var due = SitemapIndex.due(index, since: ledger.state.lastChangedAt, parts: ledger.memo.parts)
        var asked = Set([ledger.state.permanentURL ?? ledger.state.url])
        for level in SitemapIndex.Level.allCases {
            for url in due where asked.insert(url).inserted {
                guard feed.entries.count < SitemapIndex.maximumEntries else {
                    feed.noteFull()
                    return feed
                }
                guard let sitemap = try await sitemap(url, &feed, &ledger, &problems) else { continue }
                guard SitemapIndex.isOne(sitemap) else { continue }
                if level == .deepest { problems.append("\(url): an index three levels deep is not followed") }
                let room = SitemapIndex.maximumEntries - nested.entries.count
                nested.entries += SitemapIndex.sitemaps(sitemap).prefix(room)
            }
            nested.entries.removeAll { $0.url.map(asked.contains) ?? true }
            guard level != .deepest, !nested.entries.isEmpty else { break }
            // All of them together, so that those of the first do not keep the others from their turn.
            due = SitemapIndex.due(nested, since: ledger.state.lastChangedAt, parts: ledger.memo.parts)
            let bounds = SitemapIndex.bounded(nested).bounds
            feed.isBounded = feed.isBounded || !bounds.isEmpty
            feed.bounds += bounds
            nested.entries = []
        }
        return feed
    }

    /// Asks for a sitemap of an index and adds its pages to `feed`; what it is, nil when it brought nothing.
    private func sitemap(
        _ url: String, _ feed: inout Feed, _ ledger: inout SourceLedger, _ problems: inout [String]
    ) async throws(StoreError) -> Feed? {
        var part = ledger.memo.parts.part(url, at: ledger.now)
        let fetch = await parts.fetcher.fetch(request(part))
        var (validators, found) = (fetch.validators, Feed?.none)
        switch fetch.outcome {
        case .notModified, .olderCopy: break
        case .fresh(let page):
            switch try await parts.read(page, source: source) {
            case .listing(let sitemap):
                let isIndex = SitemapIndex.isOne(sitemap)
                let pages = isIndex ? SitemapIndex.pages(sitemap) : sitemap.entries
                let room = SitemapIndex.maximumEntries - feed.entries.count
                feed.isBounded = feed.isBounded || sitemap.isBounded
                feed.bounds += sitemap.bounds.map { "\(url): \($0)" }
                feed.take(pages)
                found = sitemap
                // An index is read at every check, and the validators of what was not read to its end would hide the rest.
                if isIndex || sitemap.isCut || pages.count > room { validators = nil }
            case .unreadable(let reason):
                problems.append("\(url): \(reason)")
                validators = nil
            }
        default:
            problems.append("\(url): \(fetch.outcome.explanation)")
            return nil
        }
        part.keep(
            validators.map { StoredValidators($0) }, entries: found?.entries, answer: fetch.validatorAnswer,
            at: ledger.now)
        ledger.memo.parts.put(part)
        return found
    }

    private func request(_ part: SitemapPart) -> FetchRequest {
        var request = FetchRequest(url: part.url, purpose: .sitemap)
        request.options = source.request
        request.home = source.url
        request.obeysRobots = true
        request.validators = part.validators.validators(part.exchange, url: part.url)
        request.trust = part.exchange.trust
        return request
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

import Model
import Testing

@testable import Watching

@Suite struct `Sitemap index` {
    private static let now = Timestamp(milliseconds: 1_700_000_000_000)

    private func index(_ sitemaps: [(String, Duration?)]) -> Feed {
        var feed = Feed(format: "sitemapindex")
        feed.entries = sitemaps.map { url, age in
            var entry = Entry()
            entry.url = url
            entry.updated = age.map { Self.now - $0 }
            return entry
        }
        return feed
    }

    @Test func `the sitemaps that changed last come first, those without a date after them in their order`() {
        let feed = index([("old", .days(90)), ("x", nil), ("new", .hours(1)), ("y", nil)])
        #expect(SitemapIndex.due(feed, since: nil) == ["new", "old", "x", "y"])
    }

    @Test func `what did not change since the last look is left alone, with room for dates without a time`() {
        let feed = index([("month ago", .days(30)), ("today", .hours(20)), ("undated", nil)])
        #expect(SitemapIndex.due(feed, since: Self.now) == ["today", "undated"])
    }

    @Test func `an archive of thousands costs a few requests`() {
        let feed = index((0..<3_000).map { ("\($0)", .days(3_000 - $0)) })
        #expect(SitemapIndex.due(feed, since: nil) == (2_992..<3_000).reversed().map { "\($0)" })
    }
}

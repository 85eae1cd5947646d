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

    private func pages(_ urls: [String]) -> Feed {
        var feed = index(urls.map { ($0, nil) })
        feed.format = "sitemap"
        return feed
    }

    @Test(arguments: [
        (["https://a.example/b1.xml", "https://a.example/b2.xml.gz"], 2, 0),
        (["https://a.example/sitemap-news.xml", "https://a.example/n/1", "https://a.example/n/2"], 1, 2),
        (["https://a.example/sitemap.php", "https://a.example/n/1"], 1, 1),
    ])
    func `a list of pages that names sitemaps is followed as an index, and its pages stay`(
        urls: [String], sitemaps: Int, rest: Int
    ) {
        let feed = pages(urls)
        #expect(SitemapIndex.isOne(feed))
        #expect(SitemapIndex.due(feed, since: nil).count == sitemaps)
        #expect(SitemapIndex.pages(feed).count == rest)
    }

    @Test func `a list of pages with one odd file is a list of pages`() {
        #expect(!SitemapIndex.isOne(pages(["https://a.example/rss.xml"] + (0..<5).map { "https://a.example/n/\($0)" })))
        #expect(!SitemapIndex.isOne(pages(["https://a.example/news/sitemap", "https://a.example/n/1"])))
        #expect(!SitemapIndex.isOne(pages([])))
    }

    @Test func `an index that names more sitemaps than are read says so`() {
        #expect(SitemapIndex.bounded(index((0..<8).map { ("\($0)", nil) })).bounds.isEmpty)
        let many = SitemapIndex.bounded(index((0..<9).map { ("\($0)", nil) }))
        #expect(many.isBounded)
        #expect(many.bounds.contains { $0.contains("9 sitemaps") })
    }

    @Test func `an archive of thousands costs a few requests`() {
        let feed = index((0..<3_000).map { ("\($0)", .days(3_000 - $0)) })
        #expect(SitemapIndex.due(feed, since: nil) == (2_992..<3_000).reversed().map { "\($0)" })
    }

    @Test func `sitemaps without a date have their turn, the one that was not read for longest first`() {
        let feed = index((0..<20).map { ("\($0)", nil) })
        var parts: [SitemapPart] = []
        var read: Set<String> = []
        for look in 0..<3 {
            for url in SitemapIndex.due(feed, since: Self.now, parts: parts) {
                read.insert(url)
                parts.put(SitemapPart(url: url, readAt: Self.now + .minutes(look + 1)))
            }
        }
        #expect(read.count == 20)
    }

    @Test func `what is remembered of a sitemap survives the store, and is bounded`() {
        var memo = SourceMemo()
        for number in 0..<100 {
            var part = SitemapPart(url: "https://a.example/\(number).xml", readAt: Self.now)
            let validators = StoredValidators(etag: Array("\"e\(number)\"".utf8), lastModified: Array("date".utf8))
            part.keep(validators, entries: [Entry()], answer: .whole(nil), at: Self.now)
            memo.parts.put(part)
        }
        #expect(memo.parts.count == SitemapPart.kept)
        #expect(SourceMemo(memo.encoded) == memo)
        #expect(memo.parts.last?.validators.etag == Array("\"e99\"".utf8))
    }
}

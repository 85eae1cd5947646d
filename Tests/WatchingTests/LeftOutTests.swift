import Model
import Storage
import Synchronization
import TestOrigin
import Testing

@testable import Watching

/// What of a document was not read is a condition of its source, whatever the document is.
@Suite(.serialized) struct LeftOutTests {
    private static let paragraph = "<p>The bridge over the river is closed, the council said on Monday.</p>"

    private static func page(_ middle: String) -> String {
        "<html><head><title>The bridge is closed</title></head><body><article><h1>The bridge is closed</h1>"
            + String(repeating: paragraph, count: 20) + middle + "</article></body></html>"
    }

    private static let links = (0..<2100).map {
        "<h2><a href='/a/the-bridge-is-closed-\($0)'>The bridge is closed</a></h2>"
    }

    @Test(arguments: [
        (Source.Kind.page, page(String(repeating: "<p>a</p>", count: 21_000)), "20000 blocks"),
        (
            .page,
            page(
                (0..<80).map {
                    "<p>At 10:43 on 2 May 2026.</p><time datetime='2026-05-\(10 + $0 % 20)T1\($0 / 20):00:00Z'></time>"
                }.joined()),
            "60 times"
        ),
        (
            .page,
            page(String(repeating: "<script type='application/ld+json'>{\"@type\":\"Person\"}</script>", count: 210)),
            "JSON-LD"
        ),
        (.page, page((0..<1100).map { "<meta name='a\($0)' content='b'>" }.joined()), "meta"),
        (.listing, "<html><body>" + links.joined() + "</body></html>", "2000 links"),
        (.listing, "<html><body>" + links.prefix(20).joined() + "</body></html>", ""),
        (.feed, "<rss><channel>" + String(repeating: "<item/>", count: 50_100) + "</channel></rss>", "50000 entries"),
        (.sitemap, String(repeating: "https://news.example/a\n", count: 50_100), "50000 entries"),
        (
            .feed,
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":["
                + String(repeating: "{},", count: 50_100) + "{}]}", "50000 entries"
        ),
    ])
    func `what was not read shows with the source until all is read`(
        kind: Source.Kind, body: String, words: String
    ) async throws {
        let small: [Source.Kind: String] = [
            .page: Self.page(""), .listing: "<html><body>" + Self.links.prefix(20).joined() + "</body></html>",
        ]
        let script = Mutex([body, small[kind] ?? "<rss><channel><item><guid>a</guid></item></channel></rss>"])
        let origin = try TestOrigin { _ in
            .http(200, ["Content-Type: text/html"], script.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] })
        }
        let rig = try await Rig(Source(id: "s", kind: kind, url: origin.url("/f"), name: "S"))
        try await rig.check()
        let shown = try await rig.state
        let condition = shown.lastDetail ?? shown.pagesLeftOut ?? ""
        #expect(words.isEmpty ? condition.isEmpty : condition.contains(words), "\(condition)")
        try await rig.check()
        let then = try await rig.state
        #expect(then.lastDetail ?? then.pagesLeftOut == nil)
        await rig.close()
    }

    @Test func `an article's page that was not read shows with its source`() async throws {
        let origin = try TestOrigin { _ in .http(200, ["Content-Type: text/html"], Self.page("")) }
        let rig = try await Rig(Source(id: "s", kind: .feed, url: origin.url("/f"), name: "S"))
        var article = ArticleState(id: "art_1", sourceID: "s", url: origin.url("/a"), firstSeenAt: .rig)
        article.leftOut = "it took too long"
        var record = CheckRecord(.article("art_1"), at: .rig, outcome: CheckOutcome("not-read"))
        record.articles = [article]
        _ = try await rig.store.commit(record)
        #expect(try await rig.state.pagesLeftOut == "a page was not read whole, \(article.url): it took too long")
        let check = ArticleCheck(parts: rig.parts, source: rig.source)
        let stored = try await rig.store.read { (reader) throws(StoreError) in try reader.article("art_1") }
        _ = try await check.run(try #require(stored))
        #expect(try await rig.state.pagesLeftOut == nil)
        await rig.close()
    }
}

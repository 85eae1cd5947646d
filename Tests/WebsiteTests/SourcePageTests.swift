import JSON
import Linux
import Model
import Storage
import Testing
import Website

/// What a source's page says and draws of how it is followed.
@Suite struct SourcePageTests {
    /// Three articles of a source that is watched from minute 0, the first of them older than that; one was edited.
    private static func store() async throws -> SiteFixture {
        let site = try await SiteFixture.make()
        for (name, published, seen) in [("old", -600, 1), ("quick", 10, 11), ("late", 20, 170)] {
            var state = ArticleState(
                id: "art_\(name)", sourceID: "bbc", url: "https://bbc.example/\(name)",
                firstSeenAt: SiteFixture.at(seen))
            state.publishedAt = SiteFixture.at(published)
            var record = CheckRecord(
                .source("bbc"), at: SiteFixture.at(seen), outcome: CheckOutcome("fresh", status: 200))
            record.articles = [state]
            _ = try await site.store.commit(record)
        }
        let text = SiteFixture.text("Harbour fire", ["It rained."])
        try await site.add("art_quick", version: 1, text, minute: 11)
        try await site.add("art_quick", version: 2, text, minute: 100) { change in
            (change.lastSeenOld, change.firstSeenNew) = (SiteFixture.at(95), SiteFixture.at(100))
        }
        return site
    }

    @Test func `delays are those of what happened while the source was watched`() async throws {
        let site = try await Self.store()
        #expect(try site.reader.delays(of: "bbc").publications.sorted() == [60, 9000])
        #expect(try site.reader.delays(of: "bbc").edits == [300])
        #expect(try site.reader.delays(of: "rare").edits.isEmpty)
        let figures = StateView.of(try site.reader.delays(of: "bbc"))
        #expect(figures["publication"]?["median_seconds"]?.int == 9000)
        let counts = figures["publication"]?["spans"]?.array?.compactMap { $0["count"]?.int }
        #expect(counts == [1, 0, 0, 0, 1, 0, 0])
        await site.store.close()
    }

    @Test func `checks, changes and delays are drawn and said`() async throws {
        let site = try await Self.store()
        let day = String(Timestamp(milliseconds: SystemClock.wallMilliseconds).iso8601.prefix(10))
        let checks = #"[{"day":"\#(day)","checks":96,"failed":3}]"#
        let perDay = try JSONParser.parse(Array(checks.utf8))
        let delays = StateView.of(try site.reader.delays(of: "bbc"))
        let page = try site.ask("/sources/bbc") { content in
            content.source = { _ in
                .object([
                    .init("checks_per_day", perDay), .init("delays", delays),
                    .init("learned", .array([.string("the stamp <b>")])),
                    .init("entries_per_day", .number("4.8")), .init("entries_seen", .number("0")),
                    .init("hours_watched", .number("4")),
                ])
            }
        }
        #expect(page.body.contains("96 checks of the source in 30 days, at most 96 on one day, 3 failed"))
        #expect(page.body.contains("<title>\(day): 96, 3 failed</title>"))
        #expect(page.body.contains("first seen, half within 2 h"))
        #expect(page.body.contains("4.8 expected, 0 seen in 4 hours"))
        #expect(page.body.contains("over 1 day") && page.body.contains("the stamp &lt;b&gt;"))
        await site.store.close()
    }
}

import Model
import Storage
import Testing

@Suite struct DueTests {
    let directory = Directory()

    private func open(_ sources: [Source] = [bbc]) async throws -> Store {
        let store = try await Store.open(directory.store)
        try await store.syncSources(sources, now: at(0))
        return store
    }

    @Test func `what is due is leased once, and again after its record or its release`() async throws {
        let store = try await open()
        try await store.commit(found([article(1), article(2)]))
        let first = try await store.claim(now: at(1), limit: 10)
        #expect(first.sources.map(\.id) == ["bbc"])
        #expect(first.articles.map(\.id) == ["art_1", "art_2"])
        #expect(try await store.claim(now: at(1), limit: 10).isEmpty)
        store.release(.article("art_1"))
        #expect(try await store.claim(now: at(1), limit: 10).articles.map(\.id) == ["art_1"])
        try await store.commit(checked(first.articles[1], version: 1, page: "x", at: at(1)))
        #expect(try await store.claim(now: at(2), limit: 10).isEmpty)
        #expect(try await store.claim(now: at(12), limit: 10).articles.map(\.id) == ["art_2"])
        await store.close()
    }

    @Test func `a host with much to do does not keep others waiting`() async throws {
        let store = try await open()
        try await store.commit(found((1...300).map { article($0, host: "busy.example.org") }))
        try await store.commit(found((301...303).map { article($0, host: "other.example.org") }, at: at(1)))
        let batch = try await store.claim(now: at(2), limit: 20, perHost: 2)
        let hosts = batch.articles.map { $0.url.contains("busy") ? "busy" : "other" }
        #expect(hosts.filter { $0 == "busy" }.count == 2)
        #expect(hosts.filter { $0 == "other" }.count == 2)
        await store.close()
    }

    @Test func `a batch says whether more may be due`() async throws {
        let store = try await open()
        try await store.commit(found([article(1), article(2), article(3)]))
        #expect(try await store.claim(now: at(1), limit: 2).isFull)
        // The host has as many checks as it may have; one of its articles is left.
        #expect(try await store.claim(now: at(1), limit: 10, perHost: 2).waitsForHost)
        let rest = try await store.claim(now: at(1), limit: 10)
        #expect(!rest.isFull && !rest.waitsForHost)
        await store.close()
    }

    @Test func `blocked articles that are still looked at are counted by source and outcome`() async throws {
        let store = try await open()
        let outcomes = ["paywall", "same_page", "same_page", "removed", "same_page"]
        let articles = outcomes.enumerated().map { index, outcome in
            var state = article(index + 1)
            state.life = outcome == "removed" ? .removed : .blocked
            state.lastOutcome = CheckOutcome(outcome, status: 200)
            if index == 4 { state.nextCheckAt = nil }
            return state
        }
        try await store.commit(found(articles))
        let counts = try await store.read { (reader) throws(StoreError) in try reader.blockedCounts() }
        #expect(counts.map { "\($0.source) \($0.outcome) \($0.count)" } == ["bbc same_page 2", "bbc paywall 1"])
        #expect(counts.last?.example == articles[0].url)
        await store.close()
    }

    @Test func `the next due time is that of the earliest plan`() async throws {
        let store = try await open()
        var later = article(1)
        later.nextCheckAt = at(90)
        try await store.commit(found([later]))
        #expect(try await store.nextDue(after: at(0)) == at(90))
        #expect(try await store.nextDue(after: at(90)) == nil)
        await store.close()
    }

    @Test func `a changed listing brings a check forward, also while one is under way`() async throws {
        let store = try await open()
        try await store.commit(found([article(1)]))
        let state = try #require(try await store.claim(now: at(1), limit: 10).articles.first)
        var record = CheckRecord(.source("bbc"), at: at(2), outcome: CheckOutcome("fresh"))
        var listing = ArticleListing(
            articleID: "art_1", entryID: nil, fingerprint: [2], firstListedAt: at(2), lastListedAt: at(2))
        listing.checkBy = at(2)
        record.listings = [listing]
        try await store.commit(record)
        try await store.commit(checked(state, version: 1, page: "x", at: at(1)))
        let known = try await store.read { reader throws(StoreError) in try reader.article("art_1") }
        #expect(known?.nextCheckAt == at(2))
        #expect(known?.lastListedAt == at(2))
        await store.close()
    }

    @Test func `a source that vanished keeps all it has, and goes on when it is back`() async throws {
        var other = Source(id: "other", kind: .feed, url: "https://other.example.org/feed", name: "Other")
        let store = try await open([bbc, other])
        try await store.commit(found([article(1), article(2)]))
        var record = found([], source: "other")
        record.listings = [
            ArticleListing(
                articleID: "art_2", entryID: nil, fingerprint: nil, firstListedAt: at(0), lastListedAt: at(0))
        ]
        try await store.commit(record)
        try await store.syncSources([other], now: at(1))
        let batch = try await store.claim(now: at(1), limit: 10)
        #expect(batch.sources.map(\.id) == ["other"])
        // The other source lists the second article too: it is followed there.
        #expect(batch.articles.map(\.id) == ["art_2"])
        #expect(batch.articles.map(\.sourceID) == ["other"])
        let gone = try #require(try await store.read { reader throws(StoreError) in try reader.source("bbc") })
        #expect(!gone.isActive)
        for subject in [CheckRecord.Subject.source("other"), .article("art_2")] { store.release(subject) }
        other.name = "Renamed"
        try await store.syncSources([bbc, other], now: at(2))
        let again = try await store.claim(now: at(2), limit: 10)
        #expect(Set(again.articles.map(\.id)) == ["art_1", "art_2"])
        #expect(Set(again.sources.map(\.name)) == ["BBC", "Renamed"])
        await store.close()
    }

    @Test func `another address of a source forgets the validators of the old one`() async throws {
        let store = try await open()
        var source = try #require(try await store.claim(now: at(0), limit: 1).sources.first)
        source.validators = StoredValidators(etag: [1])
        source.nextCheckAt = at(60)
        var record = found([])
        record.source = source
        try await store.commit(record)
        var moved = bbc
        moved.url = "https://feeds.example.org/new.xml"
        try await store.syncSources([moved], now: at(1))
        let now = try #require(try await store.read { reader throws(StoreError) in try reader.source("bbc") })
        #expect(now.validators == StoredValidators())
        #expect(now.nextCheckAt == at(1))
        await store.close()
    }

    @Test func `a clock that ran ahead and came back leaves no gap`() async throws {
        let store = try await open()
        let day: Int64 = 24 * 60
        var record = found([article(1)], at: at(day))
        var source = try #require(try await store.claim(now: at(day), limit: 1).sources.first)
        source.lastCheckedAt = at(day)
        source.nextCheckAt = at(day + 15)
        record.source = source
        try await store.commit(record)
        let state = try #require(try await store.claim(now: at(day), limit: 5).articles.first)
        try await store.commit(checked(state, version: 1, page: "x", at: at(day)))
        #expect(try await store.claim(now: at(0), limit: 5).isEmpty)
        #expect(try await store.nextDue(after: at(0)) == at(10))
        #expect(try await store.claim(now: at(15), limit: 5).sources.map(\.id) == ["bbc"])
        await store.close()
    }

    @Test func `what is imported with times of its own leaves the plans of what is watched alone`() async throws {
        let store = try await open()
        var source = try #require(try await store.claim(now: at(10), limit: 1).sources.first)
        source.lastCheckedAt = at(10)
        source.nextCheckAt = at(25)
        var record = found([])
        record.source = source
        try await store.commit(record)
        await store.close()
        var options = StoreOptions()
        options.bringsPlansBack = false
        let other = try await Store.open(directory.store, options)
        try await other.syncSources([bbc], now: at(-100_000))
        let now = try #require(try await other.read { reader throws(StoreError) in try reader.source("bbc") })
        #expect((now.lastCheckedAt, now.nextCheckAt) == (at(10), at(25)))
        await other.close()
    }
}

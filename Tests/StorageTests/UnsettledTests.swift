import Model
import Storage
import Testing

/// Whether a source has articles that wait for a look: until they had it, its document counts as not yet taken in.
@Suite struct UnsettledTests {
    let directory = Directory()

    private func isUnsettled(_ store: Store) async throws -> Bool {
        try await store.read { reader throws(StoreError) in try reader.hasUnsettledArticles(source: "bbc") }
    }

    private func listing(asksAt time: Timestamp?) -> CheckRecord {
        var record = found([], at: at(0))
        var listing = ArticleListing(
            articleID: "art_1", entryID: nil, fingerprint: nil, firstListedAt: at(0), lastListedAt: at(0))
        listing.checkBy = time
        record.listings = [listing]
        return record
    }

    @Test func `an article that the source asks for is unsettled until it was looked at`() async throws {
        let store = try await Store.open(directory.store)
        try await store.syncSources([bbc], now: at(0))
        try await store.commit(found([article(1)]))
        #expect(try await !isUnsettled(store))
        try await store.commit(listing(asksAt: nil))
        #expect(try await !isUnsettled(store))
        try await store.commit(listing(asksAt: at(0)))
        #expect(try await isUnsettled(store))
        let state = try #require(try await store.claim(now: at(1), limit: 9).articles.first)
        var record = checked(state, version: 1, page: "one")
        record.articles[0].lastOutcome = CheckOutcome("unconfirmed", status: 200)
        try await store.commit(record)
        #expect(try await isUnsettled(store))
        let again = try #require(try await store.read { reader throws(StoreError) in try reader.article("art_1") })
        try await store.commit(checked(again, version: 2, page: "two"))
        #expect(try await !isUnsettled(store))
        await store.close()
    }

    @Test func `a record that meets a conflict leaves the lease with its holder`() async throws {
        let store = try await Store.open(directory.store)
        try await store.syncSources([bbc], now: at(0))
        try await store.commit(found([article(1)]))
        let state = try #require(try await store.claim(now: at(1), limit: 9).articles.first)
        // The feed's check renews the article while its own check is under way.
        try await store.commit(found([state]))
        await #expect(throws: StoreError.self) { try await store.commit(checked(state, version: 1, page: "one")) }
        #expect(try await store.claim(now: at(1), limit: 9).articles.isEmpty)
        let again = try #require(try await store.read { reader throws(StoreError) in try reader.article("art_1") })
        try await store.commit(checked(again, version: 1, page: "one"))
        #expect(store.leaseCount == 1)  // the source's, which nobody has ended
        await store.close()
    }
}

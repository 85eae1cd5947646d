import Model
import Testing

@testable import Storage

/// How places are shared out among the sources of due articles.
@Suite struct SharingTests {
    private static func place(_ source: Int64, _ article: Int64, host: Int64) -> Leases.Place {
        Leases.Place(host: host, source: source, article: article)
    }

    private static func chosen(
        _ places: [Leases.Place], held: [Int64: Int] = [:], limit: Int = 64, share: Int? = 64
    ) -> [Leases.Place] {
        var standing = Leases.Standing()
        standing.sources = held
        var sharing = ArticleSharing(standing, limit: limit, share: share, perHost: 2)
        for place in places { sharing.offer(place) }
        return sharing.chosen().map(\.place)
    }

    @Test func `one source gets half of the places, and the next one half of the rest`() {
        let many = (1...12_500).map { Self.place(1, $0, host: $0) }
        #expect(Self.chosen(many).count == 32)
        let more = (20_001...30_000).map { Self.place(2, $0, host: $0) }
        let both = Self.chosen(many + more)
        #expect([21, 22].contains(both.filter { $0.source == 1 }.count))
        #expect([21, 22].contains(both.filter { $0.source == 2 }.count))
    }

    @Test func `a source that comes new gets a place at once, however many wait before it`() {
        let many = (1...12_500).map { Self.place(1, $0, host: $0) }
        let new = Self.place(2, 99_999, host: 99_999)
        #expect(Self.chosen(many + [new], held: [1: 40], limit: 1, share: 1).map(\.source) == [2])
        #expect(Self.chosen(many + [new], held: [1: 30], limit: 2, share: 34).first?.source == 2)
    }

    @Test func `within a source what has waited longest comes first`() {
        let articles = (1...10).map { Self.place(1, $0, host: $0) }
        #expect(Self.chosen(articles, limit: 3).map(\.article) == [1, 2, 3])
    }

    @Test func `nothing is shared out when nobody asks for it`() {
        let many = (1...100).map { Self.place(1, $0, host: $0) }
        #expect(Self.chosen(many, share: nil).count == 64)
    }

    @Test func `where several sources want one host, they take turns`() async throws {
        let directory = Directory()
        let store = try await Store.open(directory.store)
        let other = Source(id: "other", kind: .feed, url: "https://other.example.org/feed", name: "Other")
        try await store.syncSources([bbc, other], now: at(0))
        try await store.commit(found((1...40).map { article($0, host: "shared.example.org") }))
        try await store.commit(
            found(
                (41...44).map { article($0, source: "other", host: "shared.example.org") }, source: "other", at: at(1)))
        var turns: [String] = []
        while turns.count < 8 {
            let batch = try await store.claim(now: at(2), limit: 10, perHost: 1, free: 64)
            let state = try #require(batch.articles.first)
            turns.append(state.sourceID)
            try await store.commit(checked(state, version: 1, page: state.id, at: at(2)))
        }
        #expect(turns.filter { $0 == "other" }.count == 4)
        await store.close()
    }

    @Test func `a walk that ends at its window goes on behind it`() async throws {
        let directory = Directory()
        let store = try await Store.open(directory.store)
        let other = Source(id: "other", kind: .feed, url: "https://other.example.org/feed", name: "Other")
        try await store.syncSources([bbc, other], now: at(0))
        try await store.commit(found((1...26_000).map { article($0, host: "busy.example.org") }))
        try await store.commit(
            found([article(30_000, source: "other", host: "quick.example.org")], source: "other", at: at(1)))
        var found: [String] = []
        for _ in 0..<3 where !found.contains("other") {
            let batch = try await store.claim(now: at(2), limit: 10, perHost: 2, free: 64)
            found += batch.articles.map(\.sourceID)
        }
        #expect(found.contains("other"))
        await store.close()
    }
}

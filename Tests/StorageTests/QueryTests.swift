import Model
import Storage
import Testing

@Suite struct QueryTests {
    let directory = Directory()

    private func store() async throws -> Store {
        let store = try await Store.open(directory.store)
        try await store.syncSources([bbc], now: at(0))
        try await store.commit(found([article(1), article(2)]))
        for (number, pages) in [(1, ["Eight people were killed", "Twelve people were killed"]), (2, ["A calm day"])] {
            for (index, page) in pages.enumerated() {
                let known = try await store.read { reader throws(StoreError) in try reader.article("art_\(number)") }
                let state = try #require(known)
                var record = checked(state, version: index + 1, page: page, at: at(Int64(number * 10 + index)))
                record.changes[0].severity = index == 0 ? .minor : .major
                record.changes[0].disclosure = index == 0 ? nil : .undeclared
                try await store.commit(record)
            }
        }
        return store
    }

    @Test func `changes are found by every filter`() async throws {
        let store = try await store()
        let reader = try StoreReader.open(directory.store)
        func numbers(_ set: (inout ChangeFilter) -> Void) throws -> [Int64] {
            var filter = ChangeFilter()
            set(&filter)
            return try reader.changes(filter).map(\.sequence)
        }
        #expect(try numbers { _ in } == [3, 2, 1])
        #expect(try numbers { $0.isAscending = true } == [1, 2, 3])
        #expect(try numbers { $0.limit = 1 } == [3])
        #expect(try numbers { $0.severity = .major } == [2])
        #expect(try numbers { $0.severity = .cosmetic } == [3, 2, 1])
        #expect(try numbers { $0.disclosures = [.undeclared] } == [2])
        #expect(try numbers { $0.kind = .number } == [3, 2, 1])
        #expect(try numbers { $0.kind = .quotation } == [])
        #expect(try numbers { $0.types = [.articlePublished] } == [3, 1])
        #expect(try numbers { $0.articleID = "art_2" } == [3])
        #expect(try numbers { $0.sourceID = "bbc" } == [3, 2, 1])
        #expect(try numbers { $0.sourceID = "none" } == [])
        #expect(try numbers { $0.since = at(11) } == [3, 2])
        #expect(try numbers { $0.until = at(11) } == [1])
        #expect(try numbers { $0.after = 1 } == [3, 2])
        #expect(try numbers { $0.before = 3 } == [2, 1])
        #expect(try reader.change(id: "chg_art_1_2")?.sequence == 2)
        await store.close()
    }

    @Test(arguments: [
        ("eight", ["art_1"]), ("killed people", ["art_1", "art_1"]), ("\"calm day\"", ["art_2"]),
        ("\"day calm\"", []), ("kill*", ["art_1", "art_1"]), ("killed OR calm", []), ("\"", []), ("( NEAR * ^ -", []),
        ("headline", ["art_1", "art_1", "art_2"]), ("", []),
    ])
    func `a search finds versions by their words, and no input breaks it`(query: String, expected: [String])
        async throws
    {
        let store = try await store()
        let hits = try await store.read { reader throws(StoreError) in try reader.search(SearchFilter(query)) }
        #expect(hits.map(\.articleID).sorted() == expected)
        await store.close()
    }

    @Test func `articles are found by every filter`() async throws {
        let store = try await store()
        let reader = try StoreReader.open(directory.store)
        func ids(_ set: (inout ArticleFilter) -> Void) throws -> [String] {
            var filter = ArticleFilter()
            set(&filter)
            return try reader.articles(filter).map(\.id)
        }
        #expect(try ids { _ in } == ["art_2", "art_1"])
        #expect(try ids { $0.sourceID = "bbc" } == ["art_2", "art_1"])
        #expect(try ids { $0.text = "ARTICLE 2" } == ["art_2"])
        #expect(try ids { $0.text = "100%" } == [])
        #expect(try ids { $0.life = .removed } == [])
        #expect(try ids { $0.limit = 1 } == ["art_2"])
        var filter = ArticleFilter()
        filter.text = "article 1"
        let first = try reader.articlePage(filter, lookingThrough: 1)
        #expect(first.articles.isEmpty && first.next == "art_2")
        filter.after = first.next
        let second = try reader.articlePage(filter, lookingThrough: 1)
        #expect(second.articles.map(\.id) == ["art_1"])
        filter.after = second.next
        #expect(try reader.articlePage(filter, lookingThrough: 1).next == nil)
        await store.close()
    }
}

import Crypto
import Model
import Storage
import Testing

@Suite struct CommitTests {
    let directory = Directory()

    private func open(_ planner: @escaping DeliveryPlanner = { _, _ in [] }) async throws -> Store {
        let store = try await Store.open(directory.store, StoreOptions(planner: planner))
        try await store.syncSources([bbc], now: at(0))
        return store
    }

    @Test func `one check stores capture, version, state, change and delivery together`() async throws {
        let store = try await open { change, sequence in
            [
                PlannedDelivery(
                    webhook: "desk", contentType: "application/json", body: Array("\(sequence) \(change.id)".utf8))
            ]
        }
        try await store.commit(found([article(1)]))
        let batch = try await store.claim(now: at(1), limit: 10)
        let state = try #require(batch.articles.first)
        let committed = try await store.commit(checked(state, version: 1, page: "eight people"))
        #expect(committed.map(\.sequence) == [1])
        #expect(committed.map(\.deliveries) == [1])
        let stored = try #require(try await store.read { reader throws(StoreError) in try reader.article("art_1") })
        #expect(stored.version == 1)
        #expect(stored.nextCheckAt == at(11))
        let due = try await store.read { reader throws(StoreError) in
            try reader.dueDeliveries("desk", now: at(2), limit: 5)
        }
        #expect(due.map { String(decoding: $0.body, as: UTF8.self) } == ["1 chg_art_1_1"])
        let content = try await store.read { reader throws(StoreError) in try reader.content(of: "art_1", version: 1) }
        #expect(content?.blocks == [Block(.paragraph, "eight people")])
        let sha256 = try #require(stored.captureSHA256)
        let page = try await store.read { reader throws(StoreError) in try reader.captureBytes(sha256: sha256) }
        #expect(page == Array("eight people".utf8))
        await store.close()
    }

    @Test func `a long write is undone when its caller was cancelled, a short one is done`() async throws {
        let store = try await open()
        let commit = { @Sendable (articles: ClosedRange<Int>, isCancelled: Bool) in
            await Task {
                if isCancelled { withUnsafeCurrentTask { $0?.cancel() } }
                _ = try await store.commit(found(articles.map { article($0) }))
            }.result
        }
        let count = { try await store.read { reader throws(StoreError) in try reader.articles(ArticleFilter()).count } }
        guard case .failure(let error as StoreError) = await commit(1...600, true) else {
            Issue.record("it was written")
            return
        }
        #expect(error.kind == .closed)
        #expect(try await count() == 0)
        guard case .success = await commit(601...620, true), case .success = await commit(1...600, false) else {
            Issue.record("it was not written")
            return
        }
        #expect(try await store.read { reader throws(StoreError) in try reader.followedArticles(of: "bbc") } == 620)
        await store.close()
    }

    @Test func `lines are numbered without a gap and each names the hash of the one before`() async throws {
        let store = try await open()
        try await store.commit(found((1...20).map { article($0) }))
        let batch = try await store.claim(now: at(1), limit: 40, perHost: 100)
        #expect(batch.articles.count == 20)
        await withTaskGroup(of: Void.self) { group in
            for state in batch.articles {
                group.addTask { _ = try? await store.commit(checked(state, version: 1, page: state.id)) }
            }
        }
        let lines = try await store.read { reader throws(StoreError) in try reader.lines(after: 0, limit: 100) }
        #expect(lines.map(\.sequence) == Array(1...20))
        var previous = String(repeating: "0", count: 64)
        for line in lines {
            let text = String(decoding: line.line, as: UTF8.self)
            #expect(text.hasSuffix("\"prev\":\"\(previous)\"}"))
            previous = SHA256.hex(line.line)
        }
        await store.close()
    }
}

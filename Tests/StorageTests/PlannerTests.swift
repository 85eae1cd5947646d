import Model
import Storage
import Synchronization
import Testing

@Suite struct PlannerTests {
    let directory = Directory()

    /// Where the stack stood at each call, by the address of a local variable.
    private final class StackPlaces: Sendable {
        private let places = Mutex<[Int]>([])

        func note() {
            var local = 0
            let place = withUnsafeMutablePointer(to: &local) { Int(bitPattern: $0) }
            places.withLock { $0.append(place) }
        }

        var all: [Int] { places.withLock { $0 } }
    }

    @Test func `the planner needs no more stack for the last of many changes than for the first`() async throws {
        let places = StackPlaces()
        let store = try await Store.open(
            directory.store,
            StoreOptions { _, _ in
                places.note()
                return []
            })
        try await store.syncSources([bbc], now: at(0))
        try await store.commit(found([article(1)]))
        let state = try #require(try await store.claim(now: at(1), limit: 10).articles.first)
        var record = checked(state, version: 1, page: "eight people")
        // More than a stack of 1 MiB had room for when each read of the function wrapped it twice.
        record.changes = (1...2000).map { change("chg_\($0)", state, version: 1) }
        #expect(try await store.commit(record).count == 2000)
        await store.close()
        let all = places.all
        #expect(all.count == 2000)
        #expect((all.max() ?? 0) - (all.min() ?? 0) < 1024)
    }

    @Test func `another planner decides from the next change on`() async throws {
        let store = try await Store.open(directory.store)
        try await store.syncSources([bbc], now: at(0))
        try await store.commit(found([article(1)]))
        let state = try #require(try await store.claim(now: at(1), limit: 10).articles.first)
        store.setPlanner { _, _ in [PlannedDelivery(webhook: "desk", contentType: "text/plain", body: [1])] }
        #expect(try await store.commit(checked(state, version: 1, page: "eight")).map(\.deliveries) == [1])
        await store.close()
    }

    /// Each change asks the planner; what it costs to ask must not grow with how often it was asked.
    @Test func `a process plans the deliveries of more changes than fit on a stack`() async throws {
        let store = try await Store.open(directory.store, StoreOptions { _, _ in [] })
        try await store.syncSources([bbc], now: at(0))
        try await store.commit(found([article(1)]))
        for batch in 0..<12 {
            var record = found([], at: at(1))
            record.changes = (0..<1000).map { change("chg_\(batch)_\($0)", article(1), version: 2) }
            try await store.commit(record)
        }
        let last = try await store.read { reader throws(StoreError) in try reader.lastSequence() }
        #expect(last == 12_000)
        await store.close()
    }
}

import Model
import Storage
import Testing

@Suite struct PlannerTests {
    let directory = Directory()

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

import Model
import Storage
import Testing

@Suite struct DeliveryTests {
    let directory = Directory()

    /// A store in which each of some articles got several changes, each for the webhook `desk`.
    private func store(articles: Int, changes: Int) async throws -> Store {
        let planner: DeliveryPlanner = { change, sequence in
            [PlannedDelivery(webhook: "desk", contentType: "text/plain", body: Array("\(sequence)".utf8))]
        }
        let store = try await Store.open(directory.store, StoreOptions(planner: planner))
        try await store.syncSources([bbc], now: at(0))
        try await store.syncWebhooks(["desk"])
        try await store.commit(found((1...articles).map { article($0) }))
        for version in 1...changes {
            for number in 1...articles {
                let known = try await store.read { reader throws(StoreError) in try reader.article("art_\(number)") }
                let state = try #require(known)
                try await store.commit(checked(state, version: version, page: "\(number) \(version)", at: at(1)))
            }
        }
        return store
    }

    private func due(_ store: Store, at time: Timestamp = at(5), excluding: Set<Int64> = []) async throws -> [Int64] {
        try await store.read { reader throws(StoreError) in
            try reader.dueDeliveries("desk", now: time, excluding: excluding, limit: 100).map(\.delivery.sequence)
        }
    }

    private func delivery(_ store: Store, _ sequence: Int64) async throws -> Delivery {
        let all = try await store.read { reader throws(StoreError) in try reader.deliveries(DeliveryFilter()) }
        return try #require(all.first { $0.sequence == sequence })
    }

    private func end(
        _ store: Store, _ sequence: Int64, _ consequence: Attempt.Consequence, health: WebhookHealth? = nil
    ) async throws {
        let id = try await delivery(store, sequence).id
        let attempt = Attempt(
            deliveryID: id, at: at(5), took: .milliseconds(20), status: 500, detail: "answered",
            consequence: consequence)
        try await store.record(attempt, health ?? WebhookHealth(name: "desk"))
    }

    @Test func `only the first of an article's queue is due, and the next follows it`() async throws {
        let store = try await store(articles: 2, changes: 3)
        #expect(try await due(store) == [1, 2])
        try await end(store, 1, .delivered)
        #expect(try await due(store) == [2, 3])
        try await end(store, 3, .retry(at: at(30)))
        #expect(try await due(store) == [2])
        #expect(try await due(store, at: at(30)) == [2, 3])
        let id = try await delivery(store, 2).id
        #expect(try await due(store, at: at(30), excluding: [id]) == [3])
        let next = try await store.read { reader throws(StoreError) in
            try reader.nextDelivery("desk", excluding: [id])
        }
        #expect(next == at(30))
        await store.close()
    }

    @Test func `a dead letter lets its queue go on, and is sent again with the same body`() async throws {
        let store = try await store(articles: 1, changes: 2)
        try await end(store, 1, .dead)
        #expect(try await due(store) == [2])
        let dead = try await delivery(store, 1)
        #expect(dead.state == .dead)
        let counts = try await store.read { reader throws(StoreError) in try reader.webhooks() }
        #expect(counts.map(\.dead) == [1])
        #expect(counts.map(\.pending) == [1])
        var filter = DeliveryFilter()
        filter.state = .dead
        #expect(try await store.resend(filter, now: at(6)) == 1)
        #expect(try await due(store, at: at(6)) == [1])
        #expect(try await delivery(store, 1).attempts == 0)
        let body = try await store.read { reader throws(StoreError) in try reader.body(ofDelivery: dead.id) }
        #expect(body == Array("1".utf8))
        try await end(store, 1, .delivered)
        let attempts = try await store.read { reader throws(StoreError) in try reader.attempts(ofDelivery: dead.id) }
        #expect(attempts.map(\.number) == [1, 2])
        #expect(attempts.map(\.consequence) == ["dead", "delivered"])
        #expect(try await due(store, at: at(7)) == [2])
        await store.close()
    }

    @Test func `a disabled webhook gets nothing until it is enabled, and then everything in order`() async throws {
        let store = try await store(articles: 2, changes: 2)
        var health = WebhookHealth(name: "desk")
        health.disabledReason = "410 Gone"
        health.failures = Failures(count: 1, since: at(5))
        try await end(store, 1, .retry(at: at(5)), health: health)
        #expect(try await due(store, at: at(100)).isEmpty)
        let remembered = try await store.read { reader throws(StoreError) in try reader.webhookHealth("desk") }
        #expect(remembered?.disabledReason == "410 Gone")
        #expect(remembered?.disabledAt == at(5))
        let state = try await store.read { reader throws(StoreError) in try reader.article("art_1") }
        try await store.commit(checked(try #require(state), version: 3, page: "late", at: at(6)))
        #expect(try await due(store, at: at(100)).isEmpty)
        try await store.enableWebhook("desk", now: at(101))
        #expect(try await due(store, at: at(101)) == [1, 2])
        await store.close()
    }

    @Test func `deliveries to a webhook that vanished from the configuration wait for it`() async throws {
        let store = try await store(articles: 1, changes: 2)
        try await store.syncWebhooks([])
        #expect(try await due(store).isEmpty)
        try await store.syncWebhooks(["desk", "other"])
        #expect(try await due(store) == [1])
        await store.close()
    }

    @Test func `an attempt that is reported twice is refused`() async throws {
        let store = try await store(articles: 1, changes: 1)
        try await end(store, 1, .delivered)
        await #expect(throws: StoreError.self) { try await end(store, 1, .delivered) }
        #expect(try await delivery(store, 1).state == .delivered)
        await store.close()
    }

    private func interrupted(_ store: Store) async throws -> [Int64] {
        try await store.read { reader throws(StoreError) in
            try reader.interruptedDeliveries("desk").map(\.delivery.sequence)
        }
    }

    @Test func `an attempt that began and never ended is known after a restart, and ends once`() async throws {
        let first = try await store(articles: 2, changes: 1)
        let id = try await delivery(first, 1).id
        #expect(try await first.begin(delivery: id, at: at(5)))
        await first.close()
        let store = try await Store.open(directory.store)
        #expect(try await interrupted(store) == [1])
        #expect(try await delivery(store, 1).attempts == 0)
        try await end(store, 1, .retry(at: at(9)))
        #expect(try await interrupted(store).isEmpty)
        #expect(try await due(store, at: at(8)) == [2])
        let attempts = try await store.read { reader throws(StoreError) in try reader.attempts(ofDelivery: id) }
        #expect(attempts.map(\.number) == [1])
        #expect(attempts.map(\.consequence) == ["retry"])
        await store.close()
    }

    @Test func `nothing begins for a delivery that is finished`() async throws {
        let store = try await store(articles: 1, changes: 1)
        let id = try await delivery(store, 1).id
        try await end(store, 1, .delivered)
        #expect(try await !store.begin(delivery: id, at: at(6)))
        #expect(try await interrupted(store).isEmpty)
        await store.close()
    }

    @Test func `a clock set back by a day keeps the distance of a retry, and does so once`() async throws {
        let store = try await store(articles: 2, changes: 1)
        let day: Int64 = 24 * 60
        var record = CheckRecord(.source("bbc"), at: at(day), outcome: CheckOutcome("fresh", status: 200))
        record.source = try await store.read { reader throws(StoreError) in try reader.source("bbc") }
        record.source?.lastCheckedAt = at(day)
        try await store.commit(record)
        let id = try await delivery(store, 1).id
        let attempt = Attempt(
            deliveryID: id, at: at(day), took: .zero, status: 500, detail: "answered",
            consequence: .retry(at: at(day + 30)))
        try await store.record(attempt, WebhookHealth(name: "desk"))
        for _ in 0..<2 {
            try await store.syncSources([bbc], now: at(10))
            #expect(try await delivery(store, 1).nextAttemptAt == at(40))
        }
        // One that was planned before the clock went wrong stays as it is.
        #expect(try await delivery(store, 2).nextAttemptAt == at(1))
        await store.close()
    }
}

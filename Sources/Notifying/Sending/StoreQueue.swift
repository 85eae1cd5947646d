public import Model
public import Storage

/// The deliveries of a store as the loop needs them.
public struct StoreQueue: DeliveryQueue {
    private let store: Store

    /// The queue of that store.
    public init(_ store: Store) { self.store = store }

    /// The heads of one webhook that are due.
    ///
    /// - Throws: `StoreError`.
    public func due(
        _ webhook: String, now: Timestamp, running: Set<Int64>, limit: Int
    ) async throws -> [DueDelivery] {
        let found = try await store.read { (reader) throws(StoreError) in
            try reader.dueDeliveries(webhook, now: now, excluding: running, limit: limit)
        }
        return found.map { DueDelivery(stored: $0.delivery, body: $0.body) }
    }

    /// When the next head of a webhook is due.
    ///
    /// - Throws: `StoreError`.
    public func nextDue(_ webhook: String, running: Set<Int64>) async throws -> Timestamp? {
        try await store.read { (reader) throws(StoreError) in
            try reader.nextDelivery(webhook, excluding: running)
        }
    }

    /// Notes that an attempt begins.
    ///
    /// - Throws: `StoreError`.
    public func begin(_ delivery: DueDelivery, at time: Timestamp) async throws -> Bool {
        try await store.begin(delivery: delivery.id, at: time)
    }

    /// Attempts of one webhook that have begun and never ended.
    ///
    /// - Throws: `StoreError`.
    public func interrupted(_ webhook: String) async throws -> [(delivery: DueDelivery, begunAt: Timestamp)] {
        let found = try await store.read { (reader) throws(StoreError) in try reader.interruptedDeliveries(webhook) }
        // Nothing is sent from here: the body is not needed.
        return found.map { (DueDelivery(stored: $0.delivery, body: []), $0.begunAt) }
    }

    /// Stores an attempt and its consequence.
    ///
    /// - Throws: `StoreError`.
    public func record(_ report: AttemptReport) async throws {
        let attempt = Attempt(
            deliveryID: report.delivery.id, at: report.begunAt, took: report.took, status: report.outcome.status,
            detail: report.outcome.words, consequence: StoreQueue.consequence(report))
        var health = WebhookHealth(name: report.delivery.webhook)
        health.failures = Failures(count: report.webhook.failures, since: report.webhook.failingSince)
        health.disabledReason = report.webhook.disabledReason
        do throws(StoreError) {
            try await store.record(attempt, health)
        } catch {
            // In a conflict it is not pending any more: a person gave it another fate meanwhile, which stands.
            guard error.kind == .conflict else { throw error }
        }
    }

    /// What the store remembers of a webhook.
    ///
    /// - Throws: `StoreError`.
    public func state(of settings: WebhookSettings) async throws -> WebhookState {
        let health = try await store.read { (reader) throws(StoreError) in try reader.webhookHealth(settings.name) }
        return WebhookState(
            settings, failures: health?.failures.count ?? 0, failingSince: health?.failures.since,
            disabledReason: health?.disabledReason)
    }

    private static func consequence(_ report: AttemptReport) -> Attempt.Consequence {
        switch report.step {
        case .delivered: .delivered
        case .dead: .dead
        case .retry(let at): .retry(at: at)
        // It waits until a person enables the webhook, and is due then.
        case .disable: .retry(at: report.begunAt + report.took)
        }
    }
}

extension DueDelivery {
    fileprivate init(stored delivery: Delivery, body: [UInt8]) {
        self.init(
            id: delivery.id, webhook: delivery.webhook, changeID: delivery.changeID, sequence: delivery.sequence,
            body: body)
        attempts = delivery.attempts
        contentType = delivery.contentType
    }
}

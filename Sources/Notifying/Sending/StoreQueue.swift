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
        return found.map { pending in
            var due = DueDelivery(
                id: pending.delivery.id, webhook: webhook, changeID: pending.delivery.changeID,
                sequence: pending.delivery.sequence, body: pending.body)
            due.attempts = pending.delivery.attempts
            due.contentType = pending.delivery.contentType
            return due
        }
    }

    /// When the next head of a webhook is due.
    ///
    /// - Throws: `StoreError`.
    public func nextDue(_ webhook: String, running: Set<Int64>) async throws -> Timestamp? {
        try await store.read { (reader) throws(StoreError) in
            try reader.nextDelivery(webhook, excluding: running)
        }
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

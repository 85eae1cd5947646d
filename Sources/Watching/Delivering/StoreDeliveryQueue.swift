import Model
import Notifying
import Storage

/// The deliveries of the store, as the delivery loop wants them.
struct StoreDeliveryQueue: DeliveryQueue {
    let store: Store

    func due(_ webhook: String, now: Timestamp, running: Set<Int64>, limit: Int) async throws -> [DueDelivery] {
        let found = try await store.read { (reader) throws(StoreError) in
            try reader.dueDeliveries(webhook, now: now, excluding: running, limit: limit)
        }
        return found.map { pending in
            var due = DueDelivery(
                id: pending.delivery.id, webhook: pending.delivery.webhook, changeID: pending.delivery.changeID,
                sequence: pending.delivery.sequence, body: pending.body)
            due.attempts = pending.delivery.attempts
            due.contentType = pending.delivery.contentType
            return due
        }
    }

    func nextDue(_ webhook: String, running: Set<Int64>) async throws -> Timestamp? {
        try await store.read { (reader) throws(StoreError) in try reader.nextDelivery(webhook, excluding: running) }
    }

    func record(_ report: AttemptReport) async throws {
        let consequence: Attempt.Consequence =
            switch report.step {
            case .delivered: .delivered
            case .retry(let at): .retry(at: at)
            case .dead: .dead
            // The queue of a disabled webhook is closed; the delivery waits for the day it is enabled again.
            case .disable: .retry(at: report.begunAt + report.took)
            }
        let attempt = Attempt(
            deliveryID: report.delivery.id, at: report.begunAt, took: report.took, status: report.outcome.status,
            detail: report.outcome.words, consequence: consequence)
        var health = WebhookHealth(name: report.delivery.webhook)
        health.failures = Failures(count: report.webhook.failures, since: report.webhook.failingSince)
        health.disabledReason = report.webhook.disabledReason
        try await store.record(attempt, health)
    }

    func state(of settings: WebhookSettings) async throws -> WebhookState {
        let name = settings.name
        let health = try await store.read { (reader) throws(StoreError) in try reader.webhookHealth(name) }
        return WebhookState(
            settings, failures: health?.failures.count ?? 0, failingSince: health?.failures.since,
            disabledReason: health?.disabledReason)
    }
}

extension WebhookPlanner {
    /// The planner as the store calls it inside its transaction.
    var forStore: DeliveryPlanner {
        { change, sequence in
            deliveries(of: change, sequence: sequence).map {
                Storage.PlannedDelivery(webhook: $0.webhook, contentType: $0.contentType, body: $0.body)
            }
        }
    }
}

import Configuration
public import Model
public import Notifying
import Storage
import Synchronization

extension Daemon {
    /// Tries waiting and dead deliveries again at once.
    ///
    /// - Parameters:
    ///   - webhook: only those of this one; nil for all.
    ///   - change: only those of this change; nil for all.
    /// - Throws: `StoreError`.
    public func retry(webhook: String?, change: String?) async throws {
        for state in [Delivery.State.pending, .dead] {
            try await resend(webhook: webhook, change: change, since: nil, state: state)
        }
    }

    /// Delivers again what was delivered: the same bytes under the same id.
    ///
    /// - Parameters:
    ///   - webhook: only to this one; nil for all.
    ///   - change: only this change; nil for all since the time.
    ///   - since: only changes observed since then.
    /// - Throws: `StoreError`.
    public func replay(webhook: String?, change: String?, since: Timestamp?) async throws {
        try await resend(webhook: webhook, change: change, since: since, state: nil)
    }

    /// Sends to a disabled webhook again.
    ///
    /// - Throws: `StoreError` when there is no such webhook.
    public func enable(webhook: String) async throws {
        try await store.enableWebhook(webhook, now: surroundings.now())
        deliveries.reload(settings.withLock { $0.webhooks })
    }

    /// Sends a made-up change to a webhook.
    ///
    /// - Parameter webhook: its name.
    /// - Returns: how it went.
    public func test(webhook: String) async -> TestDelivery.Report {
        guard let target = settings.withLock({ $0.webhooks.first { $0.name == webhook } }) else {
            return TestDelivery.Report(
                webhook: webhook, outcome: .failed("there is no webhook or recipient of that name"))
        }
        return await TestDelivery.send(target, deliveryWorld)
    }

    private func resend(webhook: String?, change: String?, since: Timestamp?, state: Delivery.State?) async throws {
        var filter = DeliveryFilter()
        filter.webhook = webhook
        filter.changeID = change
        filter.since = since
        filter.state = state
        filter.limit = .max
        _ = try await store.resend(filter, now: surroundings.now())
        deliveries.wake()
    }

    /// Tells receivers what the service itself needs a person for.
    public func systemDesk() -> SystemDesk {
        let store = store
        return SystemDesk(
            deliveryWorld,
            SystemDesk.Memory(
                load: { name in try await store.read { (reader) throws(StoreError) in try reader.setting(name) } },
                save: { name, text in try await store.setSetting(text, for: name) }))
    }
}

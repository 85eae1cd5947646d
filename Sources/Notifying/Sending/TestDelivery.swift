public import Model
import Storage

/// A made-up change for one webhook, to see whether it arrives.
///
/// It is signed and formatted as any other, and stands neither in the log nor in the store.
public enum TestDelivery {
    /// Makes one attempt, past the webhook's filter.
    ///
    /// - Parameters:
    ///   - settings: the webhook.
    ///   - surroundings: how it is sent.
    /// - Returns: how it ended.
    public static func send(
        _ settings: WebhookSettings, _ surroundings: DeliveryLoop.Surroundings
    ) async -> AttemptOutcome {
        var open = settings
        open.when = WebhookFilter()
        let now = surroundings.now()
        let change = change(at: now)
        guard let planned = WebhookPlanner([open]).deliveries(of: change, sequence: 0).first else {
            return .failed("the settings of the webhook are not usable; `errata check-config` says why")
        }
        var delivery = DueDelivery(id: 0, webhook: settings.name, changeID: change.id, sequence: 0, body: planned.body)
        delivery.contentType = planned.contentType
        let builder = RequestBuilder(
            settings: settings, secrets: surroundings.secrets, userAgent: surroundings.userAgent)
        do throws(SecretError) {
            return await surroundings.transport(try builder.request(delivery, now: now))
        } catch {
            return .failed("\(error)")
        }
    }

    private static func change(at now: Timestamp) -> ChangeRecord {
        var change = ChangeRecord(
            id: "chg_test_\(now.milliseconds)", type: .articleChanged, observedAt: now,
            source: .init(id: "test", name: "A test of this webhook"))
        change.article = .init(id: "art_test", url: "https://example.org/test", title: "A test of this webhook")
        change.kinds = [.number]
        change.disclosure = .unknown
        change.edits = [Edit(field: .headline, operation: .substitution, kind: .number, before: "8", after: "12")]
        return change
    }
}

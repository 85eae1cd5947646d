public import Model
import Storage

/// A made-up change for one receiver, to see whether it arrives.
///
/// It is signed and formatted as any other, and stands neither in the log nor in the store.
public enum TestDelivery {
    /// How a test went.
    public struct Report: Sendable, Equatable {
        /// The webhook's name.
        public var webhook: String
        /// How it ended.
        public var outcome: AttemptOutcome
        /// How long it took.
        public var took = Duration.zero
        /// The header fields by which the receiver knows the message: id, time, signature.
        public var headers: [RequestOptions.Header] = []

        /// A test that was not sent.
        public init(webhook: String, outcome: AttemptOutcome) {
            self.webhook = webhook
            self.outcome = outcome
        }
    }

    /// Makes one attempt, past the webhook's filter.
    ///
    /// - Parameters:
    ///   - settings: the webhook.
    ///   - surroundings: how it is sent.
    /// - Returns: how it went.
    public static func send(
        _ settings: WebhookSettings, _ surroundings: DeliveryLoop.Surroundings
    ) async -> Report {
        var report = Report(
            webhook: settings.name,
            outcome: .failed("the settings of the webhook are not usable; `errata check-config` says why"))
        var open = settings
        open.when = WebhookFilter()
        let now = surroundings.now()
        let change = change(at: now)
        guard let planned = WebhookPlanner([open]).deliveries(of: change, sequence: 0).first else { return report }
        var delivery = DueDelivery(id: 0, webhook: settings.name, changeID: change.id, sequence: 0, body: planned.body)
        delivery.contentType = planned.contentType
        let builder = RequestBuilder(
            settings: settings, secrets: surroundings.secrets, userAgent: surroundings.userAgent())
        do throws(SecretError) {
            let request = try builder.request([delivery], clock: surroundings.clock, now: now)
            report.headers = request.headers.filter { $0.name.hasPrefix("webhook-") }
            let clock = ContinuousClock.now
            report.outcome = await surroundings.transport(request)
            report.took = ContinuousClock.now - clock
        } catch {
            report.outcome = .failed("\(error)")
        }
        return report
    }

    private static func change(at now: Timestamp) -> ChangeRecord {
        var change = ChangeRecord(
            id: "chg_test_\(now.milliseconds)", type: .articleChanged, observedAt: now,
            source: .init(id: "test", name: "Errata"))
        change.article = .init(id: "art_test", url: "https://example.org/test", title: "A trial message from Errata")
        change.kinds = [.number]
        change.disclosure = .unknown
        change.edits = [Edit(field: .headline, operation: .substitution, kind: .number, before: "8", after: "12")]
        return change
    }
}

import JSON
import Model
import Notifying
import Synchronization

/// What became of test deliveries, until whoever asked for them has read it; the latest few are kept.
final class TestResults: Sendable {
    private static let limit = 16
    private let results = Mutex<[(ticket: String, report: TestDelivery.Report)]>([])

    /// Keeps a result under the word that the asker chose.
    func keep(_ report: TestDelivery.Report, ticket: String) {
        results.withLock { $0 = ($0 + [(ticket, report)]).suffix(TestResults.limit) }
    }

    /// The result as JSON; nil while there is none.
    func json(ticket: String) -> JSONValue? {
        guard let report = results.withLock({ $0.last { $0.ticket == ticket }?.report }) else { return nil }
        return .object([
            .init("webhook", .string(report.webhook)), .init("success", .bool(report.outcome.isSuccess)),
            .init("status", report.outcome.status.map { .number("\($0)") } ?? .null),
            .init("detail", .string(report.outcome.words)), .init("took_ms", .number("\(report.took.milliseconds)")),
            .init("headers", .object(report.headers.map { .init($0.name, .string($0.value)) })),
        ])
    }
}

import JSON
import Model
import Storage
import Watching
import Website

extension SourceState {
    /// The source with all that explains it.
    ///
    /// - Parameters:
    ///   - runs: its latest checks.
    ///   - hub: how its news come, in words.
    /// - Returns: one JSON object.
    func explained(_ runs: [CheckRun], hub: String?) -> JSONValue {
        let insight = SourceInsight(self)
        var members = StateView.of(self).object ?? []
        members += [
            .init("next_reason", .optional(insight.nextReason)),
            .init("entries_per_day", .number("\((insight.entriesPerDay * 100).rounded() / 100)")),
            .init("hours_watched", .number("\(insight.hoursWatched.rounded())")),
            .init("wishes", .array(insight.wishes.map { .string($0) })), .init("hub", .optional(hub)),
            .init("checks", .array(runs.map(\.json))),
        ]
        return .object(members)
    }
}

extension CheckRun {
    fileprivate var json: JSONValue {
        .object([
            .init("outcome", .string(outcome.description)), .init("first_at", .optional(first)),
            .init("last_at", .optional(last)), .init("count", .number("\(count)")), .init("detail", .optional(detail)),
        ])
    }
}

import JSON
import Model
import Storage
import Watching

extension SourceState {
    /// The source as the API and `errata sources --json` show it.
    var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("id", .string(id)), .init("kind", .string(kind.rawValue)), .init("url", .string(url)),
            .init("name", .string(name)), .init("tags", .array(tags.map { .string($0) })),
            .init("state", .string(SourceView.state(self))),
            .init("active", .bool(isActive)), .init("title", .optional(title)),
            .init("permanent_url", .optional(permanentURL)),
            .init("last_outcome", .optional(lastOutcome?.description)), .init("last_detail", .optional(lastDetail)),
            .init("failures", .number("\(failures.count)")),
        ]
        members += [
            .init("failing_since", .optional(failures.since)), .init("last_checked_at", .optional(lastCheckedAt)),
            .init("last_changed_at", .optional(lastChangedAt)), .init("next_check_at", .optional(nextCheckAt)),
        ]
        return .object(members)
    }

    /// The source with all that explains it.
    ///
    /// - Parameters:
    ///   - runs: its latest checks.
    ///   - hub: how its news come, in words.
    /// - Returns: one JSON object.
    func explained(_ runs: [CheckRun], hub: String?) -> JSONValue {
        let insight = SourceInsight(self)
        var members = json.object ?? []
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

extension ArticleState {
    /// The article as the API and `errata articles --json` show it.
    var json: JSONValue {
        var members: [JSONValue.Member] = [
            .init("id", .string(id)), .init("source", .string(sourceID)), .init("url", .string(url)),
            .init("title", .optional(title)), .init("life", .string(life.rawValue)),
            .init("versions", .number("\(version)")), .init("edits", .number("\(editCount)")),
            .init("last_outcome", .optional(lastOutcome?.description)),
        ]
        members += [
            .init("published_at", .optional(publishedAt)), .init("first_seen_at", .optional(firstSeenAt)),
            .init("last_seen_present_at", .optional(lastSeenPresentAt)),
            .init("last_checked_at", .optional(lastCheckedAt)), .init("last_edit_at", .optional(editTimes.last)),
            .init("next_check_at", .optional(nextCheckAt)),
        ]
        return .object(members)
    }
}

extension JSONValue {
    /// A text, or `null`.
    fileprivate static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    /// An instant as RFC 3339, or `null`.
    fileprivate static func optional(_ time: Timestamp?) -> JSONValue { optional(time?.iso8601) }
}

import JSON
import Model
import Storage
import Tracking
import Watching
import Website

extension SourceState {
    /// The source with all that explains it.
    ///
    /// - Parameters:
    ///   - reader: where the rest is.
    ///   - hub: how its news come, in words.
    /// - Returns: one JSON object.
    /// - Throws: `StoreError`.
    func explained(_ reader: StoreReader, hub: String?) throws(StoreError) -> JSONValue {
        let runs = try reader.checks(of: .source(id))
        let insight = SourceInsight(self)
        var members = StateView.of(self).object ?? []
        members += [
            .init("next_reason", .optional(insight.nextReason)),
            .init("entries_per_day", .number("\((insight.entriesPerDay * 100).rounded() / 100)")),
            .init("entries_seen", .number("\(insight.entriesSeen.rounded())")),
            .init("hours_watched", .number("\(insight.hoursWatched.rounded())")),
            .init("wishes", .array(insight.wishes.map { .string($0) })), .init("hub", .optional(hub)),
            .init("checks", .array(runs.map(\.json))),
            .init("checks_per_day", .array(insight.checkDays.map(\.json))),
            .init("delays", StateView.of(try reader.delays(of: id))),
            .init("learned", .array(try learned(reader).map { .string($0) })),
        ]
        return .object(members)
    }

    /// What was learned about the site of its latest article, in words.
    private func learned(_ reader: StoreReader) throws(StoreError) -> [String] {
        var filter = ArticleFilter()
        (filter.sourceID, filter.limit) = (id, 1)
        guard let article = try reader.articles(filter).first,
            let memo = try reader.siteMemo(SiteName.of(article.url))
        else { return [] }
        return SiteInsight.all(SiteModel(memo))
    }
}

extension CheckDays.Day {
    fileprivate var json: JSONValue {
        let date = Timestamp(seconds: Int64(day) * 86400).iso8601.prefix(10)
        return .object([
            .init("day", .string(String(date))), .init("checks", .number("\(checks)")),
            .init("failed", .number("\(failed)")),
        ])
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

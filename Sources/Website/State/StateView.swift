import Basics
public import JSON
public import Model
public import Storage

/// Sources, articles and versions as JSON objects, the same for `--json` and for the API; docs/api.md describes them.
///
/// Absent is null, times are RFC 3339 in UTC.
public enum StateView {
    /// A source.
    public static func of(_ source: SourceState) -> JSONValue {
        .object(identity(source) + health(source))
    }

    private static func identity(_ source: SourceState) -> [JSONValue.Member] {
        [
            .init("id", .string(source.id)), .init("kind", .string(source.kind.rawValue)),
            .init("url", .string(source.url)), .init("permanent_url", .optional(source.permanentURL)),
            .init("name", .string(source.name)), .init("title", .optional(source.title)),
            .init("tags", .array(source.tags.map { .string($0) })), .init("active", .bool(source.isActive)),
        ]
    }

    private static func health(_ source: SourceState) -> [JSONValue.Member] {
        [
            .init("state", .string(state(of: source))),
            .init("last_outcome", .optional(source.lastOutcome?.description)),
            .init("last_detail", .optional(source.lastDetail ?? source.pagesLeftOut)),
            .init("failures", .number("\(source.failures.count)")),
            .init("failing_since", .optional(source.failures.since)), .init("added_at", .optional(source.addedAt)),
            .init("last_checked_at", .optional(source.lastCheckedAt)),
            .init("last_changed_at", .optional(source.lastChangedAt)),
            .init("next_check_at", .optional(source.plannedCheckAt)),
        ]
    }

    /// A source's state in a word: `fine`, `failing`, `waiting` before the first check, `stopped` when it is no longer
    /// configured.
    public static func state(of source: SourceState) -> String {
        if !source.isActive { return "stopped" }
        if source.failures.count > 0 { return "failing" }
        return source.lastCheckedAt == nil ? "waiting" : "fine"
    }

    /// An article.
    public static func of(_ article: ArticleState) -> JSONValue {
        .object(identity(article) + history(article))
    }

    private static func identity(_ article: ArticleState) -> [JSONValue.Member] {
        [
            .init("id", .string(article.id)), .init("source", .string(article.sourceID)),
            .init("url", .string(article.url)), .init("urls", .array(article.aliases.map { .string($0.url) })),
            .init("title", .optional(article.title)), .init("life", .string(article.life.rawValue)),
            .init("version", .number("\(article.version)")), .init("edits", .number("\(article.editCount)")),
        ]
    }

    private static func history(_ article: ArticleState) -> [JSONValue.Member] {
        [
            .init("published_at", .optional(article.publishedAt)),
            .init("first_seen_at", .optional(article.firstSeenAt)),
            .init("last_listed_at", .optional(article.lastListedAt)),
            .init("last_seen_present_at", .optional(article.lastSeenPresentAt)),
            .init("last_checked_at", .optional(article.lastCheckedAt)),
            .init("last_outcome", .optional(article.lastOutcome?.description)),
            .init("last_edit_at", .optional(article.editTimes.last)),
            .init("next_check_at", .optional(article.plannedCheckAt)),
        ]
    }

    /// A version of an article, without its text.
    public static func of(_ version: StoredVersion) -> JSONValue {
        .object([
            .init("number", .number("\(version.number)")), .init("seen_at", .optional(version.at)),
            .init("content_sha256", .string(Hex.encode(version.contentSHA256))),
            .init("capture_sha256", .optional(version.captureSHA256.map(Hex.encode))),
            .init("extractor", .number("\(version.extractor)")),
        ])
    }

    /// What readers noted about a change.
    public static func of(_ marks: ChangeMarks) -> JSONValue {
        .object([
            .init("seen", .bool(marks.isSeen)), .init("important", .bool(marks.isImportant)),
            .init("false_alarm", .bool(marks.isFalseAlarm)), .init("note", .optional(marks.note)),
            .init("marked_at", .optional(marks.at)),
        ])
    }

    /// An article with its versions and its changes, the changes as the lines of the log.
    ///
    /// - Parameters:
    ///   - article: the article.
    ///   - reader: where the rest is.
    ///   - json: what is written to.
    /// - Throws: `StoreError`.
    public static func writeWhole(
        _ article: ArticleState, _ reader: StoreReader, to json: inout JSONWriter
    ) throws(StoreError) {
        let versions = try reader.versions(of: article.id)
        var filter = ChangeFilter()
        filter.articleID = article.id
        filter.limit = 100_000
        filter.isAscending = true
        let changes = try reader.changes(filter)
        json.object { json in
            json.key("article")
            json.value(of(article))
            json.key("versions")
            json.array { json in for version in versions { json.value(of(version)) } }
            json.key("changes")
            json.array { json in for change in changes { json.raw(change.line) } }
        }
    }
}

extension JSONValue {
    /// A text, or `null`.
    public static func optional(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }

    /// An instant as RFC 3339, or `null`.
    public static func optional(_ time: Timestamp?) -> JSONValue { optional(time?.iso8601) }
}

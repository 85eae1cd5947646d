internal import JSON
internal import Model
internal import SQLite

/// The queries that both threads share: whole states.
extension Connection {
    private static let sourceColumns = """
        public_id, kind, url, name, tags, is_active, revision, added_at_ms, next_check_at_ms, last_checked_at_ms,
        last_changed_at_ms, last_outcome, last_status, last_detail, failure_count, failing_since_ms,
        is_reported_failing, validators_url, etag, last_modified, body_sha256, permanent_url, title, memo,
        (SELECT CASE WHEN max(id) > 0 THEN count(*) || ' ' || url || ': ' || left_out END FROM articles
            WHERE source_id = sources.id AND left_out IS NOT NULL AND is_watched = 1 AND life <> 'quiet')
        """

    /// Sources by a condition on `sources`.
    func sources(_ condition: String, _ values: [Value] = []) throws(SQLiteError) -> [SourceState] {
        try rows("SELECT \(Connection.sourceColumns) FROM sources WHERE \(condition)", values) { row in
            var state = SourceState(
                id: row.text(0), kind: Source.Kind(rawValue: row.text(1)) ?? .feed, url: row.text(2),
                name: row.text(3), tags: Connection.tags(row.blob(4)), isActive: row.bool(5),
                addedAt: row.someTime(7))
            state.revision = row.int64(6)
            state.nextCheckAt = row.time(8)
            state.lastCheckedAt = row.time(9)
            state.lastChangedAt = row.time(10)
            state.lastOutcome = row.outcome(11, 12)
            state.lastDetail = row.optionalText(13)
            state.failures = Failures(count: row.int(14), since: row.time(15))
            state.isReportedFailing = row.bool(16)
            state.validators = row.validators(17)
            state.bodySHA256 = row.optionalBlob(20)
            state.permanentURL = row.optionalText(21)
            state.title = row.optionalText(22)
            state.memo = row.optionalBlob(23)
            state.pagesLeftOut = row.optionalText(24).map(Connection.leftOut)
            return state
        }
    }

    private static func tags(_ json: [UInt8]) -> [String] {
        ((try? JSONParser.parse(json))?.array ?? []).compactMap(\.string)
    }

    /// How many pages were not read whole, and the latest of them, in words.
    private static func leftOut(_ text: String) -> String {
        let parts = text.split(separator: " ", maxSplits: 1)
        guard let count = parts.first, let latest = parts.last else { return text }
        return count == "1"
            ? "a page was not read whole, \(latest)" : "\(count) pages were not read whole, the newest \(latest)"
    }

    private static let articleColumns = """
        a.public_id, s.public_id, a.url, a.title, a.life, a.revision, a.next_check_at_ms, a.first_seen_at_ms,
        a.last_listed_at_ms, a.last_checked_at_ms, a.last_seen_present_at_ms, a.published_at_ms, a.last_outcome,
        a.last_status, a.failure_count, a.failing_since_ms, a.misses, a.validators_url, a.etag, a.last_modified,
        a.body_sha256, a.version, a.capture_sha256, a.edit_count, a.edit_times, a.memo, a.id, a.left_out,
        a.is_watched
        """

    /// Articles by a condition on `articles a`, with their addresses.
    func articles(_ condition: String, _ values: [Value] = []) throws(SQLiteError) -> [ArticleState] {
        let found = try rows(
            """
            SELECT \(Connection.articleColumns) FROM articles a JOIN sources s ON s.id = a.source_id
            WHERE \(condition)
            """, values
        ) { row in (row.int64(26), Connection.article(row)) }
        var states: [ArticleState] = []
        for (id, state) in found {
            var state = state
            state.aliases = try rows(
                """
                SELECT url, first_seen_at_ms, last_seen_at_ms FROM article_urls WHERE article_id = ?1
                ORDER BY first_seen_at_ms, url
                """, [.integer(id)]
            ) { ArticleURL($0.text(0), firstSeenAt: $0.someTime(1), lastSeenAt: $0.someTime(2)) }
            states.append(state)
        }
        return states
    }

    private static func article(_ row: borrowing Row) -> ArticleState {
        var state = ArticleState(
            id: row.text(0), sourceID: row.text(1), url: row.text(2), firstSeenAt: row.someTime(7))
        state.title = row.optionalText(3)
        state.life = ArticleState.Life(rawValue: row.text(4)) ?? .present
        state.revision = row.int64(5)
        state.nextCheckAt = row.time(6)
        state.lastListedAt = row.time(8)
        state.lastCheckedAt = row.time(9)
        state.lastSeenPresentAt = row.time(10)
        state.publishedAt = row.time(11)
        state.lastOutcome = row.outcome(12, 13)
        state.failures = Failures(count: row.int(14), since: row.time(15))
        state.misses = misses(row.numbers(16))
        state.validators = row.validators(17)
        state.bodySHA256 = row.optionalBlob(20)
        state.version = row.int(21)
        state.captureSHA256 = row.optionalBlob(22)
        state.editCount = row.int(23)
        state.editTimes = row.numbers(24).map(Timestamp.init(milliseconds:))
        state.memo = row.optionalBlob(25)
        state.leftOut = row.optionalText(27)
        state.isFollowed = row.bool(28)
        return state
    }

    private static func misses(_ numbers: [Int64]) -> [Miss] {
        stride(from: 0, to: numbers.count - 1, by: 2).map {
            Miss(at: Timestamp(milliseconds: numbers[$0]), status: Int(numbers[$0 + 1]))
        }
    }
}

extension Row {
    /// The three columns of the validators, from this one on; whoever asked keeps how long they are fresh.
    func validators(_ column: Int) -> StoredValidators {
        StoredValidators(
            url: optionalText(column), etag: optionalBlob(column + 1), lastModified: optionalBlob(column + 2))
    }

    /// The outcome of a check from its word and its status; nil before the first check.
    func outcome(_ word: Int, _ status: Int) -> CheckOutcome? {
        optionalText(word).map { CheckOutcome($0, status: optionalInt(status)) }
    }
}

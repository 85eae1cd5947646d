internal import Model
internal import SQLite

extension WriteSession {
    /// What a check of an article that found nothing new leaves in the article's row, if it is all that differs.
    ///
    /// Most checks end so. The row is found by its number, no index but that of what is due is touched, and everything
    /// that this statement does not write is compared: where something differs nothing is written, and the caller goes
    /// the long way.
    private static let narrow = """
        UPDATE articles SET revision = revision + 1,
            next_check_at_ms = CASE WHEN requested_at_ms > ?4
                THEN min(coalesce(?5, requested_at_ms), requested_at_ms) ELSE ?5 END,
            requested_at_ms = NULL,
            last_listed_at_ms = coalesce(max(last_listed_at_ms, ?6), last_listed_at_ms, ?6),
            last_checked_at_ms = ?7, last_seen_present_at_ms = ?8, last_outcome = ?9, last_status = ?10,
            failure_count = ?11, failing_since_ms = ?12, misses = ?13,
            memo = CASE WHEN erased_at_ms IS NULL THEN ?14 END,
            validators_url = ?15, etag = ?16, last_modified = ?17
        WHERE id = ?1 AND revision = ?2 AND public_id = ?3
            AND url = ?18 AND life = ?19 AND version = ?20 AND edit_count = ?21 AND body_sha256 IS ?22
            AND capture_sha256 IS ?23 AND published_at_ms IS ?24 AND edit_times IS ?25 AND left_out IS ?26
            AND (title IS ?27 OR erased_at_ms IS NOT NULL) AND source_id = ?28
            AND EXISTS (SELECT 1 FROM article_urls u WHERE u.url = articles.url AND u.article_id = articles.id)
        RETURNING check_slot
        """

    /// Stores the check of an article that changed nothing but times and memory.
    ///
    /// - Parameter prepared: the record.
    /// - Returns: false when it holds more than that, or the article is not as it was read; then nothing was written.
    /// - Throws: `StoreError`.
    func storeUnchanged(_ prepared: PreparedRecord) throws(StoreError) -> Bool {
        let record = prepared.record
        guard let row = prepared.articleRow, record.holdsOneKnownArticle, let state = record.articles.first else {
            return false
        }
        let source = try sourceRow(state.sourceID)
        let edits = state.editTimes.suffix(ArticleState.maximumEditTimes)
        let values: [Value] = [
            .integer(row), .integer(state.revision), .text(state.id), .time(prepared.startedAt),
            .time(state.nextCheckAt), .time(state.lastListedAt), .time(state.lastCheckedAt),
            .time(state.lastSeenPresentAt), .string(state.lastOutcome?.word), .int(state.lastOutcome?.status),
            .int(state.failures.count), .time(state.failures.since), .misses(state.misses), .bytes(state.memo),
        ]
        let known: [Value] = [
            .text(state.url), .text(state.life.rawValue), .int(state.version), .int(state.editCount),
            .bytes(state.bodySHA256), .bytes(state.captureSHA256), .time(state.publishedAt),
            .numbers(edits.map(\.milliseconds)), .string(state.leftOut), .string(state.title), .integer(source),
        ]
        let slot = try sql { db throws(SQLiteError) in
            try db.first(WriteSession.narrow, values + Value.validators(state.validators) + known) { $0.int64(0) }
        }
        guard let slot else { return false }
        try noteCheck(record, row: row, slot: slot)
        return true
    }
}

extension CheckRecord {
    /// The record of one article's check that has no version, page, change, listing or address to store.
    fileprivate var holdsOneKnownArticle: Bool {
        guard case .article(let id) = subject, articles.count == 1, articles[0].id == id, articles[0].revision > 0
        else { return false }
        return source == nil && versions.isEmpty && captures.isEmpty && changes.isEmpty && listings.isEmpty
            && absorbed == nil && mergedInto == nil && articles[0].aliases.count <= ArticleState.maximumAliases
            && articles[0].aliases.allSatisfy { $0.firstSeenAt < at }
    }
}

extension Value {
    /// Observations of absence: time and status of each.
    static func misses(_ misses: [Miss]) -> Value {
        .numbers(misses.flatMap { [$0.at.milliseconds, Int64($0.status)] })
    }
}

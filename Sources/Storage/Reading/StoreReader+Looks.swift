public import Model
internal import SQLite

/// What was checked of one source's articles since some time.
public struct ArticleLooks: Sendable, Equatable {
    /// Articles that were checked.
    public var checked = 0
    /// Those of them whose check failed.
    public var failed = 0

    /// None.
    public init() {}
}

extension StoreReader {
    /// The articles of a source that are due, the longest overdue first.
    ///
    /// - Parameters:
    ///   - source: its public id.
    ///   - now: what is due by then.
    ///   - limit: at most so many.
    /// - Returns: their public ids.
    /// - Throws: `StoreError`.
    public func dueArticles(source: String, now: Timestamp, limit: Int) throws(StoreError) -> [String] {
        try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT public_id FROM articles WHERE source_id = (SELECT id FROM sources WHERE public_id = ?1)
                AND is_watched = 1 AND next_check_at_ms <= ?2 ORDER BY next_check_at_ms LIMIT ?3
                """, [.text(source), .time(now), .int(limit)]
            ) { $0.text(0) }
        }
    }

    /// How many articles of each source were checked since a time.
    ///
    /// - Parameter time: from this on.
    /// - Returns: by the source's public id; a source without any is not among them.
    /// - Throws: `StoreError`.
    public func looks(since time: Timestamp) throws(StoreError) -> [String: ArticleLooks] {
        let rows = try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT s.public_id, count(*), sum(a.failing_since_ms IS NOT NULL) FROM articles a
                JOIN sources s ON s.id = a.source_id WHERE a.last_checked_at_ms >= ?1 GROUP BY s.id
                """, [.time(time)]
            ) { ($0.text(0), $0.int(1), $0.int(2)) }
        }
        var looks: [String: ArticleLooks] = [:]
        for (id, checked, failed) in rows {
            var look = ArticleLooks()
            (look.checked, look.failed) = (checked, failed)
            looks[id] = look
        }
        return looks
    }
}

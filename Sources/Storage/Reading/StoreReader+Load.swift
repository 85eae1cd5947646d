public import Model
internal import SQLite

/// How many edits a source had lately.
public struct ChangeLoad: Sendable, Equatable {
    /// The source's public id.
    public var source: String
    /// Within the last day.
    public var lastDay: Int
    /// The articles that these were of.
    public var articles: Int
    /// Within the days before.
    public var before: Int
    /// How many days before there were, at most a week; 0 for a source that is new.
    public var daysBefore: Int

    /// A load by its parts.
    public init(source: String, lastDay: Int, articles: Int, before: Int, daysBefore: Int) {
        self.source = source
        self.lastDay = lastDay
        self.articles = articles
        self.before = before
        self.daysBefore = daysBefore
    }
}

extension StoreReader {
    /// The edits of each source within the last day and the week before.
    ///
    /// - Parameters:
    ///   - now: the end of the last day.
    ///   - day: how long a day is, on the schedule's clock.
    /// - Returns: the active sources that had any.
    /// - Throws: `StoreError`.
    public func changeLoads(now: Timestamp, day: Duration = .days(1)) throws(StoreError) -> [ChangeLoad] {
        try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT s.public_id, sum(f.observed_at_ms >= ?2),
                    count(DISTINCT CASE WHEN f.observed_at_ms >= ?2 THEN f.article_id END),
                    sum(f.observed_at_ms < ?2), s.added_at_ms
                FROM change_facts f JOIN sources s ON s.id = f.source_id
                WHERE f.observed_at_ms >= ?1 AND f.observed_at_ms <= ?3 AND f.type = 'article.changed' AND s.is_active = 1
                GROUP BY s.id
                """, [.time(now - day * 8), .time(now - day), .time(now)]
            ) { row in
                let age = Int((now - row.someTime(4)).milliseconds / max(1, day.milliseconds))
                return ChangeLoad(
                    source: row.text(0), lastDay: row.int(1), articles: row.int(2), before: row.int(3),
                    daysBefore: min(7, max(0, age - 1)))
            }
        }
    }
}

internal import SQLite

/// How many articles of one source the site does not show, for one reason.
public struct BlockedCount: Sendable, Equatable {
    /// The source's public id.
    public var source: String
    /// The outcome of the last look, such as `same_page`.
    public var outcome: String
    /// The articles.
    public var count: Int
    /// The address of one of them.
    public var example: String

    /// A count by its parts.
    public init(source: String, outcome: String, count: Int, example: String) {
        self.source = source
        self.outcome = outcome
        self.count = count
        self.example = example
    }
}

extension StoreReader {
    /// The articles that are blocked and still looked at, counted by source and outcome; the most first.
    ///
    /// - Throws: `StoreError`.
    public func blockedCounts() throws(StoreError) -> [BlockedCount] {
        try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT s.public_id, coalesce(a.last_outcome, ''), count(*) AS n, max(a.url)
                FROM articles a INDEXED BY articles_lost JOIN sources s ON s.id = a.source_id
                WHERE a.life <> 'present' AND a.life = 'blocked' AND a.is_watched = 1
                    AND a.next_check_at_ms IS NOT NULL AND s.is_active = 1
                GROUP BY s.id, a.last_outcome ORDER BY n DESC, s.public_id, a.last_outcome
                """
            ) { BlockedCount(source: $0.text(0), outcome: $0.text(1), count: $0.int(2), example: $0.text(3)) }
        }
    }
}

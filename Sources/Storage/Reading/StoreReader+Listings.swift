public import Model
internal import SQLite

/// Where and when a source listed an article.
public struct ListedPlace: Sendable, Equatable {
    /// The source's id.
    public var sourceID: String
    /// What people call it.
    public var sourceName: String
    /// The id of the entry; nil when it has none.
    public var entryID: String?
    /// When it was first listed.
    public var first: Timestamp
    /// When it was last listed.
    public var last: Timestamp
}

extension StoreReader {
    /// Which sources list an article, or listed it.
    ///
    /// - Parameter articleID: its public id.
    /// - Returns: the places, the first first.
    /// - Throws: `StoreError`.
    public func listings(of articleID: String) throws(StoreError) -> [ListedPlace] {
        try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT s.public_id, s.name, l.entry_id, l.first_listed_at_ms, l.last_listed_at_ms
                FROM listings l JOIN sources s ON s.id = l.source_id
                WHERE l.article_id = (SELECT id FROM articles WHERE public_id = ?1)
                ORDER BY l.first_listed_at_ms, s.public_id
                """, [.text(articleID)]
            ) { row in
                ListedPlace(
                    sourceID: row.text(0), sourceName: row.text(1), entryID: row.optionalText(2),
                    first: row.someTime(3),
                    last: row.someTime(4))
            }
        }
    }

    /// The changes of an article right before and right after one of its changes, by their ids.
    ///
    /// - Throws: `StoreError`.
    public func neighbours(of change: StoredChange) throws(StoreError) -> (previous: String?, next: String?) {
        guard let article = change.articleID else { return (nil, nil) }
        return try sql { db throws(SQLiteError) in
            var found: [String?] = []
            for (sign, order) in [("<", "DESC"), (">", "ASC")] {
                found.append(
                    try db.first(
                        """
                        SELECT c.id FROM change_facts f JOIN changes c ON c.seq = f.seq
                        WHERE f.article_id = (SELECT id FROM articles WHERE public_id = ?1) AND f.seq \(sign) ?2
                        ORDER BY f.seq \(order) LIMIT 1
                        """, [.text(article), .integer(change.sequence)]
                    ) { $0.text(0) })
            }
            return (found[0], found[1])
        }
    }

    /// How many versions an article has.
    ///
    /// - Throws: `StoreError`.
    public func versionCount(of articleID: String) throws(StoreError) -> Int {
        try sql { db throws(SQLiteError) in
            try db.first(
                "SELECT count(*) FROM versions WHERE article_id = (SELECT id FROM articles WHERE public_id = ?1)",
                [.text(articleID)]
            ) { $0.int(0) } ?? 0
        }
    }
}

internal import Model
internal import SQLite

/// How long after the fact a source's news were seen, the latest of them.
public struct SourceDelays: Sendable, Equatable {
    /// From the time that articles give as that of their publication to when they were first seen, in seconds.
    ///
    /// Only of articles that were published while the source was watched.
    public var publications: [Int] = []
    /// How long before an edit was seen the article had last been seen without it, in seconds: an edit is at most so old.
    public var edits: [Int] = []
}

extension StoreReader {
    /// Articles and changes of a source that are looked at for its delays.
    private static let looked = 500

    /// How long after the fact the latest news of a source were seen.
    ///
    /// - Throws: `StoreError`.
    public func delays(of source: String) throws(StoreError) -> SourceDelays {
        var delays = SourceDelays()
        delays.publications = try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT max(0, a.first_seen_at_ms - a.published_at_ms) / 1000 FROM (SELECT id FROM articles
                    WHERE source_id = (SELECT id FROM sources WHERE public_id = ?1) ORDER BY id DESC LIMIT ?2) latest
                JOIN articles a ON a.id = latest.id JOIN sources s ON s.id = a.source_id
                WHERE a.published_at_ms >= s.added_at_ms
                """, [.text(source), .int(StoreReader.looked)]
            ) { $0.int(0) }
        }
        let windows = try sql { db throws(SQLiteError) in
            try db.rows(
                """
                SELECT line ->> '$.window.last_seen_old', line ->> '$.window.first_seen_new' FROM (
                    SELECT c.type, CASE WHEN json_valid(CAST(c.line AS TEXT)) THEN CAST(c.line AS TEXT) END AS line
                    FROM (SELECT seq FROM change_facts WHERE source_id = (SELECT id FROM sources WHERE public_id = ?1)
                        ORDER BY seq DESC LIMIT ?2) latest
                    JOIN changes c ON c.seq = latest.seq)
                WHERE type = ?3
                """, [.text(source), .int(StoreReader.looked), .text(ChangeRecord.EventType.articleChanged.rawValue)]
            ) { ($0.optionalText(0), $0.optionalText(1)) }
        }
        delays.edits = windows.compactMap { old, new in
            guard let old = old.flatMap({ Timestamp(iso8601: $0) }), let new = new.flatMap({ Timestamp(iso8601: $0) })
            else { return nil }
            return Int(max(0, new.seconds - old.seconds))
        }
        return delays
    }
}

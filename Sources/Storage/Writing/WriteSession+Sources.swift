internal import JSON
internal import Model
internal import SQLite

extension WriteSession {
    /// Stores what a check learned about a source; what the configuration says stays as `syncSources` left it.
    func store(_ state: SourceState) throws(StoreError) {
        let changed = try sql { db throws(SQLiteError) in
            try db.run(
                """
                UPDATE sources SET revision = revision + 1, next_check_at_ms = ?3, last_checked_at_ms = ?4,
                    last_changed_at_ms = ?5, last_outcome = ?6, last_status = ?7, last_detail = ?8,
                    failure_count = ?9, failing_since_ms = ?10, is_reported_failing = ?11, body_sha256 = ?12,
                    permanent_url = ?13, title = ?14, memo = ?15, validators_url = ?16, etag = ?17, last_modified = ?18
                WHERE public_id = ?1 AND revision = ?2
                """,
                [
                    .text(state.id), .integer(state.revision), .time(state.nextCheckAt), .time(state.lastCheckedAt),
                    .time(state.lastChangedAt), .string(state.lastOutcome?.word), .int(state.lastOutcome?.status),
                    .string(state.lastDetail), .int(state.failures.count), .time(state.failures.since),
                    .bool(state.isReportedFailing), .bytes(state.bodySHA256), .string(state.permanentURL),
                    .string(state.title), .bytes(state.memo),
                ] + Value.validators(state.validators))
        }
        guard changed == 0 else { return }
        throw StoreError(.conflict, path: path, detail: "source \(state.id) was changed since it was read")
    }

    /// Makes the store's sources those of the configuration.
    ///
    /// New ones are due at once. One that vanished is inactive and keeps all it has; its articles stay watched only
    /// if another active source lists them too.
    func sync(_ sources: [Source], at now: Timestamp) throws(StoreError) {
        let known = try settings()
        for source in sources {
            let before = known[source.id]
            // Tens of thousands of sources are the same at every start: reading them costs nothing beside writing.
            if let before, before.isActive, before.isSame(as: source) { continue }
            try upsert(source, at: now)
            if before?.isActive == false { try watchArticles(of: source.id, at: now) }
        }
        let wanted = Set(sources.map(\.id))
        for (id, before) in known where before.isActive && !wanted.contains(id) { try deactivate(id) }
    }

    /// What the configuration last said about each source.
    private func settings() throws(StoreError) -> [String: SourceSettings] {
        let rows = try sql { db throws(SQLiteError) in
            try db.rows("SELECT public_id, is_active, kind, url, name, tags FROM sources") { row in
                (
                    row.text(0),
                    SourceSettings(
                        isActive: row.bool(1), kind: row.text(2), url: row.text(3), name: row.text(4), tags: row.text(5)
                    )
                )
            }
        }
        return Dictionary(rows) { first, _ in first }
    }

    private func upsert(_ source: Source, at now: Timestamp) throws(StoreError) {
        let host = try hostID(of: source.url)
        let text = SourceSettings.text(source.tags)
        // Another address is another document: what was learned about the old one must not be sent to the new.
        try sql { db throws(SQLiteError) in
            try db.run(
                """
                INSERT INTO sources (public_id, kind, url, name, tags, host_id, added_at_ms, next_check_at_ms)
                VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)
                ON CONFLICT (public_id) DO UPDATE SET kind = ?2, name = ?4, tags = ?5, host_id = ?6,
                    next_check_at_ms = CASE WHEN url = ?3 AND is_active = 1 THEN next_check_at_ms ELSE ?7 END,
                    etag = CASE WHEN url = ?3 THEN etag END,
                    last_modified = CASE WHEN url = ?3 THEN last_modified END,
                    validators_url = CASE WHEN url = ?3 THEN validators_url END,
                    body_sha256 = CASE WHEN url = ?3 THEN body_sha256 END,
                    permanent_url = CASE WHEN url = ?3 THEN permanent_url END,
                    revision = CASE WHEN url = ?3 THEN revision ELSE revision + 1 END, url = ?3, is_active = 1
                """,
                [
                    .text(source.id), .text(source.kind.rawValue), .text(source.url), .text(source.name), .text(text),
                    .integer(host), .time(now),
                ])
        }
    }

    private func watchArticles(of id: String, at now: Timestamp) throws(StoreError) {
        let row = try sourceRow(id)
        try sql { db throws(SQLiteError) in
            try db.run(
                "UPDATE articles SET is_watched = 1 WHERE source_id = ?1 AND erased_at_ms IS NULL", [.integer(row)])
        }
    }

    private func deactivate(_ id: String) throws(StoreError) {
        let row = try sourceRow(id)
        try sql { db throws(SQLiteError) in
            try db.run(
                "UPDATE sources SET is_active = 0, revision = revision + 1 WHERE id = ?1", [.integer(row)])
            try db.run(
                """
                UPDATE articles SET source_id = coalesce((
                    SELECT l.source_id FROM listings l JOIN sources s ON s.id = l.source_id
                    WHERE l.article_id = articles.id AND s.is_active = 1 ORDER BY l.last_listed_at_ms DESC LIMIT 1
                ), source_id) WHERE source_id = ?1
                """, [.integer(row)])
            try db.run("UPDATE articles SET is_watched = 0 WHERE source_id = ?1", [.integer(row)])
        }
    }
}

/// A source as the configuration has it, read from its row.
private struct SourceSettings {
    var isActive: Bool
    var kind: String
    var url: String
    var name: String
    var tags: String

    func isSame(as source: Source) -> Bool {
        kind == source.kind.rawValue && url == source.url && name == source.name
            && tags == SourceSettings.text(source.tags)
    }

    static func text(_ tags: [String]) -> String {
        var json = JSONWriter()
        json.array { json in for tag in tags { json.value(tag) } }
        return json.text
    }
}

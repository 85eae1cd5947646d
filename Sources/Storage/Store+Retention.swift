public import Model
internal import SQLite

/// What may be let go from a store.
public struct Retention: Sendable, Equatable {
    /// Pages captured before this time go, save the newest one of each article; nil keeps all.
    public var capturesBefore: Timestamp?
    /// Finished deliveries of changes before this time go, with their attempts and bodies; nil keeps all.
    public var deliveriesBefore: Timestamp?

    /// Everything is kept.
    public init() {}
}

/// What a compaction did.
public struct Compaction: Sendable, Equatable {
    /// Pages that were let go.
    public var captures = 0
    /// Deliveries that were let go.
    public var deliveries = 0
    /// Bytes of the file before.
    public var bytesBefore = 0
    /// Bytes of the file after.
    public var bytesAfter = 0
}

extension Store {
    /// Lets go what the retention allows and gives free room back to the disk.
    ///
    /// Versions, changes and the log are never touched. Works in small steps, so that checks go on in between.
    /// - Parameter retention: what may go; nothing by default.
    /// - Returns: what was done.
    /// - Throws: `StoreError`; what was done until then stays done.
    public func compact(_ retention: Retention = Retention()) async throws(StoreError) -> Compaction {
        var result = Compaction()
        result.bytesBefore = try await writer.read { (session) throws(StoreError) in try session.fileBytes() }
        if let time = retention.capturesBefore {
            result.captures = try await walk { (session, id) throws(StoreError) in
                try session.dropCaptures(before: time, after: id)
            }
        }
        if let time = retention.deliveriesBefore {
            result.deliveries = try await walk { (session, id) throws(StoreError) in
                try session.dropDeliveries(before: time, after: id)
            }
        }
        // Keyframes go in the round after the last blob that leaned on them.
        while try await walk({ (session, id) throws(StoreError) in try session.dropBlobs(after: id) }) > 0 {}
        _ = try await inSteps { (session) throws(StoreError) in try session.mergeTexts() }
        _ = try await inSteps { (session) throws(StoreError) in try session.freePages() }
        result.bytesAfter = try await writer.read { (session) throws(StoreError) in
            try session.sql { db throws(SQLiteError) in _ = try db.checkpoint() }
            return try session.fileBytes()
        }
        return result
    }

    /// Walks over a table by its ids, a window at a time; returns how many rows went.
    private func walk(
        _ step: @escaping @Sendable (WriteSession, _ after: Int64) throws(StoreError) -> Window
    ) async throws(StoreError) -> Int {
        var total = 0
        var last: Int64? = 0
        while let after = last {
            let window = try await writer.write { (session) throws(StoreError) in try step(session, after) }
            total += window.dropped
            last = window.last
        }
        return total
    }

    private func inSteps(
        _ step: @escaping @Sendable (WriteSession) throws(StoreError) -> Int
    ) async throws(StoreError) -> Int {
        var total = 0
        while case let count = try await writer.write(step), count > 0 { total += count }
        return total
    }
}

/// The part of a table that one step looked at.
private struct Window: Sendable {
    /// The rows that one step looks at: few enough that checks hardly wait for it.
    static let size = 500

    /// The last id in it; nil when there was none.
    var last: Int64?
    var dropped: Int
}

extension WriteSession {
    fileprivate func fileBytes() throws(StoreError) -> Int {
        try sql { db throws(SQLiteError) in
            try db.first("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") { $0.int(0) } ?? 0
        }
    }

    /// Lets captures of one window go; what their versions say stays.
    fileprivate func dropCaptures(before time: Timestamp, after id: Int64) throws(StoreError) -> Window {
        try drop(
            """
            SELECT id, captured_at_ms < ?2
                AND id < (SELECT max(id) FROM captures n WHERE n.article_id = c.article_id)
            FROM captures c WHERE id > ?1 ORDER BY id LIMIT \(Window.size)
            """, [.integer(id), .time(time)],
            [
                "UPDATE versions SET capture_id = NULL WHERE capture_id = ?1",
                "DELETE FROM exchanges WHERE capture_id = ?1", "DELETE FROM sightings WHERE capture_id = ?1",
                "DELETE FROM captures WHERE id = ?1",
            ])
    }

    fileprivate func dropDeliveries(before time: Timestamp, after id: Int64) throws(StoreError) -> Window {
        try drop(
            """
            SELECT d.id, c.observed_at_ms < ?2 AND d.state <> 'pending' FROM deliveries d
            JOIN changes c ON c.seq = d.seq WHERE d.id > ?1 ORDER BY d.id LIMIT \(Window.size)
            """, [.integer(id), .time(time)],
            ["DELETE FROM attempts WHERE delivery_id = ?1", "DELETE FROM deliveries WHERE id = ?1"])
    }

    /// Drops blobs that nothing refers to.
    fileprivate func dropBlobs(after id: Int64) throws(StoreError) -> Window {
        try drop(
            """
            SELECT id, NOT EXISTS (SELECT 1 FROM captures WHERE blob_id = b.id)
                AND NOT EXISTS (SELECT 1 FROM versions WHERE blob_id = b.id)
                AND NOT EXISTS (SELECT 1 FROM deliveries WHERE blob_id = b.id)
                AND NOT EXISTS (SELECT 1 FROM blobs d WHERE d.base_id = b.id)
            FROM blobs b WHERE id > ?1 ORDER BY id LIMIT \(Window.size)
            """, [.integer(id)], ["DELETE FROM blobs WHERE id = ?1"])
    }

    /// Runs the statements for each row of a window of which the query says that it may go.
    private func drop(_ query: String, _ values: [Value], _ statements: [String]) throws(StoreError) -> Window {
        try sql { db throws(SQLiteError) in
            let rows = try db.rows(query, values) { (id: $0.int64(0), goes: $0.bool(1)) }
            var window = Window(last: rows.last?.id, dropped: 0)
            for row in rows where row.goes {
                for statement in statements { try db.run(statement, [.integer(row.id)]) }
                window.dropped += 1
            }
            return window
        }
    }

    /// Merges some of the full-text index; 0 when there is nothing left to merge (FTS5, `merge`).
    fileprivate func mergeTexts() throws(StoreError) -> Int {
        try sql { db throws(SQLiteError) in
            let before = try db.first("SELECT total_changes()") { $0.int(0) } ?? 0
            try db.run("INSERT INTO version_texts (version_texts, rank) VALUES ('merge', 500)")
            let changed = (try db.first("SELECT total_changes()") { $0.int(0) } ?? 0) - before
            return changed < 2 ? 0 : changed
        }
    }

    /// Gives some free pages back to the disk.
    fileprivate func freePages() throws(StoreError) -> Int {
        try sql { db throws(SQLiteError) in
            let before = try db.first("PRAGMA freelist_count") { $0.int(0) } ?? 0
            if before > 0 { try db.execute("PRAGMA incremental_vacuum(1000)") }
            return before - (try db.first("PRAGMA freelist_count") { $0.int(0) } ?? 0)
        }
    }
}

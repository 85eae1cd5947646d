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
            result.captures = try await inSteps { (session) throws(StoreError) in try session.dropCaptures(before: time)
            }
        }
        if let time = retention.deliveriesBefore {
            result.deliveries = try await inSteps { (session) throws(StoreError) in
                try session.dropDeliveries(before: time)
            }
        }
        _ = try await inSteps { (session) throws(StoreError) in try session.dropBlobs() }
        _ = try await inSteps { (session) throws(StoreError) in try session.mergeTexts() }
        _ = try await inSteps { (session) throws(StoreError) in try session.freePages() }
        result.bytesAfter = try await writer.read { (session) throws(StoreError) in
            try session.sql { db throws(SQLiteError) in _ = try db.checkpoint() }
            return try session.fileBytes()
        }
        return result
    }

    private func inSteps(
        _ step: @escaping @Sendable (WriteSession) throws(StoreError) -> Int
    ) async throws(StoreError) -> Int {
        var total = 0
        while case let count = try await writer.write(step), count > 0 { total += count }
        return total
    }
}

extension WriteSession {
    fileprivate func fileBytes() throws(StoreError) -> Int {
        try sql { db throws(SQLiteError) in
            try db.first("SELECT page_count * page_size FROM pragma_page_count, pragma_page_size") { $0.int(0) } ?? 0
        }
    }

    /// Lets some captures go; what their versions say stays.
    fileprivate func dropCaptures(before time: Timestamp) throws(StoreError) -> Int {
        try sql { db throws(SQLiteError) in
            let ids = try db.rows(
                """
                SELECT id FROM captures c WHERE captured_at_ms < ?1
                AND id < (SELECT max(id) FROM captures n WHERE n.article_id = c.article_id) LIMIT 200
                """, [.time(time)]
            ) { $0.int64(0) }
            for id in ids {
                try db.run("UPDATE versions SET capture_id = NULL WHERE capture_id = ?1", [.integer(id)])
                try db.run("DELETE FROM captures WHERE id = ?1", [.integer(id)])
            }
            return ids.count
        }
    }

    fileprivate func dropDeliveries(before time: Timestamp) throws(StoreError) -> Int {
        try sql { db throws(SQLiteError) in
            let ids = try db.rows(
                """
                SELECT d.id FROM changes c JOIN deliveries d ON d.seq = c.seq
                WHERE c.observed_at_ms < ?1 AND d.state <> 'pending' LIMIT 200
                """, [.time(time)]
            ) { $0.int64(0) }
            for id in ids {
                try db.run("DELETE FROM attempts WHERE delivery_id = ?1", [.integer(id)])
                try db.run("DELETE FROM deliveries WHERE id = ?1", [.integer(id)])
            }
            return ids.count
        }
    }

    /// Drops blobs that nothing refers to; one that others lean on goes in a later step, after them.
    fileprivate func dropBlobs() throws(StoreError) -> Int {
        try sql { db throws(SQLiteError) in
            try db.run(
                """
                DELETE FROM blobs WHERE id IN (
                    SELECT id FROM blobs b WHERE NOT EXISTS (SELECT 1 FROM captures WHERE blob_id = b.id)
                    AND NOT EXISTS (SELECT 1 FROM versions WHERE blob_id = b.id)
                    AND NOT EXISTS (SELECT 1 FROM deliveries WHERE blob_id = b.id)
                    AND NOT EXISTS (SELECT 1 FROM blobs d WHERE d.base_id = b.id) LIMIT 200)
                """)
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

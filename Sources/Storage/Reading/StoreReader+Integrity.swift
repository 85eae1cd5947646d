internal import SQLite

extension StoreReader {
    /// Checks the database file: every page, every index, every reference.
    ///
    /// - Throws: `StoreError`; `.corrupt` with the first findings.
    public func checkIntegrity() throws(StoreError) {
        let problems = try sql { db throws(SQLiteError) in
            do throws(SQLiteError) { return try db.rows("PRAGMA integrity_check(5)") { $0.text(0) } } catch {
                guard error.kind == .corrupt else { throw error }
                return [error.message]
            }
        }
        if problems != ["ok"] {
            let detail = try sql { db throws(SQLiteError) in StoreReader.damage(db, problems) }
            throw StoreError(.corrupt, path: path, detail: detail)
        }
        let references = try sql { db throws(SQLiteError) in
            try db.rows("PRAGMA foreign_key_check") { "\($0.text(0)) row \($0.int64(1))" }
        }
        guard let first = references.first else { return }
        throw StoreError(.corrupt, path: path, detail: "a reference leads nowhere: \(first)")
    }

    /// Decodes every stored page and version and compares it with its hash.
    ///
    /// - Parameter progress: called now and then with the number read so far.
    /// - Returns: how many there are.
    /// - Throws: `StoreError`; `.corrupt` names the first that is damaged.
    public func verifyBlobs(_ progress: (Int) -> Void = { _ in }) throws(StoreError) -> Int {
        var count = 0
        var last: Int64 = 0
        while true {
            let after = last
            let ids = try sql { db throws(SQLiteError) in
                try db.rows("SELECT id FROM blobs WHERE id > ?1 ORDER BY id LIMIT 256", [.integer(after)]) {
                    $0.int64(0)
                }
            }
            guard let end = ids.last else { return count }
            for id in ids { _ = try keptBlob(id: id) }
            last = end
            count += ids.count
            progress(count)
        }
    }
}

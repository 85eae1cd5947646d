public import Model
internal import SQLite

/// What is remembered beside checks.
extension Store {
    /// Remembers a host outside a check.
    ///
    /// - Parameters:
    ///   - host: its state in the encoding of whoever asks it.
    ///   - now: the time.
    /// - Throws: `StoreError`.
    public func remember(_ host: HostMemo, now: Timestamp) async throws(StoreError) {
        try await writer.write { (session) throws(StoreError) in try session.store(host, at: now) }
    }

    /// Remembers what was learned about a site outside a check.
    ///
    /// - Parameters:
    ///   - profile: the site and its bytes.
    ///   - now: the time.
    /// - Throws: `StoreError`.
    public func remember(_ profile: SiteMemo, now: Timestamp) async throws(StoreError) {
        try await writer.write { (session) throws(StoreError) in try session.store(profile, at: now) }
    }

    /// Remembers a value under a name of the program's own choice, such as the last wake-up.
    ///
    /// - Parameters:
    ///   - value: the value; nil forgets it.
    ///   - name: its name.
    /// - Throws: `StoreError`.
    public func setSetting(_ value: String?, for name: String) async throws(StoreError) {
        try await writer.write { (session) throws(StoreError) in
            _ = try session.sql { db throws(SQLiteError) in
                if let value {
                    try db.run("INSERT OR REPLACE INTO meta VALUES (?1, ?2)", [.text(name), .text(value)])
                } else {
                    try db.run("DELETE FROM meta WHERE name = ?1", [.text(name)])
                }
            }
        }
    }
}

extension StoreReader {
    /// All values whose names begin with a text, by name.
    ///
    /// - Throws: `StoreError`.
    public func settings(under prefix: String) throws(StoreError) -> [String] {
        try sql { db throws(SQLiteError) in
            try db.rows(
                "SELECT value FROM meta WHERE name >= ?1 AND name < ?2 ORDER BY name",
                [.text(prefix), .text(prefix + "\u{10FFFF}")]
            ) { $0.text(0) }
        }
    }

    /// A value that `Store.setSetting` remembered; nil when there is none.
    ///
    /// - Throws: `StoreError`.
    public func setting(_ name: String) throws(StoreError) -> String? {
        try sql { db throws(SQLiteError) in
            try db.first("SELECT value FROM meta WHERE name = ?1", [.text(name)]) { $0.text(0) }
        }
    }
}

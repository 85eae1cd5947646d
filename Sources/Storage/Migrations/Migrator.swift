internal import Linux
internal import SQLite

/// Brings a database file to the newest schema.
struct Migrator {
    /// `ERRA` in the file's header: only such a file, or an empty one, is opened.
    static let applicationID: Int64 = 0x4552_5241

    let database: Connection
    let path: String
    /// Told what takes long.
    var progress: @Sendable (String) -> Void = { _ in }

    /// Refuses foreign and newer files before anything opens them for writing.
    static func refuseForeign(_ path: String) throws(StoreError) {
        guard FileSystem.size(path) ?? 0 > 0 else { return }
        let database: Connection
        do throws(SQLiteError) { database = try Connection(path: path, access: .readOnly) } catch {
            throw StoreError(error, path: path)
        }
        do throws(StoreError) {
            _ = try Migrator(database: database, path: path).version(atMost: MigrationTable.newest)
        } catch {
            // Its making was cut short: only a connection that writes can undo that, and looks at the file again.
            guard error.kind == .readOnly, FileSystem.exists(path + "-journal") else { throw error }
        }
    }

    /// Refuses foreign and newer files, and runs the migrations that are missing, all in one transaction.
    ///
    /// A file that has content is copied to `PATH.schema-N.backup` before. After a kill at any place the file has the one
    /// schema or the other, and there is one copy.
    func run(_ migrations: [Migration]) throws(StoreError) {
        let current = try version(atMost: migrations.last?.number ?? 0)
        let missing = migrations.filter { $0.number > current }
        guard let newest = missing.last?.number else { return }
        if current > 0 { try backUp(schema: current) }
        try wrap { () throws(SQLiteError) in
            try database.execute("BEGIN IMMEDIATE")
            do throws(SQLiteError) {
                for migration in missing {
                    // A new store is made, not changed: nobody waits for that.
                    if current > 0 {
                        progress("bringing the store to schema \(migration.number): \(migration.summary)")
                    }
                    try database.execute(migration.script)
                }
                try database.execute("PRAGMA application_id = \(Migrator.applicationID)")
                try database.execute("PRAGMA user_version = \(newest)")
                try database.execute("COMMIT")
            } catch {
                if database.isInTransaction { try? database.execute("ROLLBACK") }
                throw error
            }
        }
    }

    /// The file's schema number; 0 for an empty file.
    private func version(atMost newest: Int) throws(StoreError) -> Int {
        let (application, version, tables) = try wrap { () throws(SQLiteError) in
            (
                try database.first("PRAGMA application_id") { $0.int64(0) } ?? 0,
                try database.first("PRAGMA user_version") { $0.int(0) } ?? 0,
                try database.first("SELECT count(*) FROM sqlite_schema") { $0.int(0) } ?? 0
            )
        }
        guard application == Migrator.applicationID || tables == 0 else {
            throw StoreError(.corrupt, path: path, detail: "this is a database, but not one of Errata")
        }
        guard version <= newest else {
            let detail = "its schema \(version) is newer than this program's \(newest)"
            throw StoreError(.newer, path: path, detail: detail)
        }
        return version
    }

    private func backUp(schema: Int) throws(StoreError) {
        let copy = "\(path).schema-\(schema).backup"
        progress("copying the store to \(copy) before it is brought to the newest schema")
        do { try Backup.write(database, of: path, to: copy) } catch {
            throw StoreError(error.kind, path: path, detail: "backup before the migration failed: \(error.detail)")
        }
    }

    private func wrap<Result>(_ body: () throws(SQLiteError) -> Result) throws(StoreError) -> Result {
        do throws(SQLiteError) { return try body() } catch { throw StoreError(error, path: path) }
    }
}

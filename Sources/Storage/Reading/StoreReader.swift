internal import Linux
internal import SQLite
internal import Synchronization

/// Reads a store, beside the daemon that writes it or without one.
///
/// It never writes and never checkpoints.
///
/// Calls wait for each other; each is a short transaction of its own.
public final class StoreReader: Sendable {
    /// The database file.
    public let path: String
    /// Whether it sees the store as it was when it was opened, because it may not take part in the locking.
    ///
    /// Nobody wrote at that time; whoever waits for changes opens another.
    public let isSnapshot: Bool
    private let connection: Mutex<Connection?>

    private init(path: String, connection: sending Connection, isSnapshot: Bool) {
        self.path = path
        self.isSnapshot = isSnapshot
        self.connection = Mutex(connection)
    }

    /// Opens a store for reading.
    ///
    /// - Parameter path: the database file.
    /// - Returns: the reader.
    /// - Throws: `StoreError`: `.missing` when there is no store, `.newer` when a newer program wrote it.
    public static func open(_ path: String) throws(StoreError) -> StoreReader {
        guard FileSystem.exists(path) else { throw StoreError(.missing, path: path, detail: "there is no such file") }
        let connection: Connection
        var isSnapshot = false
        do throws(SQLiteError) {
            connection = try connect(path, .readOnly)
        } catch {
            // A reader with write-ahead logging needs the log's index, which a member of the group cannot make once the
            // daemon has gone. A log without content has nothing to add to the file.
            let isHindered = error.kind == .cannotOpen || error.kind == .readOnly
            guard isHindered, FileSystem.size(path + "-wal") ?? 0 == 0 else { throw StoreError(error, path: path) }
            do throws(SQLiteError) { connection = try connect(path, .snapshot) } catch {
                throw StoreError(error, path: path)
            }
            isSnapshot = true
        }
        let version: Int
        do throws(SQLiteError) { version = try connection.first("PRAGMA user_version") { $0.int(0) } ?? 0 } catch {
            throw StoreError(error, path: path)
        }
        try checkSchema(version, path)
        return StoreReader(path: path, connection: connection, isSnapshot: isSnapshot)
    }

    private static func connect(_ path: String, _ access: Connection.Access) throws(SQLiteError) -> Connection {
        let connection = try Connection(path: path, access: access)
        try connection.execute(
            """
            CREATE VIRTUAL TABLE temp.version_words USING fts5vocab(main, version_texts, row);
            PRAGMA query_only = ON; PRAGMA cache_size = -4000; PRAGMA mmap_size = 0
            """)
        return connection
    }

    private static func checkSchema(_ version: Int, _ path: String) throws(StoreError) {
        let ours = MigrationTable.newest
        guard version != ours else { return }
        let detail = "its schema is \(version), this program reads \(ours)"
        if version > ours { throw StoreError(.newer, path: path, detail: detail) }
        let advice = version == 0 ? "it has no content yet" : "\(detail); `errata run` brings it up to date"
        throw StoreError(.other, path: path, detail: advice)
    }

    /// Closes the connection; every later call fails with `.closed`.
    public func close() { connection.withLock { $0 = nil } }

    /// Begins one transaction for the queries that follow: the locks of the write-ahead log are taken once for all.
    ///
    /// What was stored before it is seen. Without one, each query is a transaction of its own.
    func begin() { connection.withLock { _ = try? $0?.run("BEGIN") } }

    /// Ends it.
    func end() { connection.withLock { if $0?.isInTransaction == true { _ = try? $0?.run("COMMIT") } } }

    /// Runs statements and says in the store's terms what failed.
    func sql<Value: Sendable>(_ body: (Connection) throws(SQLiteError) -> Value) throws(StoreError) -> Value {
        let result: Result<Value, SQLiteError>? = connection.withLock { connection in
            guard let connection else { return nil }
            do throws(SQLiteError) { return .success(try body(connection)) } catch { return .failure(error) }
        }
        guard let result else { throw StoreError(.closed, path: path, detail: "it is closed") }
        do throws(SQLiteError) { return try result.get() } catch { throw StoreError(error, path: path) }
    }

    /// Looks at every page of a file for damage; quicker than the full check, for it does not compare indexes.
    static func quickCheck(_ database: Connection, path: String) throws(StoreError) {
        let problems: [String]
        do throws(SQLiteError) { problems = try database.rows("PRAGMA quick_check(5)") { $0.text(0) } } catch {
            guard error.kind == .corrupt else { throw StoreError(error, path: path) }
            problems = [error.message]
        }
        guard problems != ["ok"] else { return }
        throw StoreError(.corrupt, path: path, detail: damage(database, problems))
    }

    /// Damage in words: the tables that have it, then SQLite's own findings.
    static func damage(_ database: Connection, _ findings: [String]) -> String {
        let words = findings.joined(separator: "; ")
        let tables = "SELECT name FROM sqlite_schema WHERE type = 'table' AND rootpage > 0 ORDER BY name"
        guard let names = try? database.rows(tables, [], { $0.text(0) }) else {
            return "the list of tables in it is damaged: \(words)"
        }
        let damaged = names.filter { name in
            let check = "PRAGMA quick_check('\(name.replacing("'", with: "''"))')"
            return (try? database.rows(check, [], { $0.text(0) })) != ["ok"]
        }
        guard !damaged.isEmpty else { return "damaged: \(words)" }
        return "damaged in \(damaged.joined(separator: ", ")): \(words)"
    }
}

internal import CSQLite

/// One connection to a database file.
///
/// It knows no table of ours.
///
/// It belongs to the thread that opened it. Statements are compiled once and kept. The corresponding C type is
/// `sqlite3`.
public final class Connection {
    /// What the connection may do with the file.
    public enum Access: Sendable {
        /// Reads and writes; makes the file when there is none.
        case readWrite
        /// Reads only, and never checkpoints, not even when it is the last to close (SQLite before 3.51.3 can damage
        /// a file that two connections checkpoint at the same instant).
        case readOnly
        /// Reads a file that nobody writes, and needs no right to the directory: no lock is taken and no file is made.
        ///
        /// What is read is wrong when somebody writes meanwhile (sqlite.org/uri.html, `immutable`).
        case snapshot
    }

    let handle: OpaquePointer
    /// Compiled once for each text; one that is in use is compiled again for whoever asks meanwhile.
    private var statements: [StatementText: Statement] = [:]
    private let log = WriteAheadLog()

    /// Opens the file.
    ///
    /// - Parameters:
    ///   - path: the database file.
    ///   - access: reading, or writing too.
    ///   - busyTimeout: how long to wait for another connection's lock.
    /// - Throws: `SQLiteError` when the file cannot be opened; nothing is left open.
    public init(path: String, access: Access, busyTimeout: Duration = .seconds(5)) throws(SQLiteError) {
        let mode =
            switch access {
            case .readWrite: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
            case .readOnly: SQLITE_OPEN_READONLY
            case .snapshot: SQLITE_OPEN_READONLY | SQLITE_OPEN_URI
            }
        let name = access == .snapshot ? Connection.immutableName(of: path) : path
        var opened: OpaquePointer?
        let code = sqlite3_open_v2(name, &opened, mode | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, nil)
        guard let opened else {
            throw SQLiteError(code: SQLITE_NOMEM, systemError: 0, message: "out of memory", statement: "open \(path)")
        }
        guard code == SQLITE_OK else {
            let message = String(cString: sqlite3_errmsg(opened))
            let system = sqlite3_system_errno(opened)
            sqlite3_close_v2(opened)
            throw SQLiteError(code: code, systemError: system, message: message, statement: "open \(path)")
        }
        handle = opened
        sqlite3_busy_timeout(handle, Int32(clamping: busyTimeout.components.seconds * 1000))
        errata_sqlite3_db_config_flag(handle, SQLITE_DBCONFIG_DQS_DML, 0)
        errata_sqlite3_db_config_flag(handle, SQLITE_DBCONFIG_DQS_DDL, 0)
        errata_sqlite3_db_config_flag(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
        if access != .readWrite { errata_sqlite3_db_config_flag(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1) }
        // Setting a hook of our own also switches the automatic checkpoint off: `checkpoint` is called instead.
        sqlite3_wal_hook(handle, notePages, Unmanaged.passUnretained(log).toOpaque())
    }

    /// The file as a URI; the characters that end a path there are escaped.
    private static func immutableName(of path: String) -> String {
        let escaped = path.map { character in
            switch character {
            case "%": "%25"
            case "?": "%3f"
            case "#": "%23"
            default: String(character)
            }
        }
        return "file:" + escaped.joined() + "?immutable=1"
    }

    deinit {
        statements.removeAll()
        sqlite3_close_v2(handle)
    }

    /// Runs a script of statements without parameters.
    ///
    /// - Throws: `SQLiteError` of the first that failed; those before it have run.
    public func execute(_ script: String) throws(SQLiteError) {
        try check(sqlite3_exec(handle, script, nil, nil, nil), script)
    }

    /// Runs one statement that gives no rows, or whose rows do not matter.
    ///
    /// - Parameters:
    ///   - sql: the statement.
    ///   - values: its parameters in order.
    /// - Returns: how many rows it changed.
    /// - Throws: `SQLiteError`.
    @discardableResult
    public func run(_ sql: String, _ values: [Value] = []) throws(SQLiteError) -> Int {
        try step(sql, values) { _ in true }
        return Int(sqlite3_changes64(handle))
    }

    /// Runs a query and reads each row.
    ///
    /// - Parameters:
    ///   - sql: the query.
    ///   - values: its parameters in order.
    ///   - read: makes a value of the row.
    /// - Returns: the values in the order of the rows.
    /// - Throws: `SQLiteError`.
    public func rows<Result>(
        _ sql: String, _ values: [Value] = [], _ read: (borrowing Row) -> Result
    ) throws(SQLiteError) -> [Result] {
        var results: [Result] = []
        try step(sql, values) { row in
            results.append(read(row))
            return true
        }
        return results
    }

    /// Runs a query and reads its first row.
    ///
    /// - Parameters:
    ///   - sql: the query.
    ///   - values: its parameters in order.
    ///   - read: makes a value of the row.
    /// - Returns: the value, or nil when there is no row.
    /// - Throws: `SQLiteError`.
    public func first<Result>(
        _ sql: String, _ values: [Value] = [], _ read: (borrowing Row) -> Result
    ) throws(SQLiteError) -> Result? {
        var result: Result?
        try step(sql, values) { row in
            result = read(row)
            return false
        }
        return result
    }

    /// Runs a query and looks at its rows until the closure says false.
    ///
    /// - Parameters:
    ///   - sql: the query.
    ///   - values: its parameters in order.
    ///   - visit: whether to go on.
    /// - Throws: `SQLiteError`.
    public func step(
        _ sql: String, _ values: [Value] = [], _ visit: (borrowing Row) -> Bool
    ) throws(SQLiteError) {
        let statement = try take(sql)
        defer { giveBack(statement) }
        try check(statement.bind(values), sql)
        while true {
            let code = sqlite3_step(statement.handle)
            if code == SQLITE_DONE { return }
            guard code == SQLITE_ROW else { throw error(code, sql) }
            guard visit(Row(handle: statement.handle)) else { return }
        }
    }

    /// Ends what the connection is doing, from another thread.
    public var interrupter: Interrupter { Interrupter(handle: handle) }

    /// The row id that the last INSERT made.
    public var lastInsertedRow: Int64 { sqlite3_last_insert_rowid(handle) }

    /// True between BEGIN and its end; SQLite ends a transaction by itself after some errors.
    public var isInTransaction: Bool { sqlite3_get_autocommit(handle) == 0 }

    /// How many pages the write-ahead log held after the last commit.
    public var logPages: Int { log.pages }

    /// Copies what it can from the write-ahead log into the database file, without waiting for readers.
    ///
    /// - Parameter empties: waits for readers, and cuts the log to nothing.
    /// - Returns: whether all of it was copied.
    /// - Throws: `SQLiteError`; nothing is lost, the log still has everything.
    @discardableResult
    public func checkpoint(empties: Bool = false) throws(SQLiteError) -> Bool {
        var frames: Int32 = 0
        var copied: Int32 = 0
        let mode = empties ? SQLITE_CHECKPOINT_TRUNCATE : SQLITE_CHECKPOINT_PASSIVE
        let code = sqlite3_wal_checkpoint_v2(handle, "main", mode, &frames, &copied)
        if code & 0xFF == SQLITE_BUSY { return false }
        try check(code, "checkpoint")
        return frames == copied
    }

    // MARK: -

    private func take(_ sql: String) throws(SQLiteError) -> Statement {
        let text = StatementText(sql: sql)
        let known = statements[text]
        if let known, !known.isInUse {
            known.isInUse = true
            return known
        }
        var prepared: OpaquePointer?
        try check(sqlite3_prepare_v3(handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &prepared, nil), sql)
        guard let prepared else {
            throw SQLiteError(code: SQLITE_MISUSE, systemError: 0, message: "empty statement", statement: sql)
        }
        let statement = Statement(prepared)
        statement.isInUse = true
        if known == nil { statements[text] = statement }
        return statement
    }

    private func giveBack(_ statement: Statement) {
        statement.reset()
        statement.isInUse = false
    }

    private func check(_ code: Int32, _ statement: String) throws(SQLiteError) {
        guard code != SQLITE_OK else { return }
        throw error(code, statement)
    }

    private func error(_ code: Int32, _ statement: String) -> SQLiteError {
        SQLiteError(
            code: code, systemError: sqlite3_system_errno(handle), message: String(cString: sqlite3_errmsg(handle)),
            statement: statement)
    }
}

@available(*, unavailable)
extension Connection: Sendable {}

/// Ends the statement that a connection is running; sqlite3_interrupt(3) may be called from any thread.
///
/// It must not be used after the connection is gone.
public struct Interrupter: Sendable {
    // SQLite allows this one call from other threads.
    fileprivate nonisolated(unsafe) let handle: OpaquePointer

    /// The statement ends soon, with an error of the kind `.interrupted`.
    public func interrupt() { sqlite3_interrupt(handle) }
}

/// What the write-ahead log hook leaves behind; used on the connection's thread only.
private final class WriteAheadLog {
    var pages = 0
}

/// Remembers the size of the write-ahead log.
///
/// Called by SQLite after each commit, on the connection's thread.
private func notePages(
    _ context: UnsafeMutableRawPointer?, _: OpaquePointer?, _: UnsafePointer<CChar>?, _ pages: Int32
) -> Int32 {
    guard let context else { return SQLITE_OK }
    Unmanaged<WriteAheadLog>.fromOpaque(context).takeUnretainedValue().pages = Int(pages)
    return SQLITE_OK
}

internal import CSQLite

#if canImport(Glibc)
    internal import Glibc
#endif

/// What SQLite refused, with its own words.
///
/// Bound values are never part of it.
public struct SQLiteError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What a caller can do about it.
    public enum Kind: Sendable, Equatable {
        /// No room on the disk, or the size limit of the database is reached: wait and try again.
        case full
        /// The disk failed to read, write or sync: what was written last is uncertain.
        case io
        /// Another connection holds a lock for longer than the timeout.
        case busy
        /// The file is damaged, or it is no database.
        case corrupt
        /// The file or its directory cannot be written.
        case readOnly
        /// The file or its directory is not there or may not be opened.
        case cannotOpen
        /// A uniqueness, reference or type rule of the schema was broken.
        case constraint
        case interrupted
        case other
    }

    /// What sort it is.
    public var kind: Kind
    /// The extended result code.
    public var code: Int32
    /// The library's own words.
    public var message: String
    /// The statement, or the operation when there was none.
    public var statement: String

    /// `database or disk is full (SQLite error 13) in: COMMIT`.
    public var description: String { "\(message) (SQLite error \(code)) in: \(statement)" }

    /// Whether the tables behind a virtual table are damaged, and not the file.
    public var isDamagedModule: Bool { code == SQLITE_CORRUPT | (1 << 8) }

    init(code: Int32, systemError: Int32, message: String, statement: String) {
        self.code = code
        self.message = message
        self.statement = statement
        kind = SQLiteError.kind(code, systemError)
    }

    /// An `ENOSPC` that a file operation met is a full disk; met by a sync it is not, for then nobody knows what was
    /// written.
    private static func kind(_ code: Int32, _ systemError: Int32) -> Kind {
        let isFull = [ENOSPC, EDQUOT].contains(systemError)
        switch code & 0xFF {
        case SQLITE_FULL: return .full
        case SQLITE_IOERR:
            let sync = [SQLITE_IOERR | (4 << 8), SQLITE_IOERR | (5 << 8)].contains(code)
            return !sync && isFull ? .full : .io
        case SQLITE_BUSY, SQLITE_LOCKED: return .busy
        case SQLITE_CORRUPT, SQLITE_NOTADB: return .corrupt
        case SQLITE_READONLY, SQLITE_PERM: return .readOnly
        case SQLITE_CANTOPEN: return isFull ? .full : .cannotOpen
        case SQLITE_CONSTRAINT: return .constraint
        case SQLITE_INTERRUPT: return .interrupted
        default: return .other
        }
    }
}

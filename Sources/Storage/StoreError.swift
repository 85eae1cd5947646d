internal import Linux
internal import SQLite

/// What stopped the store.
///
/// Nothing is ever half-done: a call that throws has stored nothing.
public struct StoreError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What the caller can do about it.
    public enum Kind: Sendable, Equatable {
        /// No room on the disk: pause and try the same call again.
        case full
        /// The disk failed, and what it holds is uncertain: stop; the next start recovers.
        case io
        /// Another daemon has the store.
        case locked
        /// A newer program wrote the store.
        case newer
        /// The file is damaged, or no store of ours.
        case corrupt
        case readOnly
        /// The file or the directory is not there or may not be opened.
        case missing
        /// Another check stored the same article, change or URL first: look it up again.
        case conflict
        /// Another connection held a lock for too long.
        case busy
        /// The store was closed.
        case closed
        case other
    }

    /// What sort it is.
    public var kind: Kind
    /// The database file, or what was asked for.
    public var path: String
    /// Why, in words.
    public var detail: String

    /// An error by its parts.
    public init(_ kind: Kind, path: String, detail: String) {
        self.kind = kind
        self.path = path
        self.detail = detail
    }

    init(_ error: SQLiteError, path: String) {
        self.path = path
        detail = error.description
        kind =
            switch error.kind {
            case .full: .full
            case .io: .io
            case .busy, .interrupted: .busy
            case .corrupt: .corrupt
            case .readOnly: .readOnly
            case .cannotOpen: .missing
            case .constraint: .conflict
            case .other: .other
            }
    }

    /// Whether the same call can succeed later without anyone doing anything but making room.
    public var isTransient: Bool { kind == .full || kind == .busy }

    /// What failed, where, and why.
    public var description: String { "store \(path): \(detail)" }

    /// What a person can do about it.
    public var hint: String? {
        switch kind {
        case .full: "free space on the disk of \(path); Errata resumes by itself"
        case .io: "check the disk (dmesg, smartctl), then start Errata again: it recovers from what is on the disk"
        case .locked: "stop the other `errata run`, or give this one a store of its own"
        case .newer: "install the newer Errata again, or restore the backup made before the migration"
        case .corrupt:
            "keep the file as it is; restore a backup (errata backup), or recover with: sqlite3 \(path) .recover"
        case .readOnly: "let the service user write \(path) and its directory"
        case .missing: "create the directory and let the service user read and write it"
        case .conflict, .busy, .closed, .other: nil
        }
    }
}

extension StoreError {
    /// What went wrong while another file was written.
    init(copying error: any Error, path: String) {
        switch error {
        case let error as SQLiteError: self.init(error, path: path)
        case let error as SystemError: self.init(error, path: path)
        case let error as StoreError: self = error
        default: self.init(.other, path: path, detail: "\(error)")
        }
    }

    /// What the system refused.
    init(_ error: SystemError, path: String) {
        let kind: Kind = error.isFull ? .full : error.isMissing ? .missing : error.isForbidden ? .readOnly : .other
        self.init(kind, path: path, detail: error.description)
    }
}

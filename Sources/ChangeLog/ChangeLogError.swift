internal import Linux

/// What keeps the change log from being extended; nothing is lost, the store has everything.
public struct ChangeLogError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What the caller can do about it.
    public enum Kind: Sendable, Equatable {
        /// No room on the disk: pause and try again.
        case full
        /// The disk failed, and what it holds is uncertain: stop; the next start recovers.
        case io
        /// The files hold other lines than the store.
        case differs
        /// The directory cannot be read or written.
        case forbidden
        /// The store could not be read.
        case store
        case closed
    }

    /// What the caller can do about it.
    public var kind: Kind
    /// The file or directory.
    public var path: String
    /// Why, in words.
    public var detail: String

    init(_ kind: Kind, path: String, detail: String) {
        self.kind = kind
        self.path = path
        self.detail = detail
    }

    init(_ error: SystemError, path: String) {
        self.path = path
        detail = error.description
        kind = error.isFull ? .full : error.isForbidden || error.isMissing ? .forbidden : .io
    }

    /// What failed, where, and why.
    public var description: String { "change log \(path): \(detail)" }

    /// What a person can do about it.
    public var hint: String? {
        switch kind {
        case .full: "make room on the disk; Errata completes the log by itself"
        case .io: "check the disk (dmesg, smartctl), then start Errata again: it completes the log from the store"
        case .differs:
            "see `errata verify`; if the store was restored from a backup, move the log directory away: "
                + "Errata writes it again from the store"
        case .forbidden: "let the service user read and write the directory"
        case .store, .closed: nil
        }
    }
}

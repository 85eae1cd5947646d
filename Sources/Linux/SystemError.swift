import Glibc

/// A system call that failed.
public struct SystemError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was attempted and on what: `open /var/lib/errata/errata.db`.
    public var operation: String
    /// The `errno`.
    public var code: Int32

    /// The error of the last call, read from `errno`.
    public init(_ operation: String) { self.init(operation, code: errno) }

    /// An error by its number.
    public init(_ operation: String, code: Int32) {
        self.operation = operation
        self.code = code
    }

    /// What failed and the system's words for why.
    public var description: String { "\(operation): \(reason)" }

    /// The system's words for the code.
    public var reason: String { String(cString: strerror(code)) }

    /// Whether the disk or the quota is full.
    public var isFull: Bool { code == ENOSPC || code == EDQUOT }

    /// Whether the thing is not there.
    public var isMissing: Bool { code == ENOENT }
}

import Glibc

extension FileSystem {
    /// Gives a file another name and makes that survive a power loss; a file of that name is replaced.
    /// - Parameters:
    ///   - path: the file.
    ///   - target: its new path, on the same file system.
    /// - Throws: `SystemError`; the target is then as it was.
    public static func move(_ path: String, to target: String) throws(SystemError) {
        guard rename(path, target) == 0 else { throw SystemError("rename \(path)") }
        try synchronizeDirectory(of: target)
    }

    /// Writes a new file that only its owner may read; fails when there is one of that name.
    /// - Parameters:
    ///   - path: the file.
    ///   - bytes: its content.
    /// - Throws: `SystemError`.
    public static func createPrivate(_ path: String, with bytes: [UInt8]) throws(SystemError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw SystemError("create \(path)") }
        let count = bytes.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
        let failure = count == bytes.count && fsync(descriptor) == 0 ? nil : SystemError("write \(path)")
        close(descriptor)
        if let failure {
            unlink(path)
            throw failure
        }
        try synchronizeDirectory(of: path)
    }

    /// What tells the file at a path from any other file; nil when there is none.
    public static func identity(_ path: String) -> FileIdentity? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        return FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
    }

    /// The bytes in a file, asked by path; nil when there is none.
    ///
    /// Opening and closing a database file would drop the locks that SQLite holds on it in this process.
    public static func size(_ path: String) -> Int? {
        var status = stat()
        return stat(path, &status) == 0 ? Int(status.st_size) : nil
    }
}

/// One file, whatever its names.
public struct FileIdentity: Sendable, Equatable {
    /// The file system.
    public var device: UInt64
    /// The inode on it.
    public var number: UInt64
}

extension SystemError {
    /// Whether permission is missing, or the file system is read-only.
    public var isForbidden: Bool { [EACCES, EPERM, EROFS].contains(code) }
}

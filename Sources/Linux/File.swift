import Glibc

/// An open file; closed when the last reference goes.
public final class File: Sendable {
    /// How a file is opened.
    public enum Mode: Sendable {
        case read
        /// Created when missing; every write goes to the end.
        case append
        /// Created when missing, cut to nothing otherwise.
        case replace
        /// Created when missing, opened for reading and writing.
        case update
    }

    /// The path it was opened with.
    public let path: String
    private let descriptor: Int32

    /// Opens a file; one that is created gets mode 0640.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - mode: what it is opened for.
    /// - Throws: `SystemError` when it cannot be opened.
    public init(_ path: String, _ mode: Mode) throws(SystemError) {
        let flags =
            switch mode {
            case .read: O_RDONLY
            case .append: O_WRONLY | O_CREAT | O_APPEND
            case .replace: O_WRONLY | O_CREAT | O_TRUNC
            case .update: O_RDWR | O_CREAT
            }
        descriptor = open(path, flags | O_CLOEXEC, 0o640)
        self.path = path
        guard descriptor >= 0 else { throw SystemError("open \(path)") }
    }

    deinit { close(descriptor) }

    /// Writes all bytes, whatever the number of calls that takes.
    ///
    /// - Throws: `SystemError`; a part may then have been written.
    public func write(_ bytes: [UInt8]) throws(SystemError) {
        var done = 0
        while done < bytes.count {
            let count = bytes[done...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw SystemError("write \(path)") }
            done += count
        }
    }

    /// Waits until the content is on the disk (fdatasync(2)).
    ///
    /// - Throws: `SystemError`; the state on the disk is then unknown and must be read again.
    public func synchronize() throws(SystemError) {
        guard fdatasync(descriptor) == 0 else { throw SystemError("fdatasync \(path)") }
    }

    /// Cuts or extends the file.
    ///
    /// - Throws: `SystemError`.
    public func truncate(to length: Int) throws(SystemError) {
        guard ftruncate(descriptor, length) == 0 else { throw SystemError("truncate \(path)") }
    }

    /// The bytes from an offset on, at most `count`; fewer at the end of the file.
    ///
    /// - Throws: `SystemError`.
    public func read(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var done = 0
        while done < count {
            let got = bytes[done...].withUnsafeMutableBytes {
                pread(descriptor, $0.baseAddress, $0.count, offset + done)
            }
            if got < 0, errno == EINTR { continue }
            guard got >= 0 else { throw SystemError("read \(path)") }
            if got == 0 { break }
            done += got
        }
        return Array(bytes.prefix(done))
    }

    /// Bytes in the file.
    ///
    /// - Throws: `SystemError`.
    public func size() throws(SystemError) -> Int {
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw SystemError("stat \(path)") }
        return Int(status.st_size)
    }

    /// Takes the lock of the whole file without waiting (flock(2)); it goes with the file.
    ///
    /// - Returns: false when another process holds it.
    /// - Throws: `SystemError` for any other reason.
    public func lock() throws(SystemError) -> Bool {
        if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { return true }
        guard errno == EWOULDBLOCK else { throw SystemError("lock \(path)") }
        return false
    }
}

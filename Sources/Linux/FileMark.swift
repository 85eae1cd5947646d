import Glibc

/// What changes when anybody touches a file: its identity, size and times; the content is not read.
public struct FileMark: Sendable, Equatable {
    /// Which file it is.
    public var identity: FileIdentity
    /// Bytes in it.
    public var size: Int
    /// Whether it is a plain file, not a link, a directory or a pipe.
    public var isRegular: Bool
    private var modified: Instant
    private var changed: Instant

    private struct Instant: Sendable, Equatable {
        var seconds: Int
        var nanoseconds: Int

        init(_ time: timespec) { (seconds, nanoseconds) = (time.tv_sec, time.tv_nsec) }
    }

    fileprivate init(_ status: stat) {
        identity = FileIdentity(device: UInt64(status.st_dev), number: UInt64(status.st_ino))
        size = Int(status.st_size)
        isRegular = status.st_mode & S_IFMT == S_IFREG
        (modified, changed) = (Instant(status.st_mtim), Instant(status.st_ctim))
    }
}

extension FileSystem {
    /// The mark of what has that path, a link itself and not what it leads to; nil when there is nothing.
    public static func mark(_ path: String) -> FileMark? {
        var status = stat()
        return lstat(path, &status) == 0 ? FileMark(status) : nil
    }

    /// Makes an empty file with mode 0640, or less where the umask says so; nothing happens when it is there.
    ///
    /// For a file that a library opens afterwards, which would let everybody read it.
    /// - Parameters:
    ///   - path: the file.
    ///   - isPrivate: mode 0600.
    /// - Throws: `SystemError`.
    public static func createEmpty(_ path: String, isPrivate: Bool = false) throws(SystemError) {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, isPrivate ? 0o600 : 0o640)
        guard descriptor >= 0 else {
            if errno == EEXIST { return }
            throw SystemError("create \(path)")
        }
        close(descriptor)
    }

    /// Takes a file's rights from those it does not belong to; nothing happens when it is not ours to say.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - isPrivate: from its group, too.
    public static func withdraw(_ path: String, isPrivate: Bool = false) {
        var status = stat()
        let excess: mode_t = isPrivate ? 0o077 : 0o007
        guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_mode & excess != 0 else {
            return
        }
        chmod(path, status.st_mode & 0o7777 & ~excess)
    }
}

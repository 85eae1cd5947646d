import Glibc

/// Files and directories by path.
public enum FileSystem {
    /// The whole content of a file.
    ///
    /// - Parameters:
    ///   - path: the file; `-` is standard input.
    ///   - limit: the largest size that is accepted, in bytes.
    /// - Returns: the bytes.
    /// - Throws: `SystemError`; `EFBIG` when it is larger than the limit.
    public static func read(_ path: String, limit: Int = 1 << 30) throws(SystemError) -> [UInt8] {
        let descriptor = path == "-" ? dup(0) : open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError("open \(path)") }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var status = stat()
        if fstat(descriptor, &status) == 0, status.st_size > 0 {
            bytes.reserveCapacity(min(Int(status.st_size), limit))
        }
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw SystemError("read \(path)") }
            if count == 0 { return bytes }
            guard bytes.count + count <= limit else { throw SystemError("read \(path)", code: EFBIG) }
            bytes.append(contentsOf: chunk[..<count])
        }
    }

    /// Replaces a file in one step: a reader sees the old content or the new one, after a crash too.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - bytes: its new content.
    /// - Throws: `SystemError`; the old file is then untouched.
    public static func replace(_ path: String, with bytes: [UInt8]) throws(SystemError) {
        let draft = path + ".new"
        let file = try File(draft, .replace)
        try file.write(bytes)
        try file.synchronize()
        guard rename(draft, path) == 0 else { throw SystemError("rename \(draft)") }
        try synchronizeDirectory(of: path)
    }

    /// Makes a new name in a directory survive a power loss.
    ///
    /// - Throws: `SystemError`.
    public static func synchronizeDirectory(of path: String) throws(SystemError) {
        let directory = parent(of: path)
        let descriptor = open(directory, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw SystemError("open \(directory)") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw SystemError("fsync \(directory)") }
    }

    /// Makes a directory and the ones above it; nothing happens when it is there.
    ///
    /// - Throws: `SystemError`.
    public static func createDirectory(_ path: String) throws(SystemError) {
        guard !path.isEmpty, !isDirectory(path) else { return }
        try createDirectory(parent(of: path))
        guard mkdir(path, 0o750) == 0 || errno == EEXIST else { throw SystemError("mkdir \(path)") }
    }

    /// The names in a directory, sorted, without `.` and `..`.
    ///
    /// - Throws: `SystemError`.
    public static func list(_ path: String) throws(SystemError) -> [String] {
        guard let directory = opendir(path) else { throw SystemError("open \(path)") }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            let name = withUnsafePointer(to: &entry.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
            }
            if name != ".", name != ".." { names.append(name) }
        }
        return names.sorted()
    }

    /// Whether something has that path.
    public static func exists(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Whether that path is a directory.
    public static func isDirectory(_ path: String) -> Bool {
        var status = stat()
        return stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
    }

    /// Removes a file; nothing happens when it is not there.
    ///
    /// - Throws: `SystemError`.
    public static func remove(_ path: String) throws(SystemError) {
        guard unlink(path) == 0 || errno == ENOENT else { throw SystemError("remove \(path)") }
    }

    /// The directory a path stands in; `.` for a bare name.
    public static func parent(of path: String) -> String {
        guard let slash = path.lastIndex(of: "/") else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }

    /// Bytes free for the service, and bytes in all, on the disk of that path; nil when it cannot be asked.
    public static func space(at path: String) -> (free: Int, total: Int)? {
        var status = statvfs()
        guard statvfs(path, &status) == 0 else { return nil }
        return (Int(status.f_bavail) * Int(status.f_frsize), Int(status.f_blocks) * Int(status.f_frsize))
    }
}

import Glibc

extension FileSystem {
    /// Makes a directory of its own that only this user may enter, under `TMPDIR` or `/tmp`.
    ///
    /// The corresponding C function is `mkdtemp`.
    ///
    /// - Parameter prefix: how its name begins.
    /// - Returns: its path.
    /// - Throws: `SystemError`.
    public static func temporaryDirectory(_ prefix: String) throws(SystemError) -> String {
        var template = Array("\(Environment["TMPDIR"] ?? "/tmp")/\(prefix)XXXXXX".utf8CString)
        guard template.withUnsafeMutableBufferPointer({ $0.baseAddress.flatMap { mkdtemp($0) } }) != nil else {
            throw SystemError("make a directory \(prefix)…")
        }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Reads a file that another program was told to write: a plain one, reached over no link, of bounded size.
    ///
    /// - Parameters:
    ///   - path: where it should be.
    ///   - limit: the most that it may hold, in bytes.
    /// - Returns: its bytes; nil when there is none.
    /// - Throws: `SystemError` when it is something else, or larger.
    public static func readOwn(_ path: String, limit: Int) throws(SystemError) -> [UInt8]? {
        var state = stat()
        guard lstat(path, &state) == 0 else { return nil }
        guard state.st_mode & S_IFMT == S_IFREG else { throw SystemError("read \(path)", code: EINVAL) }
        guard state.st_size <= limit else { throw SystemError("read \(path)", code: EFBIG) }
        return try read(path, limit: limit)
    }

    /// Removes a file, or a directory with all that is in it; links are removed, never followed.
    ///
    /// - Parameters:
    ///   - path: what goes.
    ///   - depth: how many levels of directories; what lies deeper stays.
    public static func removeTree(_ path: String, depth: Int = 32) {
        guard unlink(path) != 0, depth > 0 else { return }
        for name in (try? list(path)) ?? [] { removeTree(path + "/" + name, depth: depth - 1) }
        rmdir(path)
    }

    /// Removes a directory and the files in it, one level deep; what cannot be removed stays.
    public static func removeFlatDirectory(_ path: String) {
        for name in (try? list(path)) ?? [] { try? remove(path + "/" + name) }
        rmdir(path)
    }
}

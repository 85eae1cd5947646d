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

    /// Removes a directory and the files in it, one level deep; what cannot be removed stays.
    public static func removeFlatDirectory(_ path: String) {
        for name in (try? list(path)) ?? [] { try? remove(path + "/" + name) }
        rmdir(path)
    }
}

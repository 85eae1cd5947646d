import Glibc

extension FileSystem {
    /// Adds bytes at the end of a file, which is made when it is missing.
    ///
    /// A file that root makes belongs to the owner of its directory, so that it does not lock that user out.
    /// - Throws: `SystemError`.
    public static func append(_ path: String, _ bytes: [UInt8]) throws(SystemError) {
        let isNew = !exists(path)
        let file = try File(path, .append)
        if isNew, CurrentProcess.isRoot, let owner = owner(of: parent(of: path)) {
            guard chown(path, owner.userID, owner.groupID) == 0 else { throw SystemError("chown \(path)") }
        }
        try file.write(bytes)
        try file.synchronize()
    }

    /// The path of a file from the root on, without links; as it is when there is no such file.
    public static func absolute(_ path: String) -> String {
        guard let real = realpath(path, nil) else { return path }
        defer { free(real) }
        return String(cString: real)
    }
}

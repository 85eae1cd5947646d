import Glibc

/// Reading files and directories, with the system's words when it fails.
enum TextFile {
    /// What the system said.
    struct Failure: Error, Sendable {
        var message: String
        init(_ code: Int32 = errno) { message = unsafe String(cString: strerror(code)) }
        init(message: String) { self.message = message }
    }

    /// Larger configuration files are refused.
    static let maximumBytes = 64 << 20

    /// The bytes of a regular file.
    static func read(_ path: String) throws(Failure) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Failure() }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else { throw Failure() }
        guard status.st_mode & S_IFMT != S_IFDIR else { throw Failure(EISDIR) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe Glibc.read(descriptor, &buffer, buffer.count)
            if count == 0 { return bytes }
            if count > 0 { bytes += buffer[..<count] } else if errno != EINTR { throw Failure() }
            guard bytes.count <= maximumBytes else { throw Failure(message: "larger than 64 MiB") }
        }
    }

    /// The names in a directory, sorted; empty when there is no such directory.
    static func names(in directory: String) throws(Failure) -> [String] {
        guard let stream = unsafe opendir(directory) else {
            guard errno == ENOENT else { throw Failure() }
            return []
        }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            names.append(name)
        }
        return names.sorted()
    }
}

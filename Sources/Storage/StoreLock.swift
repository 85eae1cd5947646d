internal import Linux
internal import Synchronization

/// Keeps a second daemon out, and remembers whether the last one ended cleanly.
///
/// `PATH.lock` carries the lock; `PATH.running` is there from the opening to the orderly end.
final class StoreLock: Sendable {
    /// Whether the last daemon was killed or the machine lost power.
    let wasUnclean: Bool
    private let path: String
    private let lock: Mutex<File?>

    init(store path: String) throws(StoreError) {
        self.path = path
        do throws(SystemError) {
            try FileSystem.createDirectory(FileSystem.parent(of: path))
            let file = try File(path + ".lock", .update)
            guard try file.lock() else {
                let holder = (try? FileSystem.read(path + ".running", limit: 64)).map {
                    String(decoding: $0.prefix { $0 != 10 }, as: UTF8.self)
                }
                let detail = "another errata (process \(holder ?? "unknown")) uses it"
                throw SystemError(detail, code: 0)
            }
            lock = Mutex(file)
        } catch {
            guard error.code != 0 else { throw StoreError(.locked, path: path, detail: error.operation) }
            throw StoreError(error, path: path)
        }
        wasUnclean = FileSystem.exists(path + ".running")
    }

    /// Says that the store is in use.
    ///
    /// A full disk does not stop it: the next start then only checks less.
    func markRunning() {
        try? FileSystem.replace(path + ".running", with: Array("\(CurrentProcess.identifier)\n".utf8))
    }

    /// Says that everything was written.
    func markClean() { try? FileSystem.remove(path + ".running") }

    /// Lets another process have the store.
    func release() { lock.withLock { $0 = nil } }
}

internal import Linux
internal import SQLite
internal import Synchronization

/// Copies of a database that is in use.
enum Backup {
    /// The name under which a copy carries the key that signs the checkpoints of the change log.
    static let keySetting = "signing_key"

    private static let draftBegin = ".errata-copy-"
    private static let draftEnd = ".part"

    /// Writes a consistent, compact copy of the file as it is now; `target` appears whole or not at all.
    ///
    /// - Parameters:
    ///   - database: the connection that reads.
    ///   - store: the file of the database; a copy that root makes beside it belongs to its owner.
    ///   - target: the new file; it is replaced when it is there. Only its owner may read it.
    ///   - key: the signing key that the copy takes along.
    ///   - outlives: nothing is left behind after a kill, either; without it the next copy removes what was left.
    /// - Throws: `StoreError`; nothing is left behind.
    static func write(
        _ database: Connection, of store: String, to target: String, key: [UInt8]? = nil, outlives: Bool = false
    ) throws(StoreError) {
        let directory = FileSystem.parent(of: target)
        let name = "\(draftBegin)\(CurrentProcess.identifier)-\(UInt32.random(in: 0 ... .max))\(draftEnd)"
        let draft = "\(directory)/\(name)"
        let will = outlives ? try? LastWill(removing: [draft, draft + "-journal"]) : nil
        defer { will?.execute() }
        do {
            try removeDrafts(in: directory)
            try FileSystem.createEmpty(draft, isPrivate: true)
            // Held until the end: another copy into this directory tells by it that this one is under way.
            let file = try File(draft, .update)
            _ = try file.lock()
            try database.run("VACUUM INTO ?1", [.text(draft)])
            if let key { try put(key, into: draft) }
            // SQLite does not sync what VACUUM INTO writes.
            try file.synchronize()
            try FileSystem.give(draft, toOwnerOf: store)
            try FileSystem.move(draft, to: target)
        } catch {
            try? FileSystem.remove(draft)
            try? FileSystem.remove(draft + "-journal")
            throw StoreError(copying: error, path: target)
        }
    }

    private static func put(_ key: [UInt8], into copy: String) throws(SQLiteError) {
        let database = try Connection(path: copy, access: .readWrite)
        try database.run(
            "INSERT OR REPLACE INTO meta VALUES (?1, ?2)", [.text(keySetting), .blob(key)])
    }

    /// Removes what copies that were killed have left in a directory.
    static func removeDrafts(in directory: String) throws(SystemError) {
        for name in try FileSystem.list(directory) where name.hasPrefix(draftBegin) {
            let path = "\(directory)/\(name)"
            guard name.hasSuffix(draftEnd) else {
                let isOrphan = FileSystem.mark(String(path.dropLast("-journal".count))) == nil
                if name.hasSuffix("-journal"), isOrphan { try FileSystem.remove(path) }
                continue
            }
            guard let file = try? File(path, .update), (try? file.lock()) == true else { continue }
            try FileSystem.remove(path)
            try FileSystem.remove(path + "-journal")
        }
    }
}

/// Ends a copy that is under way, from another thread.
public final class BackupControl: Sendable {
    private struct State: Sendable {
        var isCancelled = false
        var interrupter: Interrupter?
    }

    private let state = Mutex(State())

    /// Nothing is under way.
    public init() {}

    /// The copy ends soon with an error, and leaves nothing behind.
    public func cancel() {
        state.withLock { state in
            state.isCancelled = true
            state.interrupter?.interrupt()
        }
    }

    fileprivate func run<Value>(
        _ connection: Connection, _ body: () throws(StoreError) -> Value
    ) throws(StoreError) -> Value {
        let isCancelled = state.withLock { state in
            state.interrupter = connection.interrupter
            return state.isCancelled
        }
        defer { state.withLock { $0.interrupter = nil } }
        guard !isCancelled else { throw StoreError(.busy, path: "", detail: "interrupted") }
        return try body()
    }
}

extension StoreReader {
    /// Writes a copy of the store as it is at this moment, while a daemon goes on writing.
    ///
    /// The copy is one plain file; put in the place of the store, it is the store.
    /// - Parameters:
    ///   - target: the new file, which must not be there yet; it appears whole or not at all.
    ///   - key: the signing key that the copy takes along; a store that is opened from it gives it back once.
    ///   - control: ends the copy before its time.
    /// - Throws: `StoreError`.
    public func backUp(
        to target: String, key: [UInt8]? = nil, control: BackupControl = BackupControl()
    ) throws(StoreError) {
        guard FileSystem.mark(target) == nil else {
            throw StoreError(.conflict, path: target, detail: "there is already a file of that name")
        }
        // A connection of its own: the copy takes long, and other queries must not wait for it.
        let connection: Connection
        do throws(SQLiteError) { connection = try Connection(path: path, access: .readOnly) } catch {
            throw StoreError(error, path: path)
        }
        try control.run(connection) { () throws(StoreError) in
            try Backup.write(connection, of: path, to: target, key: key, outlives: true)
        }
    }
}

extension Store {
    /// The signing key that came with a backup, once: from then on the store has it no more.
    ///
    /// - Parameter keep: puts the key where it belongs; when it throws, the store still has it.
    /// - Throws: `StoreError`, or what `keep` throws.
    public func takeSigningKey(_ keep: ([UInt8]) throws -> Void) async throws {
        let key = try await read { (reader) throws(StoreError) in
            try reader.sql { db throws(SQLiteError) in
                try db.first("SELECT value FROM meta WHERE name = ?1", [.text(Backup.keySetting)]) { $0.blob(0) }
            }
        }
        guard let key else { return }
        try keep(key)
        try await writer.write { (session) throws(StoreError) in
            _ = try session.sql { db throws(SQLiteError) in
                // What is deleted is overwritten: the group may read this file, but not the key.
                try db.execute("PRAGMA secure_delete = ON")
                try db.run("DELETE FROM meta WHERE name = ?1", [.text(Backup.keySetting)])
                try db.execute("PRAGMA secure_delete = OFF")
            }
        }
    }
}

internal import Linux
internal import SQLite

/// Copies of a database that is in use.
enum Backup {
    /// Writes a consistent, compact copy of the file as it is now; `target` appears whole or not at all.
    static func write(_ database: Connection, to target: String) throws(StoreError) {
        let draft = target + ".part"
        do {
            try FileSystem.remove(draft)
            try database.run("VACUUM INTO ?1", [.text(draft)])
            // SQLite does not sync what VACUUM INTO writes.
            try File(draft, .update).synchronize()
            try FileSystem.move(draft, to: target)
        } catch {
            try? FileSystem.remove(draft)
            throw StoreError(copying: error, path: target)
        }
    }
}

extension StoreReader {
    /// Writes a copy of the store as it is at this moment, while a daemon goes on writing.
    ///
    /// The copy is one plain file; put in the place of the store, it is the store.
    /// - Parameter target: the new file, which must not be there yet; it appears whole or not at all.
    /// - Throws: `StoreError`.
    public func backUp(to target: String) throws(StoreError) {
        guard !FileSystem.exists(target) else {
            throw StoreError(.conflict, path: target, detail: "there is already a file of that name")
        }
        // A connection of its own: the copy takes long, and other queries must not wait for it.
        let connection: Connection
        do throws(SQLiteError) { connection = try Connection(path: path, access: .readOnly) } catch {
            throw StoreError(error, path: path)
        }
        try Backup.write(connection, to: target)
    }
}

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

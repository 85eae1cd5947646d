import SQLite

/// A database opened behind the store's back, to damage it or to look into it.
struct RawDatabase {
    let connection: Connection

    init(connection: Connection) { self.connection = connection }

    init(_ path: String) throws { connection = try Connection(path: path, access: .readWrite) }

    func run(_ sql: String) throws { try connection.execute(sql) }

    func numbers(_ sql: String) throws -> [Int64] { try connection.rows(sql) { $0.int64(0) } }
}

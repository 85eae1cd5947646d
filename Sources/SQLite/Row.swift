internal import CSQLite

/// The current row of a query; lives only inside the closure it is given to.
///
/// Columns count from 0.
public struct Row: ~Copyable {
    let handle: OpaquePointer

    /// True when the column is NULL.
    public func isNull(_ column: Int) -> Bool { sqlite3_column_type(handle, Int32(column)) == SQLITE_NULL }

    /// The whole number of a column that is never NULL.
    public func int64(_ column: Int) -> Int64 { sqlite3_column_int64(handle, Int32(column)) }

    /// The whole number, or nil for NULL.
    public func optionalInt64(_ column: Int) -> Int64? { isNull(column) ? nil : int64(column) }

    /// The whole number of a column that is never NULL.
    public func int(_ column: Int) -> Int { Int(int64(column)) }

    /// The whole number, or nil for NULL.
    public func optionalInt(_ column: Int) -> Int? { isNull(column) ? nil : int(column) }

    /// Whether the column is not 0.
    public func bool(_ column: Int) -> Bool { int64(column) != 0 }

    /// The number of a column that is never NULL.
    public func double(_ column: Int) -> Double { sqlite3_column_double(handle, Int32(column)) }

    /// The text of a column that is never NULL.
    public func text(_ column: Int) -> String { optionalText(column) ?? "" }

    /// The text, or nil for NULL.
    public func optionalText(_ column: Int) -> String? {
        guard let start = sqlite3_column_text(handle, Int32(column)) else { return nil }
        let count = Int(sqlite3_column_bytes(handle, Int32(column)))
        return String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
    }

    /// The bytes of a column that is never NULL.
    public func blob(_ column: Int) -> [UInt8] { optionalBlob(column) ?? [] }

    /// The bytes, or nil for NULL.
    public func optionalBlob(_ column: Int) -> [UInt8]? {
        guard !isNull(column) else { return nil }
        guard let start = sqlite3_column_blob(handle, Int32(column)) else { return [] }
        return Array(UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(handle, Int32(column)))))
    }
}

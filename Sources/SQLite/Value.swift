/// One value of a row or of a parameter (https://sqlite.org/datatype3.html).
public enum Value: Sendable, Equatable {
    case null
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    /// A whole number; nil is NULL.
    public static func int(_ number: Int?) -> Value { number.map { .integer(Int64($0)) } ?? .null }

    /// A text; nil is NULL.
    public static func string(_ text: String?) -> Value { text.map(Value.text) ?? .null }

    /// Bytes; nil is NULL.
    public static func bytes(_ bytes: [UInt8]?) -> Value { bytes.map(Value.blob) ?? .null }

    /// 1 or 0.
    public static func bool(_ flag: Bool) -> Value { .integer(flag ? 1 : 0) }
}

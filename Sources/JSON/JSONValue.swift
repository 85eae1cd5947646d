/// A JSON document as a value (RFC 8259).
///
/// Objects keep the order and the duplicates of their members.
public enum JSONValue: Sendable, Equatable {
    case null
    case bool(Bool)
    /// The literal as written, such as `1.50`; `double` and `int` convert.
    case number(String)
    case string(String)
    case array([JSONValue])
    case object([Member])

    /// One `"key": value` pair of an object.
    public struct Member: Sendable, Equatable {
        /// The name of the member.
        public var key: String
        /// What it holds.
        public var value: JSONValue

        /// Pairs a key with its value.
        public init(_ key: String, _ value: JSONValue) {
            self.key = key
            self.value = value
        }
    }

    /// The first member with that key, or nil; nil too when this is not an object.
    public subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The element at that position, or nil; nil too when this is not an array.
    public subscript(index: Int) -> JSONValue? {
        guard case .array(let elements) = self, elements.indices.contains(index) else { return nil }
        return elements[index]
    }

    /// The text when this is a string.
    public var string: String? {
        if case .string(let text) = self { text } else { nil }
    }

    /// The elements when this is an array.
    public var array: [JSONValue]? {
        if case .array(let elements) = self { elements } else { nil }
    }

    /// The members when this is an object.
    public var object: [Member]? {
        if case .object(let members) = self { members } else { nil }
    }

    /// The truth value when this is one.
    public var bool: Bool? {
        if case .bool(let flag) = self { flag } else { nil }
    }

    /// The number when this is a whole one that fits.
    public var int: Int? {
        if case .number(let literal) = self { Int(literal) } else { nil }
    }

    /// The number when this is one.
    public var double: Double? {
        if case .number(let literal) = self { Double(literal) } else { nil }
    }

    /// True for `null`.
    public var isNull: Bool { self == .null }
}

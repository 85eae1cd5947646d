/// One node of a YAML document, with the place where it was written.
public struct YAMLNode: Sendable, Equatable {
    /// What the node is.
    public indirect enum Value: Sendable, Equatable {
        /// Text; `isPlain` when it stood without quotation marks, so that `null` and `"null"` differ.
        case scalar(String, isPlain: Bool)
        case sequence([YAMLNode])
        /// In the order of the file, each key once.
        case mapping([Entry])
    }

    /// One `key: value` of a mapping.
    public struct Entry: Sendable, Equatable {
        /// The text of the key.
        public var key: String
        /// Where the key stands.
        public var keyPosition: YAMLPosition
        /// What stands under the key.
        public var value: YAMLNode
    }

    /// What the node is.
    public var value: Value
    /// Where the node starts.
    public var position: YAMLPosition

    /// A node by its parts.
    public init(value: Value, position: YAMLPosition) {
        self.value = value
        self.position = position
    }

    /// True for an empty plain scalar, `~` and `null`.
    public var isNull: Bool {
        guard case .scalar(let text, true) = value else { return false }
        return text.isEmpty || text == "~" || text.lowercased() == "null"
    }

    /// The value under that key when this is a mapping that has it.
    public subscript(key: String) -> YAMLNode? {
        guard case .mapping(let entries) = value else { return nil }
        return entries.first { $0.key == key }?.value
    }
}

/// A place in a text file; both numbers count from 1, the column in characters.
public struct YAMLPosition: Sendable, Hashable, Comparable {
    /// From 1.
    public var line: Int
    /// From 1, in characters.
    public var column: Int

    /// A place by its numbers.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }

    /// The earlier place is the smaller.
    public static func < (a: YAMLPosition, b: YAMLPosition) -> Bool {
        (a.line, a.column) < (b.line, b.column)
    }
}

/// Something wrong in a YAML document.
public struct YAMLMistake: Error, Sendable, Equatable {
    /// Lower case, without a full stop.
    public var message: String
    /// Where it starts, or where it was noticed.
    public var position: YAMLPosition
}

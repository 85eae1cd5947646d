public import JSON

/// The archive that a record was read from.
public struct ImportMark: Sendable, Equatable {
    /// The name of the file.
    public var file: String
    /// SHA-256 of the file, hex.
    public var sha256: String
    /// When it was read, by the clock of the machine; nil in records of before this was kept.
    public var at: Timestamp?

    /// A mark by its parts.
    public init(file: String, sha256: String, at: Timestamp? = nil) {
        self.file = file
        self.sha256 = sha256
        self.at = at
    }

    /// Reads what `write` wrote; nil when it is none.
    public init?(json value: JSONValue) {
        guard let file = value["file"]?.string, let sha256 = value["sha256"]?.string else { return nil }
        self.init(file: file, sha256: sha256, at: value["at"]?.string.flatMap(Timestamp.init(iso8601:)))
    }

    /// Writes the member `imported`.
    public func write(to json: inout JSONWriter) {
        json.key("imported")
        json.object { json in
            json.field("file", file)
            json.field("sha256", sha256)
            if let at { json.field("at", at.iso8601) }
        }
    }
}

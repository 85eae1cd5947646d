public import JSON

/// What was erased, and why: the record that takes the place of texts.
public struct Erasure: Sendable, Equatable {
    /// A line of the log that lost its texts.
    public struct Line: Sendable, Equatable {
        /// Its number.
        public var sequence: Int64
        /// SHA-256 of the line as it was, hex.
        public var sha256: String
        /// SHA-256 of the line as it is, hex.
        public var bareSHA256: String
        /// Its leaf in the tree of checkpoints of the first form, hex; nil for a line of the new form.
        public var leafSHA256: String?

        /// A line by its parts.
        public init(sequence: Int64, sha256: String, bareSHA256: String, leafSHA256: String? = nil) {
            self.sequence = sequence
            self.sha256 = sha256
            self.bareSHA256 = bareSHA256
            self.leafSHA256 = leafSHA256
        }
    }

    /// Why, in the operator's words.
    public var reason: String
    /// The version that was erased; nil when the whole article was.
    public var version: Int?
    /// How many versions lost their text.
    public var versions: Int
    /// How many captured pages lost their bytes.
    public var captures: Int
    /// The lines of the log that lost their texts.
    public var lines: [Line]

    /// An erasure by its parts.
    public init(reason: String, version: Int?, versions: Int = 0, captures: Int = 0, lines: [Line] = []) {
        self.reason = reason
        self.version = version
        self.versions = versions
        self.captures = captures
        self.lines = lines
    }

    /// Reads what `write` wrote; nil when it is none.
    public init?(json value: JSONValue) {
        guard let reason = value["reason"]?.string else { return nil }
        self.init(
            reason: reason, version: value["version"]?.int, versions: value["versions"]?.int ?? 0,
            captures: value["captures"]?.int ?? 0,
            lines: (value["lines"]?.array ?? []).compactMap { line in
                guard let sequence = line["seq"]?.int, let whole = line["sha256"]?.string,
                    let bare = line["bare_sha256"]?.string
                else { return nil }
                return Line(
                    sequence: Int64(sequence), sha256: whole, bareSHA256: bare,
                    leafSHA256: line["leaf_sha256"]?.string)
            })
    }

    /// Writes the member `erasure`.
    func write(to json: inout JSONWriter) {
        json.key("erasure")
        json.object { json in
            json.field("reason", reason)
            if let version { json.field("version", version) }
            json.field("versions", versions)
            json.field("captures", captures)
            json.key("lines")
            json.array { json in
                for line in lines {
                    json.object { json in
                        json.field("seq", Int(line.sequence))
                        json.field("sha256", line.sha256)
                        json.field("bare_sha256", line.bareSHA256)
                        if let leaf = line.leafSHA256 { json.field("leaf_sha256", leaf) }
                    }
                }
            }
        }
    }
}

public import JSON

extension ArticleContent {
    /// Writes the members of the `errata extract` object; the caller writes the braces, so that it can add its own.
    public func write(to json: inout JSONWriter) {
        json.field("title", headline)
        json.field("standfirst", standfirst)
        json.field("byline", byline)
        json.field("published", published.flatMap(\.isoText))
        json.field("modified", modified.flatMap(\.isoText))
        json.field("language", language)
        json.field("canonical_url", canonicalURL)
        json.field("text", text)
        json.key("blocks")
        json.array { json in
            for block in blocks {
                json.object { json in
                    json.field("kind", block.kind.rawValue)
                    json.field("text", block.text)
                }
            }
        }
        json.key("stamps")
        json.array { json in for stamp in stamps { stamp.write(to: &json) } }
        json.field("images", images)
        json.field("notes", notes)
        if let comments {
            json.key("comments")
            json.object { json in
                json.field("count", comments.count)
                json.field("newest", comments.newest?.iso8601)
            }
        }
        json.field("traits", traits)
        json.field("warnings", warnings)
    }

    /// The whole object, as stored with a version and as `errata extract` prints it.
    public var json: [UInt8] {
        var json = JSONWriter()
        json.object { write(to: &$0) }
        return json.bytes
    }

    /// Reads what `json` wrote; nil when it is no such object.
    ///
    /// Unknown members are ignored.
    public init?(json value: JSONValue) {
        guard value.object != nil else { return nil }
        headline = value["title"]?.string
        standfirst = value["standfirst"]?.string
        byline = value["byline"]?.string
        language = value["language"]?.string
        canonicalURL = value["canonical_url"]?.string
        blocks = (value["blocks"]?.array ?? []).compactMap { block in
            guard let text = block["text"]?.string else { return nil }
            return Block(block["kind"]?.string.flatMap(Block.Kind.init) ?? .paragraph, text)
        }
        stamps = (value["stamps"]?.array ?? []).compactMap(Stamp.init)
        images = (value["images"]?.array ?? []).compactMap(\.string)
        notes = (value["notes"]?.array ?? []).compactMap(\.string)
        traits = (value["traits"]?.array ?? []).compactMap(\.string)
        warnings = (value["warnings"]?.array ?? []).compactMap(\.string)
        comments = value["comments"]?["count"]?.int.map {
            CommentSummary(count: $0, newest: value["comments"]?["newest"]?.string.flatMap { Timestamp(iso8601: $0) })
        }
        published = stamp(.published, value["published"]?.string)
        modified = stamp(.modified, value["modified"]?.string)
    }

    /// The stamp behind `published` or `modified`: the one of that role which says that time, else a bare one.
    private func stamp(_ role: Stamp.Role, _ text: String?) -> Stamp? {
        guard let text else { return nil }
        if let known = stamps.first(where: { $0.role == role && $0.isoText == text }) { return known }
        return stamps.first { $0.isoText == text }
            ?? Stamp(json: .object([.init("literal", .string(text)), .init("time", .string(text))]))
    }
}

extension Stamp {
    /// ISO 8601 in the offset in which it was written; only the day when no time of day was written, no zone when none
    /// is known.
    public var isoText: String? {
        guard let time else { return nil }
        let offset = offsetMinutes ?? 0
        let local = CivilTime(time, offsetMinutes: offset).timestamp().iso8601
        if isDateOnly { return String(local.prefix(10)) }
        if zoneConfidence == .none { return String(local.dropLast()) }
        if offset == 0 { return local }
        let size = Int(offset.magnitude)
        return local.dropLast() + (offset < 0 ? "-" : "+") + pad(size / 60, 2) + ":" + pad(size % 60, 2)
    }

    /// Reads what `write` wrote.
    public init?(json value: JSONValue) {
        guard let literal = value["literal"]?.string else { return nil }
        let text = value["time"]?.string
        let confidence = value["zone_confidence"]?.string.flatMap(ZoneConfidence.init) ?? .none
        let isDateOnly = text?.utf8.count == 10
        let complete = text.map { isDateOnly ? $0 + "T00:00:00Z" : Stamp.hasZone($0) ? $0 : $0 + "Z" }
        let offset = text.flatMap { isDateOnly ? nil : Stamp.offset(in: $0) }
        self.init(
            origin: value["origin"]?.string ?? "unknown",
            role: value["role"]?.string.flatMap(Role.init) ?? .unknown, literal: literal,
            time: complete.flatMap { Timestamp(iso8601: $0) }, isDateOnly: isDateOnly, zoneConfidence: confidence,
            offsetMinutes: offset)
    }

    private static func hasZone(_ text: String) -> Bool { text.hasSuffix("Z") || offset(in: text) != nil }

    /// The minutes of `+hh:mm` at the end; nil when there is no such thing.
    private static func offset(in text: String) -> Int? {
        let bytes = Array(text.utf8.suffix(6))
        guard bytes.count == 6, bytes[3] == UInt8(ascii: ":"),
            bytes[0] == UInt8(ascii: "+") || bytes[0] == UInt8(ascii: "-")
        else { return text.hasSuffix("Z") ? 0 : nil }
        guard let hours = Int(String(decoding: bytes[1...2], as: UTF8.self)),
            let minutes = Int(String(decoding: bytes[4...5], as: UTF8.self))
        else { return nil }
        return (bytes[0] == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
    }
}

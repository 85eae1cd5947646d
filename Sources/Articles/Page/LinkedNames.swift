import JSON

/// The names of JSON-LD without the vocabulary that they come from: `schema:NewsArticle`, `http://schema.org/headline`.
///
/// <https://www.w3.org/TR/json-ld11/#compact-iris>
enum LinkedNames {
    /// Deeper than data of articles nest.
    private static let deepest = 12
    /// Names as schema.org's own context knows them.
    private static let aliases = ["type": "@type", "id": "@id", "graph": "@graph"]

    /// The last part of a name, as it stands in the vocabulary.
    static func local(_ name: String) -> String {
        name.split { $0 == "/" || $0 == "#" || $0 == ":" }.last.map(String.init) ?? ""
    }

    /// The same data with short names; the value itself where it has no others.
    static func plain(_ value: JSONValue) -> JSONValue {
        needsWork(value, depth: 0) ? shortened(value, depth: 0) : value
    }

    /// Whether a name of the outer objects has a prefix, or an alias in the place of its sign.
    private static func needsWork(_ value: JSONValue, depth: Int) -> Bool {
        guard depth < 4 else { return false }
        if let elements = value.array { return elements.prefix(200).contains { needsWork($0, depth: depth + 1) } }
        guard let members = value.object else { return false }
        let isUntyped = value["@type"] == nil && value["@context"] != nil
        return members.contains { member in
            if member.key.utf8.contains(UInt8(ascii: ":")) || isUntyped && aliases[member.key] != nil { return true }
            return member.key == "@graph" && needsWork(member.value, depth: depth + 1)
        }
    }

    private static func shortened(_ value: JSONValue, depth: Int) -> JSONValue {
        guard depth < deepest else { return value }
        switch value {
        case .array(let elements): return .array(elements.map { shortened($0, depth: depth + 1) })
        case .object(let members):
            let hasType = value["@type"] != nil
            return .object(
                members.map { member in
                    // What the context says is about names, and none of the data.
                    if member.key == "@context" { return member }
                    let alias = hasType ? nil : aliases[member.key]
                    let key = member.key.hasPrefix("@") ? member.key : alias ?? local(member.key)
                    return JSONValue.Member(key, shortened(member.value, depth: depth + 1))
                })
        default: return value
        }
    }
}

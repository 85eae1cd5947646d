import Configuration
import JSON

/// The configuration as JSON Schema (draft 2020-12), made from the table that reads it: editors complete and check by it.
enum ConfigurationSchema {
    /// The document, with line ends for people.
    static var text: String {
        let document = JSONValue.object(
            [
                .init("$schema", .string("https://json-schema.org/draft/2020-12/schema")),
                .init("title", .string("errata.yaml")),
            ] + members(ConfigurationFile.reference) + [.init("$defs", .object([.init("secret", secret)]))])
        return JSONLayout.text(document) + "\n"
    }

    private static func members(_ section: SectionReference) -> [JSONValue.Member] {
        let required = section.keys.filter(\.isRequired).map { JSONValue.string($0.name) }
        var members: [JSONValue.Member] = [
            .init("type", .string("object")), .init("description", .string(section.summary)),
            .init("additionalProperties", .bool(false)),
        ]
        if !required.isEmpty { members.append(.init("required", .array(required))) }
        members.append(
            .init("properties", .object(section.keys.map { .init($0.name, value($0)) })))
        return members
    }

    private static func value(_ key: KeyReference) -> JSONValue {
        var members: [JSONValue.Member] = [.init("description", .string(summary(key)))]
        members += shape(key.shape, key)
        return .object(members)
    }

    private static func summary(_ key: KeyReference) -> String {
        let restart = key.effect == .restart ? " Waits for a restart." : ""
        return key.summary + (key.standard.map { " Default: \($0)." } ?? "") + restart
    }

    private static func shape(_ shape: ValueShape, _ key: KeyReference) -> [JSONValue.Member] {
        switch shape {
        case .text: [.init("type", .array([.string("string"), .string("number")]))]
        case .flag: [.init("type", .string("boolean"))]
        case .number(let range):
            [
                .init("type", .string("integer")), .init("minimum", .number("\(range.lowerBound)")),
                .init("maximum", .number("\(range.upperBound)")),
            ]
        case .words(let words): [.init("enum", .array(words.map { .string($0) }))]
        case .list(let element):
            [
                .init(
                    "anyOf",
                    .array([
                        .object(self.shape(element, key)),
                        .object([
                            .init("type", .string("array")), .init("items", .object(self.shape(element, key))),
                        ]),
                    ]))
            ]
        case .keys: key.section.map(members) ?? []
        case .map(let element):
            [
                .init("type", .string("object")),
                .init("additionalProperties", .object(self.shape(element, key))),
            ]
        case .secret: [.init("$ref", .string("#/$defs/secret"))]
        case .either(let shapes): [.init("anyOf", .array(shapes.map { .object(self.shape($0, key)) }))]
        }
    }

    private static let secret = JSONValue.object([
        .init("description", .string("Where a secret can be read; never the secret itself.")),
        .init("type", .string("object")), .init("minProperties", .number("1")), .init("maxProperties", .number("1")),
        .init("additionalProperties", .bool(false)),
        .init(
            "properties",
            .object([
                .init("file", .object([.init("type", .string("string"))])),
                .init("credential", .object([.init("type", .string("string"))])),
            ])),
    ])
}

/// JSON with line ends and blanks, for files that people look at.
enum JSONLayout {
    static func text(_ value: JSONValue, indent: Int = 0) -> String {
        let (inner, outer) = (String(repeating: "  ", count: indent + 1), String(repeating: "  ", count: indent))
        switch value {
        case .object(let members) where !members.isEmpty:
            let lines = members.map { inner + plain(.string($0.key)) + ": " + text($0.value, indent: indent + 1) }
            return "{\n" + lines.joined(separator: ",\n") + "\n\(outer)}"
        case .array(let elements) where elements.contains(where: { $0.object != nil }):
            let lines = elements.map { inner + text($0, indent: indent + 1) }
            return "[\n" + lines.joined(separator: ",\n") + "\n\(outer)]"
        default: return plain(value)
        }
    }

    private static func plain(_ value: JSONValue) -> String {
        var json = JSONWriter()
        json.value(value)
        return json.text
    }
}

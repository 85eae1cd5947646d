import JSON

/// A text with places for values: a small part of mustache(5), without partials, lambdas or any code.
///
/// - `{{article.title}}`: the value at that path, escaped; nothing when there is none. `{{.}}` is the current value.
/// - `{{#edits}} … {{/edits}}`: once for each element; once for a value that is there; not at all otherwise.
/// - `{{^article}} … {{/article}}`: when the value is missing, empty or false.
///
/// `{"text":"{{lead}}: {{article.title}}"}` gives `{"text":"Edited: A \"quoted\" title"}`.
struct Template: Sendable {
    indirect enum Part: Sendable {
        case text(String)
        case value([String])
        case section([String], inverted: Bool, [Part])
    }

    /// Where and why a template cannot be read.
    struct Mistake: Error, CustomStringConvertible {
        var line: Int
        var message: String
        var description: String { "template, line \(line): \(message)" }
    }

    /// Sections inside sections beyond this are refused.
    static let maximumDepth = 8

    private let parts: [Part]

    /// Reads a template.
    ///
    /// - Throws: `Mistake` with the line.
    init(_ text: String) throws(Mistake) {
        var reader = TemplateReader(text)
        parts = try reader.parts(until: nil, depth: 0)
    }

    /// The text with its values, cut at the limit.
    func rendered(with values: JSONValue, escaping: Escaping) -> [UInt8] {
        var output: [UInt8] = []
        render(parts, [values], escaping, into: &output)
        if output.count > TemplateFormat.limit { output = Array(output.prefix(TemplateFormat.limit)) }
        return output
    }

    private func render(_ parts: [Part], _ scopes: [JSONValue], _ escaping: Escaping, into output: inout [UInt8]) {
        for part in parts {
            guard output.count <= TemplateFormat.limit else { return }
            switch part {
            case .text(let text): output += text.utf8
            case .value(let path): output += escaping.escaped(Template.words(Template.find(path, scopes))).utf8
            case .section(let path, let inverted, let inner):
                let elements = Template.elements(Template.find(path, scopes))
                if inverted {
                    if elements.isEmpty { render(inner, scopes, escaping, into: &output) }
                } else {
                    for element in elements { render(inner, scopes + [element], escaping, into: &output) }
                }
            }
        }
    }

    /// The innermost scope that has the first name of the path decides.
    private static func find(_ path: [String], _ scopes: [JSONValue]) -> JSONValue? {
        guard let first = path.first else { return scopes.last }
        guard var value = scopes.reversed().lazy.compactMap({ $0[first] }).first else { return nil }
        for name in path.dropFirst() {
            guard let next = value[name] else { return nil }
            value = next
        }
        return value
    }

    private static func elements(_ value: JSONValue?) -> [JSONValue] {
        switch value {
        case nil, .null?, .bool(false)?, .string("")?: []
        case .array(let elements)?: elements
        case let value?: [value]
        }
    }

    private static func words(_ value: JSONValue?) -> String {
        switch value {
        case nil, .null?: return ""
        case .string(let text)?: return text
        case .number(let text)?: return text
        case .bool(let flag)?: return flag ? "true" : "false"
        case .array(let elements)?: return elements.map { words($0) }.joined(separator: ", ")
        case .object?: return ""
        }
    }
}

/// Splits a template at its `{{…}}`.
private struct TemplateReader {
    private var rest: Substring
    private var line = 1

    init(_ text: String) { rest = Substring(text) }

    mutating func parts(until closing: String?, depth: Int) throws(Template.Mistake) -> [Template.Part] {
        guard depth <= Template.maximumDepth else { throw mistake("sections are nested too deeply") }
        var parts: [Template.Part] = []
        while let tag = try next(&parts) {
            let name = TemplateReader.trimmed(tag.dropFirst())
            switch tag.first {
            case "#", "^":
                let inner = try self.parts(until: name, depth: depth + 1)
                parts.append(.section(try path(name), inverted: tag.first == "^", inner))
            case "/":
                guard name == closing else {
                    throw mistake("{{/\(name)}} does not close {{#\(closing ?? "")}}")
                }
                return parts
            case "!": continue
            default: parts.append(.value(try path(TemplateReader.trimmed(tag))))
            }
        }
        if let closing { throw mistake("{{#\(closing)}} is not closed") }
        return parts
    }

    /// Appends the text up to the next tag and returns what stands between its braces; nil at the end.
    private mutating func next(_ parts: inout [Template.Part]) throws(Template.Mistake) -> Substring? {
        guard let open = rest.firstRange(of: "{{") else {
            if !rest.isEmpty { parts.append(.text(String(rest))) }
            rest = ""
            return nil
        }
        let text = rest[..<open.lowerBound]
        if !text.isEmpty { parts.append(.text(String(text))) }
        line += text.utf8.count { $0 == 0x0A }
        rest = rest[open.upperBound...]
        guard let close = rest.firstRange(of: "}}") else { throw mistake("{{ is not closed by }}") }
        let tag = rest[..<close.lowerBound]
        guard !tag.contains("\n") else { throw mistake("{{ is not closed by }} on its line") }
        rest = rest[close.upperBound...]
        return tag.drop { $0 == " " }
    }

    private func path(_ name: String) throws(Template.Mistake) -> [String] {
        if name == "." { return [] }
        let isFine = { (byte: UInt8) in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || byte == 0x5F || byte == 0x2E
        }
        guard !name.isEmpty, name.utf8.allSatisfy(isFine) else {
            throw mistake("{{\(name)}} is not the name of a value")
        }
        return name.split(separator: ".").map { String($0) }
    }

    private static func trimmed(_ text: Substring) -> String {
        String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }

    private func mistake(_ message: String) -> Template.Mistake { Template.Mistake(line: line, message: message) }
}

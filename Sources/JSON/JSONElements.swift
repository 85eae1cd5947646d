/// A JSON object with one long array, whose elements are read one after the other.
///
/// Memory holds one element at a time. A document that is cut short, or damaged within the array, yields every element
/// before that place; what was wrong is then in `damage`.
public struct JSONElements {
    /// The document without that array.
    public private(set) var rest: JSONValue
    /// Whether the document has the array.
    public var isPresent: Bool { start != nil }
    /// What ended the array or the document early; known when `next` has returned nil.
    public private(set) var damage: JSONError?

    private var parser: JSONParser
    private var start: Int?
    private var isAtEnd = false

    /// Reads the document around the array; leniently, as `JSONParser` does.
    ///
    /// - Parameters:
    ///   - name: the object's member that holds the array; the first one of that name counts.
    ///   - bytes: the document.
    /// - Throws: `JSONError` when the document is damaged and no such array begins before the damage.
    public init(of name: String, in bytes: [UInt8]) throws(JSONError) {
        parser = JSONParser(bytes, lenient: true)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.at = 3 }
        parser.skipBlank()
        guard parser.current == UInt8(ascii: "{") else {
            rest = try parser.value(depth: 0)
            return
        }
        var members: [JSONValue.Member] = []
        do {
            try JSONElements.read(&parser, name, &members, &start)
        } catch {
            guard start != nil else { throw error }
            damage = error
        }
        rest = .object(members)
        parser.at = start ?? bytes.count
    }

    private static func read(
        _ parser: inout JSONParser, _ name: String, _ members: inout [JSONValue.Member], _ start: inout Int?
    ) throws(JSONError) {
        parser.at += 1
        while let key = try parser.key(isFirst: members.isEmpty && start == nil) {
            parser.skipBlank()
            if start == nil, key == name, parser.current == UInt8(ascii: "[") {
                start = parser.at + 1
                try parser.skipArray()
            } else {
                members.append(.init(key, try parser.value(depth: 1)))
            }
            parser.skipBlank()
            if parser.current == UInt8(ascii: ",") { parser.at += 1 } else { break }
        }
        guard parser.current == UInt8(ascii: "}") else { throw parser.error("expected ',' or '}'") }
    }

    /// The next element, or nil after the last one that can be read.
    public mutating func next() -> JSONValue? {
        parser.skipBlank()
        guard !isAtEnd, isPresent, let byte = parser.current, byte != UInt8(ascii: "]") else { return nil }
        do {
            parser.values = 0
            let element = try parser.value(depth: 2)
            parser.skipBlank()
            if parser.current == UInt8(ascii: ",") {
                parser.at += 1
            } else if parser.current != UInt8(ascii: "]") {
                end(parser.error("expected ',' or ']'"))
            }
            return element
        } catch {
            end(error)
            return nil
        }
    }

    private mutating func end(_ error: JSONError) {
        isAtEnd = true
        damage = error
    }
}

extension JSONParser {
    /// Passes over an array without reading it: brackets are counted, strings are skipped.
    fileprivate mutating func skipArray() throws(JSONError) {
        var open = 0
        while let byte = current {
            at += 1
            switch byte {
            case UInt8(ascii: "\""): skipString()
            case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"):
                open -= 1
                if open == 0 { return }
            default: break
            }
        }
        throw error("unexpected end")
    }

    private mutating func skipString() {
        while let byte = current {
            at += byte == UInt8(ascii: "\\") ? 2 : 1
            if byte == UInt8(ascii: "\"") { return }
        }
    }
}

/// Why and where a JSON document could not be read.
public struct JSONError: Error, Sendable, Equatable, CustomStringConvertible {
    /// What was expected, or what is wrong.
    public var message: String
    /// Byte offset of the first byte that does not fit.
    public var offset: Int

    /// The message with its place.
    public var description: String { "invalid JSON at byte \(offset): \(message)" }
}

/// Reads JSON from bytes (RFC 8259), in one pass and in bounded depth.
///
/// `lenient` also takes what web pages really contain: raw control characters inside strings, superfluous commas,
/// comments between values, no-break spaces for blanks, and bytes after the end of the first value.
public struct JSONParser {
    /// Nesting beyond this is refused, so that hostile input cannot exhaust the stack.
    public static let maximumDepth = 512
    /// Values in one document, or in one element of `JSONElements`; each takes ten times its bytes in memory.
    public static let maximumValues = 1_000_000

    let bytes: [UInt8]
    let lenient: Bool
    /// A quotation mark ends a string only where a comma, a colon or a closing bracket follows.
    var hasBareQuotes = false
    var at = 0
    /// Values that were read.
    var values = 0

    init(_ bytes: [UInt8], lenient: Bool) {
        self.bytes = bytes
        self.lenient = lenient
    }

    /// Parses one document.
    ///
    /// A UTF-8 byte-order mark is skipped; invalid UTF-8 becomes U+FFFD.
    ///
    /// - Parameters:
    ///   - bytes: the document.
    ///   - lenient: whether to forgive the mistakes that web pages make.
    /// - Returns: the value.
    /// - Throws: `JSONError` with the offset of the first byte that does not fit.
    public static func parse(_ bytes: [UInt8], lenient: Bool = false) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes, lenient: lenient)
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { parser.at = 3 }
        let value = try parser.value(depth: 0)
        parser.skipBlank()
        if !lenient, parser.at < bytes.count { throw parser.error("text after the end") }
        return value
    }

    /// Parses one value that begins at a place of a longer text, forgiving what `lenient` forgives.
    ///
    /// - Parameters:
    ///   - bytes: the text.
    ///   - start: where the value begins; afterwards the place behind it, and unchanged when it could not be read.
    ///   - hasBareQuotes: whether strings may hold quotation marks that nobody escaped: `"The "best" ferry"`.
    /// - Returns: the value.
    /// - Throws: `JSONError` with the offset of the first byte that does not fit.
    public static func parseLeniently(
        _ bytes: [UInt8], from start: inout Int, hasBareQuotes: Bool = false
    ) throws(JSONError) -> JSONValue {
        var parser = JSONParser(bytes, lenient: true)
        parser.at = start
        parser.hasBareQuotes = hasBareQuotes
        let value = try parser.value(depth: 0)
        start = parser.at
        return value
    }

    func error(_ message: String) -> JSONError { JSONError(message: message, offset: at) }

    var current: UInt8? { at < bytes.count ? bytes[at] : nil }

    mutating func skipBlank() {
        while at < bytes.count {
            switch bytes[at] {
            case 0x20, 0x0A, 0x0D, 0x09: at += 1
            case let byte where lenient && skipLitter(byte): continue
            default: return
            }
        }
    }

    /// Passes over a comment, a no-break space or a byte-order mark between two values.
    private mutating func skipLitter(_ byte: UInt8) -> Bool {
        let next = at + 1 < bytes.count ? bytes[at + 1] : 0
        switch (byte, next) {
        case (UInt8(ascii: "/"), UInt8(ascii: "/")):
            while at < bytes.count, bytes[at] != 0x0A { at += 1 }
        case (UInt8(ascii: "/"), UInt8(ascii: "*")):
            at += 2
            while at + 1 < bytes.count, bytes[at] != UInt8(ascii: "*") || bytes[at + 1] != UInt8(ascii: "/") { at += 1 }
            at = min(bytes.count, at + 2)
        case (0xC2, 0xA0): at += 2
        case (0xEF, 0xBB): at = min(bytes.count, at + 3)
        default: return false
        }
        return true
    }

    /// Passes over the comma between two elements; a lenient reading over superfluous ones as well.
    mutating func skipComma() -> Bool {
        skipBlank()
        guard current == UInt8(ascii: ",") else { return false }
        while current == UInt8(ascii: ",") {
            at += 1
            skipBlank()
            if !lenient { break }
        }
        return true
    }

    mutating func value(depth: Int) throws(JSONError) -> JSONValue {
        guard depth < Self.maximumDepth else { throw error("nested too deeply") }
        values += 1
        guard values <= Self.maximumValues else { throw error("more than \(Self.maximumValues) values") }
        skipBlank()
        switch current {
        case UInt8(ascii: "{"): return try object(depth: depth)
        case UInt8(ascii: "["): return try array(depth: depth)
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        case nil: throw error("unexpected end")
        default: return try number()
        }
    }

    mutating func word(_ text: StaticString, _ value: JSONValue) throws(JSONError) -> JSONValue {
        for expected in Array("\(text)".utf8) {
            guard current == expected else { throw error("expected \(text)") }
            at += 1
        }
        return value
    }

    mutating func object(depth: Int) throws(JSONError) -> JSONValue {
        at += 1
        var members: [JSONValue.Member] = []
        while let key = try key(isFirst: members.isEmpty) {
            members.append(.init(key, try value(depth: depth + 1)))
            guard skipComma() else { break }
        }
        guard current == UInt8(ascii: "}") else { throw error("expected ',' or '}'") }
        at += 1
        return .object(members)
    }

    /// The next member's name with its colon, or nil at the object's end.
    mutating func key(isFirst: Bool) throws(JSONError) -> String? {
        skipBlank()
        if current == UInt8(ascii: "}"), isFirst || lenient { return nil }
        guard current == UInt8(ascii: "\"") else { throw error("expected a member name") }
        let key = try string()
        skipBlank()
        guard current == UInt8(ascii: ":") else { throw error("expected ':'") }
        at += 1
        return key
    }

    mutating func array(depth: Int) throws(JSONError) -> JSONValue {
        at += 1
        var elements: [JSONValue] = []
        if lenient { _ = skipComma() }
        while true {
            skipBlank()
            if current == UInt8(ascii: "]"), elements.isEmpty || lenient { break }
            elements.append(try value(depth: depth + 1))
            guard skipComma() else { break }
        }
        guard current == UInt8(ascii: "]") else { throw error("expected ',' or ']'") }
        at += 1
        return .array(elements)
    }

    mutating func number() throws(JSONError) -> JSONValue {
        let start = at
        if current == UInt8(ascii: "-") { at += 1 }
        let whole = digits()
        guard whole > 0 else { throw error("unexpected character") }
        if whole > 1, bytes[at - whole] == UInt8(ascii: "0"), !lenient { throw error("leading zero") }
        if current == UInt8(ascii: ".") {
            at += 1
            guard digits() > 0 else { throw error("expected a digit") }
        }
        if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
            at += 1
            if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { at += 1 }
            guard digits() > 0 else { throw error("expected a digit") }
        }
        return .number(String(decoding: bytes[start..<at], as: UTF8.self))
    }

    mutating func digits() -> Int {
        let start = at
        while let byte = current, byte >= 0x30, byte <= 0x39 { at += 1 }
        return at - start
    }
}

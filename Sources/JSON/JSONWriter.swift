/// Writes compact JSON into a byte buffer (RFC 8259), in the order of the calls; nothing is kept but the output.
///
/// ```swift
/// var json = JSONWriter()
/// json.object { $0.field("title", "A \"b\""); $0.field("n", 3) }   // {"title":"A \"b\"","n":3}
/// ```
public struct JSONWriter: Sendable {
    /// What was written so far: always valid UTF-8.
    public private(set) var bytes: [UInt8] = []
    private var needsComma = false

    /// An empty output.
    public init() {}

    /// The output as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Forgets the output and keeps its memory, for the next document.
    public mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        needsComma = false
    }

    private mutating func begin() {
        if needsComma { bytes.append(UInt8(ascii: ",")) }
        needsComma = true
    }

    /// Writes `{…}` around what the closure writes.
    public mutating func object(_ body: (inout JSONWriter) -> Void) {
        enclose(UInt8(ascii: "{"), UInt8(ascii: "}"), body)
    }

    /// Writes `[…]` around what the closure writes.
    public mutating func array(_ body: (inout JSONWriter) -> Void) {
        enclose(UInt8(ascii: "["), UInt8(ascii: "]"), body)
    }

    private mutating func enclose(_ open: UInt8, _ close: UInt8, _ body: (inout JSONWriter) -> Void) {
        begin()
        bytes.append(open)
        needsComma = false
        body(&self)
        bytes.append(close)
        needsComma = true
    }

    /// Writes a member name; the next call writes its value.
    public mutating func key(_ name: String) {
        begin()
        quote(name.utf8)
        bytes.append(UInt8(ascii: ":"))
        needsComma = false
    }

    /// Writes a string value.
    public mutating func value(_ text: String) {
        begin()
        quote(text.utf8)
    }

    /// Writes a string value from bytes that are valid UTF-8.
    public mutating func value(utf8: some Collection<UInt8>) {
        begin()
        quote(utf8)
    }

    /// Writes a whole number.
    public mutating func value(_ number: Int) { literal("\(number)") }

    /// Writes a truth value.
    public mutating func value(_ flag: Bool) { literal(flag ? "true" : "false") }

    /// Writes a number; not a number and the infinities, which JSON has not, become `null`.
    public mutating func value(_ number: Double) { literal(number.isFinite ? "\(number)" : "null") }

    /// Writes `null`.
    public mutating func null() { literal("null") }

    /// Writes a value that was read before.
    public mutating func value(_ value: JSONValue) {
        switch value {
        case .null: null()
        case .bool(let flag): self.value(flag)
        case .number(let text): literal(text)
        case .string(let text): self.value(text)
        case .array(let elements): array { json in for element in elements { json.value(element) } }
        case .object(let members):
            object { json in
                for member in members {
                    json.key(member.key)
                    json.value(member.value)
                }
            }
        }
    }

    /// Writes bytes that are already one JSON value.
    public mutating func raw(_ encoded: some Sequence<UInt8>) {
        begin()
        bytes.append(contentsOf: encoded)
    }

    private mutating func literal(_ text: String) {
        begin()
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func quote(_ text: some Collection<UInt8>) {
        bytes.append(UInt8(ascii: "\""))
        if text.withContiguousStorageIfAvailable({ unsafe escape($0) }) == nil { escape(text) }
        bytes.append(UInt8(ascii: "\""))
    }

    /// Escapes what RFC 8259 section 7 demands, and U+2028 and U+2029 never need it.
    private mutating func escape(_ text: some Collection<UInt8>) {
        var start = text.startIndex
        var index = start
        while index != text.endIndex {
            let byte = text[index]
            if byte >= 0x20, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "\\") {
                index = text.index(after: index)
                continue
            }
            bytes.append(contentsOf: text[start..<index])
            appendEscape(byte)
            index = text.index(after: index)
            start = index
        }
        bytes.append(contentsOf: text[start..<index])
    }

    /// The same of bytes that lie in a row: eight of them are looked at together.
    private mutating func escape(_ text: UnsafeBufferPointer<UInt8>) {
        guard let base = text.baseAddress else { return }
        let raw = unsafe UnsafeRawPointer(base)
        var start = 0
        var at = 0
        while at < text.count {
            while at &+ 8 <= text.count {
                // In bounds by the condition of the loop.
                let word = unsafe raw.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                if JSONWriter.needsEscape(word) { break }
                at &+= 8
            }
            while at < text.count, !JSONWriter.needsEscape(unsafe text[at]) { at &+= 1 }
            unsafe bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<at]))
            guard at < text.count else { return }
            appendEscape(unsafe text[at])
            at &+= 1
            start = at
        }
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
    }

    /// Whether one of eight bytes does.
    private static func needsEscape(_ word: UInt64) -> Bool {
        let marks = zeros(word ^ 0x2222_2222_2222_2222) | zeros(word ^ 0x5C5C_5C5C_5C5C_5C5C)
        return marks | zeros(word & 0xE0E0_E0E0_E0E0_E0E0) != 0
    }

    /// Not 0 exactly when a byte is 0; which one, it does not say.
    private static func zeros(_ word: UInt64) -> UInt64 {
        (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
    }

    private mutating func appendEscape(_ byte: UInt8) {
        bytes.append(UInt8(ascii: "\\"))
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes.append(byte)
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes.append(contentsOf: [
                UInt8(ascii: "u"), 0x30, 0x30, digits[Int(byte >> 4)], digits[Int(byte & 15)],
            ])
        }
    }
}

extension JSONWriter {
    /// Writes `"name": "text"`, or `null` for nil.
    public mutating func field(_ name: String, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }

    /// Writes `"name": number`, or `null` for nil.
    public mutating func field(_ name: String, _ number: Int?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    /// Writes `"name": true` or `"name": false`.
    public mutating func field(_ name: String, _ flag: Bool) {
        key(name)
        value(flag)
    }

    /// Writes `"name": number`.
    public mutating func field(_ name: String, _ number: Double) {
        key(name)
        value(number)
    }

    /// Writes `"name": ["…", …]`.
    public mutating func field(_ name: String, _ texts: [String]) {
        key(name)
        array { json in for text in texts { json.value(text) } }
    }
}

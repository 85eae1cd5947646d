/// The state of a Nuxt 2 page as JSON.
///
/// Nuxt 2 writes it as a call whose arguments are the values that occur often:
/// `window.__NUXT__=(function(a,b){b[0]={name:a};return {title:a,isNew:!0,list:b}}("Storm",Array(1)))`. This gives
/// `[{"name":"Storm"},{"title":"Storm","isNew":true,"list":null}]`: what is assigned and what is returned, one after the
/// other.
struct NuxtState {
    /// More than any page needs; a short page could name a long argument often.
    private static let largest = 4 << 20

    private let script: [UInt8]
    private var at = 0
    private var json: [UInt8] = []
    /// The arguments as JSON by the names of their parameters.
    private var values: [[UInt8]: [UInt8]] = [:]

    /// The JSON of a script; nil when it is no such call.
    static func json(_ script: ArraySlice<UInt8>) -> [UInt8]? {
        let head = Array(script.prefix(64))
        guard ByteSearch.offset(of: "__NUXT__".utf8.span, in: head.span) != nil else { return nil }
        var state = NuxtState(script: Array(script))
        return state.read() ? state.json : nil
    }

    private init(script: [UInt8]) { self.script = script }

    private mutating func read() -> Bool {
        guard let start = ByteSearch.offset(of: "function".utf8.span, in: script.span), start < 96 else { return false }
        at = start
        guard let names = parameters(), skip(to: UInt8(ascii: "{")) else { return false }
        let body = at + 1
        guard let end = ScriptBrackets.close(of: at, in: script[...]) else { return false }
        at = end + 1
        if at < script.count, script[at] == UInt8(ascii: ")") { at += 1 }
        guard at < script.count, script[at] == UInt8(ascii: "(") else { return false }
        at += 1
        // None of them may name another: each could double the one before.
        var arguments: [[UInt8]: [UInt8]] = [:]
        for name in names {
            guard at < script.count, script[at] != UInt8(ascii: ")") else { break }
            json.removeAll(keepingCapacity: true)
            value(until: script.count)
            arguments[name] = json
            at += 1
        }
        values = arguments
        json = [UInt8(ascii: "[")]
        statements(body..<end)
        json.append(UInt8(ascii: "]"))
        return json.count < Self.largest
    }

    /// `function(a,b,c)`: the names.
    private mutating func parameters() -> [[UInt8]]? {
        guard skip(to: UInt8(ascii: "(")), let end = script[at...].firstIndex(of: UInt8(ascii: ")")) else { return nil }
        let names = script[at + 1..<end].split(separator: UInt8(ascii: ","))
        at = end
        return names.map { Array($0.filter { $0 > 0x20 }) }
    }

    private mutating func skip(to byte: UInt8) -> Bool {
        guard let place = script[at...].firstIndex(of: byte) else { return false }
        at = place
        return true
    }

    /// `a[0]={...};b.c=a;return {...}`: the values of all of them.
    private mutating func statements(_ body: Range<Int>) {
        at = body.lowerBound
        while at < body.upperBound, json.count < Self.largest {
            let isReturn = script[at...].starts(with: "return".utf8)
            guard isReturn || script[at] == UInt8(ascii: "=") else {
                at += 1
                continue
            }
            at += isReturn ? 6 : 1
            if json.count > 1 { json.append(UInt8(ascii: ",")) }
            value(until: body.upperBound)
        }
    }

    /// Writes one value as JSON and stops at what ends it.
    private mutating func value(until end: Int) {
        let start = json.count
        var open: [UInt8] = []
        var isKey = false
        while at < end, json.count < Self.largest {
            let byte = script[at]
            switch byte {
            case UInt8(ascii: "{"), UInt8(ascii: "["):
                open.append(byte)
                json.append(byte)
                isKey = byte == UInt8(ascii: "{")
                at += 1
            case UInt8(ascii: "}"), UInt8(ascii: "]"), UInt8(ascii: ")"):
                guard open.popLast() != nil else { return finish(start) }
                json.append(byte)
                isKey = false
                at += 1
            case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"):
                guard let container = open.last else { return finish(start) }
                json.append(byte)
                isKey = byte != UInt8(ascii: ":") && container == UInt8(ascii: "{")
                at += 1
            case UInt8(ascii: "\""), UInt8(ascii: "'"): string()
            case 0...0x20: at += 1
            default: word(isKey: isKey, end)
            }
        }
        finish(start)
    }

    private mutating func finish(_ start: Int) { if json.count == start { json.append(contentsOf: "null".utf8) } }

    /// Copies a string; between single quotation marks, double ones need an escape.
    private mutating func string() {
        let end = ScriptBrackets.stringEnd(at, in: script[...])
        json.append(UInt8(ascii: "\""))
        for byte in script[at + 1..<max(at + 1, end - 1)] {
            if byte == UInt8(ascii: "\""), script[at] != byte { json.append(UInt8(ascii: "\\")) }
            json.append(byte)
        }
        json.append(UInt8(ascii: "\""))
        at = end
    }

    /// A name, a number, or a literal.
    private mutating func word(isKey: Bool, _ end: Int) {
        let start = at
        while at < end, !Self.endsWord(script[at]) { at += 1 }
        if at == start { at += 1 }
        let word = Array(script[start..<at])
        if isKey {
            json.append(UInt8(ascii: "\""))
            json.append(contentsOf: word)
            json.append(UInt8(ascii: "\""))
        } else if let value = values[word] {
            json.append(contentsOf: value)
        } else {
            literal(word, end)
        }
    }

    private static func endsWord(_ byte: UInt8) -> Bool { byte <= 0x20 || "{}[](),;:\"'".utf8.contains(byte) }

    private mutating func literal(_ word: [UInt8], _ end: Int) {
        switch String(decoding: word, as: UTF8.self) {
        case "!0", "true": json.append(contentsOf: "true".utf8)
        case "!1", "false": json.append(contentsOf: "false".utf8)
        case "new": break
        case "void":
            if skip(to: UInt8(ascii: "0")) { at += 1 }
            json.append(contentsOf: "null".utf8)
        case "Date" where at < end && script[at] == UInt8(ascii: "("): date()
        case let text where text.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 || $0 == 0x2D } ?? false:
            json.append(contentsOf: word)
        case let text where text.hasPrefix("."): json.append(contentsOf: ("0" + text).utf8)
        default:
            // A call, such as `Array(3)`, or a name that nobody gave.
            if at < end, script[at] == UInt8(ascii: "(") {
                at = ScriptBrackets.close(of: at, in: script[...]).map { $0 + 1 } ?? script.count
            }
            json.append(contentsOf: "null".utf8)
        }
    }

    /// `new Date(1587127389000)`: the argument.
    private mutating func date() {
        at += 1
        let start = json.count
        while at < script.count, script[at] != UInt8(ascii: ")"), json.count == start {
            if script[at] == UInt8(ascii: "\"") { string() } else { word(isKey: false, script.count) }
        }
        if at < script.count { at += 1 }
    }
}

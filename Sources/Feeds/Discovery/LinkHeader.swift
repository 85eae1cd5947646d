/// The HTTP `Link` header (RFC 8288, section 3).
enum LinkHeader {
    struct Link {
        var target: ArraySlice<UInt8>
        /// By name in lower case; the first of a name counts.
        var parameters: [String: String] = [:]
    }

    static func links(_ value: [UInt8]) -> [Link] {
        var links: [Link] = []
        var rest = value[...]
        while let open = rest.firstIndex(of: ASCII.less), let close = rest[open...].firstIndex(of: ASCII.greater) {
            var link = Link(target: rest[(open + 1)..<close])
            rest = rest[(close + 1)...]
            while let (name, text) = parameter(&rest) {
                if link.parameters[name] == nil { link.parameters[name] = text }
            }
            links.append(link)
        }
        return links
    }

    /// Takes `; name=value` or `; name="value"` off the front; nil when the link is over.
    private static func parameter(_ rest: inout ArraySlice<UInt8>) -> (String, String)? {
        rest = rest.drop(while: ASCII.isBlank)
        guard rest.first == ASCII.semicolon else { return nil }
        rest = rest.dropFirst().drop(while: ASCII.isBlank)
        let name = rest.prefix { $0 != ASCII.equals && $0 != ASCII.semicolon && $0 != UInt8(ascii: ",") }
        rest = rest[name.endIndex...]
        let key = String(decoding: name.trimmed.map(ASCII.lowered), as: UTF8.self)
        guard rest.first == ASCII.equals else { return (key, "") }
        rest = rest.dropFirst().drop(while: ASCII.isBlank)
        guard rest.first == ASCII.quote else {
            let value = rest.prefix { $0 != ASCII.semicolon && $0 != UInt8(ascii: ",") && !ASCII.isBlank($0) }
            rest = rest[value.endIndex...]
            return (key, String(decoding: value, as: UTF8.self))
        }
        return (key, quoted(&rest))
    }

    private static func quoted(_ rest: inout ArraySlice<UInt8>) -> String {
        var text: [UInt8] = []
        rest = rest.dropFirst()
        while let byte = rest.popFirst(), byte != ASCII.quote {
            if byte == UInt8(ascii: "\\"), let next = rest.popFirst() { text.append(next) } else { text.append(byte) }
        }
        return String(decoding: text, as: UTF8.self)
    }
}

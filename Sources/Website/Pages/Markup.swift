/// Writes HTML or XML, escaped by construction: text and attribute values cannot become markup.
struct Markup {
    private(set) var bytes: [UInt8] = []

    /// The output as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Markup that stands in the program's own source.
    mutating func literal(_ markup: StaticString) { bytes += markup.description.utf8 }

    /// Foreign text.
    mutating func text(_ text: String) { escape(text) }

    /// `<name attributes>body</name>`.
    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:], _ body: (inout Markup) -> Void
    ) {
        open(name, attributes)
        bytes.append(UInt8(ascii: ">"))
        body(&self)
        bytes += "</\(name)>".utf8
    }

    /// `<name attributes>text</name>`.
    mutating func element(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// `<name>text</name>`.
    mutating func element(_ name: StaticString, _ text: String) { element(name, [:], text) }

    /// `<name attributes/>`, for elements that are empty in HTML and XML alike.
    mutating func empty(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
        open(name, attributes)
        bytes += "/>".utf8
    }

    private mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
        bytes += "<\(name)".utf8
        for (name, value) in attributes {
            bytes += " \(name)=\"".utf8
            escape(value)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private mutating func escape(_ text: String) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: bytes += "&amp;".utf8
            case 0x3C: bytes += "&lt;".utf8
            case 0x3E: bytes += "&gt;".utf8
            case 0x22: bytes += "&quot;".utf8
            case 0x27: bytes += "&#39;".utf8
            case 0x09, 0x0A: bytes.append(UInt8(scalar.value))
            // Controls are not allowed in XML and useless in HTML; marks that turn the reading direction can lie.
            case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069, 0xFFFE, 0xFFFF: continue
            default: bytes += Array(String(scalar).utf8)
            }
        }
    }
}

import Model
import Rendering

/// Writes HTML or XML, escaped by construction: text and attribute values cannot become markup.
///
/// The names of elements and attributes stand in the program's own source; everything else is escaped.
struct Markup {
    private(set) var bytes: [UInt8] = []

    /// The output as text.
    var text: String { String(decoding: bytes, as: UTF8.self) }

    /// Markup that stands in the program's own source.
    mutating func literal(_ markup: StaticString) { bytes += markup.description.utf8 }

    /// Foreign text.
    mutating func text(_ text: String) { escape(text) }

    /// `<name attributes>body</name>`; an attribute without a value is left out.
    mutating func element(
        _ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:], _ body: (inout Markup) -> Void
    ) {
        open(name, attributes)
        bytes.append(UInt8(ascii: ">"))
        body(&self)
        bytes += "</".utf8
        bytes += name.description.utf8
        bytes.append(UInt8(ascii: ">"))
    }

    /// `<name attributes>text</name>`.
    mutating func element(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>, _ text: String) {
        element(name, attributes) { $0.text(text) }
    }

    /// `<name>text</name>`.
    mutating func element(_ name: StaticString, _ text: String) { element(name, [:], text) }

    /// `<name attributes/>`, for elements that are empty in HTML and XML alike.
    mutating func empty(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?> = [:]) {
        open(name, attributes)
        bytes += "/>".utf8
    }

    private mutating func open(_ name: StaticString, _ attributes: KeyValuePairs<StaticString, String?>) {
        bytes.append(UInt8(ascii: "<"))
        bytes += name.description.utf8
        for (name, value) in attributes {
            guard let value else { continue }
            bytes.append(UInt8(ascii: " "))
            bytes += name.description.utf8
            bytes += "=\"".utf8
            escape(value)
            bytes.append(UInt8(ascii: "\""))
        }
    }

    private mutating func escape(_ text: String) {
        // Most texts hold nothing to escape, and all that must be left out has more than one byte or is a control.
        if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F && !Markup.special.contains($0) }) {
            bytes += text.utf8
            return
        }
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: bytes += "&amp;".utf8
            case 0x3C: bytes += "&lt;".utf8
            case 0x3E: bytes += "&gt;".utf8
            case 0x22: bytes += "&quot;".utf8
            case 0x27: bytes += "&#39;".utf8
            case 0x09, 0x0A: bytes.append(UInt8(scalar.value))
            // Controls are not allowed in XML and useless in HTML; marks that turn the reading direction can lie.
            case 0..<0x20, 0x7F...0x9F, 0x61C, 0x200E...0x200F, 0x2028...0x202E, 0x2060...0x206F, 0xFEFF,
                0xFFF9...0xFFFB, 0xFFFE, 0xFFFF, 0xE0000...0xE0FFF:
                continue
            default: bytes += UTF8.encode(scalar).map { Array($0) } ?? []
            }
        }
    }

    private static let special: Set<UInt8> = [0x22, 0x26, 0x27, 0x3C, 0x3E]
}

/// What pages say again and again.
extension Markup {
    /// A link within the site.
    mutating func link(_ target: String, _ text: String, class style: String? = nil) {
        element("a", ["href": target, "class": style], text)
    }

    /// A link to somewhere else, when it is one that a browser may open; else its text.
    mutating func foreignLink(_ address: String, _ text: String? = nil) {
        guard WebAddress(address).isWeb, let safe = SafeText.address(address) else { return self.text(text ?? address) }
        element("a", ["href": safe, "rel": "noreferrer noopener", "dir": "auto"], text ?? address)
    }

    /// An instant, in UTC; the script adds the reader's own time.
    mutating func time(_ time: Timestamp) {
        element("time", ["datetime": time.iso8601], DisplayClock.utc.minute(time))
    }

    mutating func time(_ time: Timestamp?, none: String) {
        if let time { self.time(time) } else { element("span", ["class": "faint"], none) }
    }

    /// A word in a box: `undeclared`, `major`.
    mutating func chip(_ word: String, _ kind: String? = nil) {
        element("span", ["class": "chip" + (kind.map { " " + $0 } ?? "")], word)
    }

    /// One row of a list of facts.
    mutating func fact(_ name: String, _ body: (inout Markup) -> Void) {
        element("dt", name)
        element("dd", [:], body)
    }

    mutating func fact(_ name: String, _ value: String) { fact(name) { $0.element("span", ["dir": "auto"], value) } }
}

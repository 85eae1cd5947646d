/// The elements of a page's start that say where it leads: `meta` with `refresh`, `link` to the canonical address,
/// `base`, the frames, and the scripts that stand in the page.
///
/// What stands in comments and `noscript` is not for a browser as everybody has it.
struct LeadingTags {
    private(set) var refresh: String?
    /// What scripts and the `onload` of `body` say.
    private(set) var scripts: [ArraySlice<UInt8>] = []
    private(set) var canonical: String?
    private(set) var base: String?
    private(set) var frames = PageFrames()

    /// Elements whose content is no markup, or is for others.
    private static let opaque = ["script", "style", "noscript", "template", "textarea", "title", "iframe", "noembed"]
    /// More attributes than these in one tag are an attack.
    private static let maximumAttributes = 100

    init() {}

    init(_ bytes: [UInt8]) {
        var at = 0
        while let open = bytes[at...].firstIndex(of: UInt8(ascii: "<")) {
            if bytes[open...].starts(with: "<!--".utf8) {
                at = LeadingTags.end(of: Array("-->".utf8), in: bytes, from: open + 4)
                continue
            }
            let name = String(
                decoding: bytes[(open + 1)...].prefix { $0 | 0x20 >= 0x61 && $0 | 0x20 <= 0x7A }, as: UTF8.self
            )
            .lowercased()
            at = open + 1 + name.utf8.count
            guard !name.isEmpty else { continue }
            let attributes = LeadingTags.attributes(bytes, &at)
            take(name, attributes)
            if LeadingTags.opaque.contains(name) {
                let (start, mark) = (at, Array("</\(name)".utf8))
                at = LeadingTags.end(of: mark, in: bytes, from: at)
                if name == "script", LeadingTags.isProgram(attributes) {
                    scripts.append(bytes[start..<max(start, at - mark.count)])
                }
            }
        }
    }

    private mutating func take(_ name: String, _ attributes: [String: String]) {
        switch name {
        case "meta" where refresh == nil && attributes["http-equiv"]?.lowercased() == "refresh":
            // Without an address it only loads the page again.
            refresh = attributes["content"].flatMap { RefreshText($0) == nil ? nil : $0 }
        case "link" where canonical == nil && attributes["rel"]?.lowercased() == "canonical":
            canonical = attributes["href"]
        case "base": base = base ?? attributes["href"]
        case "body": if let onload = attributes["onload"] { scripts.append(Array(onload.utf8)[...]) }
        case "frameset", "frame", "iframe": frames.take(name, attributes)
        default: break
        }
    }

    /// Whether a script element holds a program itself, and no data.
    private static func isProgram(_ attributes: [String: String]) -> Bool {
        let type = attributes["type"]?.lowercased() ?? ""
        return attributes["src"] == nil && (type.isEmpty || type.contains("javascript") || type == "module")
    }

    /// Where the reading goes on after a mark; the end when it does not come.
    private static func end(of mark: [UInt8], in bytes: [UInt8], from start: Int) -> Int {
        var at = start
        while at + mark.count <= bytes.count {
            if mark.indices.allSatisfy({ isSame(bytes[at + $0], mark[$0]) }) { return at + mark.count }
            at += 1
        }
        return bytes.count
    }

    /// Whether a byte is the one of a mark in lower case.
    private static func isSame(_ byte: UInt8, _ wanted: UInt8) -> Bool {
        byte == wanted || (0x61...0x7A).contains(wanted) && byte | 0x20 == wanted
    }

    /// The attributes up to the tag's end; the first of a name counts.
    private static func attributes(_ bytes: [UInt8], _ at: inout Int) -> [String: String] {
        var found: [String: String] = [:]
        while at < bytes.count, bytes[at] != UInt8(ascii: ">") {
            guard bytes[at] > 0x20, bytes[at] != UInt8(ascii: "/") else {
                at += 1
                continue
            }
            let name = word(bytes, &at) {
                $0 <= 0x20 || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: ">") || $0 == 0x2F
            }
            while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
            var value = ""
            if at < bytes.count, bytes[at] == UInt8(ascii: "=") {
                at += 1
                value = attributeValue(bytes, &at)
            } else if name.isEmpty {
                at += 1
            }
            let key = name.lowercased()
            if found[key] == nil, found.count < maximumAttributes { found[key] = value }
        }
        at = min(bytes.count, at + 1)
        return found
    }

    private static func attributeValue(_ bytes: [UInt8], _ at: inout Int) -> String {
        while at < bytes.count, bytes[at] <= 0x20 { at += 1 }
        guard at < bytes.count else { return "" }
        let quote = bytes[at]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
            return unescaped(word(bytes, &at) { $0 <= 0x20 || $0 == UInt8(ascii: ">") })
        }
        at += 1
        let value = word(bytes, &at) { $0 == quote }
        at = min(bytes.count, at + 1)
        return unescaped(value)
    }

    private static func word(_ bytes: [UInt8], _ at: inout Int, until isEnd: (UInt8) -> Bool) -> String {
        let start = at
        while at < bytes.count, !isEnd(bytes[at]) { at += 1 }
        return String(decoding: bytes[start..<at], as: UTF8.self)
    }

    /// The references that addresses are written with.
    private static func unescaped(_ text: String) -> String {
        guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
        var text = text
        for (reference, character) in [
            ("&quot;", "\""), ("&apos;", "'"), ("&#39;", "'"), ("&#x27;", "'"), ("&#34;", "\""), ("&#x22;", "\""),
            ("&#47;", "/"), ("&#x2F;", "/"), ("&#x2f;", "/"), ("&#38;", "&"), ("&#x26;", "&"), ("&amp;", "&"),
        ] { text = text.replacing(reference, with: character) }
        return text
    }
}

/// The head of an answer as it stands in an archive: what it says must fit the block.
///
/// The store keeps the decoded body. So the fields that say how it travelled are kept under another name, and the length
/// is that of the block.
enum HTTPHead {
    /// How fields are named whose words are true of the wire only.
    static let originalPrefix = "X-Archive-Orig-"
    private static let ofTheWire: Set = ["content-encoding", "content-length", "transfer-encoding", "trailer"]

    /// The head over a body of that length; nil of a head that is none.
    ///
    /// One whose words are true of that body stays as it is.
    static func archived(_ head: [UInt8], length: Int) -> [UInt8]? {
        var lines = fields(head)
        guard let first = lines.first, first.starts(with: "HTTP/".utf8) else { return nil }
        lines.removeFirst()
        let named = lines.compactMap { line in name(of: line).map { (name: $0, line: line) } }
        let wire = named.filter { ofTheWire.contains($0.name.lowercased()) }
        let isTrue =
            wire.count == 1
            && wire.allSatisfy {
                $0.name.lowercased() == "content-length" && value(of: $0.line) == "\(length)"
            }
        var result = statusLine(first) + newline
        for (name, line) in named {
            if !isTrue, ofTheWire.contains(name.lowercased()) { result += Array(originalPrefix.utf8) }
            result += line + newline
        }
        return result + (isTrue ? [] : Array("Content-Length: \(length)\r\n".utf8)) + newline
    }

    /// The head as it was before an archive made it fit a decoded body: what `archived` and others rename, renamed back.
    static func received(_ head: [UInt8]) -> [UInt8] {
        let lines = fields(head)
        let prefix = originalPrefix.lowercased()
        let renamed = lines.compactMap { name(of: $0)?.lowercased() }.filter { $0.hasPrefix(prefix) }
            .map { String($0.dropFirst(prefix.count)) }.filter(ofTheWire.contains)
        guard !renamed.isEmpty else { return alone(head) }
        return lines.reduce(into: []) { result, line in
            let field = name(of: line)?.lowercased() ?? ""
            if field.hasPrefix(prefix), ofTheWire.contains(String(field.dropFirst(prefix.count))) {
                result += line.dropFirst(prefix.utf8.count) + newline
            } else if !(field == "content-length" || renamed.contains(field)) {
                result += line + newline
            }
        } + newline
    }

    private static func name(of line: ArraySlice<UInt8>) -> String? {
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")), colon > line.startIndex else { return nil }
        return String(decoding: line[..<colon], as: UTF8.self)
    }

    private static func value(of line: ArraySlice<UInt8>) -> String {
        let text = String(decoding: line.drop { $0 != UInt8(ascii: ":") }.dropFirst(), as: UTF8.self)
        return text.filter { $0 != " " && $0 != "\t" }
    }

    /// Readers know the status lines of HTTP/1; how it really travelled stands in `WARC-Protocol`.
    private static func statusLine(_ line: ArraySlice<UInt8>) -> [UInt8] {
        if line.starts(with: "HTTP/1.".utf8) { return Array(line) }
        let words = line.split(separator: 0x20)
        let status = words.count > 1 ? Array(words[1]) : Array("200".utf8)
        return Array("HTTP/1.1 ".utf8) + status + [0x20]
    }

    /// The media type in the head of an answer; nil when there is none.
    static func mediaType(_ block: [UInt8]) -> String? {
        for line in block.split(separator: 0x0A).dropFirst() {
            let text = String(decoding: line.last == 0x0D ? line.dropLast() : line, as: UTF8.self)
            if text.isEmpty { return nil }
            guard text.lowercased().hasPrefix("content-type:") else { continue }
            let value = text.dropFirst(13).split(separator: ";").first ?? ""
            let type = value.filter { $0 != " " }
            return type.isEmpty ? nil : String(type)
        }
        return nil
    }

    /// A head that stands by itself.
    static func alone(_ head: [UInt8]) -> [UInt8] {
        let lines = fields(head)
        return lines.reduce(into: []) { $0 += $1 + newline } + newline
    }

    /// The lines without their ends and without the empty one; a field that was folded is one line.
    private static func fields(_ head: [UInt8]) -> [ArraySlice<UInt8>] {
        head.split(separator: 0x0A).map { $0.last == 0x0D ? $0.dropLast() : $0 }.filter { !$0.isEmpty }
    }

    private static let newline: [UInt8] = [0x0D, 0x0A]
}

import Crypto
import JSON
import MicroHTTPD

/// The latest changes as an Atom feed (RFC 4287); `?source=` and `?disclosure=` narrow it.
///
/// Every address in it is absolute, because readers do not agree on what a relative one is relative to; the article
/// itself is linked in the content, because most readers show one link of an entry only.
enum AtomFeed {
    private static let entries = 100

    static func response(_ content: SiteContent, _ request: HTTPRequest) throws -> HTTPResponse {
        let lines = try content.latest(entries).compactMap { ChangeLine($0) }.filter { line in
            let isSource = request.parameter("source").map { $0 == line.record["source"]?["id"]?.string } ?? true
            return isSource && (request.parameter("disclosure").map { $0 == line.disclosure } ?? true)
        }
        let body = feed(lines, request)
        let validator = FeedValidator(body)
        if validator.isCurrent(request) { return HTTPResponse(status: 304, headers: validator.headers) }
        let type = HTTPField("Content-Type", "application/atom+xml; charset=utf-8")
        return HTTPResponse(headers: [type] + validator.headers, body: body)
    }

    private static func feed(_ lines: [ChangeLine], _ request: HTTPRequest) -> [UInt8] {
        let base = PublicAddress.of(request)
        var xml = Markup()
        xml.literal("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
        xml.element("feed", ["xmlns": "http://www.w3.org/2005/Atom"]) { xml in
            xml.element("id", "urn:errata:changes" + (request.query.isEmpty ? "" : ":" + request.query))
            xml.element("title", "Errata: changes")
            xml.element("updated", lines.first?.observedAt ?? "1970-01-01T00:00:00Z")
            xml.empty("link", ["rel": "self", "type": "application/atom+xml", "href": base + request.target])
            xml.empty("link", ["rel": "alternate", "type": "text/html", "href": base + "/"])
            xml.element("author") { $0.element("name", "Errata") }
            for line in lines { entry(line, base, to: &xml) }
        }
        xml.literal("\n")
        return xml.bytes
    }

    private static func entry(_ line: ChangeLine, _ base: String, to xml: inout Markup) {
        xml.element("entry") { xml in
            xml.element("id", "urn:errata:change:\(line.id)")
            xml.element("title", "\(line.title) (\(line.verdict))")
            xml.element("updated", line.observedAt)
            xml.empty("link", ["rel": "alternate", "type": "text/html", "href": "\(base)/changes/\(line.id)"])
            if let link = line.link { xml.empty("link", ["rel": "related", "href": link]) }
            for kind in line.kinds { xml.empty("category", ["term": kind]) }
            // HTML inside Atom is text that is escaped once more.
            xml.element("content", ["type": "html"], html(line, base))
        }
    }

    private static func html(_ line: ChangeLine, _ base: String) -> String {
        var html = Markup()
        html.element("p") { html in
            if let link = line.link {
                html.element("a", ["href": link], line.title)
                html.literal("<br>")
            }
            html.text("\(line.verdict) · \(line.source)")
        }
        if let reason = line.record["disclosure_reason"]?.string, !reason.isEmpty { html.element("p", reason) }
        line.writeEdits(to: &html, limit: 30, marks: .bracketed)
        html.element("p") { $0.element("a", ["href": "\(base)/changes/\(line.id)"], "The record of this change") }
        return html.text
    }
}

/// How a reader sees that it has the feed already: an entity tag made of its bytes.
private struct FeedValidator {
    private let tag: String

    init(_ body: [UInt8]) { tag = String(SHA256.hex(body).prefix(32)) }

    /// A reader may keep the feed, and asks each time whether it still holds (RFC 9111 section 5.2.2.4).
    var headers: [HTTPField] { [HTTPField("ETag", "\"\(tag)\""), HTTPField("Cache-Control", "no-cache")] }

    /// Whether a reader has these bytes (RFC 9110 section 13.1.2).
    func isCurrent(_ request: HTTPRequest) -> Bool {
        request.header("if-none-match").map { $0.split(separator: ",").contains { matches($0) } } ?? false
    }

    /// Weakly, and whatever a proxy that compresses has put behind the tag.
    private func matches(_ text: Substring) -> Bool {
        var opaque = text.filter { $0 != " " && $0 != "\"" }
        if opaque == "*" { return true }
        if opaque.hasPrefix("W/") { opaque.removeFirst(2) }
        for coding in ["-gzip", "-br", "-zstd", "-deflate", ";gzip"] where opaque.hasSuffix(coding) {
            opaque.removeLast(coding.utf8.count)
        }
        return opaque == tag
    }
}

import JSON
import MicroHTTPD

/// The latest changes as an Atom feed (RFC 4287); `?source=` and `?disclosure=` narrow it.
enum AtomFeed {
    private static let entries = 100

    static func response(_ content: SiteContent, _ request: HTTPRequest) throws -> HTTPResponse {
        let lines = try content.latest(entries).compactMap { ChangeLine($0) }.filter { line in
            let isSource = request.parameter("source").map { $0 == line.record["source"]?["id"]?.string } ?? true
            return isSource && (request.parameter("disclosure").map { $0 == line.disclosure } ?? true)
        }
        var xml = Markup()
        xml.literal("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
        xml.element("feed", ["xmlns": "http://www.w3.org/2005/Atom"]) { xml in
            xml.element("id", "urn:errata:changes")
            xml.element("title", "Errata: changes")
            xml.element("updated", lines.first?.observedAt ?? "1970-01-01T00:00:00Z")
            xml.element("author") { $0.element("name", "Errata") }
            for line in lines { entry(line, to: &xml) }
        }
        xml.literal("\n")
        return HTTPResponse(
            headers: [HTTPField("Content-Type", "application/atom+xml; charset=utf-8")], body: xml.bytes)
    }

    private static func entry(_ line: ChangeLine, to xml: inout Markup) {
        xml.element("entry") { xml in
            xml.element("id", "urn:errata:change:\(line.id)")
            xml.element("title", "\(line.title) (\(line.verdict))")
            xml.element("updated", line.observedAt)
            xml.empty("link", ["rel": "alternate", "type": "text/html", "href": "/changes/\(line.id)"])
            if let link = line.link { xml.empty("link", ["rel": "related", "href": link]) }
            for kind in line.kinds { xml.empty("category", ["term": kind]) }
            // HTML inside Atom is text that is escaped once more.
            var html = Markup()
            html.element("p", "\(line.verdict) · \(line.source)")
            line.writeEdits(to: &html, limit: 30)
            xml.element("content", ["type": "html"], html.text)
        }
    }
}

import MicroHTTPD
import Model
import Storage

/// Changes as an Atom feed (RFC 4287), page by page (RFC 5005 section 3).
///
/// The filters hold before the limit, so that the feed of a rare source is not empty. Every address in it is absolute; the
/// article itself is linked in the content, because most readers show one link of an entry only.
enum AtomFeed {
    static let route = Route(
        "GET", "/feed.atom", Route.Content(type: "application/atom+xml", words: "the changes as Atom"),
        FeedWindow.parameters, statuses: [404]
    ) { question in
        HTTPResponse(
            headers: [HTTPField("Content-Type", "application/atom+xml; charset=utf-8")],
            body: feed(try FeedWindow(question)))
    }

    private static func feed(_ window: FeedWindow) -> [UInt8] {
        var xml = Markup()
        xml.literal("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n")
        xml.element("feed", ["xmlns": "http://www.w3.org/2005/Atom"]) { xml in
            xml.element("id", "urn:errata:changes" + (window.filter.isEmpty ? "" : ":" + window.filter))
            xml.element("title", window.title)
            xml.element("updated", window.updated.iso8601)
            xml.empty("link", ["rel": "self", "type": "application/atom+xml", "href": window.here])
            xml.empty("link", ["rel": "first", "type": "application/atom+xml", "href": window.first])
            if let next = window.next {
                xml.empty("link", ["rel": "next", "type": "application/atom+xml", "href": next])
            }
            xml.empty("link", ["rel": "alternate", "type": "text/html", "href": window.site])
            xml.element("author") { $0.element("name", "Errata") }
            for (change, record) in window.changes { entry(change, record, window, to: &xml) }
        }
        xml.literal("\n")
        return xml.bytes
    }

    private static func entry(
        _ change: StoredChange, _ record: ChangeRecord, _ window: FeedWindow, to xml: inout Markup
    ) {
        xml.element("entry") { xml in
            xml.element("id", "urn:errata:change:\(change.id)")
            xml.element("title", window.title(record))
            xml.element("updated", change.observedAt.iso8601)
            xml.element("published", change.observedAt.iso8601)
            xml.empty("link", ["rel": "alternate", "type": "text/html", "href": window.page(change)])
            if let link = ChangeLine(record).link { xml.empty("link", ["rel": "related", "href": link]) }
            for kind in record.kinds { xml.empty("category", ["term": kind.rawValue]) }
            // HTML inside Atom is text that is escaped once more.
            xml.element("content", ["type": "html"], window.html(change, record))
        }
    }
}

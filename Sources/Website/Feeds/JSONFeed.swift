import JSON
import MicroHTTPD
import Model
import Storage

/// The same changes as a JSON Feed (version 1.1).
enum JSONFeed {
    static let route = Route(
        "GET", "/feed.json", Route.Content(type: "application/feed+json", words: "the changes as a JSON Feed"),
        FeedWindow.parameters, statuses: [404]
    ) { question in
        let window = try FeedWindow(question)
        var json = JSONWriter()
        json.object { json in
            json.field("version", "https://jsonfeed.org/version/1.1")
            json.field("title", window.title)
            json.field("home_page_url", window.site)
            json.field("feed_url", window.first)
            if let next = window.next { json.field("next_url", next) }
            json.key("items")
            json.array { json in
                for (change, record) in window.changes { item(change, record, window, to: &json) }
            }
        }
        return HTTPResponse(
            headers: [HTTPField("Content-Type", "application/feed+json")], body: json.bytes + [UInt8(ascii: "\n")])
    }

    private static func item(
        _ change: StoredChange, _ record: ChangeRecord, _ window: FeedWindow, to json: inout JSONWriter
    ) {
        json.object { json in
            json.field("id", "urn:errata:change:\(change.id)")
            json.field("url", window.page(change))
            if let link = ChangeLine(record).link { json.field("external_url", link) }
            json.field("title", window.title(record))
            json.field("content_html", window.html(change, record))
            json.field("date_published", change.observedAt.iso8601)
            json.field("tags", record.kinds.map(\.rawValue) + record.source.tags)
            json.key("authors")
            json.array { json in json.object { $0.field("name", record.source.name) } }
        }
    }
}

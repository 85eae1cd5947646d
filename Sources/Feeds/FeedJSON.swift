public import JSON
import Model

/// The JSON form of a feed: the contract of `errata parse`.
public enum FeedJSON {
    /// Reads a document and writes its members into an object that is already open.
    ///
    /// A document that is no feed gives `error`, and `feeds` when it is a page that links to some. No more than one
    /// entry is in memory beside its output.
    ///
    /// - Parameters:
    ///   - input: the document.
    ///   - json: takes the members.
    /// - Returns: whether the document was a feed.
    @discardableResult
    public static func writeMembers(of input: FeedInput, to json: inout JSONWriter) -> Bool {
        json.key("entries")
        var document = FeedDocument.unreadable(reason: "")
        json.array { json in document = FeedReader.stream(input) { write($0, to: &json) } }
        switch document {
        case .feed(let feed):
            write(feed, to: &json)
            return true
        case .page(let feeds):
            json.field("error", "the document is a web page, not a feed")
            json.key("feeds")
            json.array { json in for link in feeds { write(link, to: &json) } }
        case .unreadable(let reason):
            json.field("error", reason)
        }
        return false
    }

    private static func write(_ feed: Feed, to json: inout JSONWriter) {
        json.field("format", feed.format)
        json.field("title", feed.title)
        json.field("link", feed.link)
        json.field("description", feed.description)
        json.field("language", feed.language)
        json.field("updated", feed.updated?.iso8601)
        json.field("ttl_minutes", feed.hints.ttlMinutes)
        json.key("skip_hours")
        json.array { json in for hour in feed.hints.skipHours { json.value(hour) } }
        json.field("skip_days", feed.hints.skipDays)
        json.field("update_period_seconds", feed.hints.updatePeriodSeconds)
        json.field("hub", feed.hubs)
        json.field("self", feed.selfLink)
        json.field("next", feed.next)
        if !feed.deleted.isEmpty {
            json.key("deleted")
            json.array { json in
                for entry in feed.deleted {
                    json.object { json in
                        json.field("id", entry.id)
                        json.field("at", entry.at?.iso8601)
                    }
                }
            }
        }
        json.field("warnings", feed.warnings)
    }

    private static func write(_ entry: Entry, to json: inout JSONWriter) {
        json.object { json in
            json.field("id", entry.id)
            json.field("url", entry.url)
            if let original = entry.originalURL { json.field("original_url", original) }
            json.field("title", entry.title)
            json.key("authors")
            json.array { json in for person in entry.authors { write(person, to: &json) } }
            json.field("published", entry.published?.iso8601)
            json.field("updated", entry.updated?.iso8601)
            json.field("summary", entry.summary)
            json.field("content_html", entry.contentHTML)
            json.field("categories", entry.categories)
            json.key("enclosures")
            json.array { json in for enclosure in entry.enclosures { write(enclosure, to: &json) } }
            json.field("comments", entry.comments)
        }
    }

    private static func write(_ person: Person, to json: inout JSONWriter) {
        json.object { json in
            if let name = person.name { json.field("name", name) }
            if let email = person.email { json.field("email", email) }
            if let url = person.url { json.field("url", url) }
        }
    }

    private static func write(_ enclosure: Enclosure, to json: inout JSONWriter) {
        json.object { json in
            json.field("url", enclosure.url)
            json.field("type", enclosure.type)
            json.field("length", enclosure.length)
        }
    }

    private static func write(_ link: FeedLink, to json: inout JSONWriter) {
        json.object { json in
            json.field("url", link.url)
            json.field("title", link.title)
            json.field("type", link.type)
        }
    }
}

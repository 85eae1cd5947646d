import Dates
import Encodings
import JSON
import Model

/// JSON Feed 1.0 and 1.1.
///
/// A member of the wrong type costs only itself.
struct JSONFeedReader {
    let base: WebAddress?
    let warnings: [String]

    static func read(_ text: DecodedText, url: String?, to sink: (Entry) -> Bool) -> FeedDocument {
        var items: JSONElements
        do {
            items = try JSONElements(of: "items", in: text.bytes)
        } catch {
            return .unreadable(reason: "the document begins like JSON, but: \(error)")
        }
        let document = items.rest
        guard items.isPresent || document["version"]?.string?.contains("jsonfeed.org") ?? false else {
            return .unreadable(reason: "the document is JSON, but no JSON Feed: it has no \"items\"")
        }
        let reader = JSONFeedReader(base: url.map { WebAddress($0) }, warnings: text.warnings)
        var feed = reader.feed(document)
        let authors = reader.authors(document)
        while let item = items.next() {
            if hasOverlongAddress(item), !feed.bounds.contains(Address.overlong) {
                feed.bounds.append(Address.overlong)
            }
            guard item.object == nil || sink(reader.entry(item, feedAuthors: authors)) else { return .feed(feed) }
        }
        if let damage = items.damage {
            feed.isCut = damage.offset >= text.bytes.count
            feed.isBounded = true
            let words = "the document is damaged: \(damage)"
            if feed.isCut {
                feed.warnings.append(words)
            } else {
                feed.bounds.append(words + "; what follows was not read")
            }
        }
        return .feed(feed)
    }

    private static func hasOverlongAddress(_ item: JSONValue) -> Bool {
        ["url", "external_url"].contains { item[$0]?.string.map { $0.utf8.count > Address.maximumBytes } ?? false }
    }

    private func feed(_ document: JSONValue) -> Feed {
        let version = document["version"]?.string ?? ""
        var feed = Feed(format: version.hasSuffix("1.1") ? "jsonfeed1.1" : "jsonfeed1.0")
        feed.title = title(document["title"])
        feed.link = address(document["home_page_url"])
        feed.description = text(document["description"])
        feed.language = text(document["language"])
        feed.selfLink = address(document["feed_url"])
        feed.next = address(document["next_url"])
        feed.hubs = (document["hubs"]?.array ?? []).compactMap { address($0["url"]) }
        feed.warnings = warnings
        return feed
    }

    private func entry(_ item: JSONValue, feedAuthors: [Person]) -> Entry {
        var entry = Entry()
        entry.id = text(item["id"])
        entry.url = address(item["url"]) ?? address(item["external_url"])
        entry.title = title(item["title"])
        let authors = authors(item)
        entry.authors = authors.isEmpty ? feedAuthors : authors
        entry.published = date(item["date_published"])
        entry.updated = date(item["date_modified"])
        entry.summary = text(item["summary"])
        entry.contentHTML = html(item)
        entry.categories = tags(item["tags"])
        entry.enclosures = (item["attachments"]?.array ?? []).compactMap { enclosure($0) }
        return entry
    }

    private func html(_ item: JSONValue) -> String? {
        if let html = text(item["content_html"]) {
            return HTMLLinks.resolved(Array(html.utf8), base: base).map { String(decoding: $0, as: UTF8.self) } ?? html
        }
        return text(item["content_text"]).map { String(decoding: HTMLText.escaped(Array($0.utf8)[...]), as: UTF8.self) }
    }

    /// Version 1.1 lists `authors`, version 1.0 has one `author`; some feeds have both.
    private func authors(_ value: JSONValue) -> [Person] {
        let listed = value["authors"]?.array ?? value["authors"].map { [$0] } ?? []
        var people = listed.compactMap { person($0) }
        if let single = value["author"].flatMap({ person($0) }), !people.contains(where: { $0.name == single.name }) {
            people.append(single)
        }
        return people
    }

    private func person(_ value: JSONValue) -> Person? {
        if let name = value.string { return text(.string(name)).map { PersonText.person($0) } }
        let person = Person(name: text(value["name"]), url: address(value["url"]))
        return person == Person() ? nil : person
    }

    private func enclosure(_ value: JSONValue) -> Enclosure? {
        guard let url = address(value["url"]) else { return nil }
        let size = value["size_in_bytes"]
        let length =
            size?.int ?? size?.string.flatMap { Int($0) } ?? size?.double.flatMap { Int(exactly: $0.rounded()) }
        return Enclosure(url: url, type: text(value["mime_type"]), length: length)
    }

    private func tags(_ value: JSONValue?) -> [String] {
        let listed = value?.array ?? value.map { [$0] } ?? []
        return listed.compactMap { text($0) }
    }

    /// A string, or a number as it was written; nothing else is text.
    private func text(_ value: JSONValue?) -> String? {
        switch value {
        case .string(let text):
            let trimmed = Array(text.utf8)[...].trimmed
            return trimmed.isEmpty ? nil : String(decoding: trimmed, as: UTF8.self)
        case .number(let literal): return literal
        default: return nil
        }
    }

    private func title(_ value: JSONValue?) -> String? {
        text(value).flatMap { PlainText.of(Array($0.utf8), form: .text) }
    }

    private func address(_ value: JSONValue?) -> String? {
        guard case .string(let text) = value else { return nil }
        return Address.resolved(Array(text.utf8)[...], base: base)
    }

    private func date(_ value: JSONValue?) -> Timestamp? {
        guard case .string(let text) = value else { return nil }
        return FeedDate.read(text)
    }
}

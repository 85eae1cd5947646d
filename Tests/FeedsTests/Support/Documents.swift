import Feeds
import Model

/// Short ways to write documents.
enum Documents {
    /// An RSS 2.0 channel around items.
    static func rss(_ body: String, root: String = "<rss version=\"2.0\">") -> String {
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\(root)<channel><title>T</title>"
            + "<link>https://site.example/</link>\(body)</channel></rss>"
    }

    static func item(_ body: String) -> String { rss("<item>\(body)</item>") }

    /// An Atom 1.0 feed around entries.
    static func atom(_ body: String) -> String {
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>T</title>\(body)</feed>"
    }

    static func read(_ text: String, url: String? = "https://site.example/feed", type: String? = nil) -> Feed? {
        read(Array(text.utf8), url: url, type: type)
    }

    static func read(_ bytes: [UInt8], url: String? = nil, type: String? = nil) -> Feed? {
        guard case .feed(let feed) = FeedReader.read(bytes, url: url, contentType: type) else { return nil }
        return feed
    }

    /// The only entry of a document.
    static func entry(_ text: String, url: String? = "https://site.example/feed") -> Entry? {
        guard let feed = read(text, url: url), feed.entries.count == 1 else { return nil }
        return feed.entries[0]
    }
}

import Feeds
import JSON
import Model

/// What must hold of any bytes that are read as a feed.
public enum FeedProperties {
    /// Reads the bytes as they are: JSON comes out, the same twice, and its entries can be matched.
    public static func check(_ bytes: [UInt8]) {
        let written = json(bytes)
        precondition((try? JSONParser.parse(written)) != nil, "the output is no JSON")
        precondition(written == json(bytes), "a second reading differs")
        guard case .feed(let feed) = FeedReader.read(bytes, url: "https://a.example/b/feed") else { return }
        let known = feed.entries.map { KnownEntry($0) }
        let matches = EntryMatcher.match(feed.entries, with: known.reversed())
        precondition(matches.count == feed.entries.count, "an entry has no match")
    }

    /// Reads the bytes as the content of that element, so that they need not find the format first.
    public static func check(_ bytes: [UInt8], within start: String) { check(Array(start.utf8) + bytes) }

    private static func json(_ bytes: [UInt8]) -> [UInt8] {
        var json = JSONWriter()
        json.object { FeedJSON.writeMembers(of: FeedInput(bytes: bytes, url: "https://a.example/b/feed"), to: &$0) }
        return json.bytes
    }
}

// The reading stands in the call and the document after it: two closures each.
// swift-format-ignore-file: OnlyOneTrailingClosureArgument

import Articles
import Feeds
import Model

/// Pages that list links, feeds that pages name, and documents whose entries are recognised.
enum ListShapes {
    private static let url = "https://news.example/"

    private static func listing(_ name: String, _ size: Int, _ part: @escaping @Sendable (Int) -> String) -> Shape {
        Shape(
            "listing: \(name)", size,
            read: { bytes, _ in
                _ = ListingReader.links(PageInput(bytes: bytes, url: url))
            }
        ) { numbered("<html><body>", $0, "</body></html>", part: part) }
    }

    private static func match(
        _ name: String, _ size: Int, _ before: @escaping @Sendable (Int) -> Entry,
        _ now: @escaping @Sendable (Int) -> Entry
    ) -> Shape {
        Shape(
            "entries: \(name)", size,
            read: { _, size in
                _ = EntryMatcher.match((0..<size).map(now), with: (0..<size).map { KnownEntry(before($0)) })
            }
        ) { _ in [] }
    }

    private static func entry(_ id: String?, _ url: String?, _ title: String?) -> Entry {
        var entry = Entry()
        entry.id = id
        entry.url = url
        entry.title = title
        return entry
    }

    static let all: [Shape] = [
        listing("equal links", 2000) { _ in "<a href='/2026/05/02/the-bridge-is-closed'>The bridge is closed again</a>"
        },
        listing("other links", 1000) {
            "<a href='/2026/05/02/the-bridge-is-closed-\($0)'>The bridge is closed again</a>"
        },
        listing("links of other kinds", 1000) {
            "<p class='c\($0)'><a href='/2026/05/02/bridge-\($0)'>The bridge is closed</a></p>"
        },
        listing("nested links", 400) { "<div><a href='/2026/05/02/bridge-\($0)'>The bridge is closed again</a>" },
        Shape(
            "listing: feeds that a page names", 2000,
            read: { bytes, _ in
                _ = FeedDiscovery.links(inHTML: bytes, url: url)
            }
        ) {
            numbered("<html><head>", $0, "</head></html>") {
                "<link rel='alternate' type='application/rss+xml' href='/\($0).xml'>"
            }
        },
        Shape(
            "listing: feeds that a header names", 2000,
            read: { bytes, _ in
                _ = FeedDiscovery.links(inHeader: String(decoding: bytes, as: UTF8.self), url: url)
            }
        ) { numbered("", $0) { "</\($0).xml>; rel=alternate; type=\"application/rss+xml\", " } },
        match(
            "same", 500, { entry("i\($0)", "/a\($0)", "The bridge \($0)") },
            { entry("i\($0)", "/a\($0)", "The bridge \($0)") }),
        match(
            "other ids", 500, { entry("i\($0)", "/a\($0)", "The bridge \($0)") },
            { entry("j\($0)", "/a\($0)", "The bridge \($0)") }),
        match(
            "one id", 500, { entry("i", "/a\($0)", "The bridge \($0)") }, { entry("i", "/b\($0)", "The bridge \($0)") }),
        match(
            "one address", 500, { entry("i\($0)", "/a", "The bridge \($0)") },
            { entry("j\($0)", "/a", "The bridge \($0)") }),
        match("fragments", 500, { entry(nil, "/a#\($0)", nil) }, { entry(nil, "/a#\($0)", nil) }),
        match("nothing", 500, { _ in entry(nil, nil, nil) }, { _ in entry(nil, nil, nil) }),
    ]
}

import Feeds
import Glibc
import Linux
import Model
import Testing

/// Input made to hurt: an answer in time linear in its length, in bounded memory, and no trap.
struct HostileTests {
    static func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }

    /// Each of about 300 kB: quadratic work would take minutes.
    static let documents: [(name: String, text: String)] = [
        (
            "ten thousand attributes",
            "<rss><channel><item " + (0..<10_000).map { "a\($0)=\"x\"" }.joined(separator: " ")
                + "><title>a</title></item>"
        ),
        ("attributes without blanks", "<rss><channel><item " + repeated("a=\"<\"", 40_000) + "/>"),
        (
            "ten thousand namespaces",
            "<rss " + (0..<10_000).map { "xmlns:p\($0)=\"u\"" }.joined(separator: " ") + ">"
                + repeated("<p9:x/>", 10_000)
        ),
        ("depth 100,000", "<rss><channel><item><description>" + repeated("<b>", 100_000)),
        ("depth 100,000, closed by other names", "<rss><channel>" + repeated("<b>", 50_000) + repeated("</c>", 50_000)),
        ("comments that do not end", "<rss><channel>" + repeated("<!-- ", 60_000)),
        ("sections that do not end", "<rss><channel><title>" + repeated("<![CDATA[", 30_000)),
        ("instructions that do not end", "<rss><channel>" + repeated("<?x ", 60_000)),
        ("declarations that do not end", "<rss><channel>" + repeated("<!x ", 60_000)),
        ("document types", "<rss>" + repeated("<!DOCTYPE a [", 20_000)),
        ("quotes that do not end", "<rss><channel>" + repeated("<a b=\"", 40_000)),
        ("single quotes", "<rss><channel>" + repeated("<a b='>", 40_000)),
        ("brackets", "<rss><channel><title>" + repeated("<", 300_000)),
        ("ampersands", "<rss><channel><title>" + repeated("&", 300_000)),
        ("ampersands in a title of HTML", "<rss><channel><title>&lt;b&gt;" + repeated("&amp;", 60_000)),
        ("brackets in a title of HTML", "<rss><channel><title>&lt;b&gt;" + repeated("&lt;a ", 50_000)),
        ("comments in a title of HTML", "<rss><channel><title>&lt;b&gt;" + repeated("&lt;!--", 40_000)),
        ("scripts in a title of HTML", "<rss><channel><title>&lt;b&gt;" + repeated("&lt;script&gt;", 20_000)),
        (
            "quotes in tags of HTML",
            "<rss><channel><item><description>" + repeated("&lt;a href=\"", 25_000) + "</description></item>"
        ),
        ("zero-width spaces", "<rss><channel><title>" + repeated("\u{200B}", 100_000)),
        (
            "many categories",
            "<rss><channel><item>" + (0..<8_000).map { "<category>\($0)</category>" }.joined() + "</item>"
        ),
        ("many hubs", "<rss><channel>" + (0..<5_000).map { "<atom:link rel='hub' href='/\($0)'/>" }.joined()),
        (
            "many authors",
            "<rss><channel><item>" + (0..<8_000).map { "<dc:creator>\($0)</dc:creator>" }.joined() + "</item>"
        ),
        ("many bases", "<rss xml:base='http://a.example/'>" + repeated("<x xml:base='b/'>", 20_000)),
        ("JSON of brackets", "{\"items\":" + repeated("[", 100_000)),
        ("addresses without an end", repeated("http://a.example/\u{1}", 20_000)),
        ("outlines in outlines", "<opml><body>" + repeated("<outline text='a' xmlUrl='b'>", 10_000)),
    ]

    @Test(arguments: documents.indices) func `An answer in linear time`(index: Int) throws {
        let (name, text) = Self.documents[index]
        // The processor's time: others may be using the machine.
        let clock = try #require(ThreadClock.current)
        let start = try #require(clock.time)
        _ = FeedReader.read(Array((text + "</item></channel></rss>").utf8), url: "https://a.example/")
        let duration = try #require(clock.time) - start
        // A sanitizer makes everything slower by about this much; what is quadratic would still take minutes.
        let patience = getenv("ERRATA_SANITIZER") == nil ? 1 : 10
        #expect(duration < .seconds(8 * patience), "\(name)")
    }

    @Test(arguments: ["a", "<x/>", "&z0;"]) func `An entity bomb runs dry`(seed: String) {
        let declarations = (1...30).map { "<!ENTITY z\($0) \"" + Self.repeated("&z\($0 - 1);", 10) + "\">" }.joined()
        let text =
            "<!DOCTYPE r [<!ENTITY z0 \"\(seed)\">\(declarations)]><rss><channel><title>&z30;&z5;</title></channel></rss>"
        let feed = Documents.read(text)
        #expect(feed != nil)
        #expect(feed?.title?.utf8.count ?? 0 < 1 << 22)
    }

    @Test func `NULs, controls and invalid bytes leave the rest readable`() {
        var bytes = Array(Documents.rss("<item><title>one two</title></item>").utf8)
        for place in [45, 70, 90] { bytes.insert(contentsOf: [0, 1, 0x1F, 0xFF], at: place) }
        #expect(FeedReader.read(bytes) != .unreadable(reason: ""))
    }

    @Test func `Any bytes give an answer`() {
        var seed: UInt64 = 99
        let words = [
            "<rss>", "<item>", "</item>", "<title", ">", "&#", "x", ";", "<![CDATA[", "]]>", "\"", "'", "=", "<!--",
            "-->", "<link href=",
        ]
        for _ in 0..<2_000 {
            var bytes = Array("<rss><channel>".utf8)
            for _ in 0..<40 {
                seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
                let pick = Int(seed >> 40)
                if pick % 5 == 0 {
                    bytes.append(UInt8(pick >> 8 & 255))
                } else {
                    bytes += Array(words[pick / 5 % words.count].utf8)
                }
            }
            _ = FeedReader.read(bytes, url: "https://a.example/")
        }
    }

    @Test func `Memory is bounded by the largest entry`() {
        let item = "<item><title>t</title><description>" + Self.repeated("x", 500) + "</description></item>"
        let input = FeedInput(bytes: Array(Documents.rss(Self.repeated(item, 2_000)).utf8))
        var count = 0
        let document = FeedReader.stream(input) { _ in count += 1 }
        #expect(count == 2_000)
        guard case .feed(let feed) = document else {
            Issue.record("no feed")
            return
        }
        #expect(feed.entries.isEmpty)
    }
}

/// No document becomes many times as large in memory, and one that is cut says so.
struct BoundTests {
    private static func feed(_ text: String) throws -> Feed {
        guard case .feed(let feed) = FeedReader.read(Array(text.utf8), url: "https://news.example/feed") else {
            throw Unread()
        }
        return feed
    }

    private struct Unread: Error {}

    @Test(arguments: [
        ("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[", "{},", "{}]}"),
        ("<rss version='2.0'><channel>", "<item/>", "</channel></rss>"),
        ("<rss version='2.0'><channel>", "<item>", "</channel></rss>"),
        ("<feed xmlns='http://www.w3.org/2005/Atom'>", "<entry/>", "</feed>"),
        (
            "<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' xmlns='http://purl.org/rss/1.0/'>",
            "<item/>", "</rdf:RDF>"
        ),
        ("<urlset>", "<url/>", "</urlset>"), ("<sitemapindex>", "<sitemap/>", "</sitemapindex>"),
        ("", "https://news.example/a\n", ""),
    ])
    func `entries beyond the limit are left out and told`(head: String, part: String, tail: String) throws {
        let feed = try Self.feed(head + String(repeating: part, count: 50_001) + tail)
        #expect(feed.entries.count == 50_000)
        #expect(feed.isBounded)
        #expect(feed.warnings.contains { $0.contains("50000 entries") })
    }

    @Test(arguments: [
        ("<rss><channel><item>", "<category>", "</category>", "</item></channel></rss>", "200 authors"),
        (
            "<rss xmlns:dc='http://purl.org/dc/elements/1.1/'><channel><item>", "<dc:creator>", "</dc:creator>",
            "</item></channel></rss>", "200 authors"
        ),
        ("<rss><channel><item>", "<enclosure url='/", "'/>", "</item></channel></rss>", "200 authors"),
        ("{\"items\":[{\"tags\":[", "\"", "\",", "\"x\"]}]}", "200 authors"),
        ("{\"items\":[{\"authors\":[", "\"", "\",", "\"x\"]}]}", "200 authors"),
        ("{\"items\":[{\"attachments\":[", "{\"url\":\"/", "\"},", "{}]}]}", "200 authors"),
        (
            "<opml><body><outline xmlUrl='https://news.example/' category='", "", ",", "'/></body></opml>",
            "200 authors"
        ),
        (
            "<feed xmlns='http://www.w3.org/2005/Atom' xmlns:at='http://purl.org/atompub/tombstones/1.0'>",
            "<at:deleted-entry ref='", "'/>", "</feed>", "1000 deleted"
        ),
        ("<rss><channel><title>", "<b a='", "'>", "</title></channel></rss>", "256 levels"),
        (
            "<rss ", "xmlns:n", "='x' ", "><channel><title>x</title></channel></rss>", "128 namespaces"
        ),
    ])
    func `parts beyond the limit are left out and told, and the entries count`(
        head: String, before: String, after: String, tail: String, words: String
    ) throws {
        let feed = try Self.feed(head + (0..<1200).map { before + "\($0)" + after }.joined() + tail)
        #expect(!feed.isBounded)
        #expect(feed.bounds.count == 1)
        #expect(feed.bounds.first?.contains(words) ?? false)
        #expect(feed.warnings.contains { $0.contains(words) })
        for entry in feed.entries {
            #expect(max(entry.authors.count, entry.categories.count, entry.enclosures.count) <= 200)
        }
    }

    @Test(arguments: [
        "<rss><channel><item><title>x</title><link>https://a.example/%@</link></item></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry><title>x</title><link href='https://a.example/%@'/></entry></feed>",
        "{\"items\":[{\"title\":\"x\",\"url\":\"https://a.example/%@\"}]}",
    ])
    func `an address that nobody can ask for is passed over and told`(document: String) throws {
        let feed = try Self.feed(document.replacing("%@", with: String(repeating: "a", count: 20_000)))
        #expect(feed.bounds == ["an address of more than 16384 bytes was passed over"])
        #expect(try Self.feed(document.replacing("%@", with: "short")).bounds.isEmpty)
    }

    @Test func `entities that expand to too much are told`() throws {
        let declared = (1...5).map { "<!ENTITY e\($0) '\(String(repeating: "&e\($0 - 1);", count: 20))'>" }.joined()
        let feed = try Self.feed(
            "<!DOCTYPE rss [<!ENTITY e0 'x'>\(declared)]><rss><channel><title>&e5;</title></channel></rss>")
        #expect(feed.bounds.contains { $0.contains("entities") })
    }

    @Test(arguments: [("", true, 0), ("]", true, 0), ("] x", false, 1), (",@", false, 1)])
    func `a damaged list of items is cut at its end and bounded in its middle`(
        tail: String, isCut: Bool, bounds: Int
    ) throws {
        let feed = try Self.feed("{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"id\":\"a\"}\(tail)")
        #expect(feed.entries.count == 1)
        #expect(feed.isBounded)
        #expect(feed.isCut == isCut)
        #expect(feed.bounds.count == bounds)
    }

    @Test func `a list of subscriptions is bounded as feeds are`() throws {
        let outlines = (0..<50_010).map { "<outline xmlUrl='https://n\($0).example/'/>" }.joined()
        let list = try #require(OPML.read(Array("<opml><body>\(outlines)</body></opml>".utf8)))
        #expect(list.outlines.count == 50_000)
        #expect(list.bounds.count == 1)
    }

    @Test(arguments: [
        ("<rss><channel>", "<item/>", "</channel></rss>"), ("{\"items\":[", "{},", "{}]}"),
        ("<rss><channel>", "<x>", "</channel></rss>"), ("", "https://news.example/a\n", ""),
    ])
    func `a reading that nobody waits for ends`(head: String, part: String, tail: String) {
        let text = head + String(repeating: part, count: 200_000) + tail
        var input = FeedInput(bytes: Array(text.utf8))
        input.isGivenUp = { true }
        guard case .feed(let feed) = FeedReader.read(input) else {
            Issue.record("it was not read")
            return
        }
        #expect(feed.entries.isEmpty)
    }

    @Test func `as many entries as there may be are no excess`() throws {
        let feed = try Self.feed("<rss><channel>" + String(repeating: "<item/>", count: 50_000) + "</channel></rss>")
        #expect(feed.entries.count == 50_000)
        #expect(!feed.isBounded && feed.warnings.isEmpty)
    }

    @Test func `a long base does not come back in every address`() throws {
        let base = "https://news.example/" + String(repeating: "a", count: 100_000) + "/"
        let items = String(repeating: "<item><link>b</link></item>", count: 1000)
        let feed = try Self.feed("<rss xml:base='\(base)'><channel>\(items)</channel></rss>")
        #expect(feed.entries.count == 1000)
        #expect(feed.entries.allSatisfy { $0.url?.utf8.count ?? 0 < 100 })
    }

    @Test func `links of one text do not grow without end`() throws {
        let base = "https://news.example/" + String(repeating: "a", count: 2000) + "/"
        let links = String(repeating: "&lt;a href=b&gt;", count: 20_000)
        let feed = try Self.feed(
            "<rss xml:base='\(base)'><channel><item><description>\(links)</description></item></channel></rss>")
        #expect(feed.entries.first?.summary?.utf8.count ?? 0 < 2_000_000)
    }

    @Test func `names that every entry repeats count as often as they stand there`() throws {
        let name = String(repeating: "n", count: 100_000)
        let outlines = String(repeating: "<outline xmlUrl='https://news.example/", count: 1)
        let list = (0..<2000).map { "\(outlines)\($0)'/>" }.joined()
        let feed = try Self.feed("<opml><body><outline text='\(name)'>\(list)</outline></body></opml>")
        #expect(feed.isBounded)
        #expect(feed.entries.count < 700)
    }

    @Test func `JSON of more values than are read is refused in words`() {
        let items =
            "{\"version\":\"https://jsonfeed.org/version/1.1\",\"x\":[" + String(repeating: "0,", count: 1_000_001)
            + "0],\"items\":[]}"
        guard case .unreadable(let reason) = FeedReader.read(Array(items.utf8)) else {
            Issue.record("it was read")
            return
        }
        #expect(reason.contains("1000000 values"))
    }
}

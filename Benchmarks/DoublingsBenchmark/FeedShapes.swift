// The reading stands in the call and the document after it: two closures each.
// swift-format-ignore-file: OnlyOneTrailingClosureArgument

import Feeds
import JSON
import Model

/// Feeds and sitemaps with very many of one thing.
enum FeedShapes {
    private static func feed(_ name: String, _ size: Int, _ head: String, _ part: String, _ tail: String) -> Shape {
        Shape("feed: \(name)", size, read: { bytes, _ in read(bytes) }) { repeated(head, part, $0, tail) }
    }

    private static func read(_ bytes: [UInt8]) { _ = FeedReader.read(bytes, url: "https://news.example/feed") }

    private static let rss = "<rss version='2.0'><channel><title>News</title>"
    private static let rssEnd = "</channel></rss>"
    private static let atom = "<feed xmlns='http://www.w3.org/2005/Atom'><title>News</title>"

    static let all: [Shape] = [
        feed("empty RSS items", 5000, rss, "<item/>", rssEnd),
        feed(
            "RSS items", 1000, rss,
            "<item><title>a</title><link>/a</link><pubDate>Sat, 02 May 2026 10:00:00 GMT</pubDate></item>", rssEnd),
        feed("nested RSS items", 2000, rss, "<item>", rssEnd),
        feed("RSS categories", 2000, rss + "<item><title>a</title>", "<category>b</category>", "</item>" + rssEnd),
        Shape("feed: other RSS categories", 2000, read: { bytes, _ in read(bytes) }) {
            numbered(rss + "<item>", $0, "</item>" + rssEnd) { "<category>b\($0)</category>" }
        },
        Shape("feed: RSS authors", 2000, read: { bytes, _ in read(bytes) }) {
            numbered(rss + "<item xmlns:dc='http://purl.org/dc/elements/1.1/'>", $0, "</item>" + rssEnd) {
                "<dc:creator>Ann \($0)</dc:creator>"
            }
        },
        Shape("feed: RSS enclosures", 2000, read: { bytes, _ in read(bytes) }) {
            numbered(rss + "<item>", $0, "</item>" + rssEnd) { "<enclosure url='/\($0).mp3'/>" }
        },
        feed("empty Atom entries", 5000, atom, "<entry/>", "</feed>"),
        feed("Atom links", 2000, atom + "<entry>", "<link rel='alternate' href='/a'/>", "</entry></feed>"),
        feed("Atom hubs", 2000, atom, "<link rel='hub' href='https://hub.example/'/>", "</feed>"),
        Shape("feed: other Atom hubs", 2000, read: { bytes, _ in read(bytes) }) {
            numbered(atom, $0, "</feed>") { "<link rel='hub' href='https://hub.example/\($0)'/>" }
        },
        feed("Atom authors of the feed", 2000, atom, "<author><name>Ann</name></author>", "<entry/></feed>"),
        feed(
            "XHTML content", 2000, atom + "<entry><content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>",
            "<p>a <a href='b'>c</a></p>", "</div></content></entry></feed>"),
        feed(
            "HTML content", 2000, rss + "<item><description>", "&lt;p&gt;a &lt;a href='b'&gt;c&lt;/a&gt;",
            "</description></item>" + rssEnd),
        feed(
            "sitemap addresses", 2000, "<urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'>",
            "<url><loc>https://news.example/a</loc></url>", "</urlset>"),
        feed("empty sitemap entries", 5000, "<urlset>", "<url/>", "</urlset>"),
        feed(
            "sitemaps of an index", 2000, "<sitemapindex>", "<sitemap><loc>https://news.example/a.xml</loc></sitemap>",
            "</sitemapindex>"),
        feed(
            "OPML outlines", 2000, "<opml version='2.0'><body>", "<outline xmlUrl='https://news.example/a'/>",
            "</body></opml>"),
        Shape("feed: other OPML outlines", 2000, read: { bytes, _ in read(bytes) }) {
            numbered("<opml version='2.0'><body>", $0, "</body></opml>") {
                "<outline xmlUrl='https://news.example/\($0)'/>"
            }
        },
        feed(
            "nested OPML outlines", 2000, "<opml version='2.0'><body>",
            "<outline text='a' xmlUrl='https://news.example/a'>", "</body></opml>"),
        feed("open elements", 5000, rss, "<a>", rssEnd),
        feed("end tags", 5000, rss, "</a>", rssEnd),
        feed("crossed tags", 2000, rss, "<a><b></a></b>", rssEnd),
        Shape("feed: names of its own", 2000, read: { bytes, _ in read(bytes) }) {
            numbered(rss + "<item>", $0, "</item>" + rssEnd) { "<a\($0)>b</a\($0)>" }
        },
        Shape("feed: namespaces", 2000, read: { bytes, _ in read(bytes) }) {
            numbered("<rss", $0, "><channel><item/></channel></rss>") { " xmlns:n\($0)='http://n.example/\($0)'" }
        },
        Shape("feed: namespaces in each other", 2000, read: { bytes, _ in read(bytes) }) {
            numbered(rss, $0, rssEnd) { "<n\($0):a xmlns:n\($0)='http://n.example/\($0)'>" }
        },
        feed("attributes", 5000, "<rss><channel", " a='b'", "><item/></channel></rss>"),
        feed(
            "entities", 2000, "<!DOCTYPE rss [", "<!ENTITY a 'b'>",
            "]>" + rss + "<item><title>&a;</title></item>" + rssEnd),
        feed("references", 5000, rss + "<item><title>", "&amp;&nbsp;&x;", "</title></item>" + rssEnd),
        feed("comments", 5000, rss, "<!-- a -->", rssEnd),
        feed("open comments", 5000, rss, "<!--", rssEnd),
        feed("open character data", 5000, rss, "<![CDATA[", rssEnd),
        feed("open instructions", 5000, rss, "<?a", rssEnd),
        feed("less-than signs", 5000, rss, "<", rssEnd),
        feed("quotation marks", 5000, rss + "<a b=", "\"'", rssEnd),
        feed("bases in each other", 1000, rss, "<a xml:base='b/'>", "<item><link>c</link></item>" + rssEnd),
        feed("skipped hours", 5000, rss + "<skipHours>", "<hour>1</hour>", "</skipHours>" + rssEnd),
        feed("wrong dates", 1000, rss, "<item><title>a</title><pubDate>Sat, 99 Foo 2026</pubDate></item>", rssEnd),
        feed("empty JSON items", 5000, "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[", "{},", "{}]}"),
        feed(
            "JSON items", 1000, "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[",
            "{\"id\":\"a\",\"url\":\"/a\",\"title\":\"b\"},", "{}]}"),
        feed("JSON members", 5000, "{\"version\":\"https://jsonfeed.org/version/1.1\",", "\"a\":1,", "\"items\":[{}]}"),
        feed(
            "JSON tags", 5000, "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[{\"tags\":[", "\"a\",",
            "\"b\"]}]}"),
        feed(
            "JSON authors", 5000, "{\"version\":\"https://jsonfeed.org/version/1.1\",\"authors\":[",
            "{\"name\":\"a\"},", "{}],\"items\":[{}]}"),
        feed("nested JSON", 5000, "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[", "[", "]}"),
        feed(
            "JSON item lists", 2000, "{\"version\":\"https://jsonfeed.org/version/1.1\",", "\"items\":[{}],", "\"a\":1}"
        ),
        feed("lines of addresses", 2000, "", "https://news.example/a\n", ""),
        feed("blank lines", 5000, "https://news.example/a", "\n", ""),
    ]
}

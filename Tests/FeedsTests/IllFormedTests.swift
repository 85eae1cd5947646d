import Feeds
import Model
import Testing

/// Documents that are not XML: every complete entry survives.
struct IllFormedTests {
    static let two = "<item><title>a</title><guid>1</guid></item><item><title>b</title><guid>2</guid></item>"

    @Test(arguments: [
        "<item><title>a</Title></item><item><title>b</TITLE></item>",
        "<item><title>a</titel></item><item><title>b</title></item>",
        "<item><title>a<guid>1</guid></item><item><title>b<guid>2</guid></item>",
        "<item><title>a</title><item><title>b</title></item>",
        "<item><title>a</title><description><b>x</description></item><item><title>b</title></item>",
        "<item><title>a</title></b></item><item><title>b</title></i></item>",
        "<item><title>a</title><enclosure url=x.mp3 length=1></item><item><title>b</title></item>",
        "<item><title>a</title><x y=\"></item><item><title>b</title></item>",
        "<item><title>a</title><link>x?a&b</link></item><item><title>b</title><!-- x -- y --></item>",
        "<item><title>a</title></item><item><title>b</title></item><!-- never closed",
        "<item><title>a</title></item><item><title>b</title></item></channel></rss><script>x</script>",
        "<item><title>a</title></item><? php echo ?><item><title>b</title></item>",
        "<item><title>a</title></item></chanel><item><title>b</title></item>",
        "<items><item><title>a</title></item><item><title>b</title></item></items>",
        "<item><title>a</title><content:encoded><![CDATA[ x ]]&gt;]]></content:encoded></item><item><title>b</title></item>",
    ])
    func `Both items are found`(xml: String) {
        #expect(Documents.read("<rss><channel>" + xml)?.entries.map(\.title) == ["a", "b"])
    }

    @Test func `Items beside the channel count`() {
        let feed = Documents.read("<rss><channel><title>T</title></channel>\(Self.two)</rss>")
        #expect(feed?.entries.map(\.title) == ["a", "b"])
        #expect(feed?.title == "T")
    }

    @Test func `Wherever the document is cut, complete entries are kept and cut ones left out`() throws {
        let whole = Documents.rss(Self.two)
        let bytes = Array(whole.utf8)
        let ends = [
            try #require(whole.utf8Offset(afterFirst: "</item>")), try #require(whole.utf8Offset(afterLast: "</item>")),
        ]
        for length in 0...bytes.count {
            guard let feed = Documents.read(Array(bytes[..<length])) else { continue }
            // A start of the end tag's `>` is enough.
            let complete = ends.count { $0 <= length + 1 }
            #expect(feed.entries.count == complete, "cut at \(length)")
            if feed.entries.count == 1 { #expect(feed.entries[0].title == "a") }
        }
    }

    @Test func `A missing end tag costs the next entry neither its base nor its prefixes`() {
        let feed = Documents.read(
            "<rss><channel><item xml:base='https://b.example/'><link>1</link><item xml:base='https://c.example/' "
                + "xmlns:q='http://purl.org/dc/elements/1.1/'><link>2</link><q:title>t</q:title></item>"
                + "<item><link>3</link></item></channel></rss>")
        #expect(
            feed?.entries.map(\.url) == ["https://b.example/1", "https://c.example/2", "https://site.example/3"])
        #expect(feed?.entries.map(\.title) == [nil, "t", nil])
    }

    @Test func `A cut entry is told`() {
        let feed = Documents.read("<rss><channel><item><title>a</title><description>half a sen")
        #expect(feed?.entries.isEmpty == true)
        #expect(feed?.warnings == ["the document ends inside an entry, which was left out"])
    }

    @Test func `Declared entities are replaced, external ones are not read`() {
        let doctype =
            "<!DOCTYPE r [<!ENTITY who \"Ann &amp; &me;\"><!ENTITY me 'Bob'><!ENTITY x SYSTEM \"file:///etc/passwd\">]>"
        let feed = Documents.read(doctype + "<rss><channel><title>&who; &x; &nbsp;z</title></channel></rss>")
        #expect(feed?.title == "Ann & Bob &x; z")
    }

    @Test func `A declaration is refuted by the bytes`() {
        let bytes =
            Array("<?xml version='1.0' encoding='utf-8'?><rss><channel><title>caf".utf8) + [0xE9]
            + Array("</title></channel></rss>".utf8)
        let feed = Documents.read(bytes)
        #expect(feed?.title == "café")
        #expect(feed?.warnings == ["the document says utf-8, but the bytes are not"])
    }
}

extension String {
    func utf8Offset(afterFirst text: String) -> Int? {
        firstRange(of: text).map { utf8.distance(from: startIndex, to: $0.upperBound) }
    }

    func utf8Offset(afterLast text: String) -> Int? {
        ranges(of: text).last.map { utf8.distance(from: startIndex, to: $0.upperBound) }
    }

    static let warned: [(String, [String])] = [
        (
            "<br/><b>Warning</b>: x<?xml version=\"1.0\"?><rss><channel><item><guid>1</guid></item></channel></rss>",
            ["the feed begins after 22 bytes of something else, which were skipped"]
        ),
        ("\n<?xml version=\"1.0\"?><!-- c --><?a b?><!DOCTYPE rss><rss><channel></channel></rss>", []),
        (
            "<rss><channel><pubDate/><item><pubDate>soon</pubDate></item></channel></rss>",
            ["a date could not be read: \"soon\""]
        ),
        (
            "<feed><entry><updated>x\u{1B}</updated></entry><entry><updated>y</updated></entry></feed>",
            ["2 dates could not be read, the first is \"x\""]
        ),
        ("<rss><channel><item><pubDate>Tue, 24 Nov 2026 10:00:00 EST</pubDate></item></channel></rss>", []),
    ]

    @Test(arguments: warned) func `what was skipped is said`(document: String, warnings: [String]) {
        #expect(Documents.read(document)?.warnings == warnings)
    }
}

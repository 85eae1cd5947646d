import Feeds
import Model
import Testing

struct ListTests {
    @Test func `OPML that was written is read back`() {
        let outlines = [
            OPML.Outline(
                feedURL: "https://a.example/?x=1&y=2", siteURL: "https://a.example/", title: "A & \"B\" <c>",
                folders: ["News", "UK"]),
            OPML.Outline(feedURL: "https://b.example/", title: "B", folders: ["News"]),
            OPML.Outline(feedURL: "https://c.example/", title: "C"),
        ]
        #expect(OPML.read(OPML.write(outlines, title: "Mine & yours")) == outlines)
    }

    @Test func `Folders, doubles and lists of lists`() {
        let text = """
            <opml version="1.1"><head><title>x</title></head><body><outline text="F"><outline TEXT="a" xmlUrl="https://a.example/"/>
            <outline text="again" xmlUrl="https://a.example/"/></outline><outline type="source" xmlUrl="https://l.example/"/>
            <outline text="link" type="link" url="https://w.example/"/></body></opml>
            """
        #expect(
            OPML.read(Array(text.utf8)) == [OPML.Outline(feedURL: "https://a.example/", title: "a", folders: ["F"])])
    }

    @Test func `What is no OPML gives nil`() {
        #expect(OPML.read(Array("<rss version='2.0'/>".utf8)) == nil)
        #expect(OPML.read([]) == nil)
    }

    @Test(arguments: [
        ("<link rel='alternate' type='application/rss+xml' href='/a'>", ["https://s.example/a"]),
        ("<LINK REL=ALTERNATE TYPE='APPLICATION/ATOM+XML; charset=utf-8' HREF=a.xml>", ["https://s.example/a.xml"]),
        ("<base href='https://b.example/x/'><link rel='feed' href='f'>", ["https://b.example/x/f"]),
        (
            "<link rel='alternate' hreflang='de' href='/de'><a href='/news/feed/'>RSS</a>",
            ["https://s.example/news/feed/"]
        ),
        ("<link rel='alternate' type='application/rss+xml' href='/a'><a href='/feed'>x</a>", ["https://s.example/a"]),
        ("<script>var x = '<link rel=alternate type=application/rss+xml href=/no>'</script>", []),
        ("<!-- <link rel='alternate' type='application/rss+xml' href='/no'> -->", []),
        ("<a href='mailto:feed'>x</a><a href='/?format=rss'>y</a>", ["https://s.example/?format=rss"]),
    ])
    func `The feeds of a page`(html: String, urls: [String]) {
        #expect(FeedDiscovery.links(inHTML: Array(html.utf8), url: "https://s.example/").map(\.url) == urls)
    }

    @Test(arguments: [
        ("</f>; rel=\"alternate\"; type=\"application/atom+xml\"; title=\"A, \\\"B\\\"\"", ["https://s.example/f"]),
        (
            "<a>; rel=next, <b>; rel=alternate; type=text/html, <c>; rel=alternate; type=application/feed+json",
            ["https://s.example/c"]
        ),
        ("garbage", []), ("<unclosed", []), ("<a>; rel=\"alternate", []),
    ])
    func `The feeds of a Link header`(value: String, urls: [String]) {
        #expect(FeedDiscovery.links(inHeader: value, url: "https://s.example/").map(\.url) == urls)
    }
}

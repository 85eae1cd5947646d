import Feeds
import Model
import Testing

struct EntryFieldTests {
    @Test(arguments: [
        ("<link>https://a.example/1</link>", "https://a.example/1"), ("<link>/1</link>", "https://site.example/1"),
        ("<link>\n https://a.example/\n1 </link>", "https://a.example/1"),
        ("<link>//cdn.example/1</link>", "https://cdn.example/1"),
        ("<guid>https://a.example/1</guid>", "https://a.example/1"),
        ("<guid isPermaLink=' FALSE '>https://a.example/1</guid>", nil),
        ("<guid>tag:a,1</guid>", nil), ("<link>x?a=1&b=2&copy=3</link>", "https://site.example/x?a=1&b=2&copy=3"),
        ("<link/><guid>https://a.example/1</guid>", "https://a.example/1"),
        ("<link href='/1'/>", "https://site.example/1"), ("<atom:link href='/1'/>", "https://site.example/1"),
        ("<atom:link rel='self' href='/1'/>", nil),
        ("<link xml:base='https://b.example/x/'>1</link>", "https://b.example/x/1"),
        ("<enclosure url='/a.mp3' length='1' type='audio/mpeg'/>", "https://site.example/a.mp3"),
    ])
    func `The address of an RSS item`(xml: String, url: String?) {
        #expect(Documents.entry(Documents.item(xml + "<title>t</title>"))?.url == url)
    }

    @Test(arguments: [
        ("<link rel='related' href='/r'/><link href='/a'/>", "https://site.example/a"),
        ("<link type='application/json' href='/j'/><link type='text/html' href='/h'/>", "https://site.example/h"),
        ("<link rel='http://www.iana.org/assignments/relation/alternate' href='/a'/>", "https://site.example/a"),
    ])
    func `The address of an Atom entry`(xml: String, url: String) {
        #expect(Documents.entry(Documents.atom("<entry>\(xml)</entry>"))?.url == url)
    }

    @Test func `A counting redirect is the address, the article's own is kept beside it`() {
        let entry = Documents.entry(
            Documents.item(
                "<link>https://f.example/~r/1</link><feedburner:origLink>https://a.example/1</feedburner:origLink>"))
        #expect(entry?.url == "https://f.example/~r/1")
        #expect(entry?.originalURL == "https://a.example/1")
    }

    @Test(
        arguments: [
            ("<description>d</description>", "d", nil),
            ("<content:encoded>c</content:encoded><description>d</description>", "d", "c"),
            ("<content:encoded/><description>d</description>", "d", nil), ("<encoded>c</encoded>", nil, "c"),
            ("<itunes:summary>i</itunes:summary><description>d</description>", "d", nil),
            ("<itunes:summary>i</itunes:summary>", "i", nil),
            ("<description><p>a<br>b</description>", "<p>a<br>b</p>", nil),
            ("<description>a &lt;b&gt;</description><description>second</description>", "a <b>", nil),
            (
                "<description>&lt;a href='/x'&gt;&lt;img src=\"i.png\"&gt;</description>",
                "<a href='https://site.example/x'><img src=\"https://site.example/i.png\">", nil
            ),
            ("<xhtml:body><p>c</p></xhtml:body>", nil, "<p>c</p>"),
            ("<description>&lt;a href=\"#note\"&gt;</description>", "<a href=\"#note\">", nil),
        ] as [(String, String?, String?)])
    func `The choice among summaries and contents never depends on their order`(
        xml: String, summary: String?, content: String?
    ) {
        let entry = Documents.entry(Documents.item(xml))
        #expect(entry?.summary == summary)
        #expect(entry?.contentHTML == content)
    }

    @Test(
        arguments: [
            ("type='text'", "a &lt; b", "a &lt; b"), ("type='html'", "&lt;p&gt;x&lt;/p&gt;", "<p>x</p>"),
            (
                "type='xhtml'", "<div xmlns='http://www.w3.org/1999/xhtml'><p class=\"y\">x &amp; z</p><br/></div>",
                "<p class=\"y\">x &amp; z</p><br>"
            ),
            ("type='text/html'", "&lt;p&gt;x", "<p>x"), ("type='image/png'", "iVBORw0KGgo=", nil),
        ] as [(String, String, String?)])
    func `Atom content is HTML in the end`(type: String, xml: String, content: String?) {
        #expect(
            Documents.entry(Documents.atom("<entry><content \(type)>\(xml)</content></entry>"))?.contentHTML == content)
    }

    @Test(arguments: [
        ("<author>a@b.example (Ann)</author>", Person(name: "Ann", email: "a@b.example")),
        ("<author>Ann (a@b.example)</author>", Person(name: "Ann", email: "a@b.example")),
        ("<author>Ann &lt;a@b.example&gt;</author>", Person(name: "Ann", email: "a@b.example")),
        ("<author>a@b.example</author>", Person(email: "a@b.example")),
        ("<author>Doe, Ann</author>", Person(name: "Doe, Ann")),
        ("<dc:creator>Ann</dc:creator>", Person(name: "Ann")),
        ("<author>by <a href='/x'>Ann</a></author>", Person(name: "by Ann")),
        ("<author><name>Ann</name><email>a@b.example</email></author>", Person(name: "Ann", email: "a@b.example")),
        (
            "<atom:author><atom:name>Ann</atom:name><atom:uri>/ann</atom:uri></atom:author>",
            Person(name: "Ann", url: "https://site.example/ann")
        ),
    ])
    func `People in all their forms`(xml: String, person: Person) {
        #expect(Documents.entry(Documents.item(xml))?.authors == [person])
    }

    @Test func `Atom's feed author is inherited, its source's comes first`() {
        let source = "<source><title>no</title><author><name>S</name></author></source>"
        let feed = Documents.read(Documents.atom("<author><name>F</name></author><entry/><entry>\(source)</entry>"))
        #expect(feed?.entries.map { $0.authors.map(\.name) } == [["F"], ["S"]])
        #expect(feed?.entries[1].title == nil)
    }

    @Test func `Categories, enclosures, comments`() {
        let entry = Documents.entry(
            Documents.item(
                "<category>a &amp;amp; b</category><dc:subject>c</dc:subject><category>c</category>"
                    + "<enclosure url='/a.mp3' type='audio/mpeg' length='12'/><comments>#c</comments>"))
        #expect(entry?.categories == ["a & b", "c"])
        #expect(entry?.enclosures == [Enclosure(url: "https://site.example/a.mp3", type: "audio/mpeg", length: 12)])
        #expect(entry?.comments == "https://site.example/feed#c")
    }

    @Test(arguments: ["-1", "x", "99999999999999999999999"])
    func `A length that is none is absent`(length: String) {
        let entry = Documents.entry(Documents.item("<enclosure url='/a' length='\(length)'/>"))
        #expect(entry?.enclosures == [Enclosure(url: "https://site.example/a")])
    }
}

import Feeds
import Model
import Testing

struct FeedFieldTests {
    @Test func `Polling hints`() {
        let feed = Documents.read(
            Documents.rss(
                """
                <ttl> 90 </ttl><skipHours><hour>0</hour><hour>24</hour><hour>5</hour><hour>x</hour></skipHours>
                <skipDays><day>saturday</day><day>Someday</day></skipDays>
                <sy:updatePeriod> Hourly </sy:updatePeriod><sy:updateFrequency>2</sy:updateFrequency>
                <atom:link rel="hub" href="https://hub.example/"/><atom:link rel="HUB" href="https://hub2.example/"/>
                <atom:link rel="self" href="/feed.xml"/><atom:link rel="next" href="?page=2"/>
                """))
        #expect(feed?.hints.ttlMinutes == 90)
        #expect(feed?.hints.skipHours == [0, 5])
        #expect(feed?.hints.skipDays == ["Saturday"])
        #expect(feed?.hints.updatePeriodSeconds == 1800)
        #expect(feed?.hubs == ["https://hub.example/", "https://hub2.example/"])
        #expect(feed?.selfLink == "https://site.example/feed.xml")
        #expect(feed?.next == "https://site.example/feed?page=2")
        #expect(feed?.link == "https://site.example/")
    }

    @Test(
        arguments: [
            ("<ttl>soon</ttl>", nil, nil), ("<ttl>-5</ttl>", nil, nil),
            ("<sy:updatePeriod>never</sy:updatePeriod>", nil, nil),
            ("<sy:updateFrequency>4</sy:updateFrequency>", nil, 21_600),
            ("<sy:updateFrequency>0</sy:updateFrequency>", nil, nil),
        ] as [(String, Int?, Int?)])
    func `Hints that mean nothing are absent`(xml: String, ttl: Int?, period: Int?) {
        let feed = Documents.read(Documents.rss(xml))
        #expect(feed?.hints.ttlMinutes == ttl)
        #expect(feed?.hints.updatePeriodSeconds == period)
    }

    @Test(arguments: [
        "<image><title>no</title><link>https://no.example/</link></image>",
        "<textInput><title>no</title><link>no</link></textInput>",
        "<item><title>no</title><link>no</link></item>",
    ])
    func `What belongs to a part is not the feed's`(part: String) {
        let feed = Documents.read(
            "<rss><channel>\(part)<title>T</title><link>https://site.example/</link></channel></rss>")
        #expect(feed?.title == "T")
        #expect(feed?.link == "https://site.example/")
    }

    @Test func `An RDF channel has its items beside it`() {
        let feed = Documents.read(
            """
            <r:RDF xmlns:r="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
            <channel r:about="x"><title>T</title><items><r:Seq><r:li r:resource="1"/></r:Seq></items></channel>
            <item rdf:about="urn:1"><title>a</title><link>https://a.example/1</link></item></r:RDF>
            """)
        #expect(feed?.title == "T")
        #expect(feed?.entries.map(\.id) == ["urn:1"])
    }

    @Test(arguments: [
        ("<x:title xmlns:x='HTTPS://www.w3.org/2005/Atom/'>t</x:title>"),
        ("<foo:title xmlns:foo='http://purl.org/dc/elements/1.1'>t</foo:title>"),
        ("<dc:title>t</dc:title>"), ("<a10:title>t</a10:title>"),
        ("<title xmlns='http://backend.userland.com/rss2'>t</title>"),
    ])
    func `Namespaces declared, misspelled and undeclared`(title: String) {
        #expect(Documents.entry(Documents.item(title))?.title == "t")
    }

    @Test func `A sitemap takes loc from the url only, and its news`() {
        let feed = Documents.read(
            """
            <s:urlset xmlns:s="http://www.sitemaps.org/schemas/sitemap/0.9"><s:url><image:image xmlns:image="http://www.google.com/\
            schemas/sitemap-image/1.1"><image:loc>/i.png</image:loc></image:image><s:loc>/a?b=1&c=2</s:loc><news:news>\
            <news:publication><news:name>N</news:name></news:publication><news:title>A &amp; B</news:title></news:news></s:url>\
            <s:url><s:loc> <![CDATA[ https://b.example/ ]]></s:loc></s:url></s:urlset>
            """)
        #expect(feed?.entries.map(\.url) == ["https://site.example/a?b=1&c=2", "https://b.example/"])
        #expect(feed?.entries[0].title == "A & B")
    }

    @Test func `JSON Feed: a member of the wrong type costs only itself`() {
        let feed = Documents.read(
            """
            {"title":7,"version":"https://jsonfeed.org/version/1.1","home_page_url":"/","authors":[null,{"name":"F"}],"hubs":[{"url":"/h"}],
            "items":[null,{"id":12,"title":"5 < 6 &amp; x","content_text":"a < b","tags":"x","date_published":5,"author":{"name":"A"}},
            {"id":"b","external_url":"/e","content_html":"<a href='/x'>","attachments":[{"url":"/a.mp3","size_in_bytes":"3"},{}]}]}
            """)
        #expect(feed?.link == "https://site.example/")
        #expect(feed?.hubs == ["https://site.example/h"])
        #expect(feed?.entries.map(\.id) == ["12", "b"])
        #expect(feed?.entries[0].title == "5 < 6 &amp; x")
        #expect(feed?.entries[0].contentHTML == "a &lt; b")
        #expect(feed?.entries.map { $0.authors.map(\.name) } == [["A"], ["F"]])
        #expect(feed?.entries[0].categories == ["x"])
        #expect(feed?.entries[1].contentHTML == "<a href='https://site.example/x'>")
        #expect(feed?.entries[1].enclosures.map(\.length) == [3])
    }

    @Test(arguments: ["", ",", ",{\"id\":\"3\",\"ti", ",{\"id\":\"3\"} junk", ",nonsense,{\"id\":\"4\"}]}"])
    func `JSON Feed: what comes before the damage is read, and the damage said`(_ end: String) {
        let start = #"{"version":"https://jsonfeed.org/version/1.1","items":[{"id":"1"},{"id":"2"}"#
        let feed = Documents.read(start + end)
        #expect(feed?.entries.prefix(2).map(\.id) == ["1", "2"])
        #expect(feed?.warnings.contains { $0.hasPrefix("the document is damaged: ") } == true)
    }
}

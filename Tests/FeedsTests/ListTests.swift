import Feeds
import Model
import Testing

struct ListTests {
    @Test func `of folders in folders the outer ones are kept`() {
        let opens = (0..<50).map { "<outline text='f\($0)'>" }.joined()
        let list = OPML.read(Array("<opml><body>\(opens)<outline xmlUrl='https://a.example/f'/>".utf8))
        #expect(list?.outlines.first?.folders == (0..<16).map { "f\($0)" })
        #expect(list?.losses.map(\.kind) == [.innerFolders])
    }

    @Test func `what stands in more folders than are kept is counted, with its line`() {
        func read(_ folders: Int) -> [OPML.Loss]? {
            let opens = (0..<folders).map { "<outline text='f\($0)'>\n" }.joined()
            let feeds = "<outline\nxmlUrl='https://a.example/f'/>\n<outline xmlUrl='https://b.example/f'/>"
            return OPML.read(Array("<opml>\n<body>\n\(opens)\(feeds)".utf8))?.losses
        }
        #expect(read(16) == [])
        #expect(read(17) == [OPML.Loss(.innerFolders, count: 2, line: 21)])
    }

    @Test func `bookmarks and lists of lists are counted, folders with a description are not`() {
        let list = OPML.read(
            Array(
                """
                <opml><body><outline text='F' description='x'>
                <outline type='link' text='A' url='https://a.example/'/>
                <outline type='source' xmlUrl='https://b.example/list.opml'/>
                <outline xmlUrl='https://c.example/f' url='https://c.example/'/></outline></body></opml>
                """.utf8))
        #expect(list?.losses == [OPML.Loss(.link, count: 2, line: 2)])
        #expect(list?.outlines.map(\.feedURL) == ["https://c.example/f"])
    }

    @Test func `OPML that was written is read back`() {
        let outlines = [
            OPML.Outline(
                feedURL: "https://a.example/?x=1&y=2", siteURL: "https://a.example/", title: "A & \"B\" <c>",
                folders: ["News", "UK"]),
            OPML.Outline(feedURL: "https://b.example/", title: "B", folders: ["News"]),
            OPML.Outline(feedURL: "https://c.example/", title: "C"),
        ]
        #expect(OPML.read(OPML.write(outlines, title: "Mine & yours"))?.outlines == outlines)
    }

    @Test func `Folders, doubles and lists of lists`() {
        let text = """
            <opml version="1.1"><head><title>x</title></head><body><outline text="F"><outline TEXT="a" xmlUrl="https://a.example/"/>
            <outline text="again" xmlUrl="https://a.example/"/></outline><outline type="source" xmlUrl="https://l.example/"/>
            <outline text="link" type="link" url="https://w.example/"/></body></opml>
            """
        #expect(
            OPML.read(Array(text.utf8))?.outlines == [
                OPML.Outline(feedURL: "https://a.example/", title: "a", folders: ["F"])
            ])
    }

    @Test(
        arguments: [
            ("updateInterval=\"30\"", 30), ("updateInterval=\"-1\"", nil), ("updateInterval=\"-2\"", nil),
            ("useCustomFetchInterval=\"true\" fetchInterval=\"45\"", 45),
            ("useCustomFetchInterval=\"false\" fetchInterval=\"45\"", nil), ("fetchInterval=\"45\"", nil),
            ("useCustomFetchInterval=\"1\" fetchInterval=\"-1\"", nil), ("updateInterval=\"soon\"", nil),
            ("updateInterval=\"99999999\"", 43_200),
        ] as [(String, Int?)])
    func `The interval of a subscription is read as Liferea and Akregator write it`(attributes: String, minutes: Int?) {
        let text =
            "<opml version=\"1.0\"><body><outline text=\"a\" xmlUrl=\"https://a.example/\" \(attributes)/></body></opml>"
        #expect(OPML.read(Array(text.utf8))?.outlines.map(\.intervalMinutes) == [minutes])
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
        ("M » Comments Feed", "/comments/feed/", "M » Feed", "/feed/"),
        ("Kommentare", "/k.xml", "Artikel", "/a.xml"), ("Les commentaires", "/c", "Les articles", "/f"),
        ("Comentarios recientes", "/c", "Noticias", "/f"), ("コメント", "/c", "記事", "/f"), ("最新评论", "/c", "文章", "/f"),
        ("RSS", "/index.php?feed=comments-rss2", "RSS", "/index.php?feed=rss2"),
        ("", "/feeds/comments/default", "", "/feeds/posts/default"),
        ("Комментарии", "/c", "Записи", "/f"), ("Réponses", "/a/comments.rss", "Sujets", "/latest.rss"),
    ])
    func `The feed of stories comes before that of comments`(
        other: String, first: String, title: String, wanted: String
    ) {
        let link = { (title: String, href: String) in
            "<link rel='alternate' type='application/rss+xml' title='\(title)' href='\(href)'>"
        }
        let html = link(other, first) + link(title, wanted)
        let found = FeedDiscovery.links(inHTML: Array(html.utf8), url: "https://s.example/").map(\.url)
        #expect(found == ["https://s.example\(wanted)", "https://s.example\(first)"])
        // When there is nothing else, it is a feed like any other.
        #expect(FeedDiscovery.links(inHTML: Array(link(other, first).utf8), url: "https://s.example/").count == 1)
    }

    @Test(arguments: [
        ("M » Tag: bridges", "/tag/bridges/feed/", "M » Feed", "/feed/"),
        ("M » Posts by Ann Lee", "/author/ann/feed/", "M » Feed", "/feed/"),
        ("M » News Category Feed", "/category/news/feed/", "M » Feed", "/feed/"),
        ("The M Podcast", "/audio.xml", "M", "/rss.xml"), ("", "/podcasts/daily/rss", "", "/rss"),
        ("RSS", "/?feed=rss2&tag=bridges", "RSS", "/?feed=rss2"), ("RSS", "/feed?author=7", "RSS", "/feed"),
        ("Search results for bridge", "/?s=bridge&feed=rss2", "All", "/all.xml"),
        ("Alle Artikel von Autor Ann", "/ann.xml", "Artikel", "/a.xml"), ("タグ", "/tags/x.rss", "記事", "/r.rss"),
    ])
    func `The feed of a site comes before those of its parts`(
        other: String, first: String, title: String, wanted: String
    ) {
        let links = [
            FeedLink(url: "https://s.example/comments/feed"), FeedLink(url: "https://s.example\(first)", title: other),
            FeedLink(url: "https://s.example\(wanted)", title: title),
        ]
        let found = FeedDiscovery.mainFirst(links, page: "https://s.example/").map(\.url)
        #expect(found == [2, 1, 0].map { links[$0].url })
    }

    @Test func `The page of a tag wants the feed of the tag`() {
        let links = [
            FeedLink(url: "https://s.example/tag/bridges/feed/", title: "M » Tag: bridges"),
            FeedLink(url: "https://s.example/feed/", title: "M » Feed"),
        ]
        #expect(FeedDiscovery.mainFirst(links, page: "https://s.example/tag/bridges/") == links)
        // A day in German, and a name.
        let day = [
            FeedLink(url: "https://s.example/a", title: "Der Tag"), FeedLink(url: "https://s.example/b", title: "B"),
        ]
        #expect(FeedDiscovery.mainFirst(day, page: nil) == day)
    }

    @Test func `A story about comments is no feed of comments`() {
        let links = [
            FeedLink(url: "https://s.example/commentary/feed", title: "Commentary"),
            FeedLink(url: "https://s.example/all", title: "All"),
        ]
        #expect(FeedDiscovery.mainFirst(links, page: nil) == links)
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

// The reading stands in the call and the document after it: two closures each.
// swift-format-ignore-file: OnlyOneTrailingClosureArgument

import Articles
import Model

/// Pages that hold very many of one thing.
enum PageShapes {
    static let head =
        "<html><head><title>The bridge is closed</title></head><body><article><h1>The bridge is closed</h1>"
    static let prose =
        "<p>The bridge over the river is closed for a week, the council said on Monday, and buses take the other one.</p>"
    static let tail = "</article></body></html>"

    static func read(_ bytes: [UInt8]) {
        var page = PageInput(bytes: bytes, url: "https://news.example/2026/05/bridge")
        page.fetchedAt = Timestamp(milliseconds: 1_780_000_000_000)
        _ = ArticleReader().read(page)
    }

    private static func body(_ name: String, _ size: Int, _ part: String) -> Shape {
        Shape("page: \(name)", size, read: { bytes, _ in read(bytes) }) {
            repeated(head + prose, part, $0, prose + tail)
        }
    }

    private static func inHead(_ name: String, _ size: Int, _ part: String) -> Shape {
        Shape("page: \(name)", size, read: { bytes, _ in read(bytes) }) {
            repeated(
                "<html><head><title>The bridge is closed</title>", part, $0,
                "</head><body><h1>The bridge is closed</h1>\(prose)</body></html>")
        }
    }

    static let all: [Shape] = [
        body("time elements in one block", 2000, "<time datetime='2026-05-02'>2 May 2026</time> "),
        body("time elements in blocks of their own", 2000, "<p><time datetime='2026-05-02'>2 May 2026</time></p>"),
        body("empty time elements", 2000, "<time datetime='2026-05-02T10:00:00Z'></time>"),
        body("paragraphs", 2000, "<p>a</p>"),
        body("prose", 400, prose),
        body("headings", 2000, "<h2>The bridge</h2>"),
        body("first headings", 2000, "<h1>The bridge is closed</h1>"),
        body("bylines", 2000, "<p class='byline'>By Ann Lee and Bo Chan</p>"),
        body("byline spans in one block", 2000, "<span class='author' rel='author'>Ann Lee</span> "),
        body("links", 2000, "<a href='/a'>b</a> "),
        body("author links", 2000, "<a rel='author' href='/ann'>Ann Lee</a> "),
        body("list entries", 2000, "<li>one</li>"),
        body("divisions", 2000, "<div>"),
        body("unclosed inline elements", 2000, "<b><i>"),
        body("table rows", 1000, "<tr><td>1</td><td>2</td></tr>"),
        body("breaks", 2000, "a<br>b<br><br>"),
        body("pictures", 2000, "<figure><img src='/a.jpg'><figcaption>A bridge</figcaption></figure>"),
        body("comments", 2000, "<!-- a -->"),
        body("open comments", 2000, "<!-- "),
        body("drawings", 2000, "<svg><path d='M0 0'/></svg>"),
        body("open drawings", 2000, "<svg>"),
        body("scripts", 1000, "<script>var a = {\"title\":\"b\"};</script>"),
        body("dates in scripts", 500, "<script>showDate(\"2026/05/02 10:43\")</script>"),
        body("styles that hide", 2000, "<p style='opacity:0;left:-9999px'>a</p>"),
        body("letters of no size below each other", 1000, "<b style='font-size:0'>"),
        body("letters of no size around others", 2000, "<p style='font-size:0'><i class='a'>b</i></p>"),
        body(
            "elements that rules of many parts are about", 1000,
            "<style>.b .a .a .a p{display:none}</style><div class='a'><p class='c'>d</p>"),
        inHead("rules that hide", 1000, "<style>.a .b>p.c,#d{opacity:0}</style>"),
        inHead("open braces of rules", 1000, "<style>@media screen{.a{</style>"),
        body("end tags without a beginning", 2000, "</div></span>"),
        body(
            "live entries", 500,
            "<div class='live-entry'><time>10:0\("1")</time><h3>Closed</h3><p>The bridge is closed now.</p></div>"),
        body(
            "correction notes", 500, "<p><em>Correction, 2 May 2026: an earlier version had the wrong bridge.</em></p>"),
        body("quotations", 1000, "<blockquote>“It is closed.”</blockquote>"),
        body(
            "related boxes", 1000, "<aside class='related'><h3>Read more</h3><a href='/x'>The other bridge</a></aside>"),
        body(
            "articles", 1000, "<article><h2>The other bridge</h2><p>It is open, and the buses go there.</p></article>"),
        body("noscript elements", 1000, "<noscript><p>Please enable scripts to read this page.</p></noscript>"),
        inHead("meta elements", 2000, "<meta name='author' content='Ann Lee'>"),
        inHead("meta titles", 2000, "<meta property='og:title' content='The bridge is closed'>"),
        inHead("meta times", 2000, "<meta property='article:published_time' content='2026-05-02T10:00:00Z'>"),
        inHead("meta tags of articles", 2000, "<meta property='article:tag' content='bridges'>"),
        inHead("link elements", 2000, "<link rel='canonical' href='/bridge'>"),
        inHead("titles", 2000, "<title>The bridge</title>"),
        inHead(
            "JSON-LD blocks", 1000,
            "<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"headline\":\"The bridge is closed\",\"author\":{\"@id\":\"#a\"}}</script>"
        ),
        Shape("page: nested divisions with a paragraph each", 400, read: { bytes, _ in read(bytes) }) {
            repeated(head, "<div><p>The bridge is closed, they said.</p>", $0, tail)
        },
        Shape("page: paragraphs below nested divisions", 400, read: { bytes, _ in read(bytes) }) { size in
            repeated(head, "<div>", min(size, 10_000))
                + repeated("", "<p>The bridge is closed, they said.</p>", size, tail)
        },
        Shape("page: attributes of one element", 2000, read: { bytes, _ in read(bytes) }) {
            numbered(head + "<p", $0, ">The bridge is closed.</p>" + tail) { " data-a\($0)='\($0)'" }
        },
        Shape("page: class names of one element", 4000, read: { bytes, _ in read(bytes) }) {
            numbered(head + "<div class='", $0, "'>" + prose + "</div>" + tail) { "name\($0) " }
        },
        Shape("page: one long class name around many blocks", 400, read: { bytes, _ in read(bytes) }) { size in
            repeated(head + "<div class='", "name ", size, "'>") + repeated("", prose, size, "</div>" + tail)
        },
        Shape("page: long base address and links", 400, read: { bytes, _ in read(bytes) }) { size in
            repeated("<html><head><base href='https://news.example/", "a", size * 20, "/'></head><body>")
                + repeated("", "<img src='b.jpg'><a href='c'>d</a>", size, "</body></html>")
        },
    ]
}

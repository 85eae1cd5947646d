import Articles
import Model
import Testing

private let paragraphs = (1...5).map {
    "<p>Paragraph number \($0) tells what happened in the town, who was there, and why it matters to them.</p>"
}.joined()

private func read(
    head: String = "", top: String = "", above: String = "", below: String = "",
    url: String = "https://news.example.com/a/storm-hits-coast"
) -> ArticleContent {
    let html = """
        <html lang=en><head><title>Storm hits coast - Example News</title>\(head)</head><body><div id="__next">\(top)
        <article><h1>Storm hits coast</h1>\(above)<div class=article-body>\(paragraphs)\(below)</div></article>
        <footer><p>© 2011-2024 Example News. Page served on 1 December 2024.</p></footer></div></body></html>
        """
    return ArticleReader().read(PageInput(bytes: Array(html.utf8), url: url)).content
}

struct StampTests {
    @Test(
        arguments: [
            ("<p>January 22, 2014</p>", "2014-01-22"),
            (
                "<div>By</div><div>Ann Lee</div><div>|</div><div>6</div><div>mins</div><div>|</div><div>May 3, 2024</div>",
                "2024-05-03"
            ),
            (
                "<a rel=bookmark href=/a/storm><time class=entry-date datetime=2020-01-20T08:40:32+01:00>20 January</time></a>",
                "2020-01-20T08:40:32+01:00"
            ),
            (
                "<abbr class=published title=\"Sunday, December 16th, 2012, 7:05 pm\">16.12.2012</abbr>",
                "2012-12-16T19:05:00"
            ),
            ("<aside><p class=date>May 25, 2023</p></aside>", "2023-05-25"),
            // An unlabelled machine time of the day of the change is the change.
            ("<p>Updated January 12, 2026</p><time datetime=2026-01-12>January 12, 2026</time>", nil),
            ("<p>Tuesday, January 10 10:30am - 11:00am</p>", nil),
        ] as [(String, String?)])
    func `the day at the headline is found`(above: String, expected: String?) {
        #expect(read(above: above).published?.isoText == expected)
    }

    @Test func `no day is taken from footers, related articles, comments and the text`() {
        let below = """
            <p>The ship was published in a list on 7 October 2008, long before the storm came to the coast at all.</p>
            <section class=related><p>Other story</p><p>4 May 2019</p></section>
            <section id=comments><p>Bo wrote on 6 May 2020</p></section>
            """
        #expect(read(below: below).published == nil)
    }

    @Test func `the stamp under the headline wins over the day of the page's head`() {
        let content = read(top: "<p>Tuesday, 8 December 2020</p>", above: "<p>13 Oct 2020 18:29</p>")
        #expect(content.published?.isoText?.hasPrefix("2020-10-13T18:29") == true)
    }

    @Test func `the address's day wins over another day in the text`() {
        let url = "https://news.example.com/2015/01/08/storm-hits-coast"
        #expect(read(below: "<p>Published October 7, 2008</p>", url: url).published?.isoText == "2015-01-08")
    }

    @Test func `a time in UTC keeps its instant and gets the day that readers see`() {
        let head = "<meta property=\"article:published_time\" content=\"2023-11-09T03:28:35Z\">"
        let printed = read(head: head, above: "<p>Nov. 8, 2023, 10:28 p.m. EST</p>").published
        #expect(printed?.isoText == "2023-11-08T22:28:35-05:00")
        let url = "https://news.example.com/2023/11/08/storm-hits-coast"
        let addressed = read(head: head, url: url).published
        #expect(addressed?.time == Timestamp(iso8601: "2023-11-09T03:28:35Z"))
        #expect(addressed?.isoText?.hasPrefix("2023-11-08") == true)
        #expect(read(head: head, above: "<p>9 November 2023</p>").published?.isoText == "2023-11-09T03:28:35Z")
    }

    @Test func `microdata of a cited work is another work's`() {
        let cited = """
            <div itemscope itemtype="https://schema.org/Article"><meta itemprop=datePublished content="2017-01-30">
            <ol><li itemprop=citation itemscope><meta itemprop=datePublished content="1988-05-06">Cited</li></ol></div>
            """
        #expect(read(below: cited).published?.isoText == "2017-01-30")
    }

    @Test func `a page's script data tell the time when nothing else does`() {
        let state = """
            <script id="__NEXT_DATA__" type="application/json">{"props":{"other":{"title":"Another story of the day",
            "publishedAt":"2019-01-01T00:00:00Z"},"article":{"title":"Storm hits coast","publishedAt":"2024-05-03T08:00:00Z",
            "updatedAt":"2024-05-04T08:00:00Z"}},"filler":"\(String(repeating: "x", count: 200))"}</script>
            """
        let content = read(below: state)
        #expect(content.published?.isoText == "2024-05-03T08:00:00Z")
        #expect(content.published?.origin == "script:publishedAt")
        #expect(content.modified?.isoText == "2024-05-04T08:00:00Z")
    }

    @Test func `an ambiguous zone of a change is resolved by the machine-readable change`() {
        let head = """
            <meta property="article:published_time" content="2020-01-11T08:00:00Z">
            <meta property="article:modified_time" content="2020-01-12T10:42:10Z">
            """
        let content = read(head: head, above: "<p>Updated January 12th, 2020 at 12:42 IST</p>")
        let visible = content.stamps.first { $0.origin == "visible" }
        #expect(visible?.offsetMinutes == 120)
        #expect(visible?.zoneConfidence == .inferred)
    }
}

import Articles
import Model
import Testing

private let paragraphs = (1...5).map {
    "<p>Paragraph number \($0) tells what happened in the town, who was there, and why it matters to them.</p>"
}

private func read(
    head: String = "", above: String = "", text: String = paragraphs.joined(), below: String = "",
    url: String = "https://news.example.com/a/storm-hits-coast"
) -> ArticleContent {
    let html = """
        <html lang=en><head><title>Storm hits coast - Example News</title>\(head)</head><body><div id="__next">
        <article><h1>Storm hits coast</h1>\(above)<div class=article-body>\(text)</div>\(below)</article>
        <footer><p>© 2011-2024 Example News. Page served on 1 December 2024.</p></footer></div></body></html>
        """
    return ArticleReader().read(PageInput(bytes: Array(html.utf8), url: url)).content
}

private func meta(_ name: String, _ content: String) -> String { "<meta property=\"\(name)\" content=\"\(content)\">" }

private func data(_ type: String, _ times: String) -> String {
    """
    <script type="application/ld+json">{"@type":"\(type)","headline":"Storm hits coast",\(times)}</script>
    """
}

struct VisibleStampTests {
    @Test(
        arguments: [
            // The foot of the article's head is no page foot.
            ("<p>A storm came.</p><footer><p>By Ann Lee</p><p>March 30, 2023 | 5 min read</p></footer>", "2023-03-30"),
            // A label in a block of its own.
            ("<h4>Published</h4><p>15 November 2018</p>", "2018-11-15"),
            // A class may hold a word of other things; between headline and text there are no comments.
            ("<div class=CommentHeader_day><p>29 January 2019</p></div>", "2019-01-29"),
            ("<div>Updated 12.11.2021 (unchanged since 05.11.2021)</div>", "2021-11-12"),
            // An introduction to what follows it, a quoted post.
            ("<p>Posted to the forum of the town on 2025-07-09:</p>", nil),
            ("<blockquote><p>Storm! - The Town (@town) September 27, 2020</p></blockquote>", nil),
        ] as [(String, String?)])
    func `a stamp above the text is told from what is none`(above: String, expected: String?) {
        #expect(read(above: above).published?.isoText == expected)
    }

    @Test(
        arguments: [
            (
                "<p>Posted on Saturday, December 3rd, 2011 and filed under Storms, Coast, Weather, Towns, Sea.</p>",
                "2011-12-03"
            ),
            // A heading begins something else: other articles with their days.
            ("<h2>Information hub</h2><p>Blog Post 12.18.2025</p><p><a href=/b>Bench marks of the year</a></p>", nil),
            ("<blockquote><p>The town said on May 3, 2019</p></blockquote>", nil),
        ] as [(String, String?)])
    func `a stamp below the text is told from what is none`(below: String, expected: String?) {
        #expect(read(below: below).published?.isoText == expected)
    }

    @Test(
        arguments: [
            ("31 October 2023. ", "2023-10-31"), ("01.02.2022 – ", "2022-02-01"),
            ("31 October 2023 was the day, and so it was that ", nil),
        ] as [(String, String?)])
    func `a paragraph may begin with the day as its dateline`(start: String, expected: String?) {
        let first = paragraphs[0].replacing("<p>", with: "<p>\(start)")
        #expect(read(text: first + paragraphs.dropFirst().joined()).published?.isoText == expected)
    }

    @Test func `the words before a time element say what it is`() {
        let inline = read(above: "<p>Last reviewed: <time datetime=2025-04-14>April 2025</time></p>")
        #expect(inline.published == nil)
        #expect(inline.modified?.isoText == "2025-04-14")
        let apart = read(above: "<div>Date last reviewed:</div><div><time datetime=2025-04-14>April 2025</time></div>")
        #expect(apart.modified?.isoText == "2025-04-14")
    }

    @Test(
        arguments: [
            ("<p>Last updated: 30 December 2016</p>", "", "2016-12-30"),
            // Where machines are told of a change, they would have been told of a publication.
            ("<p>Updated May 3, 2025</p>", meta("article:modified_time", "2025-05-03T08:00:00Z"), nil),
        ] as [(String, String, String?)])
    func `the only day of a page is its day, whatever it is called`(above: String, head: String, expected: String?) {
        #expect(read(head: head, above: above).published?.isoText == expected)
    }

    @Test func `an address may name the month`() {
        let url = "https://news.example.com/2023/october/03/storm-hits-coast"
        #expect(read(url: url).published?.isoText == "2023-10-03")
        #expect(read(above: "<p>03/10/2023</p>", url: url).published?.isoText == "2023-10-03")
        #expect(read(url: "https://news.example.com/2013/apr/04/storm").published?.isoText == "2013-04-04")
        #expect(read(url: "https://news.example.com/2023/10/3-questions").published == nil)
        #expect(read(url: "https://news.example.com/2023/1/3/storm").published?.isoText == "2023-01-03")
    }
}

struct StatedPublicationTests {
    private static let published = meta("article:published_time", "2025-12-19T18:06:00Z")

    @Test(arguments: [
        // Of two stated publications the one that readers see.
        (
            data("NewsArticle", "\"datePublished\":\"2018-04-03T16:50:31Z\"") + published, "<p>December 19, 2025</p>",
            "2025-12-19"
        ),
        // A vague name gives way to what is printed.
        (meta("dcterms.date", "2022-01-21T09:43+01:00"), "<p>25 January 2022</p>", "2022-01-25"),
        // Printed before it was published, so it was published before.
        (published, "<p>May 14, 2025</p>", "2025-05-14"),
        (published, "<p>Updated May 14, 2025</p>", "2025-05-14"),
        // A later day is the day of a change.
        (published, "<p>January 12, 2026</p>", "2025-12-19"),
        (published, "<p>Updated January 12, 2026</p>", "2025-12-19"),
        // Far from the headline stand other days.
        (
            published, (1...12).map { "<p><a href=/\($0)>Menu \($0)</a></p>" }.joined() + "<p>October 7, 2023</p>",
            "2025-12-19"
        ),
    ])
    func `what machines are told is held against what readers see`(head: String, above: String, expected: String) {
        #expect(read(head: head, above: above).published?.isoText?.prefix(10) == expected[...])
    }

    @Test(
        arguments: [
            ("\"datePublished\":\"2011-12-28T20:03:42Z\",\"dateModified\":\"2024-05-14T13:17:31Z\"", "", "2011-12-28"),
            ("\"datePublished\":\"2011-12-28T20:03:42Z\"", "<p>December 28, 2011</p>", "2011-12-28"),
            (
                "\"datePublished\":\"2020-08-18T19:35:33Z\",\"dateModified\":\"2020-08-18T19:35:37Z\"", "",
                "2020-08-18"
            ),
        ] as [(String, String, String)])
    func `the day of a page that is no article counts`(
        times: String, above: String, expected: String
    ) {
        let published = read(head: data("WebPage", times), above: above).published
        #expect(published?.isoText.map { String($0.prefix(10)) } == expected)
    }

    @Test func `the day of a page is no publication where the head tells of a change alone`() {
        let times = "\"datePublished\":\"2011-12-28T20:03:42Z\",\"dateModified\":\"2024-05-14T13:17:31Z\""
        let head = data("WebPage", times) + meta("article:modified_time", "2024-05-14T13:17:31Z")
        #expect(read(head: head).published == nil)
    }

    @Test func `a time of day without zone takes it from a twin`() {
        let content = read(
            head: meta("dcterms.date", "2022-10-17 16:01:26"), above: "<p>10/17/2022 04:01 PM EDT</p>")
        #expect(content.published?.time == Timestamp(iso8601: "2022-10-17T20:01:00Z"))
    }

    @Test(
        arguments: [
            // JSON-LD has Brisbane's clock, the meta element UTC.
            ("couriermail.com.au", "2020-04-25T07:25:06Z", "2020-04-24T21:25:06Z", "2020-04-24T21:25:06Z"),
            ("news.example.de", "2019-06-01T11:09:12Z", "2019-06-01T13:09:12Z", "2019-06-01T11:09:12Z"),
            ("news.example.ca", "2020-06-12T09:49:32Z", "2020-06-12T13:49:32Z", "2020-06-12T13:49:32Z"),
            // The same clock once with its offset.
            ("news.example.com", "2014-05-14T15:40:14Z", "2014-05-14T15:40:14+02:00", "2014-05-14T15:40:14+02:00"),
            // Nothing tells which, or they are two events.
            ("news.example.com", "2018-01-28T03:38:45Z", "2018-01-28T11:38:45Z", "2018-01-28T03:38:45Z"),
            ("news.example.com.au", "2020-04-25T07:25:06Z", "2020-04-24T21:25:59Z", "2020-04-25T07:25:06Z"),
        ])
    func `a site's clock under the name of UTC is told from UTC`(
        host: String, first: String, second: String, expected: String
    ) {
        let head = data("NewsArticle", "\"datePublished\":\"\(first)\"") + meta("article:published_time", second)
        #expect(read(head: head, url: "https://\(host)/a/storm").published?.isoText == expected)
    }

    @Test func `a time after the fetch yields to the same event in UTC`() {
        let head =
            data("NewsArticle", "\"datePublished\":\"2020-04-25T07:25:06Z\"")
            + meta("article:published_time", "2020-04-24T21:25:06Z")
        let html = "<html><head>\(head)</head><body><h1>Storm hits coast</h1>\(paragraphs.joined())</body></html>"
        var page = PageInput(bytes: Array(html.utf8), url: "https://news.example.com/a/storm")
        page.fetchedAt = Timestamp(iso8601: "2020-04-24T21:32:38Z")
        #expect(ArticleReader().read(page).content.published?.isoText == "2020-04-24T21:25:06Z")
    }
}

import Articles
import Model
import Testing

private let paragraphs = (1...5).map {
    "<p>Paragraph number \($0) tells what happened in the town, who was there, and why it matters to them.</p>"
}.joined()

private let filler = (1...12).map { "<p><a href=/\($0)>Another thing to read, number \($0)</a></p>" }.joined()

private func read(
    title: String = "Storm hits coast - Example News", head: String = "", before: String = "", above: String = "",
    after: String = "", url: String = "https://news.example.com/a/storm-hits-coast"
) -> ArticleContent {
    let html = """
        <html lang=en><head><title>\(title)</title>\(head)</head><body>\(before)<main><h1>Storm hits coast</h1>\(above)
        <div class=article-body>\(paragraphs)</div></main>\(after)
        <footer><p>© 2011-2024 Example News.</p></footer></body></html>
        """
    return ArticleReader().read(PageInput(bytes: Array(html.utf8), url: url)).content
}

struct ElsewhereStampTests {
    @Test(
        arguments: [
            ("Storm hits coast | Weather | The Paper | 28.04.2023", "2023-04-28"),
            ("Storm hits coast – DW – 30.01.2024", "2024-01-30"),
            ("Storm hits coast - The Paper - May 3, 2021", "2021-05-03"),
            ("Storm hits coast | The Paper 52/2018", nil), ("Storm hits coast | Formula 1 2024", nil),
            ("Storms of the week, 14. - 20. January 2022", nil), ("Storm hits coast | 2025", nil),
        ] as [(String, String?)])
    func `a day that ends the title is the page's`(title: String, expected: String?) {
        #expect(read(title: title).published?.isoText == expected)
    }

    @Test(
        arguments: [
            // A column beside the text.
            ("<div class=side><h4>Published</h4><p>15 November 2018</p><h4>Version</h4><p>1.0</p></div>", "2018-11-15"),
            (
                "<ul><li>12 January 2026 | Latest version</li><li>3 Sept 2024 | Originally published</li></ul>",
                "2024-09-03"
            ),
            // A list of other works.
            ("<ul><li>Published 3 May 2020</li><li>Published 4 June 2020</li></ul>", nil),
            // Another article's teaser, whatever it is called.
            ("<div><article><h3><a href=/b>A calm sea</a></h3><p>Published 15 November 2018</p></article></div>", nil),
            ("<div class=related><p>Published 15 November 2018</p></div>", nil),
            ("<p>The guide is reviewed on 4 May 2027.</p>", nil),
        ] as [(String, String?)])
    func `a line far from the headline counts when it says it is the publication`(after: String, expected: String?) {
        #expect(read(after: filler + after).published?.isoText == expected)
    }

    @Test func `a label anywhere does not overrule what stands at the headline`() {
        let after = filler + "<table><tr><td>Published 1 May 2019</td></tr></table>"
        let content = read(above: "<p>4 May 2020</p>", after: after)
        #expect(content.published?.isoText == "2020-05-04")
    }

    @Test func `a teaser in an article element of its own is not read for days`() {
        let teaser =
            "<article><time datetime=2021-12-08>8 December</time><h2><a href=/w>A white paper</a></h2></article>"
        #expect(read(above: teaser).published == nil)
    }

    @Test func `what a blog says of itself for trackbacks is read`() {
        let description = """
            <!-- <rdf:RDF><rdf:Description rdf:about="https://news.example.com/a/storm-hits-coast"
            dc:title="Storm" dc:date="2020-07-12T22:00:00+09:00" dc:description="Storm" /></rdf:RDF> -->
            """
        #expect(read(after: description).published?.isoText == "2020-07-12T22:00:00+09:00")
        #expect(read(after: "<!-- <rdf:Description dc:date=\"").published == nil)
    }

    @Test func `JSON-LD in a meta element is read`() {
        let json = "{&quot;@type&quot;:&quot;NewsArticle&quot;,&quot;datePublished&quot;:&quot;2025-11-17&quot;}"
        #expect(read(head: "<meta name=\"script:ld+json\" content=\"\(json)\">").published?.isoText == "2025-11-17")
    }

    @Test(
        arguments: [
            ("frontendDate", "2020-03-18T13:52:08Z"), ("date", "2020-03-18T13:52:08Z"), ("endDate", nil),
            ("updateDate", nil), ("lastModifiedDate", nil),
        ] as [(String, String?)])
    func `the state of a Nuxt page tells the time`(key: String, expected: String?) {
        let lead = String(repeating: "What happened in the town. ", count: 5)
        let state =
            "<script>window.__NUXT__=(function(a,b){return {data:[{article:{title:a,\(key):b,isFree:!0,lead:\"\(lead)\"}}]}}"
        let call = "(\"Storm hits the long coast\",\"2020-03-18T13:52:08Z\"));</script>"
        let content = read(title: "Storm hits the long coast", after: state + call)
        #expect(content.published?.isoText == expected)
    }

    @Test(
        arguments: [
            (
                "track('view'); send({\"title\":\"Storm hits the long coast\",\"published_at\":\"2019-03-02T06:22:28+01:00\"});",
                "2019-03-02T06:22:28+01:00"
            ),
            (
                "var a = [{\"title\":\"Another long story\",\"published_at\":\"2019-03-02T06:22:28+01:00\"}]; b({\"c\":1}",
                nil
            ),
        ] as [(String, String?)])
    func `an object in code tells the time of the work that it names`(script: String, expected: String?) {
        let filling = String(repeating: "// Nothing to see.\n", count: 12)
        let content = read(title: "Storm hits the long coast", after: "<script>\(filling)\(script)</script>")
        #expect(content.published?.isoText == expected)
    }

    @Test func `objects without end in code end the search`() {
        let script = String(repeating: "f({\"a\":", count: 50_000) + String(repeating: "g({\"b\":1,})", count: 20_000)
        #expect(read(after: "<script>f();\(script)</script>").published == nil)
    }

    @Test func `a day printed above the headline, before the stated one, is the publication`() {
        // The site states every update as the publication.
        let head = "<meta property=\"og:article:published_time\" content=\"2020-01-20T09:49:32+0000\">"
        let before = "<div>January 19, 2020 / 12:25 PM / Updated 8 hours ago</div>"
        let html = """
            <html lang=en><head><title>Storm hits coast</title>\(head)</head><body><main>\(before)<h1>Storm hits coast</h1>
            <div class=article-body>\(paragraphs)</div></main></body></html>
            """
        let page = PageInput(bytes: Array(html.utf8), url: "https://news.example.com/a/storm")
        #expect(ArticleReader().read(page).content.published?.isoText?.hasPrefix("2020-01-19") == true)
    }

    @Test func `an instant in UTC takes the offset that the page itself states`() {
        let head = "<meta property=\"article:published_time\" content=\"2025-07-05T00:04:00+00:00\">"
        let above = "<p><span itemprop=datePublished content=\"2025-07-04T20:04:00-04:00\">July 4, 2025</span></p>"
        #expect(read(head: head, above: above).published?.isoText == "2025-07-04T20:04:00-04:00")
    }
}

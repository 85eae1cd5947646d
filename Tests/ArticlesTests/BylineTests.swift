import Articles
import Model
import Testing

private let paragraphs = (1...5).map {
    "<p>Paragraph number \($0) tells what happened in the town, who was there, and why it matters to them.</p>"
}.joined()

private func byline(head: String = "", above: String = "", below: String = "") -> String? {
    read(head: head, above: above, below: below).content.byline
}

private func read(head: String = "", above: String = "", below: String = "") -> ArticleReading {
    let html = """
        <html lang=en><head><title>Storm hits coast - Example News</title>
        <meta property="og:site_name" content="Example News">\(head)</head><body><div id="__next"><article>
        <h1>Storm hits coast</h1>\(above)<div class=article-body>\(paragraphs)\(below)</div></article></div></body></html>
        """
    let page = PageInput(bytes: Array(html.utf8), url: "https://news.example.com/a/storm-hits-coast")
    return ArticleReader().read(page)
}

struct BylineTests {
    @Test(arguments: [
        // Dates, counters and places behind a name are no part of it.
        ("<div class=author><span>Ann Lee</span><span>November 3, 2024</span></div>", "Ann Lee"),
        ("<p>By Ann Lee, Dec 17, 2025</p>", "Ann Lee"),
        ("<p>by: Ann Lee<!-- -->,<!-- --> <!-- -->Dec 17, 2025</p>", "Ann Lee"),
        ("<p>Written by <a href=/author/ann/>Ann Lee</a> in Storms on 1 June 2019 at 08:00. 5 Comments</p>", "Ann Lee"),
        (
            "<p>by <a href=/author/ann/>Ann Lee</a> · Dec 20, 2025 at 3:00 am · <a href=#c>One comment so far</a></p>",
            "Ann Lee"
        ),
        // The label stands inside the line.
        ("<div>Do 25.04.24 | 14:07 Uhr | Von <span class=authorname>Jörg Maier</span></div>", "Jörg Maier"),
        ("<div>September 1st, 2023 <span class=post-author>By Emily Norwood</span></div>", "Emily Norwood"),
        ("<p>3 May 2024 | By Ann Lee | 5 min read</p>", "Ann Lee"),
        (
            "<div><span>November 25th, 2026 at 07:05 UTC</span><span>November 25th, 2026 at 07:05 UTC</span> "
                + "<span class='author vcard'><a class='url fn n' href='#'>Ann Lee</a></span></div>", "Ann Lee"
        ),
        (
            "<div><span class=byline>By Ann Lee</span> | <span>Updated 25 November 2026 at 13:52 IST</span> "
                + "<span>49 minutes ago</span> | <a href=#c>145 comments</a></div>", "Ann Lee"
        ),
        ("<div>By</div><div>The Storm Team</div><div>6</div><div>mins</div>", "The Storm Team"),
        // A person's role has a line of its own.
        ("<div class=author><div>Ann Lee</div><div>Founder at Example</div></div>", "Ann Lee"),
        ("<p>by ibby</p>", "ibby"),
        ("<p class=byline>文 山田太郎</p>", "山田太郎"),
        // What led to a time that stood behind it, in whatever language.
        ("<p>Von Jörg Maier am 3. Mai 2024</p>", "Jörg Maier"), ("<p>Par Ann Lee le 3 mai 2024</p>", "Ann Lee"),
        ("<address>By Ann Lee</address>", "Ann Lee"),
    ])
    func `a printed byline is read without what surrounds it`(above: String, expected: String) {
        #expect(byline(above: above) == expected)
    }

    @Test(arguments: [
        ("<div><small>Aktualisiert: 24.11.2026, 21:04 Uhr | Annelie Groß | Aufrufe: 50</small></div>", "Annelie Groß"),
        ("<p>3 May 2024 · Ann Lee · 5 min read</p>", "Ann Lee"), ("<p>3 May 2024 | World News | 5 min read</p>", nil),
        ("<p>Ann Lee | Bo Ek</p>", nil), ("<p>3 May 2024 | Storm Hits Coast Again Today</p>", nil),
    ])
    func `a person beside the date is the author when nobody else is named`(above: String, expected: String?) {
        #expect(byline(above: above) == expected)
    }

    @Test(arguments: [
        "<p>August 28</p>", "<div class=author>December 16</div>", "<p>By clicking you agree to our terms of use.</p>",
        "<p class=byline>By The Example News Team</p>", "<p class=byline>By Example News Staff</p>",
        "<nav><ul><li><a href=/people/faculty>Programme Faculty</a></li></ul></nav>",
        "<div class=byline>Share this story</div>", "<a href=/team/>Meet Our Staff</a>", "<p>Insights from</p>",
        // Where a firm is; a label alone; an editor behind a label of another kind; a licence.
        "<address>Harbour Street, Newport</address>", "<div class=author>Text</div>",
        "<p class=byline>责任编辑：孔德明</p>",
        "<p><a href=https://creativecommons.org/licenses/by/4.0/>Creative Commons Attribution</a></p>",
    ])
    func `what is no name is no byline`(above: String) {
        #expect(byline(above: above) == nil)
    }

    private static func data(_ author: String) -> String {
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"Storm hits coast\",\"author\":\(author)}</script>"
    }

    @Test(
        arguments: [
            (data("{\"@type\":\"Person\",\"name\":\"AFP\"}"), "AFP"),
            (
                data("[{\"@type\":\"Person\",\"name\":\"Reuters\"},{\"@type\":\"Person\",\"name\":\"Bo Ek\"}]"),
                "Reuters, Bo Ek"
            ),
            (data("{\"@type\":\"Person\",\"name\":\"Ann Lee, MS, RD\"}"), "Ann Lee, MS, RD"),
            (data("{\"@type\":\"Person\",\"name\":\"Paramita (Guha) Ghosh\"}"), "Paramita (Guha) Ghosh"),
            (data("{\"@type\":\"Person\",\"name\":\"Elena Berg (obe)\"}"), "Elena Berg"),
            ("<meta name=author content=\"page.head.extra.author\">", nil),
            ("<meta name=author content=\"{{ author }}\">", nil),
            ("<meta name=author content=\"Example News\">", nil),
            ("<meta name=author content=\"Example News Editorial Team\">", nil),
            // The name under which the site is registered.
            (data("{\"@type\":\"Person\",\"name\":\"Example\"}"), nil),
            (data("{\"@type\":\"Organization\",\"name\":\"Example News\"}"), nil),
        ] as [(String, String?)])
    func `stated names are taken as they are written`(head: String, expected: String?) {
        #expect(byline(head: head) == expected)
    }

    @Test(arguments: [
        (data("{\"@type\":\"Person\",\"name\":\"Ann Lee\"}"), "<p>By Bo Ek</p>", "JSON-LD"),
        ("<meta name=author content=\"Ann Lee\">", "", "a meta element"),
        ("", "<p itemprop=author>Ann Lee</p>", "an element marked as author"),
        ("<meta name=author content=\"Ann Lee\">", "<p>By Bo Ek</p>", "printed behind a label"),
        ("", "<p><a href=/authors/bo>Bo Ek</a></p>", "a link to an author's page"),
        ("", "<div class=author>Bo Ek</div>", "an author's element"),
        ("", "<p>3 May 2024 · Ann Lee · 5 min read</p>", "the line of the day"),
    ])
    func `it is told where the byline was found`(head: String, above: String, expected: String) {
        #expect(read(head: head, above: above).bylineOrigin == expected)
    }

    @Test func `a printed name wins over an account and over another meta`() {
        let printed = "<p class=byline>By <a href=/authors/bo>Bo Ek</a></p>"
        #expect(byline(head: "<meta name=author content=bek2>", above: printed) == "Bo Ek")
        #expect(byline(head: "<meta name=author content=\"Condé Nast\">", above: printed) == "Bo Ek")
        #expect(byline(head: "<meta name=author content=\"Bo Ek and Ann Lee\">", above: printed) == "Bo Ek, Ann Lee")
    }

    @Test func `a part of the text with a heading may have another author`() {
        let works = """
            <h3>Modules for teachers of the coast</h3><p>By:</p><p>The Coast Coalition</p>
            <p>These modules are a project of the coast and help teachers with what they need for it.</p>
            """
        #expect(byline(below: works) == nil)
    }

    @Test func `the author of a story that stands below is not this one's`() {
        let next = "<h2>Two mills were sold in the valley</h2><p>By Ruth Adler</p>"
        #expect(byline(below: "</div><div class=next><b>Read next</b>\(next)") == nil)
        #expect(byline(below: "<h3>About the author</h3><p>By Ann Lee</p>") == "Ann Lee")
        #expect(byline(above: "<p>By Ann Lee</p>", below: "</div><div>\(next)") == "Ann Lee")
    }

    @Test func `a box below the text about the firm names no author`() {
        #expect(byline(below: "<div class=author-box><div class=author-name>Example News</div></div>") == nil)
        #expect(byline(above: "<p class=byline>By Example News</p>") == "Example News")
    }

    @Test func `the names of other articles' authors are left out`() {
        let teasers = """
            <section class=related><h2>More</h2><p>By <a rel=author href=/authors/x>Xu Yi</a></p>
            <p>By <a rel=author href=/authors/z>Zoe Oz</a></p></section>
            """
        #expect(byline(above: "<p>By <a rel=author href=/authors/a>Ann Lee</a></p>", below: teasers) == "Ann Lee")
    }
}

import Articles
import Model
import Testing

private let filler = (1...5).map {
    "<p>Paragraph number \($0) tells what happened in the town, who was there, and why it matters to them.</p>"
}

private let long = (1...12).map { number in
    "<p>Report \(String(repeating: "very ", count: number))long says what happened in the town, who was there, and why it matters.</p>"
}

private func read(
    head: String = "", above: String = "", below: String = "",
    url: String = "https://news.example.com/a/storm-hits-coast"
) -> ArticleReading {
    let html = """
        <html lang=en><head><title>Storm hits coast - Example News</title>\(head)</head><body><article>
        <h1>Storm hits coast</h1>\(above)<div class=article-body>\(filler.joined())\(below)</div></article></body></html>
        """
    return ArticleReader().read(PageInput(bytes: Array(html.utf8), url: url))
}

struct FieldTests {
    @Test func `the headline is the page's own, without the site's name`() {
        #expect(read().content.headline == "Storm hits coast")
    }

    @Test func `the h1 above the text is the headline even when the titles say something else`() {
        let html = """
            <html><head><title>Where to watch the coast this spring | Example News</title></head><body>
            <header><h1><a href="/">Example Weather Desk</a></h1></header><article><h1>Storm hits coast</h1>
            <div class=article-body>\(filler.joined())</div></article></body></html>
            """
        let page = PageInput(bytes: Array(html.utf8), url: "https://news.example.com/a/storm-hits-coast")
        #expect(ArticleReader().read(page).content.headline == "Storm hits coast")
    }

    @Test(arguments: [
        ("<p class=byline>By Ann Lee and Bo Ek</p>", "Ann Lee, Bo Ek"),
        ("<div class=author>Von Jörg Maier</div>", "Jörg Maier"),
        ("<a rel=author href=/x>Ann Lee</a>", "Ann Lee"),
        ("<span>Written by</span> <a href=/authors/ann-lee>Ann Lee</a>", "Ann Lee"),
    ])
    func `names are taken from where bylines stand`(above: String, expected: String) {
        #expect(read(above: above).content.byline == expected)
    }

    @Test func `machine-readable names win over visible ones`() {
        let data = """
            <script type="application/ld+json">{"@context":"https://schema.org","@type":"NewsArticle","headline":"Storm hits coast",
            "author":[{"@type":"Person","name":"Ann Lee"},{"@type":"Person","name":"Bo Ek"}],"publisher":{"name":"Example News"},
            "datePublished":"2024-05-03T08:00:00+02:00","dateModified":"2024-05-03T09:30:00+02:00",}</script>
            """
        let content = read(head: data, above: "<p class=byline>By Someone Else</p>").content
        #expect(content.byline == "Ann Lee, Bo Ek")
    }

    @Test(arguments: [
        "Correction: An earlier version of this article misstated the number of houses that were hit by the storm.",
        "Editor’s note: This story has been updated with a statement that the council made on Friday evening.",
        "Korrektur: In einer früheren Version dieses Artikels stand eine falsche Zahl von betroffenen Häusern.",
        "Correctif : une version précédente de cet article indiquait un nombre erroné de maisons touchées.",
        "Fe de errores: una versión anterior de este artículo daba un número equivocado de casas afectadas.",
        "Errata: uma versão anterior desta reportagem informava um número errado de casas atingidas pela chuva.",
        "Rettifica: una versione precedente di questo articolo riportava un numero sbagliato di case colpite.",
        "Rectificatie: in een eerdere versie van dit artikel stond een verkeerd aantal huizen dat werd getroffen.",
        "Rättelse: I en tidigare version av artikeln angavs fel antal hus som drabbades av stormen i går.",
        "Исправление: в более ранней версии этого материала было указано неверное число домов в городе.",
    ])
    func `a note on an edit is a note, not text`(note: String) {
        let content = read(below: "<p><em>\(note)</em></p>").content
        #expect(content.notes == [note])
        #expect(!content.text.contains(note))
        #expect(content.blocks.contains { $0.kind == .note })
    }

    @Test(arguments: [
        ("<time>21:22</time>", "21:22"), ("<time datetime=2024-05-03T21:22Z>3 minutes ago</time>", "2024-05-03T21:22Z"),
    ])
    func `the entries of a live blog have heads with their times`(time: String, expected: String) {
        let entries = (1...4).map { number in
            "<div class=live-entry><div>\(time)</div><h3>What happened in part \(number)</h3>\(filler[number])</div>"
        }
        let content = read(below: "<div class=liveblog>\(entries.joined())</div>").content
        let heads = content.blocks.filter { $0.kind == .liveEntry }.map(\.text)
        #expect(heads == (1...4).map { "\(expected) What happened in part \($0)" })
        #expect(content.traits.contains("live"))
    }

    /// Other words, other places in a hash table: the fuzzer found that the copy dropped first decided over the others.
    @Test(arguments: ["early", "late", "long", "short", "plain", "grim", "calm", "loud", "odd", "cold", "warm", "wild"])
    func `which copy of a paragraph stays does not depend on what is dropped first`(word: String) {
        func say(_ name: String) -> String {
            "<p>The \(name) \(word) report says what happened in the town, who was there, and why it matters.</p>"
        }
        let links = (1...8).map { "<li><a href=/b/\($0)>Another headline of the day \($0)</a></li>" }
        let apart = "<ul class=related-links>\(links.joined())</ul>"
        let groups = [
            ["first", "second", "third", "fourth"], ["first", "fifth", "sixth", "seventh", "eighth", "ninth"],
            ["second", "tenth", "eleventh", "twelfth"],
        ]
        let body = groups.map { $0.map(say).joined() }.joined(separator: apart)
        let html = "<body><article><h1>Storm hits coast</h1><div class=article-body>\(body)</div></article>"
        let page = PageInput(bytes: Array(html.utf8), url: "https://news.example.com/a/storm-hits-coast")
        #expect(ArticleReader().read(page).content.text.hasPrefix("The second \(word) report"))
    }

    @Test func `captions stand apart from the text`() {
        let figure =
            "<figure><img src=/wave.jpg><figcaption>A wave breaks over the harbour wall on Friday.</figcaption></figure>"
        let html = filler[0] + figure + filler[1]
        let content = read(below: html).content
        #expect(!content.text.contains("harbour wall"))
        #expect(content.blocks.contains { $0.kind == .caption && $0.text.contains("harbour wall") })
        #expect(content.images == ["https://news.example.com/wave.jpg"])
    }

    @Test func `teasers in a box of related stories are no paragraphs, however they read`() {
        let teasers = [
            "A decision is due on Thursday, but few expect the dispute to end there. Court Rejects Appeal",
            "Residents want answers, and the minister has few to give. Inquiry Finds 43 Failures",
        ]
        let items = teasers.map { "<li><a href=/b>Court Rejects Appeal</a> <span>2 h</span><p>\($0)</p></li>" }
        let box = "<div><div class=y><h3>Related stories</h3><ul>\(items.joined())</ul></div></div>"
        let text = read(below: box).content.text
        for teaser in teasers { #expect(!text.contains(teaser)) }
        #expect(text.contains(filler[0].dropFirst(3).prefix(30)))
    }

    @Test func `an article below a heading such as Read more stays`() {
        let html = """
            <html><body><article><h4>Read more</h4><h1>Storm hits coast</h1>\(filler.joined())<a href=/a>a</a>
            <a href=/b>b</a></article></body></html>
            """
        let content = ArticleReader().read(PageInput(bytes: Array(html.utf8), url: "https://example.org/a")).content
        #expect(content.blocks.count >= filler.count)
    }

    @Test func `an appeal whose element is called a promotion is not the article's`() {
        let appeal = "Enjoying this story? Our reporters rely on readers like you, so support our journalism today."
        #expect(!read(below: "<p class=\"promo p1\"><em>\(appeal)</em></p>").content.text.contains("Enjoying"))
    }

    @Test(arguments: [
        ("<div class=pic><img src=/wave.gif><br><small>A wave breaks over the harbour wall</small></div>", true),
        ("<div><img src=/wave.gif><p>A wave breaks over the harbour wall</p></div>", true),
        ("<div><img src=/w.gif><div class=image-caption>A wave breaks over the harbour wall</div></div>", true),
        ("<div class=related><img src=/wave.gif><p>A wave breaks over the harbour wall</p></div>", false),
        ("<div><img src=/wave.gif><p><a href=/b>A wave breaks over the harbour wall</a></p></div>", false),
    ])
    func `a few words alone beside a picture are its caption`(html: String, isCaption: Bool) {
        let blocks = read(above: html).content.blocks
        #expect(blocks.contains { $0.kind == .caption && $0.text.contains("harbour wall") } == isCaption)
    }

    @Test func `the language, the canonical address and the next page are stated`() {
        let head = "<link rel=canonical href=/a/storm-hits-coast><link rel=next href=/a/storm-hits-coast?page=2>"
        let reading = read(head: head)
        #expect(reading.content.language == "en")
        #expect(reading.content.canonicalURL == "https://news.example.com/a/storm-hits-coast")
        #expect(reading.nextPage == "https://news.example.com/a/storm-hits-coast?page=2")
    }

    @Test(arguments: [
        ("/a/storm-hits-coast", "/a/storm-hits-coast?page=2"), ("/a/storm.html", "/a/storm-2.html"),
        ("/a/storm/2", "/a/storm/3"), ("/a/storm?page=2", "/a/storm?page=3"), ("/a/storm/", "/a/storm/page/2/"),
    ])
    func `the link with the next number is the next page`(path: String, next: String) {
        let current = path.contains("2") ? 2 : 1
        let links =
            "<nav><a href=\"\(path)\">\(current)</a> <a href=\"\(next)\">\(current + 1)</a> <a href=/b/2>\(current + 1)</a></nav>"
        #expect(
            read(below: links, url: "https://news.example.com" + path).nextPage == "https://news.example.com" + next)
        let others = "<nav><a href=/b/other?page=2>2</a><a href=/a/storm-hits-coast/comments>2</a></nav>"
        #expect(read(below: others).nextPage == nil)
    }

    @Test func `text that only the data hold is taken from there`() {
        let words = (1...20).map { "Sentence \($0) of the report says what the storm did to the coast." }.joined(
            separator: " ")
        let html = """
            <html><head><title>Storm</title><script type="application/ld+json">{"@type":"NewsArticle","headline":"Storm",
            "articleBody":"\(words)"}</script></head><body><div id=app>Loading</div></body></html>
            """
        let reading = ArticleReader().read(PageInput(bytes: Array(html.utf8), url: "https://example.com/storm-report"))
        #expect(reading.content.text == words)
        #expect(reading.pageKind == .article)
    }

    @Test func `an explanation says for each block what became of it`() {
        let page = PageInput(
            bytes: Array("<h1>T</h1>\(filler.joined())<footer><a href=/x>Contact us</a></footer>".utf8),
            url: "https://e.com/a")
        let verdicts = ArticleReader().read(page, isExplaining: true).explanation
        #expect(verdicts.count == 7)
        #expect(verdicts.allSatisfy { !$0.reason.isEmpty && !$0.path.isEmpty })
    }
}

struct PageKindTests {
    @Test(arguments: [
        (
            "<title>Just a moment...</title><body><h1>Checking your browser before accessing</h1>",
            "https://e.com/a/story-one", PageKind.challenge
        ),
        (
            "<title>Page not found</title><body><h1>404</h1><p>We could not find that page.</p>",
            "https://e.com/a/story-one", .softNotFound
        ),
        (
            "<title>Sign in</title><body><form><input type=password></form><p>Log in to continue</p>",
            "https://e.com/a/story-one", .login
        ),
        ("", "https://e.com/a/story-one", .empty),
        ("<body><h1>Example</h1>" + filler.joined(), "https://e.com/", .home),
        (
            "<body><h1>About cookies and 404 pages</h1>" + long.joined(),
            "https://e.com/a/story-one", .article
        ),
    ])
    func `a page that is no article is recognised`(html: String, url: String, expected: PageKind) {
        #expect(ArticleReader().read(PageInput(bytes: Array(html.utf8), url: url)).pageKind == expected)
    }
}

struct SiteProfileTests {
    private func page(_ number: Int) -> PageInput {
        let own = (1...5).map {
            "<p>Story \(number * 7919 % 104_729 % 26) says part \($0) of \(["alpha", "beta", "gamma", "delta"][number]) events at length here.</p>"
        }
        let appeal =
            "<p>Our newsroom depends on readers like you, and every contribution helps us to keep reporting.</p>"
        let html = "<html><body><article><h1>Story \(number)</h1>\(own.joined())\(appeal)</article></body></html>"
        return PageInput(bytes: Array(html.utf8), url: "https://e.com/news/story-\(number)")
    }

    @Test func `what stands on other pages of the site is furniture, and survives storing`() throws {
        var profile = SiteProfile()
        let reader = ArticleReader()
        for number in 1...3 { profile.learn(from: reader.read(page(number)).observation) }
        let stored = try #require(SiteProfile(decoding: profile.encoded()))
        #expect(stored == profile)
        #expect(!reader.read(page(0), profile: stored).content.text.contains("depends on readers"))
        #expect(reader.read(page(0), profile: stored).content.text.contains("alpha events"))
    }

    @Test func `the same page again teaches nothing against itself`() {
        var profile = SiteProfile()
        let reader = ArticleReader()
        for _ in 1...5 { profile.learn(from: reader.read(page(0)).observation) }
        #expect(profile.pages == 1)
        #expect(reader.read(page(0), profile: profile).content == reader.read(page(0)).content)
    }

    @Test func `the same story at another address is not furniture`() {
        var profile = SiteProfile()
        let reader = ArticleReader()
        var copy = page(0)
        copy.url = "https://e.com/amp/story-0"
        profile.learn(from: reader.read(copy).observation)
        #expect(reader.read(page(0), profile: profile).content == reader.read(page(0)).content)
    }

    @Test func `a profile is bounded`() {
        var profile = SiteProfile()
        for number in 0..<100 {
            var observation = SiteObservation(url: "https://e.com/\(number)")
            observation.blocks = (0..<5000).map { UInt64($0 * 100 + number) }
            profile.learn(from: observation)
        }
        #expect(profile.pages == SiteProfile.maximumPages)
        #expect(profile.encoded().count < 150_000)
    }
}

struct ListingTests {
    private let html =
        "<nav><a href=/about-us-and-our-team>About us and our team</a></nav><main>"
        + (1...6).map {
            "<div class=card><h2><a href=/news/story-about-town-\($0)#top>What happened in town \($0) today</a></h2></div>"
        }.joined()
        + "</main>"

    @Test func `headline links are found by themselves`() {
        let listing = ListingReader.links(PageInput(bytes: Array(html.utf8), url: "https://e.com/news/"))
        #expect(listing.links.count == 6)
        #expect(
            listing.links.first
                == ListedLink(url: "https://e.com/news/story-about-town-1", title: "What happened in town 1 today"))
    }

    @Test func `a selector decides, and says when it finds nothing`() {
        let page = PageInput(bytes: Array(html.utf8), url: "https://e.com/news/")
        #expect(
            ListingReader.links(page, selector: "nav a").links.map(\.url) == ["https://e.com/about-us-and-our-team"])
        #expect(ListingReader.links(page, selector: "h5 a").ruleFailures.count == 1)
    }
}

@Test(arguments: [
    ("ETK-1-2-cdf84404 rain in Easton", true), ("Gone Girl returns to Easton's cinemas", true),
    ("Flight 404 lands safely in Easton", true), ("Page not found", false), ("Error 404", false),
])
func `a short article whose headline looks like an error is an article`(headline: String, isArticle: Bool) {
    let text =
        "The council of Easton said on Monday that rain had fallen for nine days and that the river would not rise."
    let html =
        "<html><head><title>\(headline)</title></head><body><article><h1>\(headline)</h1><p>\(text)</p><p>\(text) "
        + "Nobody was hurt.</p></article></body></html>"
    let reading = ArticleReader().read(PageInput(bytes: Array(html.utf8), url: "https://example.org/a"))
    #expect((reading.pageKind != .softNotFound) == isArticle)
}

@Test func `paragraphs that differ in figures only are all kept, real copies once`() {
    let entry = { (hour: Int) in "At \(hour) o'clock the police said that square number \(hour - 10) was open again." }
    let story = "The council of Easton said on Monday that rain had fallen for nine days and that the river would rise."
    let body = [entry(13), entry(12), story, entry(11), story].map { "<p>\($0)</p>" }.joined()
    let html = "<html><head><title>Live</title></head><body><article><h1>The day</h1>\(body)</article></body></html>"
    let reading = ArticleReader().read(PageInput(bytes: Array(html.utf8), url: "https://example.org/a"))
    #expect(reading.content.blocks.map(\.text).sorted() == [entry(11), entry(12), entry(13), story])
}

import Articles
import Model
import Testing

/// What belongs to a page that somebody watches for itself, and how pictures are told from their surroundings.
@Suite struct WatchedPageTests {
    private static let frame = ArticlePartsTests.self

    private func read(_ html: String, isWatched: Bool) -> ArticleContent {
        var input = PageInput(bytes: Array(html.utf8), url: "https://example.org/terms")
        input.isWatched = isWatched
        return ArticleReader().read(input).content
    }

    @Test(arguments: [
        "<p>Last revised: 4 January 2026</p>",
        "<div>Mail for complaints: lock-office@example.org</div>",
        "<div><span>Register number 70533512</span></div>",
    ])
    func `a line around the text of a watched page is a part of it`(line: String) {
        let words = line.replacing(#/<[^>]*>/#, with: "")
        let below = Self.frame.page().replacing("</div></div>", with: "\(line)</div></div>")
        for html in [Self.frame.page(inside: line), below] {
            #expect(read(html, isWatched: true).text.contains(words), "\(html.suffix(300))")
        }
    }

    @Test(arguments: [
        "<nav><p>All rules of the harbour</p></nav>", "<p style=\"display:none\">Copy mark b71c of this page.</p>",
        "<ul><li><a href=\"/a\">Fees of the harbour</a></li><li><a href=\"/b\">Opening hours of the office</a></li></ul>",
        "<form><label>Was this page of use to you?</label><button>Yes</button></form>",
        "<aside><p>Fees rise in May</p></aside>",
        "<div class=\"newsletter\"><p>Letters from the lock</p></div>",
    ])
    func `navigation, forms and what is hidden are no more of a watched page than of an article`(furniture: String) {
        #expect(read(Self.frame.page(), isWatched: true).text == Self.frame.paragraphs.joined(separator: "\n\n"))
        for html in [Self.frame.page(inside: furniture), Self.frame.page(below: furniture)] {
            #expect(read(html, isWatched: true).text == read(html, isWatched: false).text)
        }
    }

    // MARK: Pictures

    @Test(arguments: [
        "<figure><img src=\"/1.jpg\"><figcaption>The gate in May, from the south</figcaption></figure>",
        "<div class=\"card item\"><div class=\"teaser-inner\"><figure><img src=\"/1.jpg\"><figcaption>The gate in May, from the south</figcaption></figure></div></div>",
        "<table align=\"right\"><tr><td><img src=\"/1.jpg\"></td></tr><tr><td><small>The gate in May, from the south</small></td></tr></table>",
        "<div class=\"item\"><div class=\"list\"><img src=\"/1.jpg\"></div><small>The gate in May, from the south</small></div>",
        "<div><div><div><img src=\"/1.jpg\"></div></div><div><div><span>The gate in May, from the south</span></div></div></div>",
    ])
    func `a few words in a box with a picture are its caption, whatever the box is called`(box: String) {
        for html in [Self.frame.page(head: box), Self.frame.page(inside: box)] {
            let captions = read(html, isWatched: false).blocks.filter { $0.kind == .caption }.map(\.text)
            #expect(captions == ["The gate in May, from the south"], "\(box)")
        }
    }

    @Test(arguments: [
        "<div class=\"card\"><a href=\"/b\"><img src=\"/1.jpg\"></a><a href=\"/b\">The mill runs dry for a week</a></div>",
        "<div class=\"sidebar\"><div class=\"card\"><img src=\"/1.jpg\"><p>The mill runs dry</p></div><p>More</p></div>",
    ])
    func `a picture that leads elsewhere or stands aside has no caption of the article's`(box: String) {
        let content = read(Self.frame.page(head: box), isWatched: false)
        #expect(!content.blocks.contains { $0.kind == .caption }, "\(content.blocks.map(\.text))")
    }

    @Test(arguments: [
        ("<p><span>By Ann Lee</span> <span>Published: 3 May 2026, 15:27</span></p>", "Ann Lee"),
        ("<p><span>كتب جمانة الكيلاني</span> <span>نُشر: 2026-05-03 15:27</span></p>", "جمانة الكيلاني"),
        ("<p><span>Por Rosa Lima</span> <span>Publicado: 3 de maio de 2026</span></p>", "Rosa Lima"),
        ("<p><span>Por Iñaki Sanz</span> <span>01/01/2026 00:36 hace 24 minutos</span></p>", "Iñaki Sanz"),
        ("<p><span>12 May 2026, 09:30</span> | <span>By Ann Lee</span></p>", "Ann Lee"),
    ])
    func `the time beside a name is no part of it`(line: String, name: String) {
        #expect(read(Self.frame.page(head: line), isWatched: false).byline == name)
    }
}

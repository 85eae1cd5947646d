import Articles
import Basics
import Model
import Testing

@testable import Changes
@testable import Tracking

private let story = [
    "The harbour office keeps a ledger of every vessel that ties up at the north pier, and has done so since 1871.",
    "Volunteers painted the old signal mast last spring and hung a new lantern beneath it, which the town paid for.",
    "A cooperative repairs bicycles for anyone who brings the broken part along, on Saturdays from nine to noon.",
    "The council printed the minutes of its meetings in a larger type than before, after a petition of the elderly.",
    "Members of the rowing club meet twice a week and once more when the weather is fair and the river is calm.",
    "Anglers report that trout have returned to the brook below the weir, where none were seen for thirty years.",
    "The ferry timetable was simplified so that each crossing now leaves on the full hour, winter and summer alike.",
]

private let dated = "<meta property=\"article:published_time\" content=\"2027-01-10T08:00:00Z\">"
private let notFree = """
    <script type="application/ld+json">{"@type":"NewsArticle","headline":"Spring at the harbour",\
    "isAccessibleForFree":false,"datePublished":"2027-01-10T08:00:00Z"}</script>
    """

/// A page with a frame that always has a link to sign in.
private func page(_ text: [String], then rest: String = "", head: String = dated) -> String {
    """
    <!DOCTYPE html><html lang="en"><head><title>Spring at the harbour</title>
    <meta property="og:type" content="article">\(head)</head><body>
    <header><nav><a href="/">Home</a> <a href="/login">Log in</a></nav></header>
    <main><article><h1>Spring at the harbour</h1>\(text.map { "<p>\($0)</p>" }.joined())\(rest)</article></main>
    <footer><p>Imprint and contact</p></footer></body></html>
    """
}

/// A page that lost most of its text to a wall, in whatever words.
@Suite struct WallTests {
    /// What the page says of itself, how many paragraphs are left, and what stands in the place of the rest.
    static let walls: [(head: String, kept: Int, rest: String)] = [
        (
            notFree, 2,
            "<div><h2>Keep reading for one crown a week</h2><p>You have read your free articles of this month.</p></div>"
        ),
        (notFree, 3, ""),
        (
            dated + "<meta itemprop=\"isAccessibleForFree\" content=\"False\">", 2,
            "<p>The rest of this story is kept for readers who pay for our work.</p>"
        ),
        (
            notFree.replacing("false", with: "\"https://schema.org/False\""), 1,
            "<p>Only for friends of the house, who can read on in the app of the paper every day of the week.</p>"
        ),
        (
            dated + "<meta property=\"article:content_tier\" content=\"metered\">", 2,
            "<p>Three of three stories are read, the next are free in May.</p>"
        ),
        (
            dated, 2,
            """
            <section><h3>Weiterlesen</h3><p>Registrieren Sie sich kostenlos, um den ganzen Artikel zu lesen.</p>\
            <a href="/registrieren">Konto anlegen</a></section>
            """
        ),
        (
            dated, 2,
            """
            <div><p>Créez un compte gratuit pour lire la suite de cet article.</p>\
            <a href="https://compte.example.org/">Continuer</a></div>
            """
        ),
        (
            dated, 1,
            """
            <div><p>続きを読むには会員登録が必要です。登録は無料で、すぐに終わります。</p>\
            <a href="/member/regist">無料会員登録</a></div>
            """
        ),
        (
            dated, 2,
            """
            <form action="/go"><p>Leave your address and read on, it costs nothing and takes a moment.</p>\
            <input type="email"></form>
            """
        ),
        (
            dated, 3,
            "<div class=\"regwall\"><p>Dette er en sak for deg som er med oss hver eneste dag.</p></div>"
        ),
        (
            dated, 2,
            "<div><p>Aby czytać dalej, wybierz ofertę dla siebie i swojej rodziny.</p><button>Dalej</button></div>"
        ),
        (
            dated, 0,
            """
            <p>Sign up and read what happened at the harbour this spring.</p><a href="/subscribe?from=wall">Go on</a>
            """
        ),
    ]

    @Test(arguments: walls)
    func `an offer in the place of most of a text is a wall, however long it stays`(
        wall: (head: String, kept: Int, rest: String)
    ) {
        var stage = PageTimeline(page(story, head: wall.head))
        #expect(stage.state.version == 1)
        for look in 0..<40 {
            let head = wall.head + "<!-- \(look) -->"
            stage.look(page(Array(story.prefix(wall.kept)), then: wall.rest, head: head), minutes: 180)
        }
        #expect(stage.told.isEmpty)
        #expect(stage.state.life == .blocked)
        stage.look(page(story, head: wall.head))
        #expect(stage.told.isEmpty)
        #expect(stage.state.life == .present)
    }

    /// A text in the place of the rest that nobody can know for a wall.
    private let notice = """
        <p>Thursday is the day on which the shop behind the mill is closed to all but members of the guild.</p>
        """

    @Test func `an ending that nobody knows is told after days, with how often it was seen`() {
        var stage = PageTimeline(page(story))
        for _ in 0..<16 { stage.look(page(Array(story.prefix(2)), then: notice), minutes: 180) }
        #expect(stage.told.isEmpty)
        for _ in 0..<16 { stage.look(page(Array(story.prefix(2)), then: notice), minutes: 180) }
        #expect(stage.told.count == 1)
        #expect(stage.told.first?.observation?.contains("looks from") == true)
    }

    @Test func `an ending that stands on another article, too, is never an edit`() {
        var stage = PageTimeline(page(story))
        var other = PageTimeline(page(story.reversed()), id: "art_2")
        for _ in 0..<40 {
            other.site = stage.site
            other.look(page(Array(story.reversed().prefix(2)), then: notice), minutes: 180)
            stage.site = other.site
            stage.look(page(Array(story.prefix(2)), then: notice), minutes: 180)
        }
        #expect(stage.told.isEmpty)
        #expect(other.told.isEmpty)
        #expect(stage.state.life == .blocked)
    }

    @Test func `a page that has nothing of the article is not believed, however long it is`() {
        var stage = PageTimeline(page(story))
        let words = story.map { "<p>\(String($0.reversed()))</p>" }.joined()
        let html = "<html><head><title>One moment</title></head><body><h1>Before you go on</h1>\(words)</body></html>"
        stage.published = Timestamp(iso8601: "2027-01-10T08:00:00Z")
        for look in 0..<12 { stage.look(html + "<!-- \(look) -->", minutes: 180) }
        #expect(stage.told.isEmpty)
        stage.look(page(story))
        #expect(stage.told.isEmpty)
    }

    @Test func `a paragraph that was taken out of a page that is not free is told`() {
        var stage = PageTimeline(page(story, head: notFree))
        for _ in 0..<40 { stage.look(page(Array(story.dropLast(2)), head: notFree), minutes: 180) }
        #expect(stage.told.count == 1)
    }

    @Test func `most of a text that was taken out with a note is told on a page that is not free`() {
        let note = """
            <p><em>Correction: an earlier version of this article named the wrong office; the passage was removed.</em></p>
            """
        var stage = PageTimeline(page(story, head: notFree))
        for _ in 0..<40 { stage.look(page(Array(story.prefix(2)), then: note, head: notFree), minutes: 180) }
        #expect(stage.told.count == 1)
        #expect(stage.state.life == .present)
    }

    private static let subscribe = """
        <div class="newsletter"><p>Our letter brings you the news of the harbour on every Friday.</p>\
        <form action="/letter"><input type="email"><button>Subscribe</button></form></div>
        """

    /// An offer in the place of what was taken out: what is left, and what the page says of its day.
    static let removals: [(kept: [String], head: String)] = [
        ([story[0], story[6]], dated),
        ([story[0], story[4]], dated),
        ([story[0], story[1]], dated + "<meta property=\"article:modified_time\" content=\"2027-01-12T08:00:00Z\">"),
    ]

    @Test(arguments: removals)
    func `most of a text that was taken out is told after days although an offer stands there`(
        removal: (kept: [String], head: String)
    ) {
        var stage = PageTimeline(page(story))
        let after = page(removal.kept, then: Self.subscribe, head: removal.head)
        for _ in 0..<16 { stage.look(after, minutes: 180) }
        #expect(stage.told.isEmpty)
        for _ in 0..<16 { stage.look(after, minutes: 180) }
        #expect(stage.told.count == 1)
        #expect(stage.told.first?.observation?.contains("looks from") == true)
    }

    @Test func `the same offer on another article is a wall, whatever the page says of its day`() {
        var stage = PageTimeline(page(story))
        var other = PageTimeline(page(story.reversed()), id: "art_2")
        let after = page([story[0], story[1]], then: Self.subscribe, head: Self.removals[1].head)
        for _ in 0..<40 {
            other.site = stage.site
            other.look(page(Array(story.reversed().prefix(2)), then: Self.subscribe), minutes: 180)
            stage.site = other.site
            stage.look(after, minutes: 180)
        }
        #expect(stage.told.isEmpty && other.told.isEmpty)
        #expect(stage.state.life == .blocked && other.state.life == .blocked)
    }

    @Test func `one text that lost its end is an edit, several at once wait for days`() {
        var alone = PageTimeline(page(story))
        for _ in 0..<6 { alone.look(page(Array(story.prefix(4))), minutes: 60) }
        #expect(alone.told.count == 1)
        var stage = PageTimeline(page(story))
        var other = PageTimeline(page(story.reversed()), id: "art_2")
        for look in 0..<32 {
            other.site = stage.site
            other.look(page(Array(story.reversed().prefix(4))), minutes: 180)
            stage.site = other.site
            stage.look(page(Array(story.prefix(4))), minutes: 180)
            if look == 15 { #expect(stage.told.isEmpty && other.told.isEmpty) }
        }
        #expect(stage.told.count == 1 && other.told.count == 1)
        #expect(stage.told.first?.observation?.contains("looks from") == true)
    }

    @Test func `a second half that was written anew is an edit like any other`() {
        var stage = PageTimeline(page(story))
        let anew =
            story.prefix(4) + [
                "The ferry now leaves at each full hour, in winter as in summer.",
                "Trout are back in the brook below the weir after thirty years, anglers say.",
            ]
        for _ in 0..<6 { stage.look(page(Array(anew)), minutes: 60) }
        #expect(stage.told.count >= 1)
    }
}

/// A page that lost most of its text, as it reads.
@Suite struct CollapseTests {
    @Test func `repairs that stand for two days are no edit`() {
        var stage = ArticleTimeline(story)
        for _ in 0..<16 { stage.look(["We are working on our site. Please come back later."], minutes: 180) }
        #expect(stage.told.isEmpty)
        stage.look(story)
        #expect(stage.told.isEmpty)
    }

    @Test func `a removal of most of a text that stays for days is told, with how often it was seen`() {
        var stage = ArticleTimeline(story)
        for _ in 0..<30 { stage.look(["The publisher has taken this article back."], minutes: 180) }
        #expect(stage.told.count == 1)
        #expect(stage.records.last?.observation?.contains("looks from") == true)
    }

    @Test func `the same page in the place of another article is no edit, however long it stays`() {
        var stage = ArticleTimeline(story)
        let page = ["We are working on our site. Please come back later."]
        stage.site.collapses.note(page.map { BlockFingerprint($0).value }, article: 99)
        for _ in 0..<60 { stage.look(page, minutes: 180) }
        #expect(stage.told.isEmpty)
        #expect(stage.state.life == .blocked)
    }

    @Test func `the beginning of a text on a page that is not free is a wall, however long it stays`() {
        var stage = ArticleTimeline(story)
        for _ in 0..<60 { stage.look(Array(story.prefix(2)), minutes: 180, kind: .paywall, traits: ["paywall"]) }
        #expect(stage.told.isEmpty)
        #expect(stage.state.life == .blocked)
        stage.look(story)
        #expect(stage.told.isEmpty)
        #expect(stage.state.life == .present)
    }
}

import JSON
import Testing

/// Pages that are never twice the same, on the whole path: what is noise is not told, and hides nothing.
@Suite(.serialized) struct NoiseTests {
    private let program: Program
    private let site: NewsSite
    private static let promotions = [
        "Steun onze redactie vanaf twee euro per week en lees alles zonder advertenties, opzegbaar als u wilt.",
        "Ontvang elke ochtend het belangrijkste nieuws van de dag in uw mailbox, met duiding van onze correspondenten.",
        "Download de app voor meldingen, uitslagen en de dagelijkse puzzel, de eerste maand gratis voor alle lezers.",
        "Heeft u zelf iets meegemaakt dat met dit verhaal te maken heeft? Vertel het ons in vertrouwen.",
    ]
    private static let paragraphs = [
        "De raad van Oosterwijk heeft maandagavond na zeven uur debat de begroting aangenomen met 23 tegen 16.",
        "De stemming was twee keer uitgesteld, en de rekenkamer zal de boeken in het voorjaar onderzoeken.",
        "Dit is niet de begroting die de stad wilde, zei Ruth Adler, die om een nieuwe brug had gevraagd.",
    ]

    init() throws {
        program = try Program()
        site = try NewsSite()
        site.feed([("raad", "Raad neemt begroting aan")])
        try program.write("errata.yaml", configuration("  - {feed: \"\(site.origin)/feed.xml\", name: Test}"))
    }

    private func page(_ headline: String, _ paragraphs: [String], live: Bool = false) -> NewsSite.Page {
        let body = paragraphs.map { "<p>\($0)</p>" }.joined(separator: "\n")
        let data =
            live
            ? #"<script type="application/ld+json">{"@type":"LiveBlogPosting","headline":"Live"}</script>"#
            : ""
        return .init(
            text: """
                <!doctype html><html lang="nl"><head><title>\(headline)</title>\(data)</head>
                <body><main><article><h1>\(headline)</h1>\(body)</article></main></body></html>
                """)
    }

    private func changes() throws -> [JSONValue] {
        try logRecords(program).filter { $0["type"]?.string == "article.changed" }
    }

    private func looks(_ count: Int) throws {
        let already = site.requests("/news/raad").count
        try waitUntil("\(count) more looks", seconds: 60) { site.requests("/news/raad").count >= already + count }
    }

    /// The page with each promotion and with another figure in its counter.
    private func noisy(_ paragraphs: [String]) -> [NewsSite.Page] {
        (0..<12).map { turn in
            let promotion = Self.promotions[turn * 7 % 4]
            return page(
                "Raad neemt begroting aan",
                [paragraphs[0], paragraphs[1], promotion, paragraphs[2], "Al \(1200 + turn * 37 % 113) keer gelezen"])
        }
    }

    @Test func `promotions that take turns and counters are not told, and hide no edit`() throws {
        site.takeTurns("/news/raad", noisy(Self.paragraphs))
        let daemon = try DaemonProcess(program, pace: 3000)
        try looks(30)
        let before = try changes()
        #expect(before.isEmpty, "\(before)")
        var edited = Self.paragraphs
        edited[0] = edited[0].replacing("23 tegen 16", with: "24 tegen 15")
        site.takeTurns("/news/raad", noisy(edited))
        try waitUntil("the edit is told", seconds: 60) { try !changes().isEmpty }
        try looks(10)
        #expect(try daemon.stop() == 0)
        let told = try changes()
        #expect(told.count == 1, "\(told)")
        let edits = told.flatMap { $0["edits"]?.array ?? [] }
        #expect(edits.compactMap { $0["after"]?.string } == ["24", "15"])
    }

    @Test func `a headline under test is not told, and its winner is`() throws {
        let headlines = ["Raad neemt begroting aan", "Nipte meerderheid voor begroting"]
        site.takeTurns("/news/raad", headlines.map { page($0, Self.paragraphs) })
        let daemon = try DaemonProcess(program, pace: 3000)
        try looks(12)
        #expect(try changes().isEmpty)
        site.takeTurns("/news/raad", [page(headlines[1], Self.paragraphs)])
        site.set("/news/raad", page(headlines[1], Self.paragraphs))
        let shown = try logRecords(program).first { $0["type"]?.string == "article.published" }
        if shown?["article"]?["title"]?.string != headlines[1] {
            try waitUntil("the winner is told", seconds: 60) { try !changes().isEmpty }
            #expect(try changes().first?["kinds"]?[0]?.string == "headline")
        }
        #expect(try daemon.stop() == 0)
    }

    @Test func `appends to a live page are told together, with their whole history kept`() throws {
        var entries = Self.paragraphs
        let live = { (entries: [String]) in page("De dag in Oosterwijk: volg het live", entries, live: true) }
        site.set("/news/raad", live(entries))
        let daemon = try DaemonProcess(program, pace: 600)
        try looks(3)
        for number in 1...3 {
            entries.insert(
                "Om \(10 + number) uur meldt de politie dat plein nummer \(number) weer open is voor verkeer.",
                at: 0)
            site.set("/news/raad", live(entries))
            try looks(4)
        }
        // On a busy machine the page may be quiet for long enough between two of them.
        let told = { try self.changes().reduce(0) { $0 + ($1["edits"]?.array ?? []).count } }
        try waitUntil("all three are told", seconds: 60) { try told() >= 3 }
        #expect(try daemon.stop() == 0)
        let changes = try changes()
        #expect(changes.allSatisfy { $0["kinds"]?[0]?.string == "live-append" }, "\(changes)")
        #expect(try told() == 3)
        #expect(changes.last?["version"]?["to"]?.int == 4)
    }
}

import Basics
import Model
import Testing

@testable import Articles
@testable import Changes
@testable import Tracking

/// Sentences that a page joins to a paragraph: promotions, advertisements and lines of the house, beside edits that add
/// or take out a sentence.
@Suite struct JoinedSentenceTests {
    private static let first = "The upper gate of the lock was closed on Monday after divers had found cracks in it."
    private static let second = "Barges will wait for nine days, and the mill above stops working before them."
    private static let promo = "Download our app and read every report from your own town for weeks at no cost."
    private static let other = "Our letter at six in the morning has all that you should know before breakfast."

    private func exchange(_ before: String, _ after: String) -> SentenceExchange? {
        var (old, new) = (ArticleContent(), ArticleContent())
        (old.blocks, new.blocks) = ([Block(.paragraph, before)], [Block(.paragraph, after)])
        return ContentDifferences(old, new).differences.compactMap(\.exchange).first
    }

    @Test(arguments: [
        (first, first + " " + promo, [], [promo]),
        (first + " " + promo, first, [promo], []),
        (first + " " + promo, first + " " + other, [promo], [other]),
        (promo + " " + first + " " + second, first + " " + second + " " + other, [promo], [other]),
    ])
    func `whole sentences are found`(before: String, after: String, gone: [String], come: [String]) throws {
        let found = try #require(exchange(before, after))
        #expect(found.gone.map(\.text) == gone)
        #expect(found.come.map(\.text) == come)
    }

    @Test(
        "words within a sentence, a text without a sentence that stayed, and words too few for one are no exchange",
        arguments: [
            (first + " " + second, first + " " + second.replacing("nine", with: "ten")),
            (first + " " + second, first.replacing("Monday", with: "Sunday") + " " + second + " " + promo),
            (first, promo), (first, first + " Not yet."),
        ])
    func others(before: String, after: String) { #expect(exchange(before, after) == nil) }

    // MARK: On a site

    /// What each article says; the first is its headline, the last its last sentence.
    private static let stories = [
        [
            "Lock closed after cracks", first, second,
            "The ministry decides whether the navy lends its floating crane.",
            "A committee of engineers will visit the gate before Friday.",
        ],
        [
            "Storm takes the roof of the school",
            "The storm came from the west and was gone before anybody was awake.",
            "Pupils have lessons in the church hall until summer.",
            "Insurance pays for the roof, but not for the books.",
            "A carpenter offered wood from the forest of the village.",
        ],
        [
            "Trout return to the brook",
            "Anglers counted forty fish below the weir, more than in any year since the mill.",
            "A biologist had freed the bed of mud with her students.",
            "The club wants to close the bank to dogs in spring.",
            "Dog owners have asked for a meeting with the mayor.",
        ],
        [
            "Night train gets a second car",
            "Travellers to the coast had slept on the floor for most of last season.",
            "The railway found an old sleeping car in a depot abroad.",
            "Its berths were covered with new cloth by a local firm.",
            "Tickets for the summer are sold from next week on.",
        ],
        [
            "Museum finds a lost map",
            "A curator opened a drawer that had been stuck for longer than she had worked there.",
            "Under it lay a map of the harbour drawn by hand.",
            "It shows a pier that nobody had known of until now.",
            "Divers will look for the stones when the water is clear.",
        ],
        [
            "Bakers strike for an hour",
            "Shops in the old town opened late because nobody lit the ovens at three.",
            "The union asks for a rest between two nights of work.",
            "Owners answer that bread has to be fresh at seven.",
            "Both sides meet again in the town hall this evening.",
        ],
    ]

    private func page(_ number: Int, _ last: String, by author: String? = nil, layout: String = "main") -> String {
        let story = Self.stories[number]
        let byline = author.map { "<p class=\"byline\">\($0)</p>" } ?? ""
        let texts = (story[1...3] + [last]).map { "<p>\($0)</p>" }.joined()
        return """
            <!DOCTYPE html><html lang="en"><head><title>\(story[0])</title>
            <meta property="og:type" content="article"></head><body><\(layout)><article><h1>\(story[0])</h1>
            \(byline)\(texts)</article></\(layout)></body></html>
            """
    }

    private func own(_ number: Int) -> String { Self.stories[number][4] }

    /// Plays looks at several articles of one site by turns.
    ///
    /// - Returns: what was told of each article.
    private func play(articles: Int, looks: Int, minutes: Int, _ shown: (Int, Int) -> String) -> [[ChangeRecord]] {
        var site = SiteModel()
        var stages: [PageTimeline] = []
        for look in 0..<looks {
            for number in 0..<articles {
                if look == 0 { stages.append(PageTimeline(shown(number, look), id: "art_\(number)")) }
                stages[number].site = site
                stages[number].look(shown(number, look), minutes: minutes)
                site = stages[number].site
            }
        }
        return stages.map(\.told)
    }

    @Test func `promotions that take turns behind the last sentence of articles are not told`() {
        let pool = ["", " " + Self.promo, " " + Self.other]
        let told = play(articles: 6, looks: 24, minutes: 40) { number, look in
            page(number, own(number) + pool[(number + look / 3) % 3])
        }
        #expect(told.joined().count <= 4, "\(told.map(\.count))")
    }

    @Test func `another sentence every few looks is told a few times on the site, and then no more`() {
        let offers = [
            "Lamps for every room are half their price at the mill until",
            "Our boots keep feet dry and cost less than soup, from",
            "Soap made of olives waits for you at counter", "The choir sings in your garden for a cake and fee no.",
            "Paint that never fades was tried out on boat", "Which bread would your grandmother buy in aisle",
        ]
        let told = play(articles: 5, looks: 40, minutes: 30) { number, look in
            let turn = look / 4 + number
            return page(number, own(number) + " \(offers[turn % 6]) \(turn * 10 + number) this week.")
        }
        #expect(told.joined().count <= 16, "\(told.map(\.count))")
    }

    @Test func `a sentence that is added, or taken out, and stays so is told`() {
        let (one, two) = (" " + Self.stories[5][1], " " + Self.stories[5][2])
        for (before, after) in [("", one), (one, ""), (one, two)] {
            let told = play(articles: 5, looks: 12, minutes: 30) { number, look in
                page(number, own(number) + (number == 2 && look >= 6 ? after : number == 2 ? before : ""))
            }
            #expect(told.map(\.count) == [0, 0, 1, 0, 0])
        }
    }

    @Test func `lines that begin alike on several articles are the site's`() {
        let sections = ["Money", "Nature", "Games", "Sport", "Town", "World"]
        let told = play(articles: 6, looks: 10, minutes: 30) { number, look in
            let line = "This article was first published in the Easton Times, \(sections[number])."
            return page(number, own(number) + (look > 4 ? "</p><p>\(line)" : ""))
        }
        #expect(told.joined().count { $0.type == .articleChanged } <= 2, "\(told.map(\.count))")
    }

    @Test func `a joined line of which the end takes turns on several articles is the site's`() {
        let sections = ["Money", "Nature", "Games", "Sport", "Town", "World"]
        let told = play(articles: 6, looks: 24, minutes: 30) { number, look in
            let line = "This article was first published in the Easton Times, \(sections[(look / 3 + number) % 6])."
            return page(number, own(number) + " " + line)
        }
        #expect(told.joined().count { $0.type == .articleChanged } <= 4, "\(told.map(\.count))")
    }

    @Test func `a sentence of a paragraph that is a link as a whole is told when it lasts`() {
        let offers = ["Canal Trust: Lea Horn calls the plan", "Seed Bank: Ole Berg sees in the plan"]
        let shown = { (look: Int) -> String in
            let offer = "\(offers[look / 3 % 2]) a mistake that will last \(look / 3) years."
            return page(0, own(0) + " <a href=\"/go/\(look)\">\(offer)</a>")
        }
        #expect(play(articles: 1, looks: 30, minutes: 30) { _, look in shown(look) }.map(\.count) == [0])
        let lasting = play(articles: 1, looks: 30, minutes: 30) { _, look in look < 5 ? page(0, own(0)) : shown(0) }
        #expect(lasting.map(\.count) == [1])
    }

    @Test func `a block that is another one at each look is told a few times and then no more`() {
        let letters = Array("aeioklmnrst")
        let told = play(articles: 4, looks: 40, minutes: 12) { number, look in
            let word = { (seed: Int) in
                String((0..<4).map { letters[(look * (seed + $0) + number + $0 * seed) % 11] }) + "berg"
            }
            return page(number, own(number).replacing(".", with: ", as \(word(3)) wrote to \(word(7)) last week."))
        }
        #expect(told.joined().count <= 16, "\(told.map(\.count))")
    }

    @Test func `a paragraph is still there when a line is joined to it by turns`() {
        var boilerplate = BoilerplateBlocks()
        let paragraph = Self.first + " " + Self.second
        for look in 0..<12 {
            let line = look.isMultiple(of: 2) ? "" : "Fog until noon "
            boilerplate.note([.init(line + paragraph), .init(Self.stories[5][1])], article: 1)
        }
        #expect(!boilerplate.fingerprints.contains(BlockFingerprint(paragraph)))
        // Nothing of a promotion that takes turns stays.
        for look in 0..<12 {
            boilerplate.note([.init(look.isMultiple(of: 2) ? Self.promo + " " + Self.other : paragraph)], article: 2)
        }
        #expect(boilerplate.fingerprints.contains(BlockFingerprint(Self.promo + " " + Self.other)))
    }

    @Test(arguments: ["NOTE views: COUNT", "Views: COUNT NOTE", "NOTE \u{B7} Views COUNT"])
    func `a block is still there when a count is joined to it by turns with no full stop between`(form: String) {
        var boilerplate = BoilerplateBlocks()
        let note = "Correction: this report first gave 62; it should have said 46."
        for look in 0..<12 {
            let joined = form.replacing("NOTE", with: note).replacing("COUNT", with: "\(look).1K")
            boilerplate.note([.init(Self.first), .init(look.isMultiple(of: 2) ? note : joined)], article: 1)
        }
        #expect(boilerplate.fingerprints.isEmpty)
    }

    @Test func `a paragraph that a line makes look like a note by turns is the same paragraph`() {
        let told = play(articles: 3, looks: 24, minutes: 30) { number, look in
            page(number, look.isMultiple(of: 2) ? own(number) : "Update: \(look) readers are here \(own(number))")
        }
        #expect(told.joined().count <= 4, "\(told.map(\.count))")
        let edited = play(articles: 1, looks: 24, minutes: 30) { number, look in
            let text = look < 12 ? own(number) : own(number).replacing("Friday", with: "Sunday")
            return page(number, look.isMultiple(of: 2) ? text : "Update: \(look) readers are here \(text)")
        }
        #expect(edited.joined().count { $0.edits.contains { $0.after?.contains("Sunday") ?? false } } == 1)
    }

    @Test func `ever new words that are joined to a sentence by turns are told a few times and then no more`() {
        let words = ["seen by", "read by", "shared by", "liked by", "sent by", "kept by", "known by", "told by"]
        let told = play(articles: 4, looks: 32, minutes: 20) { number, look in
            let joined = own(number).replacing(".", with: ", \(words[look / 2 % 8]) \(look * 7 + number) people.")
            return page(number, look.isMultiple(of: 2) ? own(number) : joined)
        }
        #expect(told.joined().count <= 12, "\(told.map(\.count))")
    }

    @Test func `a picture that comes and goes says nothing of paragraphs that come`() {
        var flips = TextFlips()
        for number in 0..<6 {
            flips.tell(Difference(field: .image, nature: .field, before: nil, after: "img/\(number)", facts: []))
        }
        let added = Difference(field: .body, nature: .came, before: nil, after: Self.first, facts: [])
        #expect(flips.excess(added) == 0)
        #expect(!flips.bringsBack(Difference(field: .body, nature: .went, before: Self.first, after: nil, facts: [])))
    }

    @Test func `an edit, its return and another edit are told at once`() {
        var stage = PageTimeline(page(0, own(0)))
        for text in [own(0).replacing("Friday", with: "Sunday"), own(0), own(0).replacing("gate", with: "lock")] {
            stage.look(page(0, text))
        }
        #expect(stage.told.count == 3)
    }

    @Test func `a by word that another layout sets before the name is no other author`() {
        let told = play(articles: 1, looks: 12, minutes: 30) { number, look in
            look < 6
                ? page(number, own(number), by: "Ann Lee")
                : page(number, own(number), by: "Na Ann Lee", layout: "div")
        }
        #expect(told == [[]])
        let other = play(articles: 1, looks: 12, minutes: 30) { number, look in
            page(number, own(number), by: look < 6 ? "Ann Lee" : "Ole Hansen")
        }
        #expect(other.map(\.count) == [1])
    }

    @Test func `sentences that do not last need no other proof`() {
        var survival = ToldSurvival()
        for _ in 0..<ToldSurvival.fleetingNeeded { survival.note(ToldTexts.Fate(place: 1, isLasting: false)) }
        #expect(!survival.isFleeting(1))
        #expect(survival.isFleeting(1, isExchange: true))
    }
}

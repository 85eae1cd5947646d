import Changes
import Model
import Testing

/// What differs between a known version and a look, and any mixture of the two.
@Suite struct DifferenceTests {
    private static let first = "The council of Easton passed its budget on Monday night after a long debate."
    private static let second = "The vote had been put off twice, and the court of audit will examine the accounts."
    private static let promo = "Download our app for breaking news alerts, live scores and the daily crossword."

    private func natures(_ differences: ContentDifferences) -> [Difference.Nature] {
        differences.differences.map(\.nature)
    }

    @Test func `blocks come, go, are edited and move`() {
        let old = article([Self.first, Self.second, "A third paragraph that will be gone soon, says the mayor."])
        let new = article([Self.promo, Self.first.replacing("long", with: "short"), Self.second])
        let found = ContentDifferences(old, new)
        #expect(Set(natures(found)) == [.came, .edited, .went])
        #expect(ContentDifferences(old, old).differences.isEmpty)
    }

    @Test func `every mixture holds what was taken and no more`() {
        let old = article([Self.first, Self.second])
        let new = article([Self.first, Self.promo, Self.second.replacing("twice", with: "once")])
        let found = ContentDifferences(old, new)
        #expect(natures(found) == [.came, .edited])
        #expect(found.merged([true, true]) == new)
        #expect(found.merged([false, false]).blocks == old.blocks)
        #expect(found.merged([false, true]).blocks.map(\.text) == [Self.first, new.blocks[2].text])
        #expect(found.merged([true, false]).blocks.map(\.text) == [Self.first, Self.promo, Self.second])
    }

    @Test func `a moved paragraph stands once, wherever it is taken`() {
        let third = "Ruth Adler, who leads the opposition, had asked for a new bridge over the river."
        let found = ContentDifferences(
            article([Self.first, Self.second, third]), article([third, Self.first, Self.second]))
        #expect(natures(found) == [.moved])
        #expect(found.merged([true]).blocks.map(\.text) == [third, Self.first, Self.second])
        #expect(found.merged([false]).blocks.map(\.text) == [Self.first, Self.second, third])
    }

    @Test func `the same fact is recognised beside other noise`() {
        let old = article([Self.first, Self.second])
        let one = ContentDifferences(old, article([Self.first, Self.promo]))
        let two = ContentDifferences(old, article(["Have you seen our series about towns?", Self.first, Self.promo]))
        let facts = { (found: ContentDifferences) in Set(found.differences.flatMap(\.facts)) }
        #expect(facts(one).isSubset(of: facts(two)))
    }

    @Test func `a paragraph that took another's place is one edit in two halves`() {
        let found = ContentDifferences(article([Self.first, Self.second]), article([Self.first, Self.promo]))
        #expect(found.differences.map(\.nature) == [.went, .came])
        #expect(found.differences.map(\.counterpart) == [1, 0])
        let apart = ContentDifferences(article([Self.first, Self.second]), article([Self.promo, Self.first]))
        #expect(apart.differences.allSatisfy { $0.counterpart == nil })
    }

    @Test func `where a caption stands is no difference`() throws {
        let picture = "The night train in Easton, seen on Friday."
        let third = "A third paragraph says what the mayor thinks of it all, and when the council meets again."
        var new = article([Self.first, picture, Self.second, third])
        new.blocks[1].kind = .caption
        for texts in [[picture, Self.first, Self.second, third], [Self.first, Self.second, third, picture]] {
            let found = ContentDifferences(article(texts), new)
            try #require(found.differences.isEmpty)
            #expect(found.merged([]).blocks.map(\.text) == new.blocks.map(\.text))
        }
    }

    @Test func `figures alone are told from other words`() throws {
        let old = article([Self.first, "In all 1 234 people read this now."])
        let figures = ContentDifferences(old, article([Self.first, "In all 999 people read this now."]))
        #expect(try #require(figures.differences.first).isFigures)
        let words = ContentDifferences(old, article([Self.first, "In all 1 234 people like this now."]))
        #expect(try !#require(words.differences.first).isFigures)
        let label = ContentDifferences(
            article([Self.first, "Zebrano podpisów 12"]), article([Self.first, "Zebrano podpisów 15"]))
        #expect(try #require(label.differences.first).isLabel)
    }

    @Test func `words that only change their place on the page are the same`() {
        var caption = article([Self.first])
        caption.blocks.append(Block(.caption, Self.second))
        let found = ContentDifferences(article([Self.first, Self.second]), caption)
        #expect(found.differences.isEmpty)
        #expect(found.merged([]).blocks.map(\.kind) == [.paragraph, .paragraph])
    }

    @Test func `a headline is one difference and can be left`() {
        var new = article([Self.first])
        new.headline = "Another headline"
        let found = ContentDifferences(article([Self.first]), new)
        #expect(found.differences.map(\.field) == [.headline])
        #expect(found.merged([false]).headline == "A headline that stays")
    }
}

/// Blocks that lead to other articles, in whatever language.
@Suite struct KnownLineTests {
    private let lines: KnownLines = {
        var lines = KnownLines()
        lines.note("Sturm: 412 Häuser in Görlitz ohne Strom", article: 1)
        lines.note("政府は来年度の予算案を閣議決定した", article: 2)
        lines.note("Short one", article: 3)
        return lines
    }()

    @Test(arguments: [
        "Sturm: 412 Häuser in Görlitz ohne Strom", "Sturm: 412 Häuser in Görlitz ohne Strom vor 16 Minuten",
        "Mehr zum Thema: Sturm: 412 Häuser in Görlitz ohne Strom", "関連:政府は来年度の予算案を閣議決定した",
    ])
    func `a block that is mainly another headline leads elsewhere`(text: String) {
        #expect(lines.leadsElsewhere(text, from: 9))
    }

    @Test(arguments: [
        "Short one", "In Görlitz sind 412 Häuser ohne Strom, wie die Behörden am Dienstag mitteilten.",
        "Wie berichtet („Sturm: 412 Häuser in Görlitz ohne Strom“), waren am Montag viele Haushalte betroffen, und die "
            + "Behörden haben am Dienstag mitgeteilt, dass die Leitungen noch in dieser Woche wieder stehen sollen.",
    ])
    func `text is not taken for a link`(text: String) { #expect(!lines.leadsElsewhere(text, from: 9)) }

    @Test func `an article's own headline leads nowhere`() {
        #expect(!lines.leadsElsewhere("Sturm: 412 Häuser in Görlitz ohne Strom", from: 1))
    }

    @Test func `what is known is bounded`() {
        var lines = KnownLines()
        for number in 0..<1000 { lines.note("A headline that has the number \(number) in it", article: UInt64(number)) }
        #expect(lines.lines.count <= KnownLines.limit)
        #expect(lines.leadsElsewhere("A headline that has the number 999 in it", from: 1))
        #expect(KnownLines(lines.lines) == lines)
    }
}

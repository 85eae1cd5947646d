import Model
import Testing

@testable import Tracking

/// Sentences that many stories of a site have.
private let shared = [
    "The harbour office keeps a ledger of every vessel that ties up at the north pier, and has done so since 1871.",
    "Volunteers painted the old signal mast last spring and hung a new lantern beneath it, which the town paid for.",
    "Members of the rowing club meet twice a week and once more when the weather is fair and the river is calm.",
]

private let nouns = ["ferry", "bakery", "mill", "choir", "library", "weir", "market", "tram", "garden", "museum"]

/// A story of its own, with sentences that others have, too.
private func story(_ number: Int, sharing count: Int, day: Int = 10, headline: String? = nil) -> String {
    let noun = nouns[number % nouns.count]
    let title = headline ?? "The \(noun) of \(1900 + number)"
    let own = [
        "What became of the \(noun) in \(1900 + number) is told by \(number + 3) people who saw it from the other bank.",
        "No \(noun) was ever so much spoken of, says the woman who has kept its books for \(number + 11) years.",
        "The town will decide about the \(noun) in its meeting on the \(number + 2)th, and has asked \(number + 5) experts.",
    ]
    let text = (shared.prefix(count) + own).map { "<p>\($0)</p>" }.joined()
    return """
        <!DOCTYPE html><html lang="en"><head><title>\(title)</title>
        <meta property="og:type" content="article">
        <meta property="article:published_time" content="2027-01-\(day)T08:00:00Z"></head>
        <body><main><article><h1>\(title)</h1>\(text)</article></main></body></html>
        """
}

/// One address that shows another story at each look.
@Suite struct PageTurnsTests {
    @Test(arguments: [0, 2, 3], [false, true])
    func `another story at each look is a condition and no edit`(sharing: Int, isDated: Bool) {
        var stage = PageTimeline(story(0, sharing: sharing))
        for number in 1..<12 { stage.look(story(number, sharing: sharing, day: isDated ? 10 + number : 10)) }
        #expect(stage.told.isEmpty)
        #expect(stage.outcome == "another_story")
        #expect(stage.state.life == .blocked)
        stage.look(story(0, sharing: sharing))
        #expect(stage.told.isEmpty)
        #expect(stage.state.life == .present)
    }

    /// Some sites write all headlines alike.
    @Test func `headlines that are much alike make no difference`() {
        let page = { story($0, sharing: 2, headline: "What became of the harbour in the year \($0)") }
        var stage = PageTimeline(page(0))
        for number in 1..<9 { stage.look(page(number)) }
        #expect(stage.told.isEmpty)
        #expect(stage.state.life == .blocked)
    }

    /// The same story at the next look is what the article says now.
    @Test(arguments: [0, 3], [false, true])
    func `an article that was written anew is told once it stays`(sharing: Int, isDated: Bool) {
        var stage = PageTimeline(story(0, sharing: sharing))
        for _ in 0..<12 { stage.look(story(1, sharing: sharing, day: isDated ? 11 : 10)) }
        #expect(stage.told.count == 1)
        #expect(stage.state.life == .present)
        #expect(!ArticleMemo(stage.state.memo).turns.isOpen)
        // What was told stands: the next story is a first one again.
        stage.look(story(2, sharing: sharing))
        #expect(stage.told.count == 1)
        #expect(stage.outcome != "another_story")
    }

    @Test func `a headline that changes at each look is not another story`() {
        var stage = PageTimeline(story(0, sharing: 3))
        for number in 1..<6 {
            stage.look(story(0, sharing: 3).replacing("The ferry of 1900", with: "The ferry, part \(number)"))
        }
        #expect(stage.outcome != "another_story")
        #expect(stage.state.life == .present)
    }

    @Test func `what is remembered is read back`() {
        var stage = PageTimeline(story(0, sharing: 0))
        for number in 1..<4 { stage.look(story(number, sharing: 0)) }
        let memo = ArticleMemo(stage.state.memo)
        #expect(!memo.turns.isEmpty)
        #expect(ArticleMemo(memo.encoded) == memo)
    }
}

import Articles
import Changes
import JSON
import Model
import Testing

@testable import Tracking

/// What the model learns of the places of a site's template.
@Suite struct RegionActivityTests {
    private let text: UInt64 = 1
    private let list: UInt64 = 2

    /// One look: the paragraphs of the text, and what a list beside it shows.
    private func look(_ texts: [UInt64], _ items: [UInt64]) -> [(region: UInt64, block: UInt64)] {
        texts.map { (text, $0) } + items.map { (list, $0) }
    }

    @Test func `a place that changes at most looks on two articles is alive, the text beside it is not`() {
        var activity = RegionActivity()
        for round in 0..<3 as Range<UInt64> {
            for article in [7, 8] as [UInt64] {
                activity.note(look([10, 11, 12], [100 + round, 200]), article: article)
            }
        }
        #expect(activity.isAlive(list, isText: false))
        #expect(!activity.isAlive(text, isText: true))
        #expect(!activity.isAlive(99, isText: false))
    }

    @Test func `comments that only grow are alive, too`() {
        var activity = RegionActivity()
        for count in 1...4 as ClosedRange<UInt64> {
            for article in [7, 8] as [UInt64] { activity.note(look([10], Array(100..<100 + count)), article: article) }
        }
        #expect(activity.isAlive(list, isText: false))
    }

    @Test func `a place that changed three times in hundreds of looks is edited, not alive`() {
        var activity = RegionActivity()
        for round in 0..<400 as Range<UInt64> {
            for article in [7, 8] as [UInt64] { activity.note(look([10], [100 + round / 150]), article: article) }
        }
        #expect(!activity.isAlive(list, isText: false))
    }

    @Test func `a page that has no sister needs twice as many changes`() {
        var activity = RegionActivity()
        for round in 0..<6 as Range<UInt64> { activity.note(look([10], [100 + round]), article: 7) }
        #expect(!activity.isAlive(list, isText: false))
        activity.note(look([10], [300]), article: 7)
        #expect(activity.isAlive(list, isText: false))
    }

    @Test func `text in which paragraphs change stays text; a whole other story in its place does not`() {
        var edited = RegionActivity()
        var exchanged = RegionActivity()
        for round in 0..<9 as Range<UInt64> {
            for article in [7, 8] as [UInt64] {
                edited.note(look([10, 11, 100 + round], []), article: article)
                exchanged.note(look([100 + round * 2, 101 + round * 2], []), article: article)
            }
        }
        #expect(!edited.isAlive(text, isText: true))
        #expect(exchanged.isAlive(text, isText: true))
    }

    @Test func `looks that found the page as it was count for the rate`() {
        var activity = RegionActivity()
        for round in 0..<3 as Range<UInt64> {
            for article in [7, 8] as [UInt64] {
                activity.note(look([10], [100 + round]), article: article)
                for _ in 0..<50 { activity.noteUnchanged(article: article) }
            }
        }
        #expect(!activity.isAlive(list, isText: false))
    }

    @Test func `what was learned survives the store and stays small`() {
        var activity = RegionActivity()
        for round in 0..<4 as Range<UInt64> {
            for article in [7, 8] as [UInt64] {
                activity.note((0..<300).map { (UInt64($0) &* 0x9E37_79B9_7F4A_7C15, 100 + round) }, article: article)
            }
        }
        var json = JSONWriter()
        activity.write(to: &json)
        #expect(json.bytes.count < 32_768)
        let again = RegionActivity(json: try? JSONParser.parse(json.bytes))
        #expect(again.isAlive(0x9E37_79B9_7F4A_7C15, isText: false))
    }

    @Test func `old places are forgotten, so that a redesign takes them with it`() {
        var activity = RegionActivity()
        for round in 0..<3 as Range<UInt64> {
            for article in [7, 8] as [UInt64] { activity.note(look([10], [100 + round]), article: article) }
        }
        for wave in 1...4 as ClosedRange<UInt64> {
            for _ in 0..<2 {
                activity.note((0..<290).map { (wave * 10_000 + UInt64($0), UInt64($0)) }, article: 7)
            }
        }
        #expect(!activity.isAlive(list, isText: false))
    }
}

@Suite struct SentencePrintTests {
    @Test(
        "the sentences of a text are the same in whatever paragraphs",
        arguments: [
            (
                "One bus was late on Monday. Two trains did not leave at all.",
                ["One bus was late on Monday.", "Two trains did not leave at all."]
            ),
            (
                "“Nobody told us of it,” she said. It had been known for weeks.",
                ["“Nobody told us of it,” she said.", "It had been known for weeks."]
            ),
        ])
    func grouping(whole: String, parts: [String]) {
        #expect(SentencePrints.of(whole) == parts.flatMap { SentencePrints.of($0) })
        #expect(SentencePrints.of(whole).count == 2)
    }

    @Test func `another word is another sentence, and the shortest are none`() {
        #expect(SentencePrints.of("One bus was late on Monday.") != SentencePrints.of("One bus was late on Friday."))
        #expect(SentencePrints.of("Not now.").isEmpty)
    }
}

@Suite struct CollapsedPageTests {
    @Test func `a page counts as another article's when half of it stood there`() {
        var pages = CollapsedPages()
        pages.note([1, 2, 33], article: 7)
        #expect(pages.others(showing: [1, 2, 44], article: 8) == 1)
        #expect(pages.others(showing: [1, 2, 33], article: 7) == 0)
        #expect(pages.others(showing: [5, 6, 33], article: 8) == 0)
        #expect(pages.others(showing: [], article: 8) == 0)
    }
}

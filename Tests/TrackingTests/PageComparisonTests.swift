import Model
import Testing

@testable import Changes
@testable import Tracking

/// Two pages compared by themselves say what a check tells once the second one has stayed.
@Suite struct PageComparisonTests {
    private static let story = [
        "The harbour office keeps a ledger of every vessel that ties up at the north pier, and has done so since 1871.",
        "Volunteers painted the old signal mast last spring and hung a new lantern beneath it, which the town paid for.",
        "A cooperative repairs bicycles for anyone who brings the broken part along, on Saturdays from nine to noon.",
        "The council printed the minutes of its meetings in a larger type than before, after a petition of the elderly.",
    ]

    private static func page(
        _ paragraphs: [String], title: String = "Spring at the harbour", end: String = ""
    ) -> String {
        """
        <!DOCTYPE html><html lang="en"><head><title>\(title)</title><meta property="og:type" content="article">
        <meta property="article:published_time" content="2027-01-10T08:00:00Z"></head><body>
        <header><nav><a href="/">Home</a></nav></header><main><article><h1>\(title)</h1>
        \(paragraphs.map { "<p>\($0)</p>" }.joined())</article></main>\(end)<footer><p>Imprint</p></footer></body></html>
        """
    }

    private static func comparison(_ old: String, _ new: String) -> PageComparison {
        let version = { (page: String) in
            PageComparison.Version(page: Array(page.utf8), url: "https://example.org/n/art_1")
        }
        return PageComparison(version(old), version(new))
    }

    private static var edited: [String] { [story[0].replacing("1871", with: "1872")] + story.dropFirst() }

    /// A name, the new page, and how many edits lie between it and the story.
    private static let cases: [(String, String, Int)] = [
        ("the same page", page(story), 0),
        ("four paragraphs that became one", page([story.joined(separator: " ")]), 0),
        ("they did, and a figure changed", page([edited.joined(separator: " ")]), 1),
        ("a figure changed", page(edited), 1),
        ("a paragraph went", page(Array(story.dropLast())), 1),
        ("another headline", page(story, title: "Autumn at the harbour"), 1),
        ("the first sentence stands in the frame, too", page(story, end: "<aside><p>\(story[0])</p></aside>"), 0),
        (
            "a paragraph is shown in the frame instead",
            page(Array(story.dropLast()), end: "<aside><div><p>\(story[3])</p></div></aside>"), 0
        ),
    ]

    @Test(arguments: cases)
    func `two pages say what the daemon tells`(name: String, new: String, count: Int) {
        let comparison = PageComparisonTests.comparison(PageComparisonTests.page(PageComparisonTests.story), new)
        #expect(comparison.gate == nil)
        #expect(comparison.comparison.edits.count == count, "\(name): \(comparison.comparison.edits)")
        var timeline = PageTimeline(PageComparisonTests.page(PageComparisonTests.story))
        for _ in 0..<12 { timeline.look(new) }
        #expect(timeline.told.flatMap(\.edits) == comparison.comparison.edits, "\(name)")
    }

    @Test func `what the rules leave out is said`() {
        let (_, new, _) = PageComparisonTests.cases[7]
        let comparison = PageComparisonTests.comparison(PageComparisonTests.page(PageComparisonTests.story), new)
        #expect(comparison.comparison.suppressed.map(\.rule) == ["still-on-page"])
    }

    @Test(arguments: [
        ("<html><body><p>x</p></body></html>", "empty"),
        (page([story[1]]), "words are left of 80"),
        (page(Array(story[0...1])).replacing("</body></html>", with: ""), "ends before its end tag"),
    ])
    func `a page that is no version of the article is said to be none`(new: String, word: String) {
        let comparison = PageComparisonTests.comparison(PageComparisonTests.page(PageComparisonTests.story), new)
        #expect(comparison.gate?.contains(word) == true, "\(comparison.gate ?? "no reason")")
    }

    @Test func `versions of which the text alone is known are compared in the same paragraphs`() {
        var (old, new) = (ArticleContent(), ArticleContent())
        old.blocks = PageComparisonTests.story.map { Block(.paragraph, $0) }
        new.blocks = [Block(.paragraph, PageComparisonTests.story.joined(separator: " "))]
        #expect(PageComparison(.init(old), .init(new)).comparison.isEmpty)
        #expect(ArticleDiff(old, new).parts.allSatisfy { $0.change == .same })
    }
}

import Articles
import Model
import Testing

/// The number of the place on a page that a block stands at.
struct RegionTests {
    private static let sentence = """
        The council voted on Tuesday to keep the old bridge open for cyclists and walkers, although its own engineers had \
        advised the members twice to close it before the next winter.
        """

    private static func page(hash: String, extra: Int) -> String {
        let paragraphs = (0..<(4 + extra)).map { "<p class=\"css-\(hash)\(extra) text\">\($0). \(sentence)</p>" }
        return """
            <html><body class="v\(extra) dark"><div class="promo-bar">Buy our calendar \(extra)</div><div class="page"><h1>Bridge stays open</h1>
            <div class="story \(hash)" id="s\(extra)">\(paragraphs.joined())</div>
            <ul class="more"><li><a href="/a">Another story about the harbour</a></li><li><a href="/b">One more</a></li></ul>
            </div></body></html>
            """
    }

    private func verdicts(_ page: String) -> [BlockVerdict] {
        let input = PageInput(bytes: Array(page.utf8), url: "https://example.org/bridge")
        return ArticleReader().read(input, isExplaining: true).explanation
    }

    @Test func `blocks of one kind at one place are one region, at every fetch and on every page`() {
        let first = verdicts(Self.page(hash: "a1b2", extra: 0))
        let second = verdicts(Self.page(hash: "z9y8", extra: 2))
        let regions = { (verdicts: [BlockVerdict], word: String) in
            Set(verdicts.filter { $0.text.contains(word) }.map(\.region))
        }
        for word in ["council", "Another story", "calendar", "Bridge stays"] {
            #expect(regions(first, word).count == 1)
            #expect(regions(first, word) == regions(second, word))
        }
        #expect(regions(first, "Another story") == regions(first, "One more"))
        let all = ["council", "Another story", "calendar", "Bridge stays"].map { regions(first, $0) }
        #expect(Set(all).count == all.count)
    }

    @Test func `each block of the content has its region`() {
        let input = PageInput(bytes: Array(Self.page(hash: "q", extra: 1).utf8), url: "https://example.org/bridge")
        let reading = ArticleReader().read(input, isExplaining: true)
        #expect(reading.regions.count == reading.content.blocks.count)
        #expect(reading.regions == reading.explanation.filter(\.isKept).map(\.region))
    }
}

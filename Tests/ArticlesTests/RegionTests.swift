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

/// What other pages of a site say about a place on the page.
struct RegionProfileTests {
    /// A page whose remarks stand in elements of their own: too short for the model to be sure.
    private static func page(_ number: Int, remark: String) -> PageInput {
        let parts = ArticlePartsTests.paragraphs.map { "<p>\(number * 7). \($0)</p>" }
        let html = """
            <html><head><title>Story \(number)</title></head><body><h1>Story \(number)</h1><div class="k3">\(parts.joined())</div>
            <div class="remark">\(remark)</div></body></html>
            """
        return PageInput(bytes: Array(html.utf8), url: "https://example.org/story/\(number)")
    }

    @Test func `a profile keeps what regions were read as, and forgets nothing on the way through the store`() throws {
        var profile = SiteProfile()
        for number in 1...4 {
            let reading = ArticleReader().read(Self.page(number, remark: "Remark \(number)"))
            #expect(reading.observation.regions.values.reduce(0) { $0 + $1.kept } >= 5)
            profile.learn(from: reading.observation)
        }
        let again = try #require(SiteProfile(decoding: profile.encoded()))
        #expect(again == profile)
        #expect(profile.encoded().count < 100_000)
    }

    @Test func `a profile stays small whatever pages hold`() {
        var profile = SiteProfile()
        for number in 0..<20 {
            var observation = SiteObservation(url: "https://example.org/\(number)")
            observation.blocks = (0..<5000).map { UInt64.max - UInt64($0 * 1000 + number) }
            for region in 0..<5000 {
                observation.regions[UInt64.max - UInt64(region), default: RegionCount()].kept = 9999
            }
            profile.learn(from: observation)
        }
        #expect(profile.encoded().count < 100_000)
    }
}

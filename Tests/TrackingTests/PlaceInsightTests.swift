import Basics
import Model
import Testing

@testable import Articles
@testable import Changes
@testable import Tracking

/// What was learned about the places of a site's pages, as `errata test` and `errata status` say it.
@Suite struct PlaceInsightTests {
    private let story = [
        "The harbour office keeps a ledger of every vessel that ties up at the north pier, and has done so since 1871.",
        "Volunteers painted the old signal mast last spring and hung a new lantern beneath it, which the town paid for.",
        "A cooperative repairs bicycles for anyone who brings the broken part along, on Saturdays from nine to noon.",
        "The council printed the minutes of its meetings in a larger type than before, after a petition of the elderly.",
    ]
    private let remark = "The rowing club met twice this week, and its members found the river calm on both days."

    private var page: ObservedPage {
        let html = """
            <!DOCTYPE html><html lang="en"><head><title>Spring</title><meta property="og:type" content="article"></head>
            <body><main><article><h1>Spring at the harbour</h1>
            <div class="story">\(story.map { "<p>\($0)</p>" }.joined())
            <blockquote class="inset"><p>\(remark)</p></blockquote></div></article></main></body></html>
            """
        return ObservedPage(
            url: "https://example.org/n/art_1", status: 200, contentType: "text/html", lastModified: nil,
            fetchedAt: Timestamp(seconds: 1_800_000_000), bytes: Array(html.utf8), sha256: [])
    }

    private func trial(_ site: SiteModel?) -> ArticleTrial {
        let observation = ArticleObservation(
            at: page.fetchedAt, result: .page(page), outcome: CheckOutcome("fresh", status: 200), finalURL: page.url)
        let source = Source(id: "s", kind: .feed, url: "https://example.org/feed", name: "S")
        return ArticleTrial(page, observation, source: source, article: nil, site: site?.encoded)
    }

    /// Two articles that were looked at ten times; on each the remark was another one half of the times.
    private var site: SiteModel {
        var site = SiteModel()
        let source = Source(id: "s", kind: .feed, url: "https://example.org/feed", name: "S")
        let reading = PageReading.read(page, source: source, anchor: nil, profile: site.profile)
        let blocks = Array(zip(reading.regions, reading.content.blocks))
        for round in 0..<10 {
            for article in ["art_1", "art_2"] {
                let shown = blocks.map { region, block in
                    let text = block.text == remark ? "\(round / 2)" : block.text
                    return (region: region, block: BlockFingerprint(text).value)
                }
                site.regions.note(shown, article: StableHash.of(article))
            }
        }
        for _ in 0..<16 { site.regions.noteUnchanged(article: StableHash.of("art_1")) }
        return site
    }

    @Test func `places of a site just met are named by where they stand`() throws {
        let places = trial(nil).places
        try #require(places.map(\.blocks) == [4, 1], "\(places)")
        #expect(places.map(\.role) == [.text, .beside])
        #expect(places.map(\.story) == ["no change seen", "no change seen"])
        #expect(places.map { $0.path.hasSuffix("div.story > p") } == [true, false])
        #expect(places[1].path.hasSuffix("blockquote.inset > p"))
        #expect(places[1].sample == String(remark.prefix(60)))
        #expect(trial(nil).learned.isEmpty)
    }

    @Test func `how often a place changed, how, and on how many articles, is said`() {
        let trial = trial(site)
        #expect(trial.places.map(\.role) == [.text, .alive])
        #expect(
            trial.places.map(\.story) == [
                "never changed in 34 looks", "changed at 8 of 34 looks, on 2 articles, never as a whole",
            ])
        #expect(
            trial.learned == [
                "2 places of its pages compared from look to look, 1 of them changed",
                "1 place changed so often that no difference there counts as an edit, unless the article's text stands "
                    + "there; the liveliest changed at 8 of 34 looks, on 2 articles, never as a whole",
            ])
    }

    @Test func `what single blocks of a place do is said`() throws {
        var site = site
        for article in ["art_1", "art_2", "art_3"] {
            site.boilerplate.note([.init(remark)], leftOut: [], article: StableHash.of(article))
        }
        let place = try #require(trial(site).places.last)
        #expect(place.story.hasSuffix("; 1 of 1 block stands on other articles, too"), "\(place.story)")
    }
}

import Articles
import Changes
import Model
import Scheduling
import Testing

@testable import Tracking

@Test func `a site's memory survives the store`() {
    var memory = SiteModel()
    let before = [Stamp(origin: "meta", role: .modified, literal: "a", time: Timestamp(seconds: 1))]
    let after = [Stamp(origin: "meta", role: .modified, literal: "b", time: Timestamp(seconds: 2))]
    memory.stampHabits.record(before: before, after: after, edited: true)
    memory.rhythm = SiteRhythm(changesSeen: 3, changesExpected: 4.5)
    _ = memory.shift.note([EditFingerprint(value: 9)], article: "art_1", at: Timestamp(seconds: 5))
    let again = SiteModel(memory.encoded)
    #expect(again.stampHabits == memory.stampHabits)
    #expect(again.rhythm == memory.rhythm)
    #expect(again.shift == memory.shift)
    #expect(SiteModel([1, 2, 3]) == SiteModel())
}

@Test func `what is known of a site is said in words`() {
    var memory = SiteModel()
    #expect(SiteInsight.words(memory).isEmpty)
    let before = [Stamp(origin: "meta", role: .modified, literal: "a", time: Timestamp(seconds: 1))]
    let after = [Stamp(origin: "meta", role: .modified, literal: "b", time: Timestamp(seconds: 2))]
    memory.stampHabits.record(before: before, after: after, edited: true)
    memory.stampHabits.record(before: before, after: before, edited: true)
    memory.churn.count(came: 5, vanished: 4)
    memory.rules = ["link-line": 2, "counter": 7]
    #expect(
        SiteInsight.words(memory) == [
            "the stamp meta moved with 1 of 2 edits", "of 5 doubtful differences 4 were gone at the next look",
            "left out or held back as counter: 7", "left out or held back as link line: 2",
        ])
}

@Test(arguments: [1.0, 60.0, 288.0])
func `a pace maps times there and back`(factor: Double) {
    let pace = Pace(factor: factor, origin: Timestamp(seconds: 1_000_000))
    let time = Timestamp(seconds: 1_000_060)
    #expect(pace.real(pace.virtual(time)) == time)
    #expect(pace.virtual(time) == Timestamp(seconds: 1_000_000) + .seconds(60 * Int(factor)))
    // What was published before had aged at the pace of the clock.
    let past = Timestamp(seconds: 900_000)
    #expect(pace.virtual(past) == past)
    #expect(pace.real(past) == past)
}

@Test func `blocks of whole pages are remembered over many articles, bounded, and survive the store`() {
    var sightings = BlockFrequency()
    for page in 0..<64 {
        sightings.note([1, 2, UInt64(100 + page)], article: UInt64(page % 8 + 1))
        #expect(sightings.isSettled == (page >= 47))
    }
    #expect(sightings.others(1, article: 1) == 3)
    #expect(sightings.others(1, article: 8) == 4)
    #expect(sightings.others(100, article: 1) == 0)
    #expect(sightings.others(100, article: 2) == 1)
    for page in 0..<200 { sightings.note([1] + (0..<100).map { UInt64(10_000 + page * 100 + $0) }, article: 9) }
    #expect(sightings.others(1, article: 9) == 4)
    #expect(sightings.others(10_000, article: 1) == 0, "what was not seen for long is forgotten")
    var memory = SiteModel()
    memory.frequency = sightings
    let again = SiteModel(memory.encoded).frequency
    #expect(again.others(1, article: 9) == 4)
    #expect(again.isSettled)
}

@Test(arguments: [
    ("https://Example.org/a?utm_source=x&id=1#top", "https://example.org/a?id=1"),
    ("https://example.org:443/a?fbclid=1", "https://example.org/a"), ("http://example.org:80", "http://example.org/"),
    ("http://example.org:8080/a", "http://example.org:8080/a"), ("https://example.org/a?", "https://example.org/a"),
    ("https://example.org/a?q=utm_source", "https://example.org/a?q=utm_source"),
])
func `an address has one form`(url: String, expected: String) {
    #expect(PageAddress.fetchable(url) == expected)
}

@Test func `what is known of figures, headlines and flicker survives the store`() {
    var memory = SiteModel()
    for round in 0..<5 { memory.counters.note(["Wyświetlenia: \(round)"], article: 1) }
    memory.headlines.note("Storm leaves 412 homes without power", article: 2)
    memory.churn.count(came: 5, vanished: 4)
    memory.rules["counter"] = 7
    let again = SiteModel(memory.encoded)
    #expect(again.counters.isCounter("Wyświetlenia: 99"))
    #expect(again.headlines.leadsElsewhere("Storm leaves 412 homes without power", from: 1))
    #expect(again.churn == memory.churn)
    #expect(again.rules == ["counter": 7])
    #expect(again.profile.isLasting)
}

@Test func `figures that stay for most looks are no counter`() {
    var figures = CounterDetector()
    for round in 0..<40 { figures.note(["The toll rose to \(round / 10 + 8), the ministry said."], article: 1) }
    #expect(!figures.isCounter("The toll rose to 12, the ministry said."))
    for round in 0..<8 {
        for article in 1...3 { figures.note(["It has been read \(round) times."], article: UInt64(article)) }
    }
    #expect(figures.isCounter("It has been read 9 times."))
}

@Test func `a sentence of one article is no counter, even when its figure rises at every look`() {
    var figures = CounterDetector()
    for round in 8..<20 { figures.note(["The fire injured \(round) people, the harbour authority said."], article: 1) }
    #expect(!figures.isCounter("The fire injured 20 people, the harbour authority said."))
}

@Test func `a rate glued to a text is a counter, and a figure of the text beside it is none`() {
    var figures = CounterDetector()
    for round in 0..<6 {
        for article in 1...4 as ClosedRange<UInt64> {
            let rates = "USD \(50 + round).3 EUR \(60 + round).1 "
            let name = ["Ann", "Bert", "Carl", "Dora"][Int(article) - 1]
            figures.note([rates + "\(name) counted ships in the port, and 12 of them were new."], article: article)
        }
    }
    let text = "Bert counted ships in the port, and 12 of them were new."
    #expect(figures.isCounting(from: "USD 55.3 EUR 65.1 " + text, to: "USD 71.9 EUR 68.0 " + text))
    let edited = text.replacing("12", with: "14")
    #expect(!figures.isCounting(from: "USD 55.3 EUR 65.1 " + text, to: "USD 71.9 EUR 68.0 " + edited))
    #expect(figures.others(holding: "USD 1 EUR 2", article: 1) == 0, "no such line stands there")
    #expect(figures.othersChanged(from: "USD 55.3 EUR 1", to: "USD 60.1 EUR 1", article: 9) > 0)
}

@Test func `a figure within sentences of one form is no counter, however often they are edited`() {
    var figures = CounterDetector()
    let text = { (place: Int, count: Int) in
        "The council of Easton \(place == 1 ? "North" : place == 2 ? "South" : "West") met on Monday, and \(count) people came."
    }
    for round in 0..<20 { for place in 1...3 { figures.note([text(place, round * 7)], article: UInt64(place)) } }
    #expect(!figures.isCounting(from: text(1, 7), to: text(1, 8)))
}

@Test func `paragraphs that are joined and split are not gone, and no furniture when they are back`() {
    let (first, second) = ("The council met on Monday evening. ", "It will meet again next week, the mayor said.")
    var blocks = BoilerplateBlocks()
    for round in 0..<8 {
        let texts = round.isMultiple(of: 2) ? [first, second] : [first + second]
        blocks.note(texts.map { .init($0) }, article: 1)
        // The reader leaves it out once.
        blocks.note(round % 3 == 0 ? [] : [.init(first)], leftOut: round % 3 == 0 ? [.init(first)] : [], article: 2)
    }
    #expect(blocks.fingerprints.isEmpty)
    for round in 0..<6 { blocks.note(round.isMultiple(of: 2) ? [.init(first)] : [.init(second)], article: 3) }
    #expect(blocks.fingerprints.contains(BlockFingerprint(first)))
}

@Test func `what is known of figures is bounded`() {
    var figures = CounterDetector()
    for number in 0..<5000 {
        figures.note(["Block \(String(number, radix: 36)) of letters, 12"], article: UInt64(number))
    }
    for round in 0..<4 { figures.note(["Views: \(round)"], article: 1) }
    #expect(figures.isCounter("Views: 8"))
}

@Test func `doubts survive the store`() {
    var memo = ArticleMemo()
    let time = Timestamp(seconds: 1_800_000_000)
    memo.pending.facts = [
        1: .init(looks: 2, since: time, before: nil, version: 3),
        .max: .init(looks: 1, since: time, before: time, version: 4),
    ]
    memo.pending.headline = "Another \"headline\""
    memo.pending.wasted = 3
    memo.variants.wentAgain("Town budget passes")
    memo.looks = 7
    memo.words = [120, 140]
    memo.burst = .init(appends: LiveBurst(firstAt: time, lastAt: time, appends: 4), version: 2, before: time)
    #expect(ArticleMemo(memo.encoded) == memo)
}

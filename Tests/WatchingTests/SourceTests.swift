import Feeds
import Model
import Scheduling
import Testing
import Tracking

@testable import Storage
@testable import Watching

private let start = Timestamp(seconds: 1_800_000_000)
private let source = Source(id: "s", kind: .feed, url: "https://example.org/feed", name: "S")

private func entry(_ url: String, id: String? = nil, title: String = "T") -> Entry {
    var entry = Entry()
    entry.url = url
    entry.id = id
    entry.title = title
    return entry
}

private func stored() -> SourceState {
    SourceState(
        id: source.id, kind: source.kind, url: source.url, name: source.name, tags: [], isActive: true, addedAt: start)
}

private func feed(_ entries: [Entry]) -> Feed {
    var feed = Feed(format: "rss2.0")
    feed.entries = entries
    return feed
}

@Test func `new entries become articles that are due at once, each address once`() {
    let candidates = EntryIntake.entries(
        feed([
            entry("https://example.org/a?utm_source=rss"), entry("https://example.org/a"),
            entry("https://example.org/b"),
            entry("mailto:x@example.org"), Entry(),
        ]))
    var intake = EntryIntake(source: source, now: start, newID: PublicID.article(at:))
    intake.take(candidates, known: [])
    #expect(intake.articles.map(\.url) == ["https://example.org/a", "https://example.org/b"])
    #expect(intake.articles.allSatisfy { $0.nextCheckAt == start && $0.version == 0 })
    #expect(intake.listings.count == 2)
    #expect(intake.news == 2)
}

@Test func `an entry is followed at its own address, not at the counter that its link leads through`() {
    var counted = entry("https://feeds.example.net/~r/1")
    counted.originalURL = "https://example.org/a"
    let candidates = EntryIntake.entries(feed([counted, entry("https://example.org/a")]))
    #expect(candidates.map(\.url) == ["https://example.org/a"])
}

@Test func `an entry that leads to a recording is no article`() {
    var episode = entry("https://example.org/1.mp3")
    episode.enclosures = [Enclosure(url: "https://example.org/1.mp3", type: "audio/mpeg")]
    var illustrated = entry("https://example.org/a")
    illustrated.enclosures = [Enclosure(url: "https://example.org/a.mp4", type: "video/mp4")]
    let candidates = EntryIntake.entries(feed([episode, illustrated]))
    #expect(candidates.map(\.url) == ["https://example.org/a"])
}

@Test func `an entry that changed makes its article due, one that did not leaves it alone`() throws {
    let first = EntryIntake.entries(
        feed([entry("https://example.org/a", id: "1"), entry("https://example.org/b", id: "2")]))
    var intake = EntryIntake(source: source, now: start, newID: PublicID.article(at:))
    intake.take(first, known: [])
    let known = zip(intake.articles, intake.listings).map { state, listing in
        var state = state
        state.nextCheckAt = start + .days(1)
        return KnownArticle(state: state, listing: listing)
    }
    let second = EntryIntake.entries(
        feed([entry("https://example.org/a", id: "1", title: "Other"), entry("https://example.org/b", id: "2")]))
    var again = EntryIntake(source: source, now: start + .hours(1), newID: PublicID.article(at:))
    again.take(second, known: known)
    #expect(again.articles.map(\.id) == [known[0].state.id])
    #expect(again.articles.first?.nextCheckAt == start + .hours(1))
    #expect(again.listings.count == 1)
    #expect(again.news == 0)
}

private func state() throws -> SourceLedger {
    SourceLedger(stored(), source: source, now: start, pace: Pace())
}

@Test func `a source is reported failing after several failures and recovered once`() throws {
    var events: [ChangeRecord.EventType] = []
    var latest = stored()
    for step in 0..<6 {
        var books = SourceLedger(latest, source: source, now: start + .hours(step), pace: Pace())
        if step < 4 {
            books.failed(CheckOutcome("unreachable"), .unreachable, "no answer: timeout")
        } else {
            books.sawFine(CheckOutcome("fresh", status: 200))
        }
        events += books.changes.map(\.type)
        latest = books.state
    }
    #expect(events == [.sourceFailing, .sourceRecovered])
    #expect(latest.failures == .none)
    #expect(latest.lastDetail == nil)
}

@Test func `a source that moved for good is asked there`() throws {
    var books = try state()
    books.moved(to: "https://example.org/new")
    books.moved(to: "https://example.org/new")
    #expect(books.changes.map(\.type) == [.sourceMoved])
    #expect(books.state.permanentURL == "https://example.org/new")
    #expect(books.state.url == source.url)
}

@Test func `410 says that a source is gone`() throws {
    var books = try state()
    books.failed(CheckOutcome("gone", status: 410), .gone, "gone for good (410)")
    #expect(books.changes.map(\.type) == [.sourceGone])
}

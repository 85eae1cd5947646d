import Changes
import Model
import Scheduling
import Testing

@testable import Tracking

private let start = Timestamp(seconds: 1_800_000_000)
private let limits = ArticleSchedule.Limits()

private func source() -> Source {
    var source = Source(id: "s", kind: .feed, url: "https://example.org/feed", name: "S")
    source.tags = ["t"]
    return source
}

private func article(version: Int = 1) -> ArticleState {
    var state = ArticleState(id: "art_1", sourceID: "s", url: "https://example.org/a", firstSeenAt: start)
    state.version = version
    state.title = "Title"
    state.lastSeenPresentAt = start
    return state
}

private func ledger(_ state: ArticleState, minutes: Int) -> ArticleUpdate {
    ArticleUpdate(state, source: source(), now: start + .minutes(minutes), pace: Pace())
}

/// What one look sees.
private enum Look {
    case present
    case missing(Int)
    case blocked, failed
}

/// Plays looks ten minutes apart; returns the events and the final state.
private func play(_ looks: [Look], _ state: ArticleState = article()) -> (events: [ChangeRecord], state: ArticleState) {
    var state = state
    var events: [ChangeRecord] = []
    for (index, look) in looks.enumerated() {
        var books = ledger(state, minutes: 10 * (index + 1))
        switch look {
        case .present: books.sawPresent()
        case .missing(let status): books.sawMissing(status: status, limits: limits)
        case .blocked: books.sawBlocked("access refused (403)")
        case .failed: books.failed("no answer: timeout")
        }
        events += books.changes
        state = books.state
        state.memo = books.memo.encoded
    }
    return (events, state)
}

@Test func `one 404 is no removal`() {
    let (events, state) = play([.missing(404), .present])
    #expect(events.isEmpty)
    #expect(state.life == .present)
    #expect(state.misses.isEmpty)
}

@Test func `a removal needs several observations and says which`() throws {
    let (events, state) = play([.missing(404), .missing(410)])
    let event = try #require(events.first)
    #expect(events.count == 1)
    #expect(event.type == .articleRemoved)
    #expect(state.life == .removed)
    #expect(event.observation == "present at \(start); 404 at \(start + .minutes(10)), 410 at \(start + .minutes(20))")
    #expect(event.lastSeenOld == start)
    #expect(event.firstSeenNew == start + .minutes(10))
    #expect(event.source.tags == ["t"])
}

@Test func `a removed article that comes back is restored, once`() {
    let (events, state) = play([.missing(404), .missing(404), .missing(404), .present, .present])
    #expect(events.map(\.type) == [.articleRemoved, .articleRestored])
    #expect(state.life == .present)
}

@Test func `outages are no removals, however long`() {
    let (events, state) = play(Array(repeating: .failed, count: 50))
    #expect(events.isEmpty)
    #expect(state.life == .present)
    #expect(state.failures.count == 50)
    #expect(state.failures.since == start + .minutes(10))
}

@Test func `an outage between two 404 does not forget the first`() {
    let (events, _) = play([.missing(404), .failed, .missing(404)])
    #expect(events.map(\.type) == [.articleRemoved])
}

@Test func `a wall is reported after several looks and its end as a restoration`() {
    let (events, state) = play([.blocked, .blocked, .blocked, .blocked, .present])
    #expect(events.map(\.type) == [.articleBlocked, .articleRestored])
    #expect(state.life == .present)
    #expect(state.failures == .none)
}

@Test func `of two articles that are one page the older goes on`() {
    for (age, absorbed, isDuplicate) in [(60, "art_2", false), (-60, nil, true)] as [(Int, String?, Bool)] {
        var books = ledger(article(), minutes: 10)
        let since = books.state.firstSeenAt + .seconds(age)
        let owner = ArticleState(id: "art_2", sourceID: "s", url: "https://example.org/b", firstSeenAt: since)
        books.moved(to: "https://example.org/b", ownedBy: owner)
        #expect(books.changes.map(\.type) == [.articleMoved])
        #expect(books.absorbed == absorbed)
        #expect(books.isDuplicate == isDuplicate)
    }
}

@Test func `a move that the source names is told when the article was seen there, and not when it is dead`() {
    var books = ledger(article(), minutes: 10)
    (books.memo.formerURL, books.memo.moveListedAt) = ("https://example.org/old", books.now)
    var dead = books
    books.sawPresent()
    #expect(books.changes.map(\.type) == [.articleMoved])
    #expect(books.changes.first?.movedFrom == "https://example.org/old")
    #expect(books.memo.formerURL == nil)
    dead.sawMissing(status: 404, limits: ArticleSchedule.Limits())
    #expect(dead.changes.isEmpty)
    #expect(dead.looksAgain)
    #expect(dead.state.url == "https://example.org/old")
    dead.sawPresent()
    #expect(dead.changes.isEmpty)
}

@Test func `what was never seen cannot be removed`() {
    let (events, state) = play([.missing(404), .missing(404)], article(version: 0))
    #expect(events.isEmpty)
    #expect(state.life == .removed)
}

@Test func `a permanent redirect moves the article and keeps its old address`() {
    var books = ledger(article(), minutes: 10)
    books.moved(to: "https://example.org/b")
    #expect(books.changes.map(\.type) == [.articleMoved])
    #expect(books.changes.first?.movedFrom == "https://example.org/a")
    #expect(books.changes.first?.article?.url == "https://example.org/b")
    #expect(books.state.url == "https://example.org/b")
    books.moved(to: "https://example.org/b")
    #expect(books.changes.count == 1)
}

@Test func `a doubtful content is believed after enough looks over enough time`() {
    let (hash, other) = (ContentHash(high: 1, low: 2), ContentHash(high: 3, low: 4))
    var state = article()
    func look(_ minutes: Int, _ hash: ContentHash) -> Bool {
        var books = ledger(state, minutes: minutes)
        let isBelieved = books.confirmsCandidate(hash, looks: 2, apart: .minutes(5))
        state.memo = books.memo.encoded
        return isBelieved
    }
    #expect(!look(0, hash))
    #expect(!look(2, hash))
    #expect(!look(3, other))
    #expect(!look(4, hash))
    #expect(look(9, hash))
    #expect(!look(10, hash))
}

@Test func `the memo survives the store`() {
    var memo = ArticleMemo()
    memo.entryTitle = "T \"x\""
    memo.entryUpdated = start
    memo.exchange.lifetime = .seconds(60)
    memo.blockedLooks = 2
    memo.candidate = .init(hash: ContentHash(high: 7, low: 8), looks: 2, firstSeenAt: start)
    _ = memo.removal.missing(limits: limits, now: start)
    #expect(ArticleMemo(memo.encoded) == memo)
    #expect(ArticleMemo([0xFF]) == ArticleMemo())
}

@Test func `appends to a live page are told together after a quiet while, and every version is kept`() {
    var state = article()
    var told: [ChangeRecord] = []
    var versions = 0
    var content = ArticleContent()
    content.traits = ["live"]
    func look(_ minutes: Int, append text: String?) {
        var books = ledger(state, minutes: minutes)
        if let text {
            content.blocks.insert(Block(.paragraph, text), at: 0)
            let capture = Capture(
                articleID: "art_1", at: books.now, url: "u", status: 200, contentType: nil, bytes: Array(text.utf8),
                sha256: [])
            books.append(content, capture: capture)
        }
        versions += books.versions.count
        if books.isBurstDue {
            books.endBurst(Comparison.compare(ArticleContent(), content))
        }
        told += books.changes
        state = books.state
        state.memo = books.memo.encoded
    }
    look(0, append: "The first entry of the day says that the count has begun in all of the towns.")
    look(5, append: "The second entry says that the turnout is higher than it was four years ago.")
    look(15, append: nil)
    #expect(told.isEmpty)
    look(20, append: nil)
    #expect(versions == 2)
    #expect(told.count == 1)
    #expect(told.first?.versionFrom == 1)
    #expect(told.first?.versionTo == 3)
    #expect(told.first?.kinds.contains(.liveAppend) ?? false)
    #expect(told.first?.observation == "2 appends from \(start) to \(start + .minutes(5))")
    look(40, append: nil)
    #expect(told.count == 1)
}

import Feeds
import Model
import Scheduling
import Testing
import Tracking

@testable import Watching

@Test func `a source's memo survives the store`() {
    var memo = SourceMemo()
    memo.hints.ttlMinutes = 30
    memo.hints.skipHours = [1, 2]
    memo.hints.skipDays = ["Sunday"]
    memo.hubs = ["https://hub.example.org/"]
    memo.rhythm.learn(news: 2, elapsed: .hours(3))
    (memo.lastNewsAt, memo.newsRate) = (Timestamp(seconds: 9), 0.25)
    memo.checkDays.note(at: Timestamp(seconds: 86400), failed: true)
    memo.nextReason = "the interval of the source"
    memo.habits.restless = 2
    memo.habits.pending = Migration(from: "http://a.example/", to: "https://a.example/", articles: 4)
    memo.habits.past = [Migration(from: "https://a.example/?p=", to: "https://a.example/2026/", articles: 9)]
    memo.hintHabits.stamp.idle = 7
    memo.hintHabits.title.useful = 2
    _ = memo.relistings.take(["art_1"], now: Timestamp(seconds: 5))
    #expect(SourceMemo(memo.encoded) == memo)
}

@Test(arguments: [(0, 4, 4.8), (0, 0, 24), (50, 23, 51), (3, 335, 24.0 * 4 / 336)])
func `the rate that people read is the one that checks are planned by`(news: Int, hours: Int, perDay: Double) {
    var memo = SourceMemo()
    memo.rhythm.learn(news: news, elapsed: .hours(hours))
    var state = SourceState(
        id: "a", kind: .feed, url: "https://a.example/feed", name: "A", tags: [], isActive: true,
        addedAt: Timestamp(seconds: 0))
    state.memo = memo.encoded
    let insight = SourceInsight(state)
    #expect(abs(insight.entriesPerDay - perDay) < 1e-9)
    #expect(insight.entriesSeen == Double(news) && insight.hoursWatched == Double(hours))
    var history = SourceHistory()
    history.rhythm = memo.rhythm
    let limits = SourceSchedule.Limits(interval: .minutes(15))
    let plan = SourceSchedule.next(history, limits: limits, now: Timestamp(seconds: 0), seed: 1)
    if case .rhythm(let planned) = plan.reason { #expect(planned == insight.entriesPerDay) }
}

@Test func `checks are counted by days, and old days are forgotten`() {
    var days = CheckDays()
    for hour in [1, 2, 25, 26, 27] { days.note(at: Timestamp(seconds: Int64(hour) * 3600), failed: hour == 26) }
    #expect(days.days == [.init(day: 0, checks: 2), .init(day: 1, checks: 3, failed: 1)])
    days.note(at: Timestamp(seconds: 86400 * Int64(CheckDays.kept)), failed: false)
    #expect(days.days == [.init(day: 1, checks: 3, failed: 1), .init(day: CheckDays.kept, checks: 1)])
    // A clock that is set back begins anew, where it is now.
    days.note(at: Timestamp(seconds: 86400), failed: false)
    #expect(days.days == [.init(day: 1, checks: 4, failed: 1)])
}

@Test func `an entry's fingerprint survives the store`() {
    var entry = Entry()
    entry.title = "T"
    for updated in [nil, Timestamp(milliseconds: -5), Timestamp(seconds: 7)] {
        entry.updated = updated
        let fingerprint = EntryFingerprint(of: entry)
        #expect(EntryFingerprint(fingerprint.bytes[...]) == fingerprint)
    }
    #expect(EntryFingerprint([1]) == nil)
}

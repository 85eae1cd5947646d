import Feeds
import Model
import Scheduling
import Testing

@testable import Watching

@Test func `a source's memo survives the store`() {
    var memo = SourceMemo()
    memo.hints.ttlMinutes = 30
    memo.hints.skipHours = [1, 2]
    memo.hints.skipDays = ["Sunday"]
    memo.hubs = ["https://hub.example.org/"]
    memo.rhythm.learn(news: 2, elapsed: .hours(3))
    (memo.lastNewsAt, memo.newsRate) = (Timestamp(seconds: 9), 0.25)
    memo.nextReason = "the interval of the source"
    memo.habits.restless = 2
    memo.habits.pending = Migration(from: "http://a.example/", to: "https://a.example/", articles: 4)
    memo.habits.past = [Migration(from: "https://a.example/?p=", to: "https://a.example/2026/", articles: 9)]
    memo.hintHabits.stamp.idle = 7
    memo.hintHabits.title.useful = 2
    _ = memo.relistings.take(["art_1"], now: Timestamp(seconds: 5))
    #expect(SourceMemo(memo.encoded) == memo)
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

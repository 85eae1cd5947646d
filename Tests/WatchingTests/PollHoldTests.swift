import Model
import Storage
import Synchronization
import TestOrigin
import Testing

@testable import Watching

@Suite(.serialized) struct PollHoldTests {
    @Test func `a poll waits for articles, and not for ever`() {
        let holds = PollHolds()
        let start = Timestamp(seconds: 1_800_000_000)
        let wait = { (seconds: Int, isSettled: Bool) in
            holds.waits("s", isSettled: isSettled, limit: .seconds(10), now: start + .seconds(seconds))
        }
        #expect([wait(0, false), wait(9, false), wait(10, false)] == [true, true, false])
        #expect([wait(20, false), wait(21, true), wait(22, false)] == [true, false, true])
    }

    @Test func `a validator is sent back once the articles were looked at, and never left out`() async throws {
        let feed = "<rss><channel><item><title>a</title><link>/a</link><guid>a</guid></item></channel></rss>"
        let origin = try TestOrigin { question in
            question["if-none-match"] == nil ? .http(200, ["ETag: \"e\""], feed) : .http(304)
        }
        let rig = try await Rig(Source(id: "s", kind: .feed, url: origin.url("/f"), name: "S"))
        try await rig.check()
        try await rig.check()
        #expect(origin.questions.count == 1, "the article was not looked at yet")
        let next = try #require(try await rig.state.nextCheckAt)
        #expect(next == .rig + .seconds(1))
        let batch = try await rig.store.claim(now: .rig + .minutes(1), limit: 9)
        _ = try await ArticleCheck(parts: rig.parts, source: rig.source).run(try #require(batch.articles.first))
        try await rig.check()
        #expect(origin.questions("/f").map { $0["if-none-match"] } == [nil, "\"e\""])
        await rig.close()
    }
}

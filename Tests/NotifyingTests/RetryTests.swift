import Model
import Notifying
import Testing

struct RetryTests {
    private static let now = Timestamp(seconds: 1_795_608_005)

    private static func plan(_ change: (inout WebhookSettings) -> Void = { _ in }) -> RetryPlan {
        var settings = WebhookSettings(name: "w", url: "https://h.example/x")
        change(&settings)
        return RetryPlan(settings)
    }

    /// The wait in milliseconds; nil for anything but a retry.
    private static func wait(_ step: RetryPlan.Step) -> Int64? {
        guard case .retry(let at) = step else { return nil }
        return (at - now).milliseconds
    }

    @Test func `the usual schedule takes 75 hours and 35 minutes and then gives up`() {
        let plan = Self.plan()
        var total: Int64 = 0
        for attempt in 1...9 {
            let step = plan.step(
                after: .answered(status: 500, retryAfter: nil), attempt: attempt, now: Self.now, luck: 0)
            total += Self.wait(step) ?? 0
        }
        #expect(total == (75 * 3600 + 35 * 60 + 5) * 1000)
        #expect(plan.step(after: .failed("x"), attempt: 10, now: Self.now, luck: 0) == .dead)
    }

    @Test func `an attempt whose end was not seen waits as any other, and never uses the schedule up`() {
        let plan = Self.plan { $0.retry = [.seconds(5), .seconds(50)] }
        let waits = (1...4).map { plan.step(after: .interrupted, attempt: $0, now: Self.now, luck: 0) }
        #expect(waits == [5, 50, 50, 50].map { .retry(at: Self.now + .seconds($0)) })
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var outcome: AttemptOutcome
        var attempt = 1
        var luck = 0.0
        var wait: Int64?
        var testDescription: String { "\(outcome) attempt \(attempt) luck \(luck)" }
    }

    @Test(arguments: [
        Case(outcome: .answered(status: 500, retryAfter: nil), wait: 5000),
        Case(outcome: .answered(status: 500, retryAfter: nil), luck: 1, wait: 6000),
        Case(outcome: .answered(status: 500, retryAfter: nil), luck: -1, wait: 4000),
        Case(outcome: .answered(status: 500, retryAfter: nil), luck: -7, wait: 4000),
        Case(outcome: .answered(status: 301, retryAfter: nil), attempt: 2, wait: 300_000),
        Case(outcome: .failed("no connection"), attempt: 9, wait: 86_400_000),
        // Overload: at least a minute.
        Case(outcome: .answered(status: 429, retryAfter: nil), wait: 60_000),
        Case(outcome: .answered(status: 503, retryAfter: nil), luck: -1, wait: 48_000),
        Case(outcome: .timedOut, wait: 60_000),
        Case(outcome: .timedOut, attempt: 3, wait: 1_800_000),
        // Never earlier than asked for.
        Case(outcome: .answered(status: 429, retryAfter: "120"), luck: -1, wait: 120_200),
        Case(outcome: .answered(status: 500, retryAfter: "3"), wait: 5000),
        Case(outcome: .answered(status: 503, retryAfter: "never"), wait: 60_000),
        Case(outcome: .answered(status: 503, retryAfter: "9999999"), wait: 86_400_000),
        Case(outcome: .answered(status: 410, retryAfter: "5"), wait: nil),
        Case(outcome: .answered(status: 204, retryAfter: nil), wait: nil),
    ])
    func `the wait follows schedule, jitter, overload and Retry-After`(_ test: Case) {
        let step = Self.plan().step(after: test.outcome, attempt: test.attempt, now: Self.now, luck: test.luck)
        #expect(Self.wait(step) == test.wait)
    }

    @Test func `only 2xx is success and only 410 disables`() {
        let plan = Self.plan()
        for status in 100...599 {
            let step = plan.step(after: .answered(status: status, retryAfter: nil), attempt: 1, now: Self.now, luck: 0)
            switch status {
            case 200...299: #expect(step == .delivered)
            case 410: #expect(step == .disable)
            default: #expect(Self.wait(step) != nil)
            }
        }
    }

    @Test func `a shortened schedule shortens the overload pause with it`() {
        #expect(Self.plan { $0.retry = [.milliseconds(5), .milliseconds(300)] }.overloadPause == .milliseconds(60))
        #expect(Self.plan { $0.retry = [.hours(1)] }.overloadPause == .seconds(60))
        #expect(Self.plan { $0.overloadPause = .seconds(7) }.overloadPause == .seconds(7))
        #expect(Self.plan { $0.retry = [] }.step(after: .timedOut, attempt: 1, now: Self.now, luck: 0) == .dead)
    }

    @Test(
        arguments: [
            ("3", 3000), (" 3 ", 3000), ("0", 0), ("1.2", 1200), ("86401", 86_400_000), ("-1", nil), ("soon", nil),
            ("", nil),
            ("1e3", nil), ("nan", nil), ("Wed, 25 Nov 2026 12:00:15 GMT", 10_000), ("Wed, 25 Nov 2026 11:00:00 GMT", 0),
            ("Wednesday, 25-Nov-26 12:00:15 GMT", 10_000), ("Wed Nov 25 12:00:15 2026", 10_000),
            ("Wed, 31 Feb 2026 12:00:15 GMT", nil), ("Wed, 25 Nov 2026 12:00:15 CET", nil),
        ] as [(String, Int64?)])
    func `Retry-After is seconds or a date`(_ value: String, _ milliseconds: Int64?) throws {
        let now = try #require(Timestamp(iso8601: "2026-11-25T12:00:05Z"))
        #expect(RetryAfter.wait(value, now: now)?.milliseconds == milliseconds)
    }
}

struct WebhookStateTests {
    private static let start = Timestamp(seconds: 1_795_608_005)
    private static let failure = AttemptOutcome.answered(status: 500, retryAfter: nil)
    private static let success = AttemptOutcome.answered(status: 204, retryAfter: nil)

    private static func state(_ change: (inout WebhookSettings) -> Void = { _ in }) -> WebhookState {
        var settings = WebhookSettings(name: "w", url: "https://h.example/x")
        change(&settings)
        return WebhookState(settings)
    }

    @Test func `as many attempts as configured run at once`() {
        let state = Self.state { $0.concurrency = 3 }
        #expect([0, 1, 2, 3, 9].map { state.room(running: $0, now: Self.start) } == [3, 2, 1, 0, 0])
        #expect(Self.state { $0.concurrency = 0 }.room(running: 0, now: Self.start) == 1)
    }

    @Test func `ten minutes of nothing but failures leave one attempt at a time, a success gives the rest back`() {
        var state = Self.state()
        for second in 0..<9 { _ = state.learn(from: Self.failure, now: Self.start + .seconds(second)) }
        #expect(state.room(running: 0, now: Self.start + .seconds(599)) == 4)
        #expect(state.room(running: 0, now: Self.start + .seconds(600)) == 1)
        #expect(state.room(running: 1, now: Self.start + .seconds(600)) == 0)
        _ = state.learn(from: Self.success, now: Self.start + .seconds(600))
        #expect(state.room(running: 0, now: Self.start + .days(1)) == 4)
        #expect(state.failures == 0)
        #expect(state.failingSince == nil)
    }

    @Test(arguments: [("20", 20), ("3600", 60), ("soon", 1)])
    func `an overload pauses the whole webhook for as long as it asks, at most a minute`(
        _ asked: String, _ seconds: Int
    ) {
        var state = Self.state()
        _ = state.learn(from: .answered(status: 429, retryAfter: asked), now: Self.start)
        #expect(state.opening(now: Self.start) == Self.start + .seconds(seconds))
        #expect(state.room(running: 0, now: Self.start + .seconds(seconds) - .milliseconds(1)) == 0)
        #expect(state.room(running: 0, now: Self.start + .seconds(seconds)) == 4)
    }

    @Test func `410 disables it at once and for good`() {
        var state = Self.state()
        let disables1 = state.learn(from: .answered(status: 410, retryAfter: nil), now: Self.start)
        #expect(disables1)
        #expect(state.room(running: 0, now: Self.start + .days(9)) == 0)
        #expect(state.opening(now: Self.start) == nil)
        let disables2 = state.learn(from: .answered(status: 410, retryAfter: nil), now: Self.start)
        #expect(!disables2)
        #expect(state.disabledReason == "the receiver answered 410 Gone")
    }

    @Test func `five days of nothing but failures disable it, one success starts the days anew`() {
        var state = Self.state()
        _ = state.learn(from: Self.failure, now: Self.start)
        let disables3 = state.learn(from: Self.failure, now: Self.start + .days(4))
        #expect(!disables3)
        _ = state.learn(from: Self.success, now: Self.start + .days(4))
        _ = state.learn(from: Self.failure, now: Self.start + .days(4))
        let disables4 = state.learn(from: Self.failure, now: Self.start + .days(8))
        #expect(!disables4)
        let disables5 = state.learn(from: Self.failure, now: Self.start + .days(9))
        #expect(disables5)
        #expect(state.disabledReason?.hasPrefix("nothing but failures since") == true)
    }

    @Test func `a rate spaces the starts after a short burst`() {
        var state = Self.state { ($0.ratePerMinute, $0.concurrency) = (60, 2) }
        var now = Self.start
        #expect(state.room(running: 0, now: now) == 2)
        state.start(now: now)
        state.start(now: now)
        #expect(state.room(running: 0, now: now) == 0)
        #expect(state.opening(now: now) == now + .seconds(1))
        var starts = 0
        for _ in 0..<600 {
            now = now + .milliseconds(100)
            if state.room(running: 0, now: now) > 0 {
                state.start(now: now)
                starts += 1
            }
        }
        #expect(starts == 60)
    }

    @Test func `what the store remembers is continued`() {
        let settings = WebhookSettings(name: "w", url: "https://h.example/x")
        let struggling = WebhookState(settings, failures: 7, failingSince: Self.start)
        #expect(struggling.room(running: 0, now: Self.start + .hours(1)) == 1)
        let disabled = WebhookState(settings, disabledReason: "gone")
        #expect(disabled.room(running: 0, now: Self.start) == 0)
    }

    @Test func `a clock set back by a day ends no pause a day late`() {
        var settings = WebhookSettings(name: "w", url: "https://h.example/hook")
        settings.ratePerMinute = 1
        settings.concurrency = 1
        var state = WebhookState(settings)
        let ahead = Self.start + .days(1)
        state.start(now: ahead)
        _ = state.learn(from: .answered(status: 429, retryAfter: "60"), now: ahead)
        #expect(state.room(running: 0, now: ahead + .seconds(1)) == 0)
        #expect(state.room(running: 0, now: Self.start) == 1)
        #expect(state.opening(now: Self.start) == nil)
    }
}

import Model
import Scheduling
import Testing

private let now = Timestamp(seconds: 1_764_000_600)  // Monday 2025-11-24 16:10 GMT
private let limits = SourceSchedule.Limits(interval: .minutes(15))

private func wait(
    _ change: (inout SourceHistory, inout SourceSchedule.Hints) -> Void = { _, _ in },
    limits: SourceSchedule.Limits = limits, seed: UInt64 = 1
) -> (minutes: Double, reason: Plan.Reason)? {
    var history = SourceHistory()
    var hints = SourceSchedule.Hints()
    change(&history, &hints)
    let plan = SourceSchedule.next(history, hints: hints, limits: limits, now: now, seed: seed)
    return plan.at.map { (($0 - now).inSeconds / 60, plan.reason) }
}

struct SourceScheduleTests {
    @Test func `a healthy source is polled at its interval, a little scattered`() throws {
        let waits = try (0..<200).map { try #require(wait(seed: $0)).minutes }
        #expect(waits.allSatisfy { $0 >= 15 && $0 <= 16.5 })
        #expect(Set(waits).count > 150)
        #expect(wait()?.reason == .interval)
    }

    @Test(arguments: [
        (PollingHints(ttl: 60), Duration?.none, 60.0...66), (PollingHints(ttl: 5), nil, 15...17),
        (PollingHints(period: 7200), nil, 120...132), (PollingHints(), .minutes(40), 40...44),
        (PollingHints(ttl: 30), .minutes(40), 40...44), (PollingHints(ttl: 100_000_000), nil, 1440...1600),
        (PollingHints(), .days(365), 1440...1600), (PollingHints(ttl: -3, period: -3), .seconds(-5), 15...17),
    ])
    func `the longest wish counts, up to a day`(polling: PollingHints, fresh: Duration?, range: ClosedRange<Double>) {
        let plan = wait { _, hints in
            hints.polling = polling
            hints.freshFor = fresh
        }
        #expect(range.contains(plan?.minutes ?? 0))
    }

    @Test func `skipped hours and days are left out`() throws {
        let hours = try #require(wait { $1.polling.skipHours = [16, 17, 24] })
        #expect((112...125).contains(hours.minutes))
        #expect(hours.reason == .feedSleeps)
        let days = try #require(wait { $1.polling.skipDays = ["Monday", "tuesday"] })
        #expect((31.0 * 60...33 * 60).contains(days.minutes))
        let midnight = try #require(wait { $1.polling.skipHours = Array(16...24) })
        #expect((530...545).contains(midnight.minutes))
    }

    @Test func `a list of all hours or days says nothing`() {
        #expect(wait { $1.polling.skipHours = Array(0...23) }?.reason == .interval)
        let week = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
        #expect(wait { $1.polling.skipDays = week }?.reason == .interval)
    }

    @Test(arguments: [
        (Trouble.unreachable, [15.0, 30, 60, 120, 240, 240]), (.server, [15, 30, 60, 120, 240, 240]),
        (.throttled, [30, 60, 120, 240, 480, 960, 1440, 1440]), (.refused, [30, 60, 120]), (.notFound, [30, 60, 120]),
        (.unreadable, [30, 60, 120, 240, 240]), (.configuration, [15, 30, 60, 60]),
    ])
    func `failures wait longer each time, each cause in its way`(trouble: Trouble, minutes: [Double]) throws {
        for (index, expected) in minutes.enumerated() {
            let plan = try #require(
                wait { history, _ in
                    history.failures = index + 1
                    history.trouble = trouble
                })
            #expect(plan.minutes >= expected && plan.minutes <= expected * 1.1 + 8)
            #expect(plan.reason == .backOff(trouble, failures: index + 1))
        }
    }

    @Test func `gone means gone after a second look, not found after a month`() {
        let gone = { (failures: Int) in
            wait { history, _ in
                history.failures = failures
                history.trouble = .gone
            }
        }
        #expect(gone(1) != nil)
        #expect(gone(2) == nil)
        let missing = { (days: Int) in
            wait { history, _ in
                history.failures = 50
                history.trouble = .notFound
                history.failingFor = .days(days)
            }
        }
        #expect(missing(29) != nil)
        #expect(missing(31) == nil)
    }

    @Test func `the server's wish is never cut short`() throws {
        for seed in 0..<50 as Range<UInt64> {
            let plan = try #require(wait({ $1.notBefore = now + .hours(5) }, seed: seed))
            #expect(plan.minutes >= 300 && plan.minutes < 320)
            #expect(plan.reason == .serverAsks)
        }
    }

    @Test func `a source that brings little is polled less, one that brings much at its interval`() throws {
        var busy = SourceRhythm()
        var quiet = SourceRhythm()
        for _ in 0..<400 {
            busy.learn(news: 2, elapsed: .minutes(15))
            quiet.learn(news: 0, elapsed: .minutes(15))
        }
        #expect(
            wait {
                $0.rhythm = busy
                _ = $1
            }?.reason == .interval)
        let slow = try #require(
            wait {
                $0.rhythm = quiet
                _ = $1
            })
        #expect(slow.minutes > 100 && slow.minutes <= 15 * 16 * 1.1 + 8)
        var fixed = limits
        fixed.slowest = 1
        #expect(
            wait(
                {
                    $0.rhythm = quiet
                    _ = $1
                }, limits: fixed)?.reason == .interval)
    }

    @Test func `the first poll teaches nothing, and old habits fade`() {
        var rhythm = SourceRhythm()
        rhythm.learn(news: 50, elapsed: .zero)
        #expect(rhythm == SourceRhythm())
        for _ in 0..<1000 { rhythm.learn(news: 4, elapsed: .hours(1)) }
        for _ in 0..<1500 { rhythm.learn(news: 0, elapsed: .hours(1)) }
        #expect(rhythm.news / rhythm.hours < 0.5)
    }

    @Test func `no poll falls on the hour`() throws {
        for seed in 0..<500 as Range<UInt64> {
            for start in [0, 600, 2680, 2750] as [Int64] {
                let at = Timestamp(seconds: 1_764_000_000 + start)
                let plan = SourceSchedule.next(SourceHistory(), limits: limits, now: at, seed: seed)
                let second = try #require(plan.at).seconds % 3600
                #expect(second >= 60 && second < 3540)
            }
        }
    }

    @Test func `a source that is pushed is polled as a safety net`() {
        #expect((60...66).contains(wait { $1.isPushed = true }?.minutes ?? 0))
    }

    @Test func `a plan explains itself`() {
        let plan = Plan(at: now + .minutes(14), reason: .rhythm(perDay: 2.5))
        #expect(plan.explanation(now: now) == "next check in 14 min: the source brings 2.50 entries a day")
        let words = Plan.Reason.backOff(.server, failures: 3).words
        #expect(words.hasPrefix("3 failed in a row (") && !words.contains("failures:"))
        #expect(Plan(at: nil, reason: .followEnded).explanation(now: now).hasPrefix("no further check"))
    }
}

extension PollingHints {
    init(ttl: Int? = nil, period: Int? = nil) {
        self.init()
        ttlMinutes = ttl
        updatePeriodSeconds = period
    }
}

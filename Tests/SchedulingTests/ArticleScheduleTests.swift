import Model
import Scheduling
import Testing

private let born = Timestamp(seconds: 1_764_000_600)
private let limits = ArticleSchedule.Limits()

private func article(checkedAfter hours: Double, changes: Int = 0) -> ArticleHistory {
    var history = ArticleHistory(firstSeen: born)
    history.lastChecked = born + .milliseconds(Int64(hours * 3_600_000))
    history.changesSeen = changes
    history.lastListed = history.lastChecked
    return history
}

private func minutes(
    _ history: ArticleHistory, _ site: SiteRhythm = SiteRhythm(), seed: UInt64 = 7,
    hints: ArticleSchedule.Hints = .init(), limits: ArticleSchedule.Limits = limits
) -> Double? {
    let plan = ArticleSchedule.next(
        history, site: site, hints: hints, limits: limits, now: history.lastChecked, seed: seed)
    return plan.at.map { ($0 - history.lastChecked).inSeconds / 60 }
}

struct ArticleScheduleTests {
    @Test func `the older the article, the longer the wait`() throws {
        let waits = try [0, 1, 5, 24, 100, 1000].map { try #require(minutes(article(checkedAfter: $0))) }
        #expect(waits == waits.sorted())
        #expect(waits[0] < 15)
        #expect(waits[3] > 120)
        #expect(waits[5] <= 7 * 24 * 60 * 1.1)
    }

    @Test func `an article that was edited is checked sooner`() throws {
        let waits = try [0, 1, 3, 10].map { try #require(minutes(article(checkedAfter: 5, changes: $0))) }
        #expect(waits == waits.sorted(by: >))
        #expect(waits[0] / waits[3] > 3)
    }

    @Test func `an article that was just edited is young again`() throws {
        var history = article(checkedAfter: 48, changes: 1)
        let calm = try #require(minutes(history))
        history.lastChanged = history.lastChecked - .hours(40)
        #expect(try #require(minutes(history)) == calm)
        history.lastChanged = history.lastChecked - .hours(1)
        let after = try #require(minutes(history))
        history.lastChanged = history.lastChecked
        #expect(try #require(minutes(history)) < after)
        #expect(after < calm)
    }

    @Test func `a site that edits much is checked sooner, one that never does later`() throws {
        let busy = SiteRhythm(changesSeen: 200, changesExpected: 50)
        let still = SiteRhythm(changesSeen: 0, changesExpected: 100)
        let history = article(checkedAfter: 5)
        let ordinary = try #require(minutes(history))
        #expect(try #require(minutes(history, busy)) < ordinary * 0.8)
        #expect(try #require(minutes(history, still)) > ordinary * 1.3)
    }

    @Test func `a site's rhythm is learned from its checks`() {
        var rhythm = SiteRhythm()
        for _ in 0..<300 { rhythm.learn(from: article(checkedAfter: 0.1), changed: true, now: born + .hours(2)) }
        #expect(rhythm.changesSeen > rhythm.changesExpected)
        let seen = rhythm
        for _ in 0..<3000 { rhythm.learn(from: article(checkedAfter: 0.1), changed: false, now: born + .hours(2)) }
        #expect(rhythm.changesSeen / rhythm.changesExpected < seen.changesSeen / seen.changesExpected / 3)
    }

    @Test func `the server's wish is kept`() {
        var hints = ArticleSchedule.Hints()
        hints.notBefore = article(checkedAfter: 100).lastChecked + .hours(300)
        #expect(abs((minutes(article(checkedAfter: 100), hints: hints) ?? 0) - 300 * 60) < 1)
    }

    @Test func `an answer called fresh is believed for an hour at most`() throws {
        var hints = ArticleSchedule.Hints()
        hints.freshFor = .minutes(25)
        #expect(minutes(article(checkedAfter: 0), hints: hints) == 25)
        hints.freshFor = .days(365)
        #expect(minutes(article(checkedAfter: 0), hints: hints) == 60)
    }

    @Test func `it is followed as long as asked after it was last listed`() {
        var history = article(checkedAfter: 24 * 400)
        #expect(minutes(history) != nil)
        history.lastListed = born
        #expect(minutes(history) == nil)
    }

    @Test func `failed checks wait longer each time`() throws {
        let waits = try (1...6).map { failures in
            var history = article(checkedAfter: 1)
            history.failures = failures
            history.trouble = .server
            return try #require(minutes(history))
        }
        #expect(waits == waits.sorted())
        #expect(waits[0] >= 5 && waits[0] <= 6.3)
        #expect(waits[5] >= 160)
    }

    @Test(arguments: [0.0, -5, 1e9, .nan]) func `no history breaks the sums`(hours: Double) {
        var history = article(checkedAfter: hours.isNaN ? 0 : hours, changes: hours.isNaN ? -4 : 1_000_000)
        history.published = Timestamp(milliseconds: hours.isNaN ? .min : 0)
        let wait = minutes(history)
        #expect(wait.map { $0 >= 0 && $0.isFinite } ?? true)
    }

    @Test func `times are scattered around the plan and differ between articles`() throws {
        let waits = try (0..<200).map { try #require(minutes(article(checkedAfter: 10), seed: $0)) }
        let mean = waits.reduce(0, +) / 200
        #expect(Set(waits).count > 150)
        #expect(waits.allSatisfy { abs($0 - mean) < mean * 0.07 })
    }
}

struct RemovalWatchTests {
    @Test func `one missing page is no removal, two over time are`() {
        var watch = RemovalWatch()
        #expect(watch.missing(limits: limits, now: born) == .unconfirmed)
        #expect(watch.missing(limits: limits, now: born + .minutes(3)) == .unconfirmed)
        #expect(watch.missing(limits: limits, now: born + .minutes(11)) == .removed(since: born))
        #expect(watch.missing(limits: limits, now: born + .days(1)) == .nothing)
        #expect(watch.present() == .restored)
        #expect(watch == RemovalWatch())
    }

    @Test func `a page that comes back before that was never removed`() {
        var watch = RemovalWatch()
        _ = watch.missing(limits: limits, now: born)
        #expect(watch.present() == .nothing)
        #expect(watch.missing(limits: limits, now: born + .days(1)) == .unconfirmed)
    }

    @Test func `when most of a site is missing, confirming takes hours`() {
        var watch = RemovalWatch()
        _ = watch.missing(limits: limits, siteShare: 0.9, now: born)
        #expect(watch.missing(limits: limits, siteShare: 0.9, now: born + .hours(1)) == .unconfirmed)
        #expect(watch.missing(limits: limits, siteShare: 0.9, now: born + .hours(7)) == .removed(since: born))
    }

    @Test func `it is looked for soon while unconfirmed, and ever more rarely once removed`() throws {
        var watch = RemovalWatch()
        _ = watch.missing(limits: limits, now: born)
        let soon = watch.next(limits: limits, now: born, seed: 1)
        #expect(soon.reason == .confirmRemoval)
        #expect(try #require(soon.at) - born >= .minutes(10))
        _ = watch.missing(limits: limits, now: born + .minutes(11))
        var waits: [Duration] = []
        for _ in 0..<12 {
            let plan = watch.next(limits: limits, now: born, seed: 1)
            #expect(plan.reason == .lookBack)
            waits.append(try #require(plan.at) - born)
            _ = watch.missing(limits: limits, now: born)
        }
        #expect(waits[0] >= .hours(1))
        #expect(waits[6] > .days(1))
        #expect(waits.max() ?? .zero <= .days(33))
    }
}

struct WakingTests {
    @Test func `overdue checks are spread over the time they would take, at most half an hour`() {
        #expect(Waking.window(overdue: 100, perSecond: 2) == .seconds(50))
        #expect(Waking.window(overdue: 1_000_000, perSecond: 2) == .minutes(30))
        #expect(Waking.window(overdue: 0, perSecond: 2) == .zero)
        #expect(Waking.window(overdue: 5, perSecond: 0) == .zero)
        let times = (0..<1000).map { (Waking.time(seed: $0, window: .seconds(100), now: born) - born).inSeconds }
        #expect(times.allSatisfy { (0..<100).contains($0) })
        for tenth in 0..<10 { #expect((60...140).contains(times.filter { Int($0 / 10) == tenth }.count)) }
    }
}

import Model
import Scheduling
import Storage
import Testing

@testable import Watching

/// What no single check can see.
struct SurveyTests {
    private static let start = Timestamp(seconds: 1_700_000_000)

    private func source(kind: Source.Kind = .feed, news: Double?, lastNews: Duration?) -> SourceState {
        var state = SourceState(
            id: "a", kind: kind, url: "https://a.example/", name: "A", tags: [], isActive: true, addedAt: Self.start)
        state.nextCheckAt = Self.start
        var memo = SourceMemo()
        memo.lastNewsAt = lastNews.map { Self.start - $0 }
        memo.newsRate = news
        state.memo = memo.encoded
        return state
    }

    // style: table
    @Test(arguments: [
        ("hourly, silent for four days", 1.0, Duration.days(4), true),
        ("hourly, silent over a weekend", 1.0, .days(2), false),
        ("daily, silent for a week", 1.0 / 24, .days(7), false),
        ("daily, silent for two weeks", 1.0 / 24, .days(14), true),
        ("weekly, silent for a month", 1.0 / 168, .days(30), false),
    ])
    func `a source is silent by its own rhythm`(name: String, rate: Double, silence: Duration, isSilent: Bool) {
        let warning = SilentSource.warning(source(news: rate, lastNews: silence), now: Self.start, pace: Pace())
        #expect((warning != nil) == isSilent, "\(name)")
        #expect(warning.map { $0.key == "source.silent a" && $0.step.hasPrefix("errata test a") } ?? true)
    }

    @Test func `what fails, is a page, or is not known is not silent`() {
        let pace = Pace()
        var failing = source(news: 1, lastNews: .days(9))
        #expect(SilentSource.warning(failing, now: Self.start, pace: pace) != nil)
        failing.failures = Failures(count: 1, since: Self.start)
        #expect(SilentSource.warning(failing, now: Self.start, pace: pace) == nil)
        let page = source(kind: .page, news: 1, lastNews: .days(9))
        #expect(SilentSource.warning(page, now: Self.start, pace: pace) == nil)
        #expect(SilentSource.warning(source(news: nil, lastNews: .days(9)), now: Self.start, pace: pace) == nil)
        #expect(SilentSource.rate(SourceRhythm(news: 4, hours: 100)) == nil)
        #expect(SilentSource.rate(SourceRhythm(news: 50, hours: 20)) == nil)
        #expect(SilentSource.rate(SourceRhythm(news: 50, hours: 100)) == 0.5)
    }

    @Test func `an address that shows another story at each look is named, once it is blocked for that`() {
        var article = ArticleState(
            id: "art_1", sourceID: "a", url: "https://a.example/story-of-the-hour", firstSeenAt: Self.start)
        article.lastOutcome = CheckOutcome("another_story", status: 200)
        #expect(TurningPage.warning(article) == nil)
        article.life = .blocked
        #expect(TurningPage.warning(article)?.problem.contains("https://a.example/story-of-the-hour") == true)
        article.lastOutcome = CheckOutcome("paywall", status: 200)
        #expect(TurningPage.warning(article) == nil)
    }

    @Test func `blocked articles are counted by source, with their reasons and the next step`() {
        let counts = [
            BlockedCount(source: "b", outcome: "another_story", count: 9, example: "https://b.example/hour"),
            BlockedCount(source: "a", outcome: "paywall", count: 1, example: "https://a.example/1"),
            BlockedCount(source: "a", outcome: "same_page", count: 4, example: "https://a.example/2"),
            BlockedCount(source: "c", outcome: "challenge", count: 1, example: "https://c.example/3"),
        ]
        let warnings = BlockedSource.warnings(counts)
        #expect(warnings.map(\.key) == ["source.blocked a", "source.blocked c"])
        #expect(
            warnings.map(\.problem) == [
                "5 articles of source a cannot be followed, for the site does not show them: same_page (4), paywall (1)",
                "1 article of source c cannot be followed, for the site does not show it: challenge (1)",
            ])
        #expect(
            warnings.first?.step
                == "errata articles --life blocked --source a; errata test https://a.example/2")
    }

    // style: table
    @Test(arguments: [
        ("few", 99, 1, 0, 7, false), ("one article that counts", 120, 2, 0, 0, true),
        ("eight times its usual day", 400, 390, 7 * 50, 7, true), ("a busy day", 300, 290, 7 * 50, 7, false),
        ("a new source", 400, 390, 0, 1, false),
    ])
    func `a source is noisy by its own days`(
        name: String, lastDay: Int, articles: Int, before: Int, days: Int, isNoisy: Bool
    ) {
        let load = ChangeLoad(source: "a", lastDay: lastDay, articles: articles, before: before, daysBefore: days)
        #expect((NoisySource.warning(load) != nil) == isNoisy, "\(name)")
    }

    @Test func `a clock that is set is noticed for a day, a sleep and a trim are not`() {
        var watch = ClockWatch()
        var (wall, boot) = (Self.start, Duration.seconds(100))
        func pass(_ time: Duration, setBy step: Duration = .zero) {
            (wall, boot) = (wall + time + step, boot + time)
            watch.look(wall: wall, boot: boot)
        }
        pass(.seconds(30))
        pass(.hours(8))
        pass(.seconds(30), setBy: .seconds(2))
        #expect(watch.warning == nil)
        pass(.seconds(30), setBy: .hours(3))
        #expect(watch.warning?.problem.contains("set forward by 3 hours") == true)
        pass(.hours(23))
        #expect(watch.warning != nil)
        pass(.hours(2))
        #expect(watch.warning == nil)
        pass(.seconds(30), setBy: .zero - .days(5))
        #expect(watch.warning?.problem.contains("set back by 5 days") == true)
    }

    @Test func `a certificate is said three weeks before its end`() {
        let now = Self.start
        #expect(CertificateExpiry.warning("a.pem", (now + .days(22)).seconds, now: now) == nil)
        #expect(CertificateExpiry.warning("a.pem", nil, now: now) == nil)
        let soon = CertificateExpiry.warning("a.pem", (now + .days(5)).seconds, now: now)
        #expect(soon?.problem.contains("ends in 5 days") == true)
        let over = CertificateExpiry.warning("a.pem", (now - .days(2)).seconds, now: now)
        #expect(over?.problem.contains("ended 2 days ago") == true)
    }

    /// Each status reads them; a file on a slow disk must not hold it up.
    @Test func `certificates are read by the survey and not by whoever asks`() {
        let survey = Survey()
        var reads = 0
        survey.look(certificates: ["b.pem", "a.pem"], now: Self.start) { _ in
            reads += 1
            return (Self.start + .days(5)).seconds
        }
        #expect(survey.warnings.map(\.key) == ["certificate a.pem", "certificate b.pem"])
        #expect(survey.warnings.count == 2 && reads == 2)
        survey.look(certificates: ["a.pem"], now: Self.start) { _ in (Self.start + .days(90)).seconds }
        #expect(survey.warnings.isEmpty)
    }
}

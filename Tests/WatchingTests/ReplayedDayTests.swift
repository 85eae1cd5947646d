import Configuration
import Linux
import Model
import Storage
import Synchronization
import TestOrigin
import Testing

@testable import Watching

/// Some hours of a small site, once over sockets by the daemon and once by a replay of the same looks: the same is told.
@Suite struct ReplayedDayTests {
    private static let hours = 8
    private static let slugs = ["bridge", "harbour", "market", "school"]

    /// The time of the day that is played; the daemon's wall clock is this.
    private final class Clock: Sendable {
        private let time = Mutex(TestWeb.begin)
        var now: Timestamp { time.withLock { $0 } }
        func advance(to time: Timestamp) { self.time.withLock { $0 = max($0, time) } }
    }

    private final class Looks: Sendable {
        private let all = Mutex<[Replay.Look]>([])
        var list: [Replay.Look] { all.withLock { $0 } }

        @Sendable func take(_ record: CheckRecord) {
            let url: String? =
                switch record.subject {
                case .source: record.source?.url
                case .article(let id): record.articles.first { $0.id == id }?.url
                }
            guard let url else { return }
            all.withLock { $0.append(Replay.Look(url, at: record.at)) }
        }
    }

    private static func page(_ slug: String, _ minute: Int) -> (status: Int, body: String)? {
        let place = slug == "bridge" ? "Norden" : slug == "harbour" ? "Weston" : slug == "market" ? "Easton" : "Sudbury"
        let promotions = ["Read our guide to the fair", "Tell us what you have seen", "Follow us wherever you are"]
        var (headline, figure, note) = ("The \(slug) of \(place) is closed for repairs", 8, "")
        var end = "Nobody was hurt, said the mayor of \(place), who had come to the \(slug) at night."
        switch slug {
        case "bridge" where minute >= 60: figure = 12
        case "harbour" where minute >= 120: note = "<p><em>Correction: an earlier version said 6; it was 8.</em></p>"
        case "market" where (150..<240).contains(minute): return (404, "<h1>Not found</h1>")
        case "school" where minute >= 100: headline = "The school of Sudbury stays closed until spring"
        default: break
        }
        if slug == "market", minute >= 330 { end = end.replacing("Nobody was", with: "Two people were") }
        return (
            200,
            """
            <!doctype html><html lang="en"><head><title>\(headline)</title></head><body><main><article><h1>\(headline)</h1>
            <p>The old \(slug) of \(place) was closed on Monday evening after the storm tore \(figure) plates from it.</p>
            <p>Engineers of \(place) said that the repair would take two weeks and cost more than had been planned.</p>
            <p>\(promotions[minute / 45 % 3])</p><p>\(end)</p>\(note)</article>
            <aside><p>Read \(1000 + 3 * minute) times</p></aside></main></body></html>
            """
        )
    }

    /// What the site answers from which minute on; a page whenever it differs.
    private static func web(_ base: String) -> TestWeb {
        var web = TestWeb()
        let items = slugs.map { "<item><title>The \($0)</title><link>\(base)/\($0)</link></item>" }
        web.timeline[base + "/feed"] = [
            (0, 200, "<rss version=\"2.0\"><channel><title>N</title>\(items.joined())</channel></rss>")
        ]
        for slug in slugs {
            for minute in 0..<hours * 60 {
                guard let page = page(slug, minute) else { continue }
                web.timeline[base + "/" + slug, default: []].append((minute, page.status, page.body))
            }
        }
        return web
    }

    private static func summary(_ records: [ChangeRecord]) -> [String] {
        records.map { record in
            let edits = record.edits.map { "\($0.field.rawValue): \($0.before ?? "") -> \($0.after ?? "")" }
            return "\(record.observedAt) \(record.type.rawValue) \(record.article?.url ?? "") \(edits)"
        }.sorted()
    }

    @Test func `a replay tells what the daemon told`() async throws {
        let clock = Clock()
        let script = Mutex<TestWeb?>(nil)
        let origin = try TestOrigin { question in
            guard let web = script.withLock({ $0 }),
                let host = question["host"],
                let answer = web.answer("http://\(host)\(question.target)", at: clock.now, headers: [])
            else { return .http(404, [], "") }
            let lines = answer.headers.map { "\($0.name): \($0.value)" }
            return .http(answer.status, lines, body: answer.body)
        }
        defer { origin.stop() }
        let base = "http://\(origin.address):\(origin.port)"
        let web = Self.web(base)
        script.withLock { $0 = web }

        let directory = try FileSystem.temporaryDirectory("errata-replayed-day-")
        defer { FileSystem.removeFlatDirectory(directory) }
        let settings = try ConfigurationFile.parse(
            """
            store: \(directory)/errata.db
            log: {directory: \(directory)/log}
            network: {allow: [127.0.0.0/8], spacing: 0s}
            sources: [{feed: "\(base)/feed", name: N, id: n}]
            """
        ).get()
        let (looks, told) = (Looks(), Told())
        var surroundings = Daemon.Surroundings(version: "1") { _ in }
        surroundings.now = { clock.now }
        surroundings.checked = looks.take
        surroundings.observe = told.take
        let daemon = try await Daemon.open(settings, surroundings)
        let run = Task { try await daemon.run() }
        let end = TestWeb.begin + .hours(Self.hours)
        // The clock stands still until everything that is due has been looked at.
        try await Self.settle(daemon, clock)
        while let next = try await daemon.store.nextDue(after: clock.now), next < end {
            clock.advance(to: next)
            try await Self.settle(daemon, clock)
        }
        run.cancel()
        _ = await run.result

        let plan = Replay.Plan(sources: settings.watchedSources, begin: TestWeb.begin, end: end)
        let again = Told()
        let replay = try await Replay(store: directory + "/replayed.db", plan, web: web, told: again.take)
        let summary = try await replay.run(looks.list)
        await replay.close()
        #expect(summary.strays.isEmpty)
        let daily = Self.summary(told.all)
        #expect(daily == Self.summary(again.all))
        // It is a day on which something happens, and noise beside it.
        #expect(Set(told.types) == ["article.published", "article.changed", "article.removed", "article.restored"])
        #expect(daily.filter { $0.contains("article.changed") }.count == 4, "\(daily)")
    }

    /// Waits until nothing is due.
    private static func settle(_ daemon: Daemon, _ clock: Clock) async throws {
        for _ in 0..<20_000 {
            let next = try await daemon.store.nextDue(after: Timestamp(milliseconds: 0))
            guard let next, next <= clock.now else { return }
            daemon.checks.wake()
            try await Task.sleep(for: .milliseconds(2))
        }
        Issue.record("checks that are due are not made")
    }
}

import JSON
import Linux
import Model
import Storage
import Synchronization
import Testing

@testable import Watching

/// A recording made in the test: what each address answers from which minute on.
struct TestWeb: RecordedWeb {
    var timeline: [String: [(minute: Int, status: Int, body: String)]] = [:]

    static let begin = Timestamp(seconds: 1_795_000_000)

    static func at(_ minute: Int) -> Timestamp { begin + .minutes(minute) }

    func begins(_ url: String) -> Timestamp? { timeline[url]?.first.map { TestWeb.at($0.minute) } }

    func answer(_ url: String, at time: Timestamp, headers: [(name: String, value: String)]) -> RecordedAnswer? {
        guard let all = timeline[url], let first = all.first else { return nil }
        let state = all.last { TestWeb.at($0.minute) <= time } ?? first
        return RecordedAnswer(
            status: state.status, headers: [("Content-Type", "text/html; charset=utf-8")], body: Array(state.body.utf8))
    }
}

/// What a replay told, in short: the minute, the type, and the words that came.
final class Told: Sendable {
    private let records = Mutex<[ChangeRecord]>([])

    @Sendable func take(_ changes: [CommittedChange]) {
        records.withLock { $0 += changes.compactMap { ChangeRecord(line: $0.line) } }
    }

    var all: [ChangeRecord] { records.withLock { $0 } }

    var types: [String] { all.map(\.type.rawValue) }
}

@Suite struct ReplayTests {
    static let address = "https://news.example/1"

    static func page(_ figure: String, headline: String = "Harbour bridge closed after storm") -> String {
        """
        <!doctype html><html lang="en"><head><title>\(headline)</title></head><body><article><h1>\(headline)</h1>
        <p>The old harbour bridge was closed on Monday evening after the storm tore \(figure) plates from its deck.</p>
        <p>Engineers of the city said that the repair would take at least two weeks and cost more than planned.</p>
        <p>Buses to the northern districts go round by the dam until then, and the ferry runs every half hour.</p>
        <p>“Nobody was hurt, and that is what counts,” said the mayor, who had come to the place at night.</p>
        </article></body></html>
        """
    }

    static func feed(_ titles: [String]) -> String {
        let items = titles.enumerated().map {
            "<item><title>\($1)</title><link>https://news.example/\($0 + 1)</link></item>"
        }
        return "<rss version=\"2.0\"><channel><title>News</title>\(items.joined())</channel></rss>"
    }

    /// Plays a web and gives what was told.
    static func play(
        _ web: TestWeb, _ source: Source, hours: Int = 24, looks: [Replay.Look]? = nil
    ) async throws -> (told: Told, summary: Replay.Summary) {
        let directory = try FileSystem.temporaryDirectory("errata-replay-test-")
        defer { FileSystem.removeFlatDirectory(directory) }
        let told = Told()
        let plan = Replay.Plan(sources: [source], begin: TestWeb.begin, end: TestWeb.begin + .hours(hours))
        let replay = try await Replay(store: directory + "/errata.db", plan, web: web, told: told.take)
        let summary = if let looks { try await replay.run(looks) } else { try await replay.run() }
        await replay.close()
        return (told, summary)
    }

    @Test func `the schedule finds an edit of an article that a feed lists, at the recording's time`() async throws {
        var web = TestWeb()
        web.timeline["https://news.example/feed"] = [(0, 200, Self.feed(["Harbour bridge closed after storm"]))]
        web.timeline[Self.address] = [(0, 200, Self.page("8")), (95, 200, Self.page("12"))]
        let source = Source(id: "news", kind: .feed, url: "https://news.example/feed", name: "News")
        let (told, summary) = try await Self.play(web, source)
        #expect(told.types == ["article.published", "article.changed"])
        let change = try #require(told.all.last)
        #expect(change.edits.map(\.after) == ["12"])
        #expect(change.observedAt >= TestWeb.at(95) && change.observedAt < TestWeb.at(180))
        #expect(summary.checks > 20)
    }

    @Test func `with looks only what the recording saw is looked at`() async throws {
        var web = TestWeb()
        web.timeline[Self.address] = [
            (0, 200, Self.page("8")), (700, 200, Self.page("12")), (1400, 200, Self.page("12")),
        ]
        let source = Source(id: "page", kind: .page, url: Self.address, name: "Page")
        let looks = [0, 700, 1400].map { Replay.Look(Self.address, at: TestWeb.at($0)) }
        let stray = Replay.Look("https://other.example/", at: TestWeb.at(800))
        let (told, summary) = try await Self.play(web, source, looks: [looks[0], looks[1], stray, looks[2]])
        #expect(summary.checks == 3)
        #expect(summary.strays == ["https://other.example/"])
        #expect(told.types.first == "article.published")
        #expect(told.all.last?.edits.map(\.after) == ["12"])
    }

    @Test func `a removal in the recording is confirmed and told with its observations`() async throws {
        var web = TestWeb()
        web.timeline[Self.address] = [(0, 200, Self.page("8")), (120, 404, "")]
        let source = Source(id: "page", kind: .page, url: Self.address, name: "Page")
        let (told, _) = try await Self.play(web, source)
        #expect(told.types.contains("article.removed"))
        #expect(told.types.filter { $0 == "article.removed" }.count == 1)
    }
}

extension ChangeRecord {
    /// The record of a line of the log.
    fileprivate init?(line: [UInt8]) {
        guard let value = try? JSONParser.parse(line), let record = ChangeRecord(json: value) else { return nil }
        self = record
    }
}

import Glibc
import JSON
import Linux
import MicroHTTPD
import Model
import Synchronization
import Testing
import Website

struct WebsiteTests {
    static let start = Timestamp(seconds: 1_795_608_005)

    static var report: StatusReport {
        var report = StatusReport(version: "1.2.3", at: start + .hours(50), runningSince: start)
        report.sources.fine = 412
        report.articlesFollowed = 18_231
        report.lastChange = .init(
            sequence: 4711, at: start + .hours(49), type: "article.changed", title: "A <b> & \"c\"")
        report.webhooks = [.init(name: "desk")]
        (report.disk.free, report.disk.total, report.disk.store) = (12_100_000_000, 100_000_000_000, 220_000_000)
        report.memory = 48_000_000
        return report
    }

    static func content(submit: @escaping @Sendable (ControlCommand) -> String? = { _ in nil }) -> SiteContent {
        var content = SiteContent { report }
        content.submit = submit
        return content
    }

    /// Serves, asks once and stops.
    static func ask(
        _ target: String, method: String = "GET", host: String = "localhost", isControl: Bool = false,
        fields: [String] = [], body: String? = nil, _ content: SiteContent = content()
    ) throws -> (status: Int, head: String, body: String) {
        var places = Website.Places()
        let path = "/tmp/errata-website-\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
        if isControl { places.control = .unix(path: path) } else { places.page = .tcp(host: "127.0.0.1", port: 0) }
        let site = try Website(places, content)
        defer { site.stop() }
        let length = body.map { ["Content-Length: \($0.utf8.count)"] } ?? []
        let head = ["\(method) \(target) HTTP/1.1", "Host: \(host)", "Connection: close"] + length + fields
        let request = head.joined(separator: "\r\n") + "\r\n\r\n" + (body ?? "")
        let answer = try SiteClient.ask(port: site.port, unix: path, request)
        let end = try #require(answer.firstRange(of: "\r\n\r\n"))
        let status = try #require(Int(answer.dropFirst(9).prefix(3)))
        return (status, String(answer[..<end.lowerBound]), String(answer[end.upperBound...]))
    }

    @Test func `the status is JSON that reads back`() throws {
        let answer = try Self.ask("/v1/status")
        let json = try JSONParser.parse(Array(answer.body.utf8))
        #expect(json["state"]?.string == "fine")
        #expect(StatusReport(json) == Self.report)
    }

    @Test func `a page runs nothing of others and fetches nothing from elsewhere`() throws {
        let answer = try Self.ask("/status")
        #expect(
            answer.head.contains("Content-Security-Policy: default-src 'none'; style-src 'self'; script-src 'self'"))
        #expect(answer.head.contains("X-Content-Type-Options: nosniff"))
        #expect(try Self.ask("/style.css").head.contains("Content-Type: text/css"))
    }

    @Test(arguments: [
        ("localhost:8910", 200), ("127.0.0.1", 200), ("[::1]:8910", 200), ("evil.example", 421), ("", 421),
    ])
    func `the page answers to its own names only`(_ host: String, _ status: Int) throws {
        #expect(try Self.ask("/healthz", host: host).status == status)
    }

    @Test func `commands are taken on the control socket alone`() throws {
        let taken = Mutex<[ControlCommand]>([])
        let content = Self.content { command in
            taken.withLock { $0.append(command) }
            return nil
        }
        #expect(try Self.ask("/v1/check?id=bbc", method: "POST", content).status == 403)
        #expect(try Self.ask("/v1/reload", method: "POST", content).status == 404)
        #expect(try Self.ask("/v1/check?id=bbc", method: "POST", isControl: true, content).status == 202)
        #expect(try Self.ask("/v1/check", method: "POST", isControl: true, content).status == 400)
        #expect(try Self.ask("/v1/deliveries/replay", method: "POST", isControl: true, content).status == 400)
        #expect(
            try Self.ask("/v1/deliveries/replay?since=2026-11-25T12:00:05Z", method: "POST", isControl: true, content)
                .status
                == 202)
        let since = Timestamp(iso8601: "2026-11-25T12:00:05Z")
        #expect(taken.withLock { $0 } == [.check(ids: ["bbc"]), .replay(webhook: nil, change: nil, since: since)])
        #expect(try Self.ask("/v1/reload", method: "POST", isControl: true, Self.content { _ in "no" }).status == 409)
    }

    @Test func `what is not there is 404, what is not possible 405`() throws {
        #expect(try Self.ask("/nothing").status == 404)
        let answer = try Self.ask("/status", method: "DELETE")
        #expect(answer.status == 405)
        #expect(answer.head.contains("Allow: GET, HEAD"))
        let head = try Self.ask("/status", method: "HEAD")
        #expect(head.status == 200 && head.body.isEmpty)
    }

    @Test func `a store that cannot be read is said, not shown`() throws {
        struct Broken: Error {}
        let answer = try Self.ask("/v1/status", SiteContent { throw Broken() })
        #expect(answer.status == 503)
        #expect(answer.body == "{\"error\":\"the store cannot be read at the moment\"}\n")
    }

    @Test func `a paused daemon is not healthy`() throws {
        #expect(try Self.ask("/healthz").body == "ok\n")
        var report = Self.report
        report.pausedReason = "the disk is full"
        let answer = try Self.ask("/healthz", SiteContent { [report] in report })
        #expect(answer.status == 503 && answer.body == "paused: the disk is full\n")
    }

    @Test func `metrics are what Prometheus reads`() throws {
        let answer = try Self.ask("/metrics")
        #expect(answer.head.contains("Content-Type: text/plain; version=0.0.4"))
        #expect(answer.body.contains("errata_sources{state=\"fine\"} 412\n"))
        #expect(answer.body.contains("# TYPE errata_changes gauge\nerrata_changes 4711\n"))
        #expect(answer.body.contains("errata_deliveries_waiting{webhook=\"desk\"} 0\n"))
    }
}

struct StatusTests {
    @Test func `a healthy daemon fits on a few lines`() {
        #expect(
            StatusText(WebsiteTests.report).lines == [
                "errata 1.2.3 is running since 2026-11-25 12:00 UTC (2 days)",
                "  sources      412 fine, 0 failing, 0 quiet",
                "  articles     18,231 followed",
                "  checks       0 due, 0 overdue",
                "  last change  60 min ago, no. 4,711, article.changed: A <b> & \"c\"",
                "  change log   up to date",
                "  deliveries   0 waiting, 0 dead",
                "  disk         12 GB free of 100 GB, the store has 220 MB",
                "  memory       48 MB",
            ])
    }

    @Test func `ends nobody asked for and damage to the log need a person, and read back`() throws {
        var report = WebsiteTests.report
        report.uncleanEnds.recent = 15
        report.uncleanEnds.total = 40
        report.uncleanEnds.last = report.at - .hours(2)
        report.logIncidents = [.init(at: report.at - .hours(1), text: "changes-2026-11.jsonl was cut to nothing")]
        report.keptLogFiles = ["changes-2026-11.jsonl.damaged-2026-11-27T130005Z"]
        report.logProblem = "no room"
        report.replacedKey = .init(at: report.at - .hours(3), text: "AAAA")
        report.hasDamagedSearchIndex = true
        report.checks.made = 12
        let problems = report.attention.map(\.problem)
        #expect(problems[0].hasPrefix("restarted 15 times in the last 24 hours after a crash"))
        #expect(problems.contains { $0.contains("cut to nothing") })
        #expect(problems.contains { $0.hasPrefix("1 damaged log file is kept beside the log") })
        #expect(problems.contains { $0.hasPrefix("the change log cannot be written: no room") })
        #expect(problems.contains { $0.contains("signed with another key") })
        #expect(problems.contains { $0.hasPrefix("the search index is damaged") })
        var json = JSONWriter()
        report.write(to: &json)
        #expect((try? JSONParser.parse(json.bytes)).flatMap { StatusReport($0) } == report)
        let metrics = try WebsiteTests.ask("/metrics", SiteContent { [report] in report }).body
        #expect(metrics.contains("# TYPE errata_unclean_ends_total counter\nerrata_unclean_ends_total 40\n"))
        #expect(metrics.contains("errata_checks_total 12\n"))
        #expect(metrics.contains("errata_log_incidents 1\n"))
    }

    @Test func `sources that fail together have one reason here, and warnings are passed on and counted`() throws {
        var report = WebsiteTests.report
        (report.sources.fine, report.sources.failing) = (9, 5)
        #expect(report.attention.contains { $0.key == "sources.share" && $0.step.contains("DNS") })
        report.sources.fine = 11
        #expect(!report.attention.contains { $0.key == "sources.share" })
        report.warnings = [.init(key: "source.silent a", problem: "source a is silent", step: "errata test a")]
        #expect(report.attention.last?.key == "source.silent a")
        var json = JSONWriter()
        report.write(to: &json)
        #expect((try? JSONParser.parse(json.bytes)).flatMap { StatusReport($0) } == report)
        let metrics = try WebsiteTests.ask("/metrics", SiteContent { [report] in report }).body
        #expect(metrics.contains("errata_warnings{kind=\"source.silent\"} 1\n"))
        #expect(metrics.contains("errata_warnings{kind=\"clock\"} 0\n"))
    }

    @Test(arguments: ["config/monitoring/errata.rules.yml", "config/monitoring/grafana.json", "docs/operations.md"])
    func `every metric that alerts, boards and documents name is exported`(path: String) throws {
        var checkout = #filePath
        for _ in 0..<3 { checkout = FileSystem.parent(of: checkout) }
        let text = String(decoding: try FileSystem.read(checkout + "/" + path), as: UTF8.self)
        let exported = Set(
            try WebsiteTests.ask("/metrics").body.split(separator: "\n").compactMap { line in
                line.hasPrefix("# TYPE ") ? line.split(separator: " ").dropFirst(2).first.map(String.init) : nil
            })
        let named = Set(text.matches(of: /\berrata_[a-z_]+/).map { String($0.output) })
        #expect(!named.isEmpty)
        #expect(named.subtracting(exported).isEmpty, "\(path)")
    }

    @Test func `each trouble has a next step, the worst first`() {
        var report = WebsiteTests.report
        report.pausedReason = "the disk is full"
        report.configurationProblem = "errata.yaml:3:1: unknown key"
        report.logLag = 5000
        report.disk.free = 1
        (report.checks.overdue, report.checks.longestWait) = (3, .hours(1))
        report.checks.longestDelay = .hours(1)
        report.checks.queues = [.init(name: "Many", due: 12_000)]
        report.unread = [.init(source: "s9", url: "https://news.example/a", reason: "it took too long")]
        report.webhooks[0].disabledReason = "the receiver answered 410 Gone"
        report.webhooks[0].dead = 2
        var failing = StatusReport.Webhook(name: "chat")
        failing.failingSince = report.at - .hours(1)
        report.webhooks.append(failing)
        report.sources.failing = 7
        report.sources.troubles = (0..<6).map {
            .init(id: "s\($0)", name: "S", since: report.runningSince, reason: "503 \u{1B}[31m")
        }
        let steps = report.attention.map(\.step)
        #expect(
            steps == [
                "free disk space or repair the disk; checks resume by themselves", "errata check-config",
                "free disk space, or keep captures for a shorter time (retention.captures)",
                "look at the log directory: is it writable, is its disk full?",
                "raise defaults.interval or network.concurrency, or lower `articles` of the largest source",
                "errata deliveries enable desk",
                "errata deliveries list --webhook chat",
                "errata deliveries list --dead, then errata deliveries retry --webhook desk",
                "errata extract https://news.example/a, and give the source a `select` or a lower limits.size",
                "errata test s0", "errata test s1", "errata test s2", "errata test s3", "errata test s4",
                "errata sources --failing",
            ])
        #expect(!report.isFine)
        #expect(!StatusText(report).lines.joined().contains("\u{1B}"))
        var json = JSONWriter()
        report.write(to: &json)
        #expect((try? JSONParser.parse(json.bytes)).flatMap { StatusReport($0) } == report)
    }
}

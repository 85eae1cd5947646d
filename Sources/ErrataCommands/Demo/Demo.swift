import Configuration
import Crypto
import Linux
import MicroHTTPD
import Model
import Notifying
import Rendering
import Scheduling
import Storage
import Synchronization
import Watching
import Website

/// The demonstration: a news site, the daemon that watches it and a receiver of its webhooks, all in this process.
final class Demo: Sendable {
    /// How much faster than in earnest the schedules run.
    private static let pace = 400.0
    /// The longest wait for what an act should bring.
    private static let patience = Duration.seconds(20)

    private let console: Console
    private let directory: String
    private let site: DemoSite
    private let receiver: DemoReceiver
    private let server: HTTPServer
    private let settings: Settings
    private let style: TerminalStyle
    private let seen = Mutex<[ChangeRecord]>([])

    /// - Parameters:
    ///   - console: where people look.
    ///   - directory: where the store and the log go.
    /// - Throws: `SystemError` or `HTTPServerError` when the directory or the loopback port cannot be had.
    init(console: Console, directory: String) throws {
        self.console = console
        self.directory = directory
        style = TerminalStyle(
            width: min(Terminal.width ?? 110, 110), hasColor: console.usesColor, clock: Moment.clock)
        try FileSystem.createDirectory(directory)
        let secret = "whsec_" + Base64.encode(SecureRandom.bytes(32))
        try FileSystem.replace(directory + "/webhook.key", with: Array(secret.utf8))
        let (site, receiver) = (DemoSite(now: .now), DemoReceiver(key: try SigningKey(secret), now: { .now }))
        server = try HTTPServer(endpoint: .tcp(host: "127.0.0.1", port: 0)) { request in
            request.path == "/receiver" ? receiver.answer(request) : site.answer(request)
        }
        (self.site, self.receiver) = (site, receiver)
        settings = Demo.settings(directory: directory, port: Int(server.port))
    }

    private static func settings(directory: String, port: Int) -> Settings {
        var settings = Settings()
        settings.store = directory + "/errata.db"
        settings.log.directory = directory + "/log"
        settings.control.socket = directory + "/errata.sock"
        settings.network.allow = ["127.0.0.0/8"]
        settings.network.spacing = .milliseconds(20)
        var source = Source(
            id: "maren-courier", kind: .feed, url: "http://127.0.0.1:\(port)/feed.xml", name: "The Maren Courier")
        source.interval = .minutes(15)
        source.tags = ["demo"]
        settings.sources = [source]
        var webhook = WebhookSettings(name: "desk", url: "http://127.0.0.1:\(port)/receiver")
        webhook.secrets = [.file(directory + "/webhook.key")]
        webhook.allowsHTTP = true
        settings.webhooks = [webhook]
        return settings
    }

    /// Plays all acts; true when each brought what it should.
    func run() async throws -> Bool {
        defer { server.stop() }
        var surroundings = Daemon.Surroundings(version: VersionCommand.current) { [console] in
            console.say("errata: \($0)")
        }
        surroundings.pace = Pace(factor: Demo.pace, origin: .now)
        surroundings.dayPages = .rendered
        surroundings.observe = { [self] changes in show(changes) }
        let daemon = try await Daemon.open(settings, surroundings)
        let (commands, orders) = AsyncStream.makeStream(of: ControlCommand.self)
        var places = Website.Places()
        places.control = .unix(path: settings.control.socket)
        let website = try Website(places, SiteContent(daemon: daemon, tests: TestResults(), orders: orders))
        defer { website.stop() }
        _ = commands
        title("A small news site is watched: its feed and every article in it")
        return try await withThrowingTaskGroup(of: Bool?.self) { group in
            group.addTask {
                try await daemon.run()
                return nil
            }
            group.addTask { [self] in try await play(daemon) }
            defer { group.cancelAll() }
            while let result = try await group.next() { if let result { return result } }
            return false
        }
    }

    private func play(_ daemon: Daemon) async throws -> Bool {
        var isComplete = await wait(for: 3) { $0.type == .articlePublished }
        let expected: [(ChangeRecord) -> Bool] = [
            { $0.disclosure == .declared }, { $0.disclosure == .undeclared && $0.type == .articleChanged },
            { $0.type == .articleRemoved },
        ]
        for (act, isExpected) in zip(DemoScript.acts, expected) {
            try await Task.sleep(for: .seconds(3))
            title(act.title)
            act.edit(site, .now)
            isComplete = await wait(for: 1, isExpected) && isComplete
        }
        return try await conclude(daemon) && isComplete
    }

    private func wait(for count: Int, _ isExpected: (ChangeRecord) -> Bool) async -> Bool {
        let end = ContinuousClock.now + Demo.patience
        while ContinuousClock.now < end {
            if seen.withLock({ $0.filter(isExpected).count }) >= count { return true }
            try? await Task.sleep(for: .milliseconds(50))
        }
        console.print("  (nothing was noticed within \(Demo.patience.components.seconds) s: this is a defect)")
        return false
    }

    private func show(_ changes: [CommittedChange]) {
        for change in changes {
            guard let record = change.record else { continue }
            console.print(ChangeView.full(record, style: style))
            seen.withLock { $0.append(record) }
        }
        console.flush()
    }

    private func title(_ text: String) {
        console.print(style.hasColor ? "\n\u{1B}[1m▸ \(text)\u{1B}[0m\n" : "\n> \(text)\n")
        console.flush()
    }

    /// Shows deliveries, proof and status, and says what to do next.
    private func conclude(_ daemon: Daemon) async throws -> Bool {
        let changes = seen.withLock { $0.count }
        let end = ContinuousClock.now + Demo.patience
        while receiver.accepted < changes, ContinuousClock.now < end { try await Task.sleep(for: .milliseconds(50)) }
        // The store learns of the last delivery a moment after the receiver.
        try await Task.sleep(for: .milliseconds(300))
        title("Each change was delivered to a webhook, signed")
        console.print("  \(receiver.accepted) of \(changes) delivered and verified, \(receiver.refused) refused")
        title("errata status")
        for line in StatusText(try await daemon.statusReport(), hasColor: style.hasColor, clock: Moment.clock).lines {
            console.print(line)
        }
        title("What is left of it")
        console.print("  change log     \(settings.log.directory)/")
        console.print("  check it       errata verify --log \(settings.log.directory)")
        console.print("  look again     errata changes --store \(settings.store)")
        title("With a real feed")
        console.print("  errata add https://example.org/news/       find the feed of a site and watch it")
        console.print("  errata once                                look once, now")
        console.print("  sudo ./scripts/install                     install the service, then: errata status")
        console.flush()
        return receiver.accepted == changes && receiver.refused == 0
    }
}

import ChangeLog
import Configuration
import Linux
import MicroHTTPD
import Model
import Notifying
import Rendering
import Scheduling
import Storage
import Synchronization
import Systemd
import Watching
import Website

/// The daemon as a service: signals, service manager, control socket, reload.
///
/// It lives from `run` to the signal that ends it; SIGTERM stops it cleanly, a second one at once.
final class Service: Sendable {
    private let configurationPath: String
    private let pace: Double
    let followsLevel: Bool
    private let show: @Sendable ([CommittedChange]) -> Void
    let log: ServiceLog
    let notifier = ServiceNotifier()
    private let opened = Mutex<Daemon?>(nil)
    private let tests = TestResults()
    private let news = ChangeNews()

    /// - Parameters:
    ///   - configurationPath: read at the start and at every reload.
    ///   - pace: how much faster than the clock the schedules run.
    ///   - log: where the operator reads.
    ///   - followsLevel: whether the configuration says how much is logged.
    ///   - show: told of changes that are stored and in the log file.
    init(
        configurationPath: String, pace: Double, log: ServiceLog, followsLevel: Bool = true,
        show: @escaping @Sendable ([CommittedChange]) -> Void = { _ in }
    ) {
        self.show = show
        self.configurationPath = configurationPath
        self.pace = pace
        self.followsLevel = followsLevel
        self.log = log
    }

    /// Runs until a signal ends it.
    ///
    /// - Parameter settings: the configuration as first read.
    /// - Throws: what stopped it.
    func run(_ settings: Settings) async throws {
        setLevel(settings)
        let signals = try SignalStream()
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { [self] in try await watch(settings) }
            group.addTask { [self] in
                for await signal in signals.stream {
                    guard signal == .reload else { break }
                    if let daemon { await reload(daemon) }
                }
                notifier.stopping(status: "finishing what is under way")
                log.write(.notice, "stopping")
                guard let daemon else { return try Service.endSoon() }
                await daemon.windDown()
            }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    /// Ends a start that does not end by itself: nothing is under way that the next start would miss.
    ///
    /// A check of a large store cannot be asked to stop, and the service manager does not wait for long.
    private static func endSoon() throws {
        try NamedThread.start("end-of-start") {
            SystemClock.sleep(.seconds(3))
            CurrentProcess.endNow(code: ExitCode.fine.rawValue)
        }
    }

    /// The daemon, once it is open.
    private var daemon: Daemon? { opened.withLock { $0 } }

    /// Opens the daemon and runs it until the task is cancelled.
    private func watch(_ settings: Settings) async throws {
        let daemon = try await open(settings)
        opened.withLock { $0 = daemon }
        let (commands, orders) = AsyncStream.makeStream(of: ControlCommand.self, bufferingPolicy: .bufferingOldest(64))
        let (marks, markOrders) = AsyncStream.makeStream(of: PendingMark.self, bufferingPolicy: .bufferingOldest(64))
        var content = try SiteContent(daemon: daemon, tests: tests, orders: orders)
        content.mark = { PendingMark.send($0, to: markOrders) }
        content.news = news
        let site = try Website(places(settings), content)
        defer { site.stop() }
        let hubs = try settings.websub.map { try HubCallback(daemon).serve($0.listen.endpoint) }
        defer { hubs?.stop() }
        let summary =
            "\(Quantity.count(settings.sources.count, "source", "sources")), log at number \(daemon.changeLog.lastSequence)"
        if daemon.store.recovered {
            log.write(.notice, "the last run did not end cleanly; the store was checked and is sound")
            if let ends = try? await daemon.store.read({ (reader) throws(StoreError) in
                try reader.uncleanEnds(now: .now)
            }), ends.recent.count > 1 {
                log.write(.warning, "restarted \(ends.recent.count) times in the last 24 hours after a crash or a kill")
            }
        }
        log.write(.notice, "errata \(VersionCommand.current) watches \(summary)")
        watchSecrets(settings, daemon)
        notifier.ready(status: summary)
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await daemon.run() }
            group.addTask { [self] in await obey(commands, daemon) }
            group.addTask { for await mark in marks { await mark.make(in: daemon.store) } }
            group.addTask { [self] in await keepStatus(daemon) }
            defer { group.cancelAll() }
            try await group.next()
        }
    }

    func surroundings() -> Daemon.Surroundings {
        var surroundings = Daemon.Surroundings(version: VersionCommand.current) { [log] in log.write(.warning, $0) }
        surroundings.pace = Pace(factor: pace, origin: .now)
        surroundings.dayPages = .rendered
        surroundings.mailClock = MailClock(Moment.clock)
        // Not `self`, which holds the daemon.
        surroundings.observe = { [log, news, show] changes in
            news.tell()
            Service.note(changes, log)
            show(changes)
        }
        surroundings.checked = { [log] in CheckLine.write($0, to: log) }
        surroundings.explain = { [log] in CheckLine.write($2, of: $0, to: log) }
        surroundings.heartbeat = { [notifier] in notifier.alive() }
        // Whoever sets a short watchdog has its signs in time.
        if let watchdog = ServiceNotifier.watchdogInterval {
            surroundings.longestSleep = min(surroundings.longestSleep, watchdog / 3)
        }
        return surroundings
    }

    /// What happens to a source is an operator's business: a line with fields to search by.
    private static func note(_ changes: [CommittedChange], _ log: ServiceLog) {
        for change in changes {
            guard let record = change.record else { continue }
            guard record.article == nil else {
                CheckLine.write(record, sequence: change.sequence, to: log)
                continue
            }
            let level: ServiceLog.Level = record.type == .sourceRecovered ? .notice : .warning
            log.write(
                level, "\(record.type.rawValue) \(record.source.name): \(record.observation ?? "")",
                ["SOURCE": record.source.id, "SEQ": "\(change.sequence)"])
        }
    }

    func places(_ settings: Settings) throws -> Website.Places {
        var places = Website.Places()
        places.control = .unix(path: settings.control.socket)
        places.page = try PageEndpoint.of(settings)
        places.names = settings.access.names
        return places
    }

    /// Reads the configuration again: all of it or nothing.
    private func reload(_ daemon: Daemon) async {
        notifier.reloading()
        defer { notifier.ready() }
        switch ConfigurationFile.checked(configurationPath) {
        case .failure(let errors):
            daemon.conditions.set(.configuration, "refused, the running one stays in force: \(errors)")
        case .success(let settings):
            do {
                let waiting = try await daemon.reload(settings)
                setLevel(settings)
                daemon.conditions.clear(.configuration)
                let count = Quantity.count(settings.sources.count, "source", "sources")
                let rest = waiting.isEmpty ? "" : "; in force after a restart: \(waiting.joined(separator: ", "))"
                log.write(.notice, "configuration reloaded: \(count)\(rest)")
                watchSecrets(settings, daemon)
            } catch {
                daemon.conditions.set(.configuration, "\(error)")
            }
        }
    }

    private func obey(_ commands: AsyncStream<ControlCommand>, _ daemon: Daemon) async {
        await withDiscardingTaskGroup { group in
            for await command in commands {
                // A test may wait for its receiver; what else is asked for does not wait for it.
                guard case .test(let webhook, let ticket) = command else {
                    await obey(command, daemon)
                    continue
                }
                group.addTask { [tests] in tests.keep(await daemon.test(webhook: webhook), ticket: ticket) }
            }
            group.cancelAll()
        }
    }

    private func obey(_ command: ControlCommand, _ daemon: Daemon) async {
        do {
            switch command {
            case .reload: await reload(daemon)
            case .check(let ids): for id in ids { try await daemon.checkNow(id) }
            case .retry(let webhook, let change): try await daemon.retry(webhook: webhook, change: change)
            case .replay(let webhook, let change, let since):
                try await daemon.replay(webhook: webhook, change: change, since: since)
            case .enable(let webhook): try await daemon.enable(webhook: webhook)
            case .test: break
            }
        } catch { log.write(.warning, "control: \(error)") }
    }

    /// One line for `systemctl status`, renewed now and then.
    private func keepStatus(_ daemon: Daemon) async {
        let desk = daemon.systemDesk()
        while !Task.isCancelled {
            watchSecrets(daemon.inForce, daemon)
            if let report = try? await daemon.statusReport() {
                notifier.status(report.line)
                await desk.look(report.systemConditions, receivers: daemon.inForce.webhooks) {
                    await daemon.reportText()
                }
            }
            try? await Task.sleep(for: .seconds(60))
        }
    }
}

extension ListenAddress {
    var endpoint: HTTPServer.Endpoint { .tcp(host: host, port: UInt16(clamping: port)) }
}

extension HubCallback {
    /// What hubs may say to a daemon.
    fileprivate init(_ daemon: Daemon) {
        let pushes = daemon.pushes
        self.init(
            knows: { pushes.subscriptions.knows($0) },
            confirms: { pushes.subscriptions.confirms($0, mode: $1, topic: $2, lease: $3) },
            denied: { pushes.subscriptions.wasDenied($0, topic: $1) },
            take: { pushes.take($0, signature: $1, contentType: $2, body: $3) })
    }
}

extension DayPageStyle {
    /// The Markdown pages as Rendering writes them.
    static let rendered = DayPageStyle(
        head: { ChangeView.markdownHead(day: $0) }, section: { ChangeView.markdown($0) })
}

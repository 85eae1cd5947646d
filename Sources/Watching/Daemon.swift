public import ChangeLog
public import Configuration
import Curl
import Fetching
import Linux
public import Model
public import Notifying
import Reading
public import Scheduling
public import Storage
import Synchronization
public import Tracking

/// The watcher as a whole: the store, the checks, the change log and the deliveries, running side by side.
///
/// What it is told at its making is all it knows of the process around it, so tests and the demonstration run the same
/// daemon as the service does.
public final class Daemon: Sendable {
    /// What the daemon needs of the process it runs in.
    public struct Surroundings: Sendable {
        /// The program's version, for the `User-Agent`.
        public var version: String
        /// How much faster than the clock the schedules run; 1 in earnest.
        public var pace = Pace()
        /// How the Markdown pages of the day are written; nil for none.
        public var dayPages: DayPageStyle?
        /// Says what an operator should know, one line each, never a secret.
        public var log: @Sendable (_ line: String) -> Void
        /// Told what an opening that takes long is doing.
        public var progress: @Sendable (_ work: String) -> Void = { _ in }
        /// By which digests and quiet hours of mail are told.
        public var mailClock = MailClock.utc
        /// Called at every turn of the loop that has reached the store.
        public var heartbeat: @Sendable () -> Void = {}
        /// The time between two turns when nothing is to be done.
        public var longestSleep = Duration.seconds(5)
        /// Told of changes once they are in the store and in the log file.
        public var observe: @Sendable ([CommittedChange]) -> Void = { _ in }
        /// Told of every check that was stored.
        public var checked: @Sendable (CheckRecord) -> Void = { _ in }
        /// Told what became of the differences that a check of an article found.
        public var explain: (@Sendable (ArticleState, Timestamp, [DifferenceTrace]) -> Void)?
        /// The wall clock.
        public var now: @Sendable () -> Timestamp = { Timestamp(milliseconds: SystemClock.wallMilliseconds) }

        /// Surroundings with a version and a log.
        public init(version: String, log: @escaping @Sendable (String) -> Void) {
            self.version = version
            self.log = log
        }
    }

    /// The store, for those who read it beside the daemon.
    public let store: Store
    /// The change log's files.
    public let changeLog: ChangeLog
    /// What is wrong as a whole.
    public let conditions: Conditions
    /// Checks made since it was opened.
    public var checksMade: Int { checks.checks }
    /// When it was opened.
    public let startedAt: Timestamp

    let surroundings: Surroundings
    let parts: WatchingParts
    let checks: CheckLoop
    let deliveries: DeliveryLoop
    let deliveryWorld: DeliveryLoop.Surroundings
    let transfers: TransferLoop
    /// The way in for hubs.
    public let pushes: PushDesk
    /// Documents that were given up or are left alone.
    public var unread: UnreadDocuments { parts.unread }
    let stamps: StampLoop
    let witnessing: WitnessLoop
    let survey = Survey()
    let settings: Mutex<Settings>
    /// What it was opened with; some of it holds until the end.
    let atStart: Settings
    let committed: Committed

    /// Opens the store and the log, completes what a crash cut short, and takes in the configuration.
    ///
    /// - Parameters:
    ///   - settings: the checked configuration.
    ///   - surroundings: the process around it.
    /// - Returns: a daemon that waits for `run`.
    /// - Throws: `StoreError`, `ChangeLogError`, or `TransferError` when libcurl cannot start.
    public static func open(_ settings: Settings, _ surroundings: Surroundings) async throws -> Daemon {
        let planner = WebhookPlanner(settings.webhooks, clock: surroundings.mailClock)
        var options = StoreOptions(planner: { planner.deliveries(of: $0, sequence: $1) })
        options.progress = surroundings.progress
        let store = try await Store.open(settings.store, options)
        do {
            let keyFile = SigningKeyFile.path(ofStore: settings.store)
            try await store.takeSigningKey { key in
                if let note = try SigningKeyFile.restore(key, to: keyFile) { surroundings.log(note) }
            }
            try await store.syncSources(settings.watchedSources, now: surroundings.now())
            try await store.syncWebhooks(settings.webhooks.map(\.name))
            let changeLog = try await ChangeLog.open(
                directory: settings.log.directory, reader: try StoreReader.open(settings.store),
                pages: settings.log.dayPages ? surroundings.dayPages : nil, log: surroundings.log,
                progress: surroundings.progress)
            try await SigningKeys.note(changeLog.publicKey, store, now: surroundings.now(), log: surroundings.log)
            let stored = try await store.read { (reader) throws(StoreError) in
                try reader.settings(under: PushDesk.prefix)
            }
            return try Daemon(settings, surroundings, store: store, changeLog: changeLog, subscriptions: stored)
        } catch {
            await store.close()
            throw error
        }
    }

    /// Where documents are noted before they are read; without it reading goes on, and a document that ends the daemon
    /// does so at every start.
    private static func journal(_ settings: Settings, _ surroundings: Surroundings) -> ReadingJournal? {
        do throws(SystemError) {
            let journal = try ReadingJournal(settings.store + ".reading", now: surroundings.now)
            for suspect in journal.setAside { surroundings.log("source \(suspect.source): \(suspect.words)") }
            return journal
        } catch {
            surroundings.log("documents are read without being noted: \(error)")
            return nil
        }
    }

    private init(
        _ settings: Settings, _ surroundings: Surroundings, store: Store, changeLog: ChangeLog, subscriptions: [String]
    ) throws {
        self.store = store
        self.changeLog = changeLog
        self.surroundings = surroundings
        self.settings = Mutex(settings)
        atStart = settings
        startedAt = surroundings.now()
        conditions = Conditions(log: surroundings.log)
        // Checks are bounded before they come here; deliveries must never wait behind checks of slow hosts.
        transfers = try TransferLoop(maximumConcurrent: Daemon.transfers(for: settings.network))
        var clock = FetchClock.system
        clock.now = surroundings.now
        let fetcher = Fetcher(
            loop: transfers, policy: FetchPolicy(settings, surroundings),
            memory: StoreHostMemory(store: store, now: surroundings.now), clock: clock)
        let committed = Committed()
        self.committed = committed
        let pushBell = Doorbell()
        var parts = WatchingParts(
            store: store, fetcher: fetcher, sites: SiteModels(store: store), pace: surroundings.pace,
            now: surroundings.now, defaultInterval: settings.defaults.interval,
            defaultFollow: settings.defaults.follow,
            subscriptions: Subscriptions(
                callback: settings.websub?.callback, lease: settings.websub?.lease ?? .days(10), stored: subscriptions,
                now: surroundings.now, changed: { pushBell.ring() }),
            defaultArticles: settings.defaults.articles,
            reading: ReadingRoom(journal: Daemon.journal(settings, surroundings)),
            announce: { committed.add($0) })
        parts.checked = surroundings.checked
        parts.explain = surroundings.explain
        self.parts = parts
        checks = CheckLoop(
            parts: parts, sources: settings.watchedSources, conditions: conditions,
            concurrency: settings.network.concurrency, longestSleep: surroundings.longestSleep,
            heartbeat: surroundings.heartbeat)
        parts.subscriptions.keepOnly(Set(settings.watchedSources.map(\.id)))
        pushes = PushDesk(parts.subscriptions, parts: parts, checks: checks, bell: pushBell)
        var world = DeliveryLoop.Surroundings(
            transport: CurlTransport.make(transfers) { (fetcher.policy.addressGuard, fetcher.policy.proxy) },
            secrets: { (reference) throws(SecretError) in try SecretFiles.read(reference) },
            userAgent: fetcher.policy.userAgent, now: surroundings.now, log: surroundings.log)
        world.clock = surroundings.mailClock
        deliveryWorld = world
        deliveries = DeliveryLoop(settings.webhooks, queue: StoreQueue(store), deliveryWorld)
        stamps = StampLoop(
            log: settings.log.directory, policy: { fetcher.policy },
            transfer: { [transfers] in await transfers.transfer($0) },
            now: surroundings.now, say: surroundings.log)
        witnessing = WitnessLoop(
            log: settings.log.directory, store: settings.store, policy: { fetcher.policy },
            transfer: { [transfers] in await transfers.transfer($0) },
            now: surroundings.now, say: surroundings.log)
    }
}

/// Changes that were stored and not yet written to the log file.
final class Committed: Sendable {
    private let waiting = Mutex<[CommittedChange]>([])
    let bell = Doorbell()

    func add(_ changes: [CommittedChange]) {
        waiting.withLock { $0 += changes }
        bell.ring()
    }

    func take() -> [CommittedChange] {
        waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
    }
}

import ChangeLog
public import Configuration
import Curl
import Fetching
import Linux
public import Model
import Notifying
import Reading
public import Storage
import Synchronization

extension Daemon {
    /// How long deliveries under way may take to end when the daemon stops.
    private static let grace = Duration.seconds(5)

    /// Checks, writes the log and delivers until the task is cancelled; then closes everything in order.
    ///
    /// - Throws: `StoreError` when the store can no longer be trusted; nothing that was stored is lost.
    public func run() async throws {
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { [self] in try await checks.run() }
                group.addTask { [self] in try await keepLog() }
                group.addTask { [self] in await deliveries.run() }
                group.addTask { [self] in await keepRetention() }
                group.addTask { [self] in await keepSurvey() }
                group.addTask { [self] in await pushes.run() }
                group.addTask { [self] in await stamps.run { self.inForce.timestamps } }
                group.addTask { [self] in await witnessing.run { self.inForce.witnesses } }
                // The first to return or throw ends the others.
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch {
            if let error = error as? StoreError, error.kind == .corrupt { await store.distrust(error) }
            await finish()
            throw error
        }
        await finish()
    }

    /// Checks everything that is due, articles found on the way included, delivers what can be delivered, and closes.
    ///
    /// - Parameters:
    ///   - subjects: when given, only these are checked, due or not, and the articles that they make due.
    ///   - conclude: called when all is done and the store is still open.
    /// - Throws: `StoreError` when the store cannot be used, and what `conclude` throws.
    public func runOnce(
        only subjects: [CheckRecord.Subject]? = nil,
        conclude: @escaping @Sendable (StoreReader) throws -> Void = { _ in }
    ) async throws {
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { [self] in try await keepLog() }
                group.addTask { [self] in await deliveries.run() }
                if let subjects { try await checks.run(only: subjects) } else { try await checks.run(untilIdle: true) }
                try await writeLog()
                deliveries.wake()
                await settleDeliveries()
                await applyRetention()
                let reader = try StoreReader.open(store.path)
                try conclude(reader)
                reader.close()
                group.cancelAll()
            }
        } catch {
            await finish()
            throw error
        }
        await finish()
    }

    /// Lets deliveries under way end before the task of `run` is cancelled, so that none is made twice without need.
    public func windDown() async { await deliveries.stop(within: Daemon.grace) }

    /// Takes other settings: everything counts from the next check or request on, save what `RestartKeys` names.
    ///
    /// What waits for a restart is a condition until the restart comes, or the change is taken back.
    ///
    /// - Parameter new: the checked configuration.
    /// - Returns: the changed keys that wait for a restart.
    /// - Throws: `StoreError`; the running configuration then stays in force.
    @discardableResult public func reload(_ new: Settings) async throws -> [String] {
        try await store.syncSources(new.watchedSources, now: surroundings.now())
        try await store.syncWebhooks(new.webhooks.map(\.name))
        let planner = WebhookPlanner(new.webhooks, clock: surroundings.mailClock)
        store.setPlanner { planner.deliveries(of: $0, sequence: $1) }
        settings.withLock { $0 = new }
        parts.fetcher.setPolicy(FetchPolicy(new, surroundings))
        transfers.setMaximumConcurrent(Daemon.transfers(for: new.network))
        checks.setConcurrency(new.network.concurrency)
        checks.setSources(new.watchedSources)
        parts.subscriptions.keepOnly(Set(new.watchedSources.map(\.id)))
        deliveries.reload(new.webhooks)
        try await changeLog.reopen()
        let waiting = RestartKeys.changed(from: atStart, to: new)
        if waiting.isEmpty {
            conditions.clear(.restart)
        } else {
            conditions.set(.restart, waiting.joined(separator: ", "))
        }
        return waiting
    }

    /// Transfers that may run at once: those of checks, and room for deliveries.
    static func transfers(for network: NetworkSettings) -> Int { network.concurrency * 5 / 4 + 16 }

    /// The configuration in force, save what `RestartKeys` names.
    public var inForce: Settings { settings.withLock { $0 } }

    /// Makes a source or an article due at once.
    ///
    /// - Parameter id: a source's id or an article's `art_…`.
    /// - Throws: `StoreError` when there is no such thing.
    public func checkNow(_ id: String) async throws {
        let now = surroundings.now()
        try await store.checkNow(id.hasPrefix("art_") ? .article(id) : .source(id), now: now)
        checks.wake()
    }

    /// Extends the log file after each commit; a failure is a condition that the next commit tries to end.
    private func keepLog() async throws {
        while !Task.isCancelled {
            await committed.bell.wait(upTo: .seconds(30))
            try await writeLog()
        }
    }

    /// - Throws: `ChangeLogError` when the disk failed and nobody knows what it holds: the next start reads it again.
    private func writeLog() async throws(ChangeLogError) {
        let changes = committed.take()
        do throws(ChangeLogError) {
            try await changeLog.extend()
            conditions.clear(.log)
        } catch {
            guard error.kind != .io else { throw error }
            conditions.set(.log, "\(error)")
        }
        guard !changes.isEmpty else { return }
        surroundings.observe(changes)
        deliveries.wake()
    }

    /// Waits until no delivery is due, or until the grace is over.
    private func settleDeliveries() async {
        let names = settings.withLock { $0.webhooks.map(\.name) }
        let end = ContinuousClock.now + Daemon.grace
        while ContinuousClock.now < end, !Task.isCancelled {
            let now = surroundings.now()
            let waiting = try? await store.read { (reader) throws(StoreError) in
                var next: [Timestamp] = []
                for name in names { if let time = try reader.nextDelivery(name) { next.append(time) } }
                return next.contains { $0 <= now + .seconds(1) }
            }
            guard waiting == true else { return }
            try? await Task.sleep(for: .milliseconds(50))
        }
    }

    /// Writes what is left to the log, and closes the log and the store.
    private func finish() async {
        parts.reading.endLife()
        try? await writeLog()
        await changeLog.close()
        await store.close()
    }
}

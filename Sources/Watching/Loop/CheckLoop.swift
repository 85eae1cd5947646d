import Fetching
import Linux
import Model
import Scheduling
import Storage
import Synchronization

/// Takes what is due, runs it side by side within bounds, and sleeps until something else is due.
///
/// Nothing that one check meets stops the loop; only a store that can no longer be trusted does.
final class CheckLoop: Sendable {
    private struct State {
        var sources: ConfiguredSources
        var concurrency: Int
        var running = 0
        var checks = 0
        /// One pass, then the end.
        var isOnce = false
        var catchUp = CatchUp()
        /// Polls a second in ordinary times.
        var ordinary = 0.0
    }

    let parts: WatchingParts
    private let conditions: Conditions
    private let heartbeat: @Sendable () -> Void
    private let state: Mutex<State>
    private let bell = Doorbell()

    /// The longest sleep: a clock that was set is noticed, and the watchdog is fed.
    private let longestSleep: Duration
    /// The wait before a check that could not be stored is tried again.
    static let pause = Duration.seconds(5)
    /// The least time between two looks at a schedule of which nothing was left over.
    ///
    /// Checks that fall due within it start together and are stored together: a look, a write to the disk and a dozen
    /// changes of threads for each single one would cost more than the check.
    static let breath = Duration.milliseconds(500)
    /// The same when something is due at a host that is busy: it may be free soon.
    static let shortBreath = Duration.milliseconds(100)
    /// Checks of one host that may be under way at once; the fetcher lets them pass one by one.
    static let perHost = 2

    /// A loop that waits for `run`.
    ///
    /// - Parameters:
    ///   - parts: what every check needs.
    ///   - sources: the configured sources.
    ///   - conditions: where trouble is made visible.
    ///   - concurrency: checks under way at once.
    ///   - longestSleep: the time between two turns when nothing is to be done.
    ///   - heartbeat: called at every turn that has reached the store.
    init(
        parts: WatchingParts, sources: [Source], conditions: Conditions, concurrency: Int,
        longestSleep: Duration, heartbeat: @escaping @Sendable () -> Void
    ) {
        self.parts = parts
        self.conditions = conditions
        self.longestSleep = longestSleep
        self.heartbeat = heartbeat
        state = Mutex(
            State(
                sources: ConfiguredSources(sources), concurrency: concurrency,
                ordinary: CheckLoop.rate(sources, parts)))
    }

    private static func rate(_ sources: [Source], _ parts: WatchingParts) -> Double {
        sources.reduce(0) { $0 + 1 / max(1, ($1.interval ?? parts.defaultInterval).inSeconds) } * parts.pace.factor
    }

    /// Checks under way.
    var running: Int { state.withLock { $0.running } }

    /// Checks made since the start.
    var checks: Int { state.withLock { $0.checks } }

    /// Takes other sources from the next check on.
    func setSources(_ sources: [Source]) {
        state.withLock { state in
            state.sources = ConfiguredSources(sources)
            state.ordinary = CheckLoop.rate(sources, parts)
        }
        bell.ring()
    }

    /// Checks that may be under way at once.
    var concurrency: Int { state.withLock { $0.concurrency } }

    /// Lets another number of checks be under way at once.
    func setConcurrency(_ concurrency: Int) { state.withLock { $0.concurrency = concurrency } }

    /// From now on a source is polled without waiting for its articles.
    func beginSinglePass() { state.withLock { $0.isOnce = true } }

    /// Something new may be due.
    func wake() { bell.ring() }

    /// Checks what is due until the task is cancelled; checks under way are then cut short and stay due.
    ///
    /// - Parameter untilIdle: return when nothing is due and nothing under way.
    /// - Throws: `StoreError` when the store can no longer be trusted.
    func run(untilIdle: Bool = false) async throws {
        state.withLock { $0.isOnce = untilIdle }
        if !untilIdle, parts.pace.factor == 1 { parts.gathering.begin() }
        try await withThrowingDiscardingTaskGroup { group in
            // A check that throws cancels the group, not this task.
            while !Task.isCancelled, !group.isCancelled {
                let begun = ContinuousClock.now
                let batch = try await claim(isCatchingUp: !untilIdle)
                let isIdle = batch.map { $0.isEmpty && !$0.isFull } ?? false
                start(batch?.sources ?? [], &group) { [self] in .source($0.id, await check($0)) }
                start(batch?.articles ?? [], &group) { [self] in .article($0.id, await check($0)) }
                heartbeat()
                if untilIdle, isIdle, running == 0 { return group.cancelAll() }
                if batch?.isEmpty ?? true, batch?.isFull != true { await sleep() }
                if !untilIdle, let batch, !batch.isFull {
                    let mayBeSoon = batch.waitsForHost || batch.waitsForShare
                    await breathe(mayBeSoon ? CheckLoop.shortBreath : CheckLoop.breath, since: begun)
                }
            }
            group.cancelAll()
        }
    }

    /// What is due and may run now; nil when there is no room or the store cannot be asked for the moment.
    private func claim(isCatchingUp: Bool) async throws -> DueBatch? {
        var room = state.withLock { $0.concurrency - $0.running }
        do throws(StoreError) {
            if isCatchingUp, let allowance = try await allowance() { room = min(room, allowance) }
            guard room > 0 else { return nil }
            let batch = try await parts.store.claim(
                now: parts.now(), limit: room, perHost: CheckLoop.perHost, free: concurrency - running)
            state.withLock { $0.catchUp.took(batch.sources.count + batch.articles.count) }
            return batch
        } catch {
            guard error.isTransient else { throw error }
            conditions.set(.store, error.description)
            return nil
        }
    }

    /// How many late checks may begin now; nil = no limit.
    private func allowance() async throws(StoreError) -> Int? {
        let (wall, boot) = (parts.now(), Duration.milliseconds(SystemClock.bootMilliseconds))
        if state.withLock({ $0.catchUp.isWaking(wall: wall, boot: boot) }) {
            let overdue = try await parts.store.overdue(before: wall - CatchUp.gap)
            state.withLock { $0.catchUp.begin(overdue: overdue, ordinary: $0.ordinary, boot: boot) }
        }
        return state.withLock { $0.catchUp.allowance(boot: boot) }
    }

    private enum Ended {
        case source(String, StoreError?)
        case article(String, StoreError?)
    }

    private func start<Item: Sendable>(
        _ items: [Item], _ group: inout ThrowingDiscardingTaskGroup<any Error>,
        _ work: @escaping @Sendable (Item) async -> Ended
    ) {
        for item in items {
            state.withLock { $0.running += 1 }
            group.addTask { [self] in
                let ended = await work(item)
                defer {
                    state.withLock {
                        $0.running -= 1
                        $0.checks += 1
                    }
                    bell.ring()
                }
                switch ended {
                case .source(let id, let error): try await settle(.source(id), error)
                case .article(let id, let error): try await settle(.article(id), error)
                }
            }
        }
    }

    func check(_ state: SourceState) async -> StoreError? {
        guard let source = self.state.withLock({ $0.sources[state.id] }) else {
            parts.store.release(.source(state.id))
            return nil
        }
        do throws(StoreError) {
            var check = SourceCheck(parts: parts, source: source)
            check.mayWait = !self.state.withLock { $0.isOnce }
            _ = try await check.run(state)
            return nil
        } catch { return error }
    }

    /// Takes in what a hub delivered for a source, after a check of it that is under way.
    ///
    /// What cannot be read, or stored for the moment, makes the source due instead.
    func takeIn(_ page: Page, source id: String) async {
        guard let source = state.withLock({ $0.sources[id] }) else { return }
        let isUsed = await takeIn(page, source)
        if !isUsed { try? await parts.store.checkNow(.source(id), now: parts.now()) }
        wake()
    }

    private func takeIn(_ page: Page, _ source: Source) async -> Bool {
        var patience = 240
        while !parts.store.lease(.source(source.id), now: parts.now()) {
            patience -= 1
            guard patience > 0, (try? await Task.sleep(for: .milliseconds(250))) != nil else { return false }
        }
        let id = source.id
        let stored = try? await parts.store.read { (reader) throws(StoreError) in try reader.source(id) }
        let check = SourceCheck(parts: parts, source: source)
        guard let state = stored ?? nil, let record = try? await check.record(delivered: page, state) else {
            parts.store.release(.source(id))
            return false
        }
        // A commit ends the lease when it succeeds.
        if (try? await parts.commit(record)) != nil { return true }
        parts.store.release(.source(id))
        return false
    }

    func check(_ state: ArticleState) async -> StoreError? {
        let source = self.state.withLock { $0.sources[state.sourceID] } ?? CheckLoop.orphan(state)
        do throws(StoreError) {
            _ = try await ArticleCheck(parts: parts, source: source).run(state)
            return nil
        } catch { return error }
    }

    /// The source of an article whose source is no longer configured: it is followed to its end all the same.
    private static func orphan(_ state: ArticleState) -> Source {
        Source(id: state.sourceID, kind: .feed, url: state.url, name: state.sourceID)
    }

    /// What a failed commit means: wait and try again, or stop.
    private func settle(_ subject: CheckRecord.Subject, _ error: StoreError?) async throws {
        guard let error else { return conditions.clear(.store) }
        guard error.isTransient || error.kind == .conflict || error.kind == .other else {
            if error.kind == .closed || Task.isCancelled { return }
            throw error
        }
        if error.kind != .conflict { conditions.set(.store, error.description) }
        try? await Task.sleep(for: CheckLoop.pause)
        parts.store.release(subject)
    }

    /// Lets the time pass in which what falls due is gathered; at a faster pace there is less of it.
    private func breathe(_ breath: Duration, since start: ContinuousClock.Instant) async {
        let end = start + breath / parts.pace.factor
        try? await Task.sleep(until: end, tolerance: nil, clock: .continuous)
    }

    /// Sleeps until something is due, a check has ended, or somebody rings; shortly, when late checks are held back.
    private func sleep() async {
        let boot = Duration.milliseconds(SystemClock.bootMilliseconds)
        if state.withLock({ $0.catchUp.isHoldingBack(boot: boot) }) {
            return await bell.wait(upTo: .milliseconds(100))
        }
        let now = parts.now()
        let next = try? await parts.store.nextDue(after: now)
        let wait = next.flatMap { $0 }.map { $0 - now } ?? longestSleep
        await bell.wait(upTo: max(.milliseconds(20), min(wait, longestSleep)))
    }
}

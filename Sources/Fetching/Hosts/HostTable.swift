import Model
import Synchronization

/// The hosts in mind: whose turn it is at each, and what each wants.
///
/// One request at a time is in flight at a host, and some time passes between the end of one and the start of the next.
/// Whoever has the turn leaves it to the one that waited longest.
final class HostTable: Sendable {
    /// What came of asking for a turn.
    enum Entry: Sendable, Equatable {
        case granted
        /// The host wants to be left alone, or too many wait already.
        case resting(until: Timestamp)
        case cancelled
    }

    private struct Waiter {
        var identifier: UInt64
        var continuation: CheckedContinuation<Bool, Never>
    }

    /// Touched under the table's lock only.
    private final class Host {
        var state: HostState
        var isRecalled = false
        var isBusy = false
        var waiters: [Waiter] = []
        /// Monotonic; the next exchange may start then.
        var readyAt = Duration.zero
        var lastUsed = Duration.zero
        var rules: [String: RobotsRules] = [:]

        init(_ name: String) { state = HostState(host: name) }
    }

    private struct Table {
        var hosts: [String: Host] = [:]
        var lastWaiter: UInt64 = 0
    }

    private let table = Mutex(Table())
    private let held: Mutex<FetchPolicy>
    private let memory: any HostMemory
    private let clock: FetchClock

    init(policy: FetchPolicy, memory: any HostMemory, clock: FetchClock) {
        held = Mutex(policy)
        self.memory = memory
        self.clock = clock
    }

    private var policy: FetchPolicy { held.withLock { $0 } }

    /// Takes other manners from the next turn on.
    func setPolicy(_ policy: FetchPolicy) { held.withLock { $0 = policy } }

    // MARK: Turns

    /// Waits for the turn at a host; after `granted`, `leave` must be called.
    func enter(_ host: String) async -> Entry {
        switch join(host) {
        case .granted where !Task.isCancelled: return .granted
        case .granted, .unprepared: break
        case .resting(let until): return .resting(until: until)
        case .queued(let identifier): guard await queue(host, identifier) else { return .cancelled }
        }
        await recall(host)
        await rest(host)
        if Task.isCancelled {
            leave(host, spacing: .zero)
            return .cancelled
        }
        // The one before us may have been told to stay away, and the memory may know of it, too.
        let now = clock.now()
        if let until = self[host].restsUntil, until > now {
            leave(host, spacing: .zero)
            return .resting(until: until)
        }
        return .granted
    }

    /// Gives the turn on.
    ///
    /// - Parameters:
    ///   - host: the host that was entered.
    ///   - spacing: the time until its next exchange may start; nil for what is usual there.
    func leave(_ host: String, spacing: Duration? = nil) {
        let next: Waiter? = table.withLock { table in
            guard let known = table.hosts[host] else { return nil }
            known.readyAt = max(known.readyAt, clock.monotonic() + (spacing ?? self.spacing(known)))
            if known.waiters.isEmpty {
                known.isBusy = false
                return nil
            }
            return known.waiters.removeFirst()
        }
        next?.continuation.resume(returning: true)
    }

    /// The earliest time at which `enter` would not wait, as far as is known.
    func readyAt(_ host: String, now: Timestamp) -> Timestamp {
        table.withLock { table in
            guard let known = table.hosts[host] else { return now }
            return max(known.state.restsUntil ?? now, now + wait(known, clock.monotonic()))
        }
    }

    /// Whether others wait for their turn at a host.
    func isAwaited(_ host: String) -> Bool { table.withLock { $0.hosts[host]?.waiters.isEmpty == false } }

    private enum Joining {
        /// The turn is given, and nothing is in the way of using it.
        case granted
        /// The turn is given, but the host must be recalled or left in peace first.
        case unprepared
        case queued(UInt64)
        case resting(until: Timestamp)
    }

    private func join(_ host: String) -> Joining {
        let now = clock.now()
        let monotonic = clock.monotonic()
        return table.withLock { table in
            let known = found(host, &table)
            known.lastUsed = monotonic
            if let until = known.state.restsUntil, until > now { return .resting(until: until) }
            let expected = wait(known, monotonic)
            if expected > policy.longestWait { return .resting(until: now + expected) }
            table.lastWaiter += 1
            guard !known.isBusy else { return .queued(table.lastWaiter) }
            known.isBusy = true
            return known.isRecalled && expected == .zero ? .granted : .unprepared
        }
    }

    private func found(_ name: String, _ table: inout Table) -> Host {
        if let known = table.hosts[name] { return known }
        makeRoom(&table)
        let new = Host(name)
        table.hosts[name] = new
        return new
    }

    private func queue(_ host: String, _ identifier: UInt64) async -> Bool {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isTaken: Bool? = table.withLock { table in
                    // A cancelled task must not wait: its handler may have run before there was anything to remove.
                    if Task.isCancelled { return false }
                    if table.hosts[host]?.isBusy != true {
                        table.hosts[host]?.isBusy = true
                        return true
                    }
                    table.hosts[host]?.waiters.append(Waiter(identifier: identifier, continuation: continuation))
                    return nil
                }
                if let isTaken { continuation.resume(returning: isTaken) }
            }
        } onCancel: {
            let waiter: Waiter? = table.withLock { table in
                guard let index = table.hosts[host]?.waiters.firstIndex(where: { $0.identifier == identifier }) else {
                    return nil
                }
                return table.hosts[host]?.waiters.remove(at: index)
            }
            waiter?.continuation.resume(returning: false)
        }
    }

    /// Sleeps until the host is ready; the turn is held meanwhile, so nobody overtakes.
    private func rest(_ host: String) async {
        let left = table.withLock { ($0.hosts[host]?.readyAt ?? .zero) - clock.monotonic() }
        if left > .zero { await clock.sleep(left) }
    }

    private func wait(_ host: Host, _ monotonic: Duration) -> Duration {
        let rest = max(.zero, host.readyAt - monotonic)
        return host.isBusy ? rest + policy.hostSpacing * (host.waiters.count + 1) : rest
    }

    // MARK: What is known

    /// What is known of a host.
    subscript(host: String) -> HostState {
        table.withLock { $0.hosts[host]?.state } ?? HostState(host: host)
    }

    /// Changes what is known of a host and keeps it, when something changed that is worth it.
    func update(_ host: String, _ change: (inout HostState) -> Void) async {
        let changed: HostState? = table.withLock { table in
            guard let known = table.hosts[host] else { return nil }
            let before = known.state
            change(&known.state)
            return known.state == before ? nil : known.state
        }
        if let changed { await memory.remember(changed) }
    }

    /// The rules of an origin's robots.txt while they are fresh; nil when it must be asked for.
    func rules(_ origin: String, host: String, now: Timestamp) -> (RobotsRules, RobotsRecord)? {
        table.withLock { table in
            guard let known = table.hosts[host],
                let record = known.state.robots.first(where: { $0.origin == origin }), record.freshUntil > now
            else { return nil }
            if let rules = known.rules[origin] { return (rules, record) }
            let rules = RobotsParser.parse(lines: record.rules)
            table.hosts[host]?.rules[origin] = rules
            return (rules, record)
        }
    }

    /// Keeps a robots.txt.
    func keep(_ record: RobotsRecord, _ rules: RobotsRules, host: String) async {
        table.withLock { $0.hosts[host]?.rules[record.origin] = rules }
        await update(host) { state in
            state.robots.removeAll { $0.origin == record.origin }
            state.robots.append(record)
        }
    }

    /// The time between two exchanges with a host: ours, or its `Crawl-delay` when that is longer.
    private func spacing(_ host: Host) -> Duration {
        let delay = host.rules.values.reduce(0) { max($0, $1.crawlDelay ?? 0) }
        return max(policy.hostSpacing, .milliseconds(Int64(min(delay, 60) * 1000)))
    }

    /// Whether a host, or a domain above it that speaks for it, wants TLS (RFC 6797 section 8.2).
    func wantsTLS(_ host: String, now: Timestamp) -> Bool {
        table.withLock { table in
            var name = Substring(host)
            var isItself = true
            while true {
                if let state = table.hosts[String(name)]?.state, let until = state.strictTransportUntil, until > now,
                    isItself || state.strictTransportIncludesSubdomains
                {
                    return true
                }
                guard let dot = name.utf8.firstIndex(of: UInt8(ascii: ".")) else { return false }
                name = name[name.utf8.index(after: dot)...]
                isItself = false
            }
        }
    }

    private func recall(_ host: String) async {
        guard table.withLock({ $0.hosts[host]?.isRecalled }) == false else { return }
        let state = await memory.recall(host)
        table.withLock { table in
            table.hosts[host]?.isRecalled = true
            if let state { table.hosts[host]?.state = state }
        }
    }

    /// Forgets the hosts that were not used for the longest time; what matters of them is in the memory.
    private func makeRoom(_ table: inout Table) {
        guard table.hosts.count >= max(64, policy.rememberedHosts) else { return }
        let now = clock.monotonic()
        let idle = table.hosts.filter { !$0.value.isBusy && $0.value.readyAt <= now }
        for (name, _) in idle.sorted(by: { $0.value.lastUsed < $1.value.lastUsed }).prefix(table.hosts.count / 4) {
            table.hosts[name] = nil
        }
    }
}

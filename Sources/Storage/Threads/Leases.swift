internal import Model
internal import Synchronization

/// Who is being checked right now; in memory, for one daemon has the store.
final class Leases: Sendable {
    private struct State {
        var held: [CheckRecord.Subject: (host: Int64, since: Timestamp)] = [:]
        var hosts: [Int64: Int] = [:]
    }

    private let state = Mutex(State())

    /// Takes a lease unless the subject has one, or its host has as many as it may have.
    func begin(_ subject: CheckRecord.Subject, host: Int64, at now: Timestamp, perHost: Int) -> Bool {
        state.withLock { state in
            let busy = state.hosts[host, default: 0]
            guard busy < perHost, state.held[subject] == nil else { return false }
            state.held[subject] = (host, now)
            state.hosts[host] = busy + 1
            return true
        }
    }

    /// Gives a lease back; nothing happens when there is none.
    func end(_ subject: CheckRecord.Subject) {
        state.withLock { state in
            guard let lease = state.held.removeValue(forKey: subject) else { return }
            let busy = state.hosts[lease.host, default: 1] - 1
            state.hosts[lease.host] = busy > 0 ? busy : nil
        }
    }

    /// When the subject's lease began; nil when it has none.
    func start(of subject: CheckRecord.Subject) -> Timestamp? { state.withLock { $0.held[subject]?.since } }

    /// Whether the host has as many leases as it may have.
    func isBusy(_ host: Int64, perHost: Int) -> Bool { state.withLock { $0.hosts[host, default: 0] >= perHost } }

    var count: Int { state.withLock { $0.held.count } }
}

/// The latest time that a claim was made at.
final class LastSeenClock: Sendable {
    private let latest = Mutex(Timestamp(milliseconds: 0))

    /// Whether the wall clock has jumped back since the last call, by more than trimming explains.
    func wentBack(to now: Timestamp) -> Bool {
        latest.withLock { latest in
            defer { latest = now }
            return now < latest - .seconds(300)
        }
    }
}

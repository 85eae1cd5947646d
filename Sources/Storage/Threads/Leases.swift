internal import Model
internal import Synchronization

/// Who is being checked right now; in memory, for one daemon has the store.
final class Leases: Sendable {
    /// Where a check belongs, as row ids; a source's own check belongs to no source's share.
    struct Place: Sendable {
        var host: Int64
        var source: Int64 = 0
        /// 0 for what is no article.
        var article: Int64 = 0
        /// Several sources want the host, so this is one's turn there.
        var isTurn = false
    }

    /// How many checks are under way, and where.
    struct Standing: Sendable {
        var hosts: [Int64: Int] = [:]
        var sources: [Int64: Int] = [:]
        var articles: Set<Int64> = []
        /// When a source last had its turn at a host that several of them want; a count, no time.
        var turns: [Pair: UInt64] = [:]

        struct Pair: Hashable, Sendable {
            var host: Int64
            var source: Int64
        }
    }

    private struct State {
        var held: [CheckRecord.Subject: (place: Place, since: Timestamp)] = [:]
        var standing = Standing()
        var turn: UInt64 = 0
    }

    private let state = Mutex(State())

    /// More turns than this are not remembered: then everybody has the first turn again.
    private static let rememberedTurns = 10_000

    /// Takes a lease unless the subject has one, or its host has as many as it may have.
    func begin(_ subject: CheckRecord.Subject, _ place: Place, at now: Timestamp, perHost: Int) -> Bool {
        state.withLock { state in
            let busy = state.standing.hosts[place.host, default: 0]
            guard busy < perHost, state.held[subject] == nil else { return false }
            state.held[subject] = (place, now)
            state.standing.hosts[place.host] = busy + 1
            if place.source != 0 { state.standing.sources[place.source, default: 0] += 1 }
            if place.article != 0 { state.standing.articles.insert(place.article) }
            if place.isTurn {
                if state.standing.turns.count >= Leases.rememberedTurns { state.standing.turns = [:] }
                state.turn += 1
                state.standing.turns[Standing.Pair(host: place.host, source: place.source)] = state.turn
            }
            return true
        }
    }

    /// Gives a lease back; nothing happens when there is none.
    func end(_ subject: CheckRecord.Subject) {
        state.withLock { state in
            guard let place = state.held.removeValue(forKey: subject)?.place else { return }
            Leases.lower(&state.standing.hosts, place.host)
            if place.source != 0 { Leases.lower(&state.standing.sources, place.source) }
            state.standing.articles.remove(place.article)
        }
    }

    private static func lower(_ counts: inout [Int64: Int], _ key: Int64) {
        let count = counts[key, default: 1] - 1
        counts[key] = count > 0 ? count : nil
    }

    /// How many checks are under way, and where.
    var standing: Standing { state.withLock { $0.standing } }

    /// Where the subject belongs and when its lease began; nil when it has none.
    func lease(of subject: CheckRecord.Subject) -> (place: Place, since: Timestamp)? {
        state.withLock { $0.held[subject] }
    }

    /// Whether the host has as many leases as it may have.
    func isBusy(_ host: Int64, perHost: Int) -> Bool {
        state.withLock { $0.standing.hosts[host, default: 0] >= perHost }
    }

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

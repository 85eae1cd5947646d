import Glibc
import Linux
import Synchronization

/// Keeps clients that are slow, or too many, from holding places that others need.
///
/// libmicrohttpd closes a connection that is silent; one that sends a byte now and then keeps it for good. So each part
/// of a request has a time of its own here, and when all places are taken a newcomer gets the place of the connection
/// that has least reason to hold it: one of the address with the most connections, and there the one that has waited
/// longest without having sent a whole request.
final class ConnectionWatch: Sendable {
    /// What a connection is at; the order is the order in which places are taken away.
    enum Phase: Int, Sendable {
        /// Between two requests.
        case idle
        /// A stream that has nothing to say; its client comes back without a loss.
        case stream
        /// Request line and header fields are arriving.
        case head
        case body
        /// The answer is on its way.
        case answer
    }

    /// How long each phase may take.
    struct Times: Sendable {
        var idle = Duration.seconds(20)
        var head = Duration.seconds(10)
        var body = Duration.seconds(60)
        var answer = Duration.seconds(60)
        /// A connection younger than this keeps its place as long as an older one can be found.
        var grace = Duration.seconds(1)

        /// The time of a phase; nil when it may last.
        subscript(phase: Phase) -> Duration? {
            switch phase {
            case .idle: idle
            case .stream: nil
            case .head: head
            case .body: body
            case .answer: answer
            }
        }
    }

    private struct Connection {
        var descriptor: Int32
        var peer: UInt64
        var phase = Phase.head
        var since: Duration
        var isEnding = false
    }

    private let state = Mutex<[UInt: Connection]>([:])
    private let places: Int
    private let times: Times

    init(places: Int, times: Times) {
        self.places = max(1, places)
        self.times = times
    }

    /// Connections that hold a place.
    var count: Int { state.withLock { $0.values.count { !$0.isEnding } } }

    /// A client has connected; when no place is left another one loses its own.
    ///
    /// - Returns: the connection that lost its place.
    @discardableResult func began(
        _ key: UInt, descriptor: Int32, peer: UInt64, at now: Duration = ConnectionWatch.now()
    ) -> UInt? {
        state.withLock { connections in
            let isFull = connections.values.count { !$0.isEnding } >= places
            let loser = isFull ? loser(connections, now) : nil
            if let loser {
                connections[loser]?.isEnding = true
                shutdown(connections[loser]?.descriptor ?? -1, Int32(SHUT_RDWR))
            }
            connections[key] = Connection(descriptor: descriptor, peer: peer, since: now)
            return loser
        }
    }

    /// A connection has come to another part of its request.
    func reached(_ phase: Phase, _ key: UInt, at now: Duration = ConnectionWatch.now()) {
        state.withLock { connections in
            connections[key]?.phase = phase
            connections[key]?.since = now
        }
    }

    /// The descriptor of the connection is about to be closed.
    func ended(_ key: UInt) { state.withLock { $0[key] = nil } }

    /// Ends what has taken longer than its time; libmicrohttpd notices and closes it.
    func sweep(at now: Duration = ConnectionWatch.now()) {
        state.withLock { connections in
            for (key, connection) in connections where !connection.isEnding {
                guard let time = times[connection.phase], now - connection.since > time else { continue }
                connections[key]?.isEnding = true
                shutdown(connection.descriptor, Int32(SHUT_RDWR))
            }
        }
    }

    private func loser(_ connections: [UInt: Connection], _ now: Duration) -> UInt? {
        var counts: [UInt64: Int] = [:]
        for connection in connections.values where !connection.isEnding { counts[connection.peer, default: 0] += 1 }
        let most = counts.values.max() ?? 0
        let candidates = connections.filter { !$0.value.isEnding && counts[$0.value.peer] == most }
        return candidates.min { left, right in
            let isYoung = (now - left.value.since < times.grace, now - right.value.since < times.grace)
            if isYoung.0 != isYoung.1 { return isYoung.1 }
            if left.value.phase != right.value.phase { return left.value.phase.rawValue < right.value.phase.rawValue }
            return left.value.since < right.value.since
        }?.key
    }

    /// The monotonic clock.
    static func now() -> Duration {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

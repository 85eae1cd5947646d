import CCurl
import Linux
import Synchronization

/// What the loop's thread owns, and the inbox through which others reach it.
final class LoopCore: Sendable {
    /// What others ask of the thread.
    enum Order: Sendable {
        case start(TransferJob)
        case cancel(TransferLoop.Identifier)
        /// How many transfers run at once from now on.
        case limit(Int)
        case stop
    }

    private struct Inbox {
        var orders: [Order] = []
        /// The thread will look into `orders` before it waits again.
        var isAwake = true
    }

    /// `curl_global_init` once, before any thread of ours.
    private static let isLibraryReady = curl_global_init(Int(CURL_GLOBAL_DEFAULT)) == CURLE_OK

    // Safe: only the loop's thread touches the handle and its events.
    nonisolated(unsafe) private let multi: UnsafeMutableRawPointer
    nonisolated(unsafe) private let events: LoopEvents
    private let poll: EventPoll
    private let room: BodyRoom
    private let maximumConcurrent: Int
    private let inbox = Mutex(Inbox())
    private let counter = Atomic<UInt64>(0)

    init?(maximumConcurrent: Int, bodyLimit: Int) {
        guard LoopCore.isLibraryReady, let poll = try? EventPoll(), let multi = curl_multi_init() else { return nil }
        self.multi = multi
        self.poll = poll
        events = LoopEvents(poll)
        room = BodyRoom(poll, limit: bodyLimit)
        events.attach(to: multi)
        self.maximumConcurrent = max(1, maximumConcurrent)
        // Every transfer walks the cache of idle connections, so it stays small.
        errata_curl_multi_setopt_long(multi, CURLMOPT_MAXCONNECTS, 128)
    }

    deinit { curl_multi_cleanup(multi) }

    func nextIdentifier() -> TransferLoop.Identifier { counter.add(1, ordering: .relaxed).newValue }

    func submit(_ order: Order) {
        let mustWake = inbox.withLock { inbox in
            inbox.orders.append(order)
            defer { inbox.isAwake = true }
            return !inbox.isAwake
        }
        if mustWake { poll.wake() }
    }

    func stop() { submit(.stop) }

    /// The life of the thread; returns after `stop`.
    func run() {
        var desk = TransferDesk(multi: multi, events: events, room: room, maximumConcurrent: maximumConcurrent)
        var orders: [Order] = []
        while !desk.isClosed {
            inbox.withLock { swap(&orders, &$0.orders) }
            for order in orders { desk.take(order) }
            orders.removeAll(keepingCapacity: true)
            desk.turn()
            guard !desk.isClosed else { break }
            // Who hands something in before this need not wake anybody: it is taken in the next turn.
            let isIdle = inbox.withLock { inbox in
                inbox.isAwake = !inbox.orders.isEmpty
                return !inbox.isAwake
            }
            desk.wait(isPatient: isIdle)
            if isIdle { inbox.withLock { $0.isAwake = true } }
        }
        desk.close()
    }
}

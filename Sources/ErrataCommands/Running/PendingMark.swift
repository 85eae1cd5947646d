import Linux
import Model
import Storage
import Synchronization

/// A mark on its way into the store; whoever set it waits for it, but never long.
struct PendingMark: Sendable {
    private enum Outcome {
        case pending
        case done
        case failed(String)
    }

    private final class Box: Sendable {
        let outcome = Mutex(Outcome.pending)
    }

    private let order: MarkOrder
    private let box = Box()
    /// The store answers within milliseconds; behind a migration or a full disk nobody waits.
    private static let patience = 200

    /// Sends a mark on its way.
    ///
    /// - Returns: why it was not made; nil when it was, or will be.
    static func send(_ order: MarkOrder, to stream: AsyncStream<PendingMark>.Continuation) -> String? {
        let mark = PendingMark(order: order)
        guard case .enqueued = stream.yield(mark) else { return "too many marks are waiting; try again in a moment" }
        for _ in 0..<patience {
            switch mark.box.outcome.withLock({ $0 }) {
            case .pending: SystemClock.sleep(.milliseconds(2))
            case .done: return nil
            case .failed(let reason): return reason
            }
        }
        return nil
    }

    /// Makes it.
    func make(in store: Store) async {
        do throws(StoreError) {
            try await store.mark(order, now: .now)
            box.outcome.withLock { $0 = .done }
        } catch { box.outcome.withLock { $0 = .failed("\(error)") } }
    }
}

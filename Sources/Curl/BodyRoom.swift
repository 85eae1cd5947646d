import Linux
import Synchronization

/// How many bytes the large bodies of all transfers have together, those included that somebody still reads.
///
/// Sixty answers of a few kilobytes may unpack to a gigabyte at the same moment. Where the room is full a transfer waits
/// with the next piece of its body until somebody has read another one. While it is running bodies that fill it, the oldest
/// of them goes on, so that all come to their end.
final class BodyRoom: Sendable {
    private struct State {
        var bytes = 0
        /// Running transfers with a large body, and how much of it is counted.
        var running: [TransferLoop.Identifier: Int] = [:]
        /// What made some wait.
        var obstacle: Obstacle?

        var oldest: TransferLoop.Identifier? { running.keys.min() }
        /// Bytes of bodies that are whole and still in use.
        var inUse: Int { bytes - running.values.reduce(0, +) }
    }

    private struct Obstacle: Equatable {
        var oldest: TransferLoop.Identifier?
        var isFullOfWhole: Bool
    }

    private let state = Mutex(State())
    private let poll: EventPoll
    private let limit: Int

    /// Smaller bodies are not counted.
    static let large = 256 << 10
    /// What all large bodies may have together, in bytes, beside one that goes on.
    ///
    /// Until a check is over it holds what was made of its body, too: up to ten times as much.
    static let usualLimit = 16 << 20
    /// After the use of a body of so many bytes there is memory to give back.
    private static let huge = 4 << 20

    init(_ poll: EventPoll, limit: Int = usualLimit) {
        self.poll = poll
        self.limit = limit
    }

    /// Whether a transfer may take the next piece of its body; it asks again when it is woken.
    func admits(_ transfer: TransferLoop.Identifier) -> Bool {
        state.withLock { state in
            guard state.bytes >= limit else { return true }
            let obstacle = Obstacle(oldest: state.oldest, isFullOfWhole: state.inUse >= limit)
            if !obstacle.isFullOfWhole, obstacle.oldest.map({ transfer <= $0 }) ?? true { return true }
            state.obstacle = obstacle
            return false
        }
    }

    /// A body has grown.
    func note(_ transfer: TransferLoop.Identifier, bytes: Int) {
        guard bytes > BodyRoom.large else { return }
        state.withLock { state in
            state.bytes += bytes - (state.running.updateValue(bytes, forKey: transfer) ?? 0)
        }
    }

    /// A transfer is over; gives what keeps its bytes counted, nil when they were not.
    func finish(_ transfer: TransferLoop.Identifier) -> BodyHold? {
        let bytes = state.withLock { $0.running.removeValue(forKey: transfer) }
        return bytes.map { BodyHold(self, bytes: $0) }
    }

    /// Whether transfers that wait may find room now, for there is some or another one is the oldest.
    func hasNews() -> Bool {
        state.withLock { state in
            guard let obstacle = state.obstacle else { return false }
            let now = Obstacle(oldest: state.oldest, isFullOfWhole: state.inUse >= limit)
            guard state.bytes < limit || now != obstacle else { return false }
            state.obstacle = nil
            return true
        }
    }

    func give(back bytes: Int) {
        let mustWake = state.withLock { state in
            state.bytes -= bytes
            return state.obstacle != nil
        }
        // Before others take as much again.
        if bytes >= BodyRoom.huge { CurrentProcess.giveBackMemory() }
        if mustWake { poll.wake() }
    }
}

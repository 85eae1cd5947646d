import Synchronization

/// Wakes one waiting task; a ring before the wait is not lost, several are one.
public final class Doorbell: Sendable {
    private struct State {
        var hasRung = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    /// A bell that was not rung.
    public init() {}

    /// Wakes the task that waits, or the next one that will.
    public func ring() {
        let waiter = state.withLock { state in
            defer { state.waiter = nil }
            if state.waiter == nil { state.hasRung = true }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Returns at the next ring, at once when it has rung, or when the task is cancelled.
    public func wait() async {
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isRung = state.withLock { state in
                    guard state.hasRung || Task.isCancelled else {
                        state.waiter = continuation
                        return false
                    }
                    state.hasRung = false
                    return true
                }
                if isRung { continuation.resume() }
            }
        } onCancel: {
            ring()
        }
    }

    /// Returns at the next ring, and at the latest after that time.
    public func wait(upTo duration: Duration) async {
        await withTaskGroup(of: Void.self) { group in
            group.addTask { [self] in await ring(after: duration) }
            await wait()
            // The alarm's sleep ends at once.
            group.cancelAll()
        }
    }

    private func ring(after duration: Duration) async {
        guard (try? await Task.sleep(for: duration)) != nil else { return }
        ring()
    }
}

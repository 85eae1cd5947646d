import Synchronization

/// Wakes one waiting task; a ring before the wait is not lost, several are one.
final class Doorbell: Sendable {
    private struct State {
        var hasRung = false
        var waiter: CheckedContinuation<Void, Never>?
    }

    private let state = Mutex(State())

    func ring() {
        let waiter = state.withLock { state in
            defer { state.waiter = nil }
            if state.waiter == nil { state.hasRung = true }
            return state.waiter
        }
        waiter?.resume()
    }

    /// Returns at the next ring, at once when it has rung, or when the task is cancelled.
    func wait() async {
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
}

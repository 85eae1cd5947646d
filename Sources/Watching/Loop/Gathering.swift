import Linux
import Model
import Synchronization

/// Holds back what can wait, for a moment, so that it is done together.
///
/// Whoever comes alone is let through at once. Who comes soon after waits for the others that come soon after.
final class Gathering: Sendable {
    private struct State {
        var isOn = false
        var opened = ContinuousClock.Instant.now
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private let state = Mutex(State())

    /// How long the gate stays shut after it was passed.
    static let period = Duration.milliseconds(50)

    /// From now on, things are gathered; until then nobody waits.
    func begin() { state.withLock { $0.isOn = true } }

    /// Returns at once, or together with others after `period` at most, whatever becomes of the task.
    func pass() async {
        let now = ContinuousClock.now
        let mustWait = state.withLock { state in
            guard state.isOn else { return false }
            if state.waiting.isEmpty, now - state.opened >= Gathering.period {
                state.opened = now
                return false
            }
            return true
        }
        guard mustWait else { return }
        await withCheckedContinuation { continuation in
            let opening = state.withLock { state in
                state.waiting.append(continuation)
                return state.waiting.count == 1 ? state.opened + Gathering.period : nil
            }
            if let opening { Task { await open(at: opening) } }
        }
    }

    private func open(at time: ContinuousClock.Instant) async {
        try? await Task.sleep(until: time, tolerance: nil, clock: .continuous)
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            state.opened = .now
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}

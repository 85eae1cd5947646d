import Synchronization

/// Holds back what can wait, for a moment, so that it is done together.
///
/// Whoever comes alone is let through at once. Who comes soon after waits for the others that come soon after.
final class Gathering: Sendable {
    private struct State {
        var isOn = false
        var opened = ContinuousClock.Instant.now
        /// Somebody waits for the time and will let the others through.
        var hasKeeper = false
        var waiting: [CheckedContinuation<Void, Never>] = []
    }

    private enum Place {
        case through
        case keeper(until: ContinuousClock.Instant)
        case behind
    }

    private let state = Mutex(State())

    /// How long the gate stays shut after it was passed.
    static let period = Duration.milliseconds(50)

    /// From now on, things are gathered; until then nobody waits.
    func begin() { state.withLock { $0.isOn = true } }

    /// Returns at once, or together with others after `period` at most.
    func pass() async {
        switch place(.now) {
        case .through: break
        case .keeper(let time):
            // A cancelled keeper opens at once: then everybody is in a hurry.
            try? await Task.sleep(until: time, tolerance: nil, clock: .continuous)
            open()
        case .behind:
            await withCheckedContinuation { continuation in
                let mustWait = state.withLock { state in
                    if state.hasKeeper { state.waiting.append(continuation) }
                    return state.hasKeeper
                }
                if !mustWait { continuation.resume() }
            }
        }
    }

    private func place(_ now: ContinuousClock.Instant) -> Place {
        state.withLock { state in
            guard state.isOn else { return .through }
            if state.hasKeeper { return .behind }
            guard now - state.opened < Gathering.period else {
                state.opened = now
                return .through
            }
            state.hasKeeper = true
            return .keeper(until: state.opened + Gathering.period)
        }
    }

    private func open() {
        let waiting = state.withLock { state in
            defer { state.waiting = [] }
            state.hasKeeper = false
            state.opened = .now
            return state.waiting
        }
        for continuation in waiting { continuation.resume() }
    }
}

import Linux
import Model
import Synchronization
import Systemd

/// Keeps the service manager patient while the daemon opens its store and log.
///
/// A check after an end that was not clean, a migration or a log that is written again may take longer than the manager
/// waits; killed for that, the next start would begin with the same work: a loop. As long as the process does work,
/// the time is extended; one that hangs is ended by the manager as before.
final class StartWatch: Sendable {
    private struct State: Sendable {
        var work = ProcessWork.now
        var lastWork = ContinuousClock.now
        var steps = StartSteps()
        var isOver = false
    }

    /// Between two looks.
    private static let interval = Duration.seconds(5)
    /// What is asked for each time; the manager's own limit is 90 s.
    private static let extra = Duration.seconds(90)
    /// A disk that answers nothing for so long is not waited for.
    private static let patience = Duration.seconds(60)

    private let notifier: ServiceNotifier
    private let log: ServiceLog
    private let state = Mutex(State())

    init(_ notifier: ServiceNotifier, log: ServiceLog) {
        self.notifier = notifier
        self.log = log
    }

    /// Says what is being done, and in the log from time to time how far it is.
    func step(_ work: String) {
        let isLogged: Bool? = state.withLock { $0.isOver ? nil : $0.steps.isLogged(work, at: .now) }
        guard let isLogged else { return }
        if isLogged { log.write(.notice, "starting: \(work)") }
        notifier.status("starting: \(work)")
        notifier.extendTimeout(by: StartWatch.extra)
    }

    /// The daemon is open: what it does from now on is no start.
    func end() { state.withLock { $0.isOver = true } }

    /// Extends the time until the task is cancelled.
    func run() async {
        while (try? await Task.sleep(for: StartWatch.interval)) != nil {
            if isWorking() { notifier.extendTimeout(by: StartWatch.extra) }
        }
    }

    private func isWorking() -> Bool {
        let work = ProcessWork.now
        return state.withLock { state in
            if work.isAhead(of: state.work) { (state.work, state.lastWork) = (work, .now) }
            return ContinuousClock.now - state.lastWork < StartWatch.patience
        }
    }
}

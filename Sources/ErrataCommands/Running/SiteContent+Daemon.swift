import Configuration
import Model
import Storage
import Synchronization
import Watching
import Website

/// The last report, for as long as it is fresh.
private final class LatestReport: Sendable {
    private let state = Mutex<(report: StatusReport, at: ContinuousClock.Instant)?>(nil)

    /// How long one report serves everybody.
    private static let lifetime = Duration.milliseconds(500)

    func report(_ make: () throws -> StatusReport) throws -> StatusReport {
        if let known = state.withLock({ $0 }), ContinuousClock.now - known.at < LatestReport.lifetime {
            return known.report
        }
        let new = try make()
        state.withLock { $0 = (new, .now) }
        return new
    }
}

extension SiteContent {
    /// What the daemon shows: read through a connection of the website's own, commands go into a bounded queue.
    ///
    /// - Parameters:
    ///   - daemon: the daemon.
    ///   - tests: where the results of test deliveries are.
    ///   - orders: where commands are queued.
    /// - Throws: `StoreError` when the store cannot be read.
    init(daemon: Daemon, tests: TestResults, orders: AsyncStream<ControlCommand>.Continuation) throws {
        let reader = try StoreReader.open(daemon.store.path)
        // Many clients may ask at once, and each answer counts everything there is.
        let latest = LatestReport()
        self.init(status: { try latest.report { try daemon.statusReport(reader) } })
        store = reader
        source = { [pushes = daemon.pushes] state in
            try state.explained(reader, hub: pushes.subscriptions.words(state.id))
        }
        tokens = { [access = PageAccess()] in access.tokens(daemon.inForce.access) }
        testResult = { tests.json(ticket: $0) }
        submit = { command in
            if case .enqueued = orders.yield(command) { return nil }
            return "too many commands are waiting; try again in a moment"
        }
    }
}

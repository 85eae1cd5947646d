import ChangeLog
import Configuration
import Model
import Storage
import Systemd
import Watching
import Website

extension Service {
    /// How long a disk without room is left alone.
    private static let pause = Duration.seconds(5)

    /// Opens the daemon; as long as the disk has no room for that, it waits, says so, and tries again.
    ///
    /// - Parameter settings: the configuration as first read.
    /// - Returns: the open daemon.
    /// - Throws: what else is wrong, or `CancellationError`.
    func open(_ settings: Settings) async throws -> Daemon {
        let watch = StartWatch(notifier, log: log)
        var surroundings = surroundings()
        surroundings.progress = { watch.step($0) }
        return try await withThrowingTaskGroup(of: Void.self) { [surroundings] group in
            group.addTask { await watch.run() }
            defer { group.cancelAll() }
            let daemon = try await openWhenThereIsRoom(settings, surroundings)
            watch.end()
            return daemon
        }
    }

    /// Opens the daemon again and again, as long as there is no room for it.
    private func openWhenThereIsRoom(
        _ settings: Settings, _ surroundings: Daemon.Surroundings
    ) async throws -> Daemon {
        var waiting: Website?
        defer { waiting?.stop() }
        while true {
            do {
                let daemon = try await Daemon.open(settings, surroundings)
                if waiting != nil { log.write(.notice, "there is room on the disk again") }
                return daemon
            } catch  where Service.isWorthWaiting(error) {
                if waiting == nil {
                    log.write(.warning, "paused: \(error)")
                    // Whoever started the service must not take the wait for a failed start.
                    notifier.ready(status: "paused: \(error)")
                    waiting = try? pausedSite(settings, reason: "\(error)")
                }
                notifier.alive()
                try await Task.sleep(for: Service.pause)
            }
        }
    }

    /// Whether the same start can succeed once there is room on the disk.
    private static func isWorthWaiting(_ error: any Error) -> Bool {
        switch error {
        case let error as StoreError: error.isTransient
        case let error as ChangeLogError: error.kind == .full
        default: false
        }
    }

    /// Tells those who ask that nothing is checked, and why.
    private func pausedSite(_ settings: Settings, reason: String) throws -> Website {
        let since = Timestamp.now
        return try Website(
            places(settings),
            SiteContent {
                var report = StatusReport(version: VersionCommand.current, at: .now, runningSince: since)
                report.pausedReason = reason
                return report
            })
    }
}

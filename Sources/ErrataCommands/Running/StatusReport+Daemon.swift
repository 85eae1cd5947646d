import ChangeLog
import JSON
import Linux
import Model
import Storage
import Watching
import Website

extension Daemon {
    /// How the daemon is doing.
    func statusReport() async throws -> StatusReport {
        try await store.read { [self] (reader) throws(StoreError) in try statusReport(reader) }
    }

    /// How the daemon is doing, read through a reader of the caller's.
    func statusReport(_ reader: StoreReader) throws(StoreError) -> StatusReport {
        let now = Timestamp.now
        var report = StatusReport(version: VersionCommand.current, at: now, runningSince: startedAt)
        let figures = try reader.statistics(now: now)
        for condition in conditions.current {
            if condition.kind == .configuration {
                report.configurationProblem = condition.detail
            } else {
                report.pausedReason = condition.detail
            }
        }
        report.articlesFollowed = figures.followedArticles
        report.checks.due = figures.due
        report.checks.longestWait = figures.oldestDueAt.map { max(.zero, now - $0) } ?? .zero
        report.logLag = max(0, Int(figures.lastSequence - changeLog.lastSequence))
        report.memory = CurrentProcess.residentBytes ?? 0
        if let space = FileSystem.space(at: store.path) { (report.disk.free, report.disk.total) = space }
        report.disk.store = figures.fileBytes + figures.writeAheadBytes
        report.add(try reader.sources(), now: now)
        report.webhooks = try reader.webhooks().filter(\.isActive).map(StatusReport.Webhook.init)
        if let last = try reader.change(sequence: figures.lastSequence) {
            let title = try last.articleID.flatMap { (id) throws(StoreError) in try reader.article(id) }?.title
            report.lastChange = .init(
                sequence: last.sequence, at: last.observedAt, type: last.type.rawValue, title: title ?? last.sourceID)
        }
        return report
    }
}

extension StatusReport {
    /// A source without news for this long is quiet.
    private static let quiet = Duration.days(30)

    /// Counts the sources by how they are doing.
    fileprivate mutating func add(_ states: [SourceState], now: Timestamp) {
        for state in states where state.isActive {
            if let since = state.failures.since {
                sources.failing += 1
                let reason = state.lastDetail ?? state.lastOutcome?.description ?? "unknown"
                sources.troubles.append(.init(id: state.id, name: state.name, since: since, reason: reason))
            } else if now - (state.lastChangedAt ?? state.addedAt) > StatusReport.quiet {
                sources.quiet += 1
            } else {
                sources.fine += 1
            }
            if let next = state.nextCheckAt, next > now { checks.next = min(checks.next ?? next, next) }
        }
        sources.troubles = Array(sources.troubles.sorted { $0.since < $1.since }.prefix(10))
    }

    /// One line for the service manager: `412 sources, 3 failing, next in 4 s, outbox 0, log 18231`.
    var line: String {
        let next = checks.next.map { "next poll in \(max(0, ($0 - at).components.seconds)) s" } ?? "nothing planned"
        let count = sources.fine + sources.failing + sources.quiet
        return "\(count) sources, \(sources.failing) failing, \(articlesFollowed) articles, \(next), "
            + "outbox \(waitingDeliveries), log \(lastChange?.sequence ?? 0)"
    }
}

extension StatusReport.Webhook {
    fileprivate init(_ counts: WebhookCounts) {
        self.init(name: counts.health.name)
        waiting = counts.pending
        dead = counts.dead
        failingSince = counts.health.failures.since
        disabledReason = counts.health.disabledReason
        oldestWaiting = counts.oldestPendingAt
    }
}

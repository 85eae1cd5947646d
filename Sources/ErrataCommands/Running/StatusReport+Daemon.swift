import ChangeLog
import Configuration
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
        let figures = try reader.statistics(now: now, quietSince: now - .days(30))
        for condition in conditions.current {
            switch condition.kind {
            case .store: report.pausedReason = condition.detail
            case .log: report.logProblem = condition.detail
            case .configuration: report.configurationProblem = condition.detail
            case .restart: report.waitsForRestart = condition.detail
            case .secrets: report.secretProblem = condition.detail
            case .credentials: report.staleCredentials = condition.detail
            }
        }
        let ends = try reader.uncleanEnds(now: now)
        (report.uncleanEnds.recent, report.uncleanEnds.total) = (ends.recent.count, ends.total)
        report.uncleanEnds.last = ends.recent.last
        report.checks.made = checksMade
        report.logIncidents = changeLog.incidents.filter { now - $0.at < .hours(24) }.map {
            .init(at: $0.at, text: $0.text)
        }
        report.keptLogFiles = changeLog.keptFiles
        if let key = try SigningKeys(reader).replaced, now - key.at < .days(7) {
            report.replacedKey = .init(at: key.at, text: key.publicKey)
        }
        report.hasDamagedSearchIndex = try reader.hasDamagedSearchIndex()
        report.articlesFollowed = figures.followedArticles
        report.checks.due = figures.due
        report.checks.overdue = figures.overdue
        report.checks.running = store.leaseCount
        report.checks.longestDelay = figures.oldestLateAt.map { max(.zero, now - $0) } ?? .zero
        report.checks.queues = figures.queues.map { StatusReport.Queue(name: $0.name, due: $0.due) }
        report.unread = unread.all.prefix(20).map { .init(source: $0.source, url: $0.url, reason: $0.reason) }
        report.warnings = warnings.map { .init(key: $0.key, problem: $0.problem, step: $0.step) }
        report.checks.longestWait = figures.oldestDueAt.map { max(.zero, now - $0) } ?? .zero
        report.logLag = max(0, Int(figures.lastSequence - changeLog.lastSequence))
        report.memory = CurrentProcess.residentBytes ?? 0
        if let space = FileSystem.space(at: store.path) { (report.disk.free, report.disk.total) = space }
        report.disk.store = figures.fileBytes + figures.writeAheadBytes
        report.sources.failing = figures.failingSources
        report.sources.quiet = figures.quietSources
        report.sources.fine = figures.sources - figures.failingSources - figures.quietSources
        report.sources.troubles = try reader.failingSources(limit: 10).map(StatusReport.SourceTrouble.init)
        report.checks.next = figures.nextSourceCheckAt
        let mailed = Set(inForce.webhooks.filter { $0.mail != nil }.map(\.name))
        report.webhooks = try reader.webhooks().filter(\.isActive).map { counts in
            var webhook = StatusReport.Webhook(counts)
            webhook.isMail = mailed.contains(webhook.name)
            return webhook
        }
        if let last = try reader.change(sequence: figures.lastSequence) {
            let title = try last.articleID.flatMap { (id) throws(StoreError) in try reader.article(id) }?.title
            report.lastChange = .init(
                sequence: last.sequence, at: last.observedAt, type: last.type.rawValue, title: title ?? last.sourceID)
        }
        return report
    }
}

extension StatusReport {
    /// One line for the service manager: `412 sources, 3 failing, next in 4 s, outbox 0, log 18231`.
    var line: String {
        let next = checks.next.map { "next poll in \(max(0, ($0 - at).components.seconds)) s" } ?? "nothing planned"
        let count = sources.fine + sources.failing + sources.quiet
        return "\(count.counted("source", "sources")), \(sources.failing) failing, "
            + "\(articlesFollowed.counted("article", "articles")), \(next), "
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

extension StatusReport.SourceTrouble {
    /// What a failing source's state says about it.
    fileprivate init(_ state: SourceState) {
        self.init(
            id: state.id, name: state.name, since: state.failures.since ?? state.addedAt,
            reason: state.lastDetail ?? state.lastOutcome?.description ?? "unknown")
    }
}

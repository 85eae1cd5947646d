import JSON
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
        changes = { since, limit in try reader.lines(after: since, limit: limit).map(\.line) }
        self.latest = { limit in
            var filter = ChangeFilter()
            filter.limit = limit
            return try reader.changes(filter).map(\.line)
        }
        change = { id in try reader.change(id: id)?.line }
        source = { [pushes = daemon.pushes] word in
            let named = try reader.source(word) ?? reader.sources().first { $0.name == word || $0.url == word }
            guard let state = named else { return nil }
            return state.explained(try reader.checks(of: .source(state.id)), hub: pushes.subscriptions.words(state.id))
        }
        sources = { try reader.sources().map { StateView.of($0) } }
        article = { word in
            let byID = try reader.article(word)
            guard let state = try byID ?? reader.article(url: word) else { return nil }
            var json = JSONWriter()
            try StateView.writeWhole(state, reader, to: &json)
            return json.bytes
        }
        articles = { question in
            var filter = ArticleFilter()
            filter.sourceID = question.source
            filter.text = question.text
            filter.limit = question.limit
            return try reader.articles(filter).map { StateView.of($0) }
        }
        testResult = { tests.json(ticket: $0) }
        submit = { command in
            if case .enqueued = orders.yield(command) { return nil }
            return "too many commands are waiting; try again in a moment"
        }
    }
}

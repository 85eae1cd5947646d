import Configuration
import Fetching
import Model
import Reading
import Scheduling
import Storage
import Tracking

/// What every check needs, put together once.
struct WatchingParts: Sendable {
    let store: Store
    let fetcher: Fetcher
    let sites: SiteModels
    let pace: Pace
    /// Wall-clock time.
    let now: @Sendable () -> Timestamp
    let defaultInterval: Duration
    let defaultFollow: Duration
    let subscriptions: Subscriptions
    /// How many articles of one source are followed at a time.
    var defaultArticles = 10_000
    /// Where documents are read.
    var reading = ReadingRoom()
    /// The documents that were not read, for those who look after the sources.
    let unread = UnreadDocuments()
    let holds = PollHolds()
    /// Where records wait that nobody waits for.
    let gathering = Gathering()
    /// Told after each commit that holds changes.
    let announce: @Sendable ([CommittedChange]) -> Void
    /// Told what became of the differences that a check of an article found.
    var explain: (@Sendable (ArticleState, Timestamp, [DifferenceTrace]) -> Void)?

    /// Told of every check that was stored.
    var checked: @Sendable (CheckRecord) -> Void = { _ in }

    /// The archive that everything is read from; nil of what is seen live.
    var imported: ImportMark?

    /// Stores a record and says what it holds.
    ///
    /// One that holds no change is stored together with others: each write waits for the disk.
    func commit(_ record: CheckRecord) async throws(StoreError) -> [CommittedChange] {
        if record.changes.isEmpty { await gathering.pass() }
        var record = record
        if let imported { for index in record.changes.indices { record.changes[index].imported = imported } }
        let changes = try await store.commit(record)
        checked(record)
        if !changes.isEmpty { announce(changes) }
        return changes
    }

    /// Does work again whose record met a state that somebody else had changed meanwhile, such as a feed's hint.
    ///
    /// - Parameters:
    ///   - work: ends with a commit.
    ///   - refresh: reads the states anew.
    /// - Returns: what the work returns.
    /// - Throws: what the work throws, a conflict that does not end among it.
    func repeatingConflicts<Value>(
        _ work: () async throws(StoreError) -> Value, after refresh: () async throws(StoreError) -> Void
    ) async throws(StoreError) -> Value {
        for _ in 0..<3 {
            do { return try await work() } catch {
                guard error.kind == .conflict else { throw error }
                try await refresh()
            }
        }
        return try await work()
    }

    /// How many articles of a source are followed at a time.
    func articleLimit(_ source: Source) -> Int { source.articleLimit ?? defaultArticles }

    /// The bounds of an article's schedule.
    func articleLimits(_ source: Source) -> ArticleSchedule.Limits {
        var limits = ArticleSchedule.Limits()
        limits.follow = source.follow ?? defaultFollow
        return limits
    }
}

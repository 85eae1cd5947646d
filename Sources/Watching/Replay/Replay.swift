import ChangeLog
import Fetching
import Linux
public import Model
import Scheduling
public import Storage
import Synchronization
public import Tracking

/// Plays a recording through the checks of the daemon on a virtual clock: same functions, same store, same change log,
/// no network and no waiting.
public struct Replay: Sendable {
    /// What a replay is given.
    public struct Plan: Sendable {
        /// The sources as the configuration names them.
        public var sources: [Source]
        /// When the virtual clock begins.
        public var begin: Timestamp
        /// When it ends.
        public var end: Timestamp
        /// The shortest time between two polls of sources that do not say their own.
        public var interval = Duration.minutes(15)
        /// How long articles are followed.
        public var follow = Duration.days(365)
        /// How much faster than the recording's clock the schedules run; 1 unless the recording was made so.
        public var pace = 1.0
        /// Articles that no feed of the recording names, due at their time.
        public var articles: [ArticleState] = []
        /// False leaves feeds, listings and sitemaps alone: the recording holds articles only.
        public var pollsFeeds = true

        /// The archive that is imported; nil of a replay that nobody keeps.
        public var imported: ImportMark?

        /// A plan by what every one has.
        public init(sources: [Source], begin: Timestamp, end: Timestamp) {
            self.sources = sources
            self.begin = begin
            self.end = end
        }
    }

    /// One moment at which an address is looked at, when the recording decides and not the schedule.
    public struct Look: Sendable {
        /// The address.
        public var url: String
        /// The time.
        public var at: Timestamp

        /// A look by its parts.
        public init(_ url: String, at: Timestamp) {
            self.url = url
            self.at = at
        }
    }

    /// What a replay came to.
    public struct Summary: Sendable {
        /// Checks made.
        public var checks = 0
        /// Looks of the recording that led to no source and no article.
        public var strays: [String] = []
    }

    private let store: Store
    private let plan: Plan
    private let web: any RecordedWeb
    private let clock: ReplayClock
    private let parts: WatchingParts
    private let sources: ConfiguredSources

    /// Opens a replay.
    ///
    /// - Parameters:
    ///   - path: the store's file; one that exists goes on with what it has learned.
    ///   - plan: what is watched and when.
    ///   - web: the recording.
    ///   - told: called with the changes of each check, in order.
    ///   - explain: called with what became of each difference that a check of an article found.
    /// - Throws: `StoreError`.
    public init(
        store path: String, _ plan: Plan, web: any RecordedWeb, told: @escaping @Sendable ([CommittedChange]) -> Void,
        explain: (@Sendable (ArticleState, Timestamp, [DifferenceTrace]) -> Void)? = nil
    ) async throws(StoreError) {
        var options = StoreOptions()
        options.isDurable = plan.imported != nil
        options.bringsPlansBack = plan.imported == nil
        store = try await Store.open(path, options)
        self.plan = plan
        self.web = web
        let clock = ReplayClock(plan.begin)
        self.clock = clock
        sources = ConfiguredSources(plan.sources)
        var parts = Replay.parts(store, plan, web, clock, told)
        parts.explain = explain
        parts.imported = plan.imported
        self.parts = parts
        try await store.syncSources(plan.sources, now: plan.begin)
        for state in plan.articles {
            var record = CheckRecord(.article(state.id), at: plan.begin, outcome: CheckOutcome("listed"))
            record.articles = [state]
            try await store.commit(record)
        }
    }

    private static func parts(
        _ store: Store, _ plan: Plan, _ web: any RecordedWeb, _ clock: ReplayClock,
        _ told: @escaping @Sendable ([CommittedChange]) -> Void
    ) -> WatchingParts {
        var policy = FetchPolicy(version: "replay")
        policy.hostSpacing = .zero
        let hands = FetchClock(
            now: { clock.now }, monotonic: { clock.now - plan.begin },
            sleep: { clock.advance(to: clock.now + $0) })
        let fetcher = Fetcher(
            transport: { web.exchange($0, at: clock.now) }, policy: policy, clock: hands)
        return WatchingParts(
            store: store, fetcher: fetcher, sites: SiteModels(store: store, storing: .days(1)),
            pace: Pace(factor: plan.pace, origin: plan.begin), now: { clock.now }, defaultInterval: plan.interval,
            defaultFollow: plan.follow,
            subscriptions: Subscriptions(callback: nil, now: { clock.now }, changed: {}), announce: told)
    }

    /// Lets the schedule decide when to look, as the daemon does.
    ///
    /// - Returns: what was done.
    /// - Throws: `StoreError`.
    public func run() async throws(StoreError) -> Summary {
        var summary = Summary()
        var idle = 0
        while true {
            let batch = try await store.claim(now: clock.now, limit: 256, perHost: .max)
            guard !batch.isEmpty, idle < 8 else {
                idle = 0
                guard let next = try await store.nextDue(after: clock.now), next <= plan.end else { break }
                clock.advance(to: next)
                continue
            }
            // A check that ends without a record leaves its subject due.
            idle += 1
            for state in batch.sources { try await check(state, &summary) }
            for state in batch.articles { try await check(state, &summary) }
        }
        try await finish()
        return summary
    }

    /// Looks exactly when the recording says, and at nothing else.
    ///
    /// - Parameter looks: in the order of time.
    /// - Returns: what was done.
    /// - Throws: `StoreError`.
    public func run(_ looks: [Look]) async throws(StoreError) -> Summary {
        var summary = Summary()
        for look in looks where look.at <= plan.end {
            clock.advance(to: look.at)
            let url = PageAddress.fetchable(look.url)
            let found = plan.sources.first { $0.url == look.url }
            let known = try await store.read { (reader) throws(StoreError) in
                (
                    try found.flatMap { (source) throws(StoreError) in try reader.source(source.id) },
                    try reader.article(url: url)
                )
            }
            if let state = known.0 {
                try await check(state, &summary)
            } else if let state = known.1 {
                try await check(state, &summary)
            } else {
                summary.strays.append(look.url)
            }
        }
        try await finish()
        return summary
    }

    private func check(_ state: SourceState, _ summary: inout Summary) async throws(StoreError) {
        guard let source = sources[state.id] else { return store.release(.source(state.id)) }
        let first = plan.pollsFeeds || source.kind == .page ? web.begins(source.url) : plan.end + .days(1)
        if let first, first > clock.now { return try await put(.source(state.id), off: first) }
        var check = SourceCheck(parts: parts, source: source)
        // The clock stands still while articles are read: nothing is won by waiting for them.
        check.mayWait = false
        _ = try await check.run(state)
        summary.checks += 1
    }

    private func check(_ state: ArticleState, _ summary: inout Summary) async throws(StoreError) {
        if let first = web.begins(state.url), first > clock.now {
            return try await put(.article(state.id), off: first)
        }
        let source =
            sources[state.sourceID] ?? Source(id: state.sourceID, kind: .feed, url: state.url, name: state.sourceID)
        _ = try await ArticleCheck(parts: parts, source: source).run(state)
        summary.checks += 1
    }

    private func put(_ subject: CheckRecord.Subject, off time: Timestamp) async throws(StoreError) {
        try await store.checkNow(subject, now: time)
        store.release(subject)
    }

    /// Keeps what was learned.
    private func finish() async throws(StoreError) {
        for (site, bytes) in await parts.sites.all() {
            try await store.remember(SiteMemo(site: site, bytes: bytes), now: clock.now)
        }
    }

    /// Writes the change log as the daemon would, or goes on with the one that is there.
    ///
    /// - Parameter directory: where its files go.
    /// - Throws: `StoreError`, or `ChangeLogError`: the files that are there are another store's.
    public func writeLog(in directory: String) async throws {
        let log = try await ChangeLog.open(directory: directory, reader: try StoreReader.open(store.path))
        try await log.extend()
        await log.close()
    }

    /// An article as it was before its first look, with what its feed said of it.
    ///
    /// - Parameters:
    ///   - state: the article as stored.
    ///   - time: when it is to be looked at first.
    /// - Returns: a new article of the same name and address.
    public static func unread(_ state: ArticleState, from time: Timestamp) -> ArticleState {
        var fresh = ArticleState(id: state.id, sourceID: state.sourceID, url: state.url, firstSeenAt: time)
        fresh.title = state.title
        fresh.publishedAt = state.publishedAt
        fresh.lastListedAt = time
        fresh.nextCheckAt = time
        fresh.aliases = [ArticleURL(state.url, firstSeenAt: time, lastSeenAt: time)]
        let known = ArticleMemo(state.memo)
        var memo = ArticleMemo()
        (memo.entryTitle, memo.entrySummary) = (known.entryTitle, known.entrySummary)
        (memo.entryUpdated, memo.entryPublished) = (known.entryUpdated, known.entryPublished)
        fresh.memo = memo.encoded
        return fresh
    }

    /// Lets go of everything that these sources do not name: nothing of it is due any more.
    ///
    /// - Throws: `StoreError`.
    public func keepOnly(_ sources: [Source]) async throws(StoreError) {
        try await store.syncSources(sources, now: clock.now)
    }

    /// Closes the store.
    public func close() async { await store.close() }
}

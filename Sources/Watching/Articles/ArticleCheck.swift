import Fetching
import Model
import Scheduling
import Storage
import Tracking

/// One check of one article: fetches, lets the tracker decide, loads the evidence it asks for, commits.
struct ArticleCheck: Sendable {
    let parts: WatchingParts
    let source: Source

    /// Looks at an article and stores what was found.
    ///
    /// - Parameters:
    ///   - state: the article as stored.
    ///   - obeysRobots: false for a page that the user configured.
    ///   - alongside: the source's own state, when the source is this page.
    /// - Returns: the changes that were stored.
    /// - Throws: `StoreError`.
    func run(
        _ state: ArticleState, obeysRobots: Bool = true, alongside: SourceState? = nil
    ) async throws(StoreError) -> [CommittedChange] {
        let fetch = await parts.fetcher.fetch(request(state, obeysRobots: obeysRobots))
        if fetch.outcome.isPostponed { return try await postpone(state, fetch) }
        let observation = ArticleObservation(fetch)
        let asked = state.url
        var (state, alongside, isRepeated) = (state, alongside, false)
        return try await parts.repeatingConflicts {
            () throws(StoreError) in
            // Its source has named another address meanwhile: what the old one answered says nothing about that one.
            guard state.url == asked else {
                parts.store.release(.article(state.id))
                return []
            }
            return try await track(observation, fetch, state, alongside, teaches: !isRepeated)
        } after: { () throws(StoreError) in
            let (id, source, isSource) = (state.id, source.id, alongside != nil)
            let again = try await parts.store.read { (reader) throws(StoreError) in
                (try reader.article(id), isSource ? try reader.source(source) : nil)
            }
            (state, alongside, isRepeated) = (again.0 ?? state, again.1 ?? alongside, true)
        }
    }

    /// Lets the tracker decide what was observed, teaches the site's model, and stores the record.
    private func track(
        _ observation: ArticleObservation, _ fetch: Fetch, _ state: ArticleState, _ alongside: SourceState?,
        teaches: Bool
    ) async throws(StoreError) -> [CommittedChange] {
        let site = SiteName.of(state.url)
        let tracker = ArticleTracker(
            observation, of: state, source: source, site: await parts.sites.recall(site),
            limits: parts.articleLimits(source), pace: parts.pace)
        let tracked = try await decide(tracker, observation, state)
        if !tracked.trace.isEmpty { parts.explain?(state, observation.at, tracked.trace) }
        var record = tracked.record
        if let lesson = tracked.lesson {
            if teaches {
                let isFirst = await parts.sites.teach(site) {
                    lesson.apply(to: &$0, article: state.id, at: observation.at)
                }
                if !isFirst { record.changes.removeAll { $0.type == .siteChanged } }
            }
            if let bytes = await parts.sites.due(site, now: observation.at) {
                record.site = SiteMemo(site: site, bytes: bytes)
            }
        }
        record.sighting = sighting(fetch, observation, state)
        if let alongside { accompany(&record, alongside, fetch, tracked) }
        return try await parts.commit(record)
    }

    /// Has the tracker decide, on a thread for reading: it reads pages and compares them.
    ///
    /// A page that takes more than one may cost says nothing about its article.
    private func decide(
        _ tracker: ArticleTracker, _ observation: ArticleObservation, _ state: ArticleState
    ) async throws(StoreError) -> TrackedArticle {
        var (tracker, observation) = (tracker, observation)
        while true {
            let asked = tracker
            switch try await observe(asked, observation) {
            case .refused(let reason):
                // Without its page, or a document that is left alone would be asked for again and again.
                observation = observation.notRead(reason)
                tracker = asked.replacing(observation)
            case .done((.done(let tracked), _)): return tracked
            case .done((.needs(let evidence), let next)):
                tracker = next
                for piece in evidence { try await load(piece, of: state, into: &tracker.found) }
            }
        }
    }

    /// One step of a tracker; without a page there is nothing to read, and no thread to wait for.
    private func observe(
        _ asked: ArticleTracker, _ observation: ArticleObservation
    ) async throws(StoreError) -> ReadOutcome<(ArticleTracker.Step, ArticleTracker)> {
        let observe = { @Sendable (isGivenUp: (@Sendable () -> Bool)?) in
            var tracker = asked
            tracker.isGivenUp = isGivenUp
            let step = tracker.observe()
            return (step, tracker)
        }
        guard observation.pageBytes > 0 else { return .done(observe(nil)) }
        return try await parts.read(of: source, observation.finalURL, bytes: observation.pageBytes) { observe($0) }
    }

    private func request(_ state: ArticleState, obeysRobots: Bool) -> FetchRequest {
        let memo = ArticleMemo(state.memo)
        var request = FetchRequest(url: state.url, purpose: .page)
        request.options = source.request
        // Credentials are for the source's own host: a feed may list articles of anybody.
        request.home = source.url
        request.obeysRobots = obeysRobots
        if state.version > 0 {
            request.validators = state.validators.validators(memo.exchange, url: state.url)
            request.bodySHA256 = state.bodySHA256
        }
        request.asksWhole = !memo.isSettled
        request.trust = memo.exchange.trust
        request.leadsOn = PageLead.ofPages(source, anchor: memo.anchor)
        return request
    }

    /// How the page was fetched, or that it stands as it was; nil when neither can be said.
    private func sighting(_ fetch: Fetch, _ observation: ArticleObservation, _ state: ArticleState) -> Sighting? {
        guard !fetch.exchanges.isEmpty else { return nil }
        switch observation.result {
        case .page(let page):
            return Sighting(articleID: state.id, exchanges: fetch.exchanges, sha256: page.sha256)
        case .notModified:
            return Sighting(articleID: state.id, exchanges: fetch.exchanges, sha256: state.bodySHA256)
        default: return nil
        }
    }

    /// The host is busy or rests: no check at all, only another time for it.
    private func postpone(_ state: ArticleState, _ fetch: Fetch) async throws(StoreError) -> [CommittedChange] {
        guard let until = fetch.notBefore else {
            parts.store.release(.article(state.id))
            return []
        }
        var record = CheckRecord(.article(state.id), at: fetch.fetchedAt, outcome: fetch.outcome.checkOutcome)
        var state = state
        state.lastCheckedAt = fetch.fetchedAt
        state.nextCheckAt = until
        record.articles = [state]
        return try await parts.commit(record)
    }
}

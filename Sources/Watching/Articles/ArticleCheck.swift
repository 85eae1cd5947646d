import Articles
import Changes
import Crypto
import Fetching
import Model
import Scheduling
import Storage

/// One check of one article, from the request to the record: design section 4.
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
        let books = ArticleLedger(state, source: source, now: parts.now(), pace: parts.pace)
        let fetch = await parts.fetcher.fetch(request(books, obeysRobots: obeysRobots))
        if fetch.outcome.isPostponed { return try await postpone(books, fetch) }
        var (state, alongside, isRepeated) = (state, alongside, false)
        return try await parts.repeatingConflicts {
            () throws(StoreError) in
            try await enter(fetch, state, alongside, teaches: !isRepeated)
        } after: { () throws(StoreError) in
            let (id, source, isSource) = (state.id, source.id, alongside != nil)
            let again = try await parts.store.read { (reader) throws(StoreError) in
                (try reader.article(id), isSource ? try reader.source(source) : nil)
            }
            (state, alongside, isRepeated) = (again.0 ?? state, again.1 ?? alongside, true)
        }
    }

    /// Enters what was fetched into the books and stores them.
    private func enter(
        _ fetch: Fetch, _ state: ArticleState, _ alongside: SourceState?, teaches: Bool
    ) async throws(StoreError) -> [CommittedChange] {
        var ledger = ArticleLedger(state, source: source, now: fetch.fetchedAt, pace: parts.pace)
        ledger.outcome = fetch.outcome.checkOutcome
        let site = Site.name(of: state.url)
        let before = await parts.sites.recall(site)
        let lesson = try await take(fetch, into: &ledger, site: before)
        try await tellBurst(&ledger)
        var rhythm = before.rhythm
        if let lesson, teaches {
            (_, rhythm) = await parts.sites.teach(site) { lesson.apply(to: &$0, article: state.id) }
        }
        var record = ledger.close(fetch, limits: parts.articleLimits(source), site: rhythm)
        if lesson != nil, let bytes = await parts.sites.due(site, now: ledger.now) {
            record.siteProfile = Storage.SiteProfile(site: site, bytes: bytes)
        }
        if let alongside { accompany(&record, alongside, fetch, ledger) }
        return try await parts.commit(record)
    }

    private func request(_ ledger: ArticleLedger, obeysRobots: Bool) -> FetchRequest {
        var request = FetchRequest(url: ledger.state.url, purpose: .page)
        request.options = source.request
        // Credentials are for the source's own host: a feed may list articles of anybody.
        request.home = source.url
        request.obeysRobots = obeysRobots
        let stored = ledger.state.validators
        if stored.etag != nil || stored.lastModified != nil, ledger.state.version > 0, ledger.memo.hasNoDoubt {
            request.validators = Fetching.Validators(
                url: stored.url ?? ledger.state.url, entityTag: stored.etag, lastModified: stored.lastModified,
                lifetime: ledger.memo.lifetimeSeconds.map { .seconds($0) })
        }
        request.lastUnconditional = ledger.memo.lastUnconditionalAt
        return request
    }

    /// The host is busy or rests: no check at all, only another time for it.
    private func postpone(_ ledger: ArticleLedger, _ fetch: Fetch) async throws(StoreError) -> [CommittedChange] {
        guard let until = fetch.notBefore else {
            parts.store.release(.article(ledger.state.id))
            return []
        }
        var record = CheckRecord(.article(ledger.state.id), at: fetch.fetchedAt, outcome: fetch.outcome.checkOutcome)
        var state = ledger.state
        state.nextCheckAt = until
        record.articles = [state]
        return try await parts.commit(record)
    }

    /// Turns the outcome into observations; returns what the page teaches about its site.
    private func take(
        _ fetch: Fetch, into ledger: inout ArticleLedger, site: SiteMemory
    ) async throws(StoreError) -> SiteLesson? {
        if fetch.wasUnconditional { ledger.memo.lastUnconditionalAt = ledger.now }
        switch fetch.outcome {
        case .fresh(let page):
            return try await take(page, fetch, into: &ledger, site: site)
        case .notModified:
            ledger.memo.looks = min(255, ledger.memo.looks + 1)
            ledger.sawPresent()
            ledger.keep(fetch.validators)
        case .gone(let status):
            ledger.sawMissing(status: status, limits: parts.articleLimits(source))
        case .refused, .disallowed(unreachable: false, _):
            ledger.sawBlocked(fetch.outcome.explanation)
        default:
            ledger.failed(fetch.outcome.explanation)
        }
        return nil
    }

    private func take(
        _ page: Page, _ fetch: Fetch, into ledger: inout ArticleLedger, site: SiteMemory
    ) async throws(StoreError) -> SiteLesson? {
        let digest = SHA256.digest(page.body)
        let hasMoved = newAddress(fetch, ledger) != nil
        if digest == ledger.state.bodySHA256, ledger.state.version > 0, ledger.memo.hasNoDoubt, !hasMoved {
            ledger.memo.looks = min(255, ledger.memo.looks + 1)
            ledger.sawPresent()
            ledger.keep(fetch.validators)
            return SiteLesson(history: ledger.history(fetch), changed: false)
        }
        var reading = PageReading.read(page, source: source, anchor: ledger.memo.anchor, profile: site.profile)
        var text = page
        if let twin = await ampTwin(of: reading, page, ledger, site) { (text, reading) = twin }
        if let reason = Gate.absence(of: ledger.state, fetch: fetch, reading: reading) {
            ledger.outcome = CheckOutcome(reason, status: page.status)
            ledger.sawMissing(status: 0, limits: parts.articleLimits(source))
            return nil
        }
        guard reading.kind.hasArticle else {
            ledger.outcome = CheckOutcome(reading.kind.rawValue, status: page.status)
            ledger.sawBlocked(reading.reason)
            return nil
        }
        guard reading.ruleFailures.isEmpty else {
            ledger.outcome = CheckOutcome("rule-failed", status: page.status)
            ledger.failed(reading.ruleFailures.joined(separator: "; "))
            return nil
        }
        let capture = Capture(
            articleID: ledger.state.id, at: text.fetchedAt, url: text.url, status: text.status,
            contentType: text.contentType, bytes: text.body)
        var arrival = Arrival(page: page, fetch: fetch, reading: reading, capture: capture, site: site)
        arrival.isTwin = text.url != page.url
        return try await compare(arrival, into: &ledger)
    }

    /// The AMP twin of a page without a text of its own, when it holds the article.
    private func ampTwin(
        of reading: PageReading, _ page: Page, _ ledger: ArticleLedger, _ site: SiteMemory
    ) async -> (Page, PageReading)? {
        guard reading.isShell, let url = reading.ampURL, url != page.url, WebAddress(url).isWeb else { return nil }
        var request = FetchRequest(url: url, purpose: .page)
        request.options = source.request
        request.home = source.url
        guard case .fresh(let twin) = await parts.fetcher.fetch(request).outcome else { return nil }
        let text = PageReading.read(twin, source: source, anchor: ledger.memo.anchor, profile: site.profile)
        return text.kind.hasArticle && !text.isShell ? (twin, text) : nil
    }
}

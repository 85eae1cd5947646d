import Crypto
import Fetching
import Model
import Scheduling
import Storage

/// One check of one source, from the request to the record.
struct SourceCheck: Sendable {
    let parts: WatchingParts
    let source: Source

    /// Polls a source and stores what was found.
    ///
    /// - Parameter state: the source as stored.
    /// - Returns: the changes that were stored.
    /// - Throws: `StoreError`.
    func run(_ state: SourceState) async throws(StoreError) -> [CommittedChange] {
        if source.kind == .page { return try await runPage(state) }
        let fetch = await parts.fetcher.fetch(try await request(state))
        if fetch.outcome.isPostponed { return try await postpone(state, fetch) }
        var state = state
        return try await parts.repeatingConflicts {
            () throws(StoreError) in
            try await enter(fetch, state)
        } after: { () throws(StoreError) in
            let id = source.id
            state = try await parts.store.read { (reader) throws(StoreError) in try reader.source(id) } ?? state
        }
    }

    /// Enters what was fetched into the books and stores them.
    private func enter(_ fetch: Fetch, _ state: SourceState) async throws(StoreError) -> [CommittedChange] {
        var ledger = SourceLedger(state, source: source, now: fetch.fetchedAt, pace: parts.pace)
        if fetch.wasUnconditional { ledger.memo.lastUnconditionalAt = ledger.now }
        var intake = EntryIntake(source: source, now: ledger.now)
        switch fetch.outcome {
        case .fresh(let page): try await take(page, fetch, &ledger, &intake)
        case .notModified:
            learn(news: 0, state, &ledger)
            ledger.sawFine(fetch.outcome.checkOutcome)
            ledger.keep(fetch.validators)
        default:
            ledger.failed(fetch.outcome.checkOutcome, fetch.outcome.trouble ?? .unreadable, fetch.outcome.explanation)
        }
        ledger.close(fetch, limits: SourceSchedule.Limits(interval: source.interval ?? parts.defaultInterval))
        var record = CheckRecord(
            .source(source.id), at: ledger.now, outcome: ledger.state.lastOutcome ?? fetch.outcome.checkOutcome)
        record.detail = ledger.state.lastDetail
        record.source = ledger.state
        record.articles = intake.articles
        record.listings = intake.listings
        record.changes = ledger.changes
        return try await parts.commit(record)
    }

    /// The request of a poll.
    ///
    /// A validator that is sent back says "this I have". So it stays at home until everything that the document pointed
    /// at was looked at.
    private func request(_ state: SourceState) async throws(StoreError) -> FetchRequest {
        let memo = SourceMemo(state.memo)
        let url = state.permanentURL ?? state.url
        let purposes: [Source.Kind: FetchRequest.Purpose] = [.listing: .listing, .sitemap: .sitemap]
        var request = FetchRequest(url: url, purpose: purposes[source.kind] ?? .feed)
        request.options = source.request
        // Credentials are for the configured host, wherever redirects lead.
        request.home = source.url
        let id = source.id
        let isSettled = try await parts.store.read { (reader) throws(StoreError) in
            try !reader.hasUnsettledArticles(source: id)
        }
        if isSettled, state.validators.etag != nil || state.validators.lastModified != nil {
            request.validators = Fetching.Validators(
                url: state.validators.url ?? url, entityTag: state.validators.etag,
                lastModified: state.validators.lastModified,
                lifetime: memo.lifetimeSeconds.map { .seconds($0) })
        }
        if source.kind == .listing { request.lastUnconditional = memo.lastUnconditionalAt }
        return request
    }

    private func postpone(_ state: SourceState, _ fetch: Fetch) async throws(StoreError) -> [CommittedChange] {
        guard let until = fetch.notBefore else {
            parts.store.release(.source(source.id))
            return []
        }
        var record = CheckRecord(.source(source.id), at: fetch.fetchedAt, outcome: fetch.outcome.checkOutcome)
        record.source = state
        record.source?.nextCheckAt = until
        return try await parts.commit(record)
    }

    private func take(
        _ page: Page, _ fetch: Fetch, _ ledger: inout SourceLedger, _ intake: inout EntryIntake
    ) async throws(StoreError) {
        let digest = SHA256.digest(page.body)
        guard digest != ledger.state.bodySHA256 else {
            learn(news: 0, ledger.state, &ledger)
            ledger.sawFine(CheckOutcome("unchanged", status: page.status))
            ledger.keep(fetch.validators)
            return
        }
        switch SourceDocument.read(page, source: source) {
        case .unreadable(let reason):
            ledger.failed(CheckOutcome("unreadable", status: page.status), .unreadable, reason)
        case .listing(let feed) where SitemapIndex.isOne(feed):
            var problems: [String] = []
            let whole = await followed(feed, since: ledger.state.lastChangedAt, problems: &problems)
            if whole.entries.isEmpty, !problems.isEmpty {
                let reason = problems.joined(separator: "; ")
                return ledger.failed(CheckOutcome("unreadable", status: page.status), .unreadable, reason)
            }
            try await take(whole, fetch, &ledger, &intake)
            // An index need not change when one of its sitemaps does, so it is read at every check.
            ledger.keep(nil)
            ledger.state.bodySHA256 = nil
            if !problems.isEmpty { ledger.state.lastDetail = problems.joined(separator: "; ") }
        case .listing(let feed):
            try await take(feed, fetch, &ledger, &intake)
            ledger.state.bodySHA256 = digest
        }
    }

    private func take(
        _ feed: Feed, _ fetch: Fetch, _ ledger: inout SourceLedger, _ intake: inout EntryIntake
    ) async throws(StoreError) {
        let candidates = EntryIntake.candidates(feed)
        let id = source.id
        let keys = candidates.map { ArticleKey(url: $0.url, entryID: $0.entry.id) }
        let known = try await parts.store.read { (reader) throws(StoreError) in
            try reader.articles(listedBy: id, keys)
        }
        intake.take(candidates, known: known)
        learn(news: intake.news, ledger.state, &ledger)
        ledger.sawFine(fetch.outcome.checkOutcome)
        ledger.keep(fetch.validators)
        if let url = fetch.permanentURL { ledger.moved(to: url) }
        ledger.state.lastChangedAt = ledger.now
        ledger.state.title = feed.title ?? ledger.state.title
        ledger.memo.hints = feed.hints
        ledger.memo.hubs = feed.hubs
    }

    private func learn(news: Int, _ state: SourceState, _ ledger: inout SourceLedger) {
        let elapsed = state.lastChangedAt == nil ? .zero : state.lastCheckedAt.map { ledger.now - $0 } ?? .zero
        ledger.memo.rhythm.learn(news: news, elapsed: parts.pace.virtual(elapsed))
    }
}

import Fetching
import Model
import Scheduling
import Storage
import Tracking

/// One check of one source, from the request to the record.
struct SourceCheck: Sendable {
    let parts: WatchingParts
    let source: Source
    /// Whether a poll may wait for articles; a single pass cannot.
    var mayWait = true

    /// Polls a source and stores what was found.
    ///
    /// - Parameter state: the source as stored.
    /// - Returns: the changes that were stored.
    /// - Throws: `StoreError`.
    func run(_ state: SourceState) async throws(StoreError) -> [CommittedChange] {
        if source.kind == .page { return try await runPage(state) }
        let isSettled = try await isSettled()
        // Also where nothing is sent back: on a busy host the pages come before the next look for more of them.
        let limit = state.validators != StoredValidators() ? longestWait : min(longestWait, .seconds(10))
        if mayWait, parts.holds.waits(source.id, isSettled: isSettled, limit: limit, now: parts.now()) {
            try await parts.store.putOff(source.id, until: parts.now() + .seconds(1))
            parts.store.release(.source(source.id))
            return []
        }
        let fetch = await parts.fetcher.fetch(request(state, isConditional: isSettled || mayWait))
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
        var intake = EntryIntake(source: source, now: ledger.now, newID: PublicID.article(at:))
        switch fetch.outcome {
        case .fresh(let page):
            try await take(page, fetch, &ledger, &intake)
            ledger.memo.exchange.trust.saw(
                fetch.validatorAnswer, isChanged: !intake.articles.isEmpty, at: ledger.now)
        case .olderCopy:
            learn(news: 0, &ledger)
            ledger.sawFine(fetch.outcome.checkOutcome)
        case .notModified:
            ledger.memo.exchange.trust.saw(fetch.validatorAnswer, isChanged: false, at: ledger.now)
            learn(news: 0, &ledger)
            ledger.sawFine(fetch.outcome.checkOutcome)
            ledger.sawSameDocument()
            ledger.keep(fetch.validators)
        default:
            ledger.failed(fetch.outcome.checkOutcome, fetch.outcome.trouble ?? .unreadable, fetch.outcome.explanation)
        }
        if ledger.trouble == nil {
            if intake.news > 0, state.bodySHA256 != nil { parts.subscriptions.pollFoundNews(source.id) }
            parts.subscriptions.wish(source.id, hubs: ledger.memo.hubs, topic: ledger.memo.topic)
        }
        ledger.close(
            fetch, limits: SourceSchedule.Limits(interval: source.interval ?? parts.defaultInterval),
            isPushed: parts.subscriptions.isPushed(source.id))
        var record = CheckRecord(
            .source(source.id), at: ledger.now, outcome: ledger.state.lastOutcome ?? fetch.outcome.checkOutcome)
        record.detail = ledger.state.lastDetail
        record.source = ledger.state
        record.articles = intake.articles
        record.listings = intake.listings
        record.changes = ledger.changes + intake.changes
        return try await parts.commit(record)
    }

    /// Whether everything was looked at that the last document pointed at.
    private func isSettled() async throws(StoreError) -> Bool {
        let id = source.id
        return try await parts.store.read { (reader) throws(StoreError) in
            try !reader.hasUnsettledArticles(source: id)
        }
    }

    /// As long as its interval, but a minute at most, and long enough for a handful of articles.
    private var longestWait: Duration {
        max(.seconds(10), min(.minutes(1), source.interval ?? parts.defaultInterval))
    }

    private func request(_ state: SourceState, isConditional: Bool) -> FetchRequest {
        let url = state.permanentURL ?? state.url
        let purposes: [Source.Kind: FetchRequest.Purpose] = [.listing: .listing, .sitemap: .sitemap]
        var request = FetchRequest(url: url, purpose: purposes[source.kind] ?? .feed)
        request.options = source.request
        // Credentials are for the configured host, wherever redirects lead.
        request.home = source.url
        request.validators = known(state)
        request.bodySHA256 = state.bodySHA256
        request.asksWhole = !isConditional
        request.trust = SourceMemo(state.memo).exchange.trust
        request.leadsOn = PageLead.ofDocuments(source)
        return request
    }

    /// The validators that are held.
    private func known(_ state: SourceState) -> Validators? {
        state.validators.validators(SourceMemo(state.memo).exchange, url: state.permanentURL ?? state.url)
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
}

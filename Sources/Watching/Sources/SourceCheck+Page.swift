import Fetching
import Model
import Scheduling
import Storage
import Tracking

extension SourceCheck {
    /// A page is its own article: the check of the source is the check of the article, at the source's interval.
    func runPage(_ state: SourceState) async throws(StoreError) -> [CommittedChange] {
        let url = PageAddress.fetchable(state.permanentURL ?? state.url)
        let now = parts.now()
        let known = try await parts.store.read { (reader) throws(StoreError) in try reader.article(url: url) }
        let article =
            known ?? ArticleState(id: PublicID.article(at: now), sourceID: source.id, url: url, firstSeenAt: now)
        return try await ArticleCheck(parts: parts, source: source).run(article, obeysRobots: false, alongside: state)
    }
}

extension ArticleCheck {
    /// Enters the source that is this page into the record of its article.
    func accompany(
        _ record: inout CheckRecord, _ state: SourceState, _ fetch: Fetch, _ tracked: TrackedArticle
    ) {
        let update = tracked.update
        var books = SourceLedger(state, source: source, now: update.now, pace: parts.pace)
        if update.state.failures.count > 0 {
            books.failed(update.outcome, fetch.outcome.trouble ?? .unreadable, update.detail ?? "\(update.outcome)")
        } else {
            books.sawFine(update.outcome)
        }
        if update.changes.contains(where: { $0.type == .articleChanged }) { books.state.lastChangedAt = update.now }
        books.state.title = update.state.title
        books.close(fetch, limits: SourceSchedule.Limits(interval: source.interval ?? parts.defaultInterval))
        let isConfirming =
            update.memo.candidate != nil || (!update.state.misses.isEmpty && update.state.life == .present)
        if isConfirming, let soon = update.state.nextCheckAt { books.state.nextCheckAt = soon }
        record.subject = .source(source.id)
        record.source = books.state
        // The source's interval drives it; the article is never due by itself.
        for index in record.articles.indices {
            record.articles[index].nextCheckAt = nil
            if record.articles[index].life == .quiet { record.articles[index].life = .present }
        }
        record.changes += books.changes
    }
}

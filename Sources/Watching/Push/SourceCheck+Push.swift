import Fetching
import Model
import Storage
import Tracking

extension SourceCheck {
    /// Takes in a document that a hub delivered, as if it had been fetched.
    ///
    /// It may hold the news only, so what is missing from it means nothing, and it leaves validators, hash and the time
    /// of the next poll as they are.
    ///
    /// - Parameters:
    ///   - page: what was delivered.
    ///   - state: the source as stored.
    /// - Returns: what is to be stored; nil when there is nothing in it to be read, so that the feed itself must be asked.
    /// - Throws: `StoreError`.
    func record(delivered page: Page, _ state: SourceState) async throws(StoreError) -> CheckRecord? {
        guard source.kind != .page, case .listing(let feed) = try await parts.read(page, source: source),
            !feed.entries.isEmpty
        else { return nil }
        var ledger = SourceLedger(state, source: source, now: page.fetchedAt, pace: parts.pace)
        var intake = EntryIntake(source: source, now: ledger.now, newID: PublicID.article(at:))
        guard try await takeIn(feed, &ledger, &intake) == nil else { return nil }
        learn(news: intake.news, &ledger)
        ledger.sawFine(CheckOutcome("delivered"))
        ledger.state.lastChangedAt = ledger.now
        ledger.state.memo = ledger.memo.encoded
        var record = CheckRecord(.source(source.id), at: ledger.now, outcome: CheckOutcome("delivered"))
        record.source = ledger.state
        record.articles = intake.articles
        record.listings = intake.listings
        record.changes = ledger.changes + intake.changes
        return record
    }
}

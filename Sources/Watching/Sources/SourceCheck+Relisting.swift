import Changes
import Feeds
import Model
import Scheduling
import Storage
import Tracking

extension SourceCheck {
    /// Articles that were taken out of the middle of a whole document, or put back, are looked at at once.
    func hurry(_ feed: Feed, _ ledger: inout SourceLedger, _ intake: inout EntryIntake) async throws(StoreError) {
        guard !feed.isCut, !feed.isBounded else { return }
        let relisting = Relisting(before: ledger.memo.listed, now: intake.listed, known: intake.knownListed)
        ledger.memo.listed = Array(intake.listed.prefix(SourceMemo.entriesKept))
        // A page of links is rearranged all day.
        guard source.kind != .listing else { return }
        let ids = ledger.memo.relistings.take(
            relisting.vanished + relisting.returned, now: parts.pace.virtual(ledger.now))
        guard !ids.isEmpty else { return }
        let states = try await parts.store.read { (reader) throws(StoreError) in
            var states: [ArticleState] = []
            for id in ids { if let state = try reader.article(id) { states.append(state) } }
            return states
        }
        intake.hurry(states)
    }

    /// Other articles' related links may show a new headline before its own article was read again.
    func teachHeadlines(_ intake: EntryIntake) async {
        var headlines: [String: [(article: String, title: String)]] = [:]
        // No site remembers more; a document begins with its news.
        for article in intake.articles.prefix(KnownLines.limit) {
            guard let title = ArticleMemo(article.memo).entryTitle else { continue }
            headlines[SiteName.of(article.url), default: []].append((article.id, title))
        }
        for (site, lines) in headlines {
            await parts.sites.teach(site) { model in
                for line in lines { model.note(headline: line.title, of: line.article) }
            }
        }
    }
}

import Articles
import Changes
import Fetching
import Model
import Scheduling
import Storage

extension ArticleCheck {
    /// A page that passed the gate, on its way into the books.
    struct Arrival {
        var page: Page
        var fetch: Fetch
        var reading: PageReading
        var capture: Capture
        var site: SiteMemory
        /// The text came from the page's AMP twin.
        var isTwin = false
    }

    /// Compares what was read with the stored version and enters the result.
    func compare(_ arrival: Arrival, into ledger: inout ArticleLedger) async throws(StoreError) -> SiteLesson? {
        let past = ledger.history(arrival.fetch)
        var lesson = SiteLesson(history: past, changed: false, observation: arrival.reading.observation)
        lesson.learn(arrival.reading.content)
        guard ledger.state.version > 0 else {
            try await moveIfPermanent(arrival, &ledger)
            if !ledger.isDuplicate { ledger.publish(arrival.reading.content, capture: arrival.capture) }
            settle(arrival, &ledger)
            return lesson
        }
        let old = try await previous(arrival, &ledger)
        let yield = yield(old, arrival.reading.content, &ledger)
        guard yield != .doubtful else { return nil }
        try await moveIfPermanent(arrival, &ledger)
        guard !ledger.isDuplicate else {
            // What stands there is the other article, and its edits are told there.
            ledger.sawPresent()
            return nil
        }
        let outcome = try await weigh(old, arrival, &ledger, isCertain: yield == .believed)
        lesson.rules = outcome.weighed.rules
        lesson.flicker = outcome.weighed.flicker
        let comparison = try await comparison(outcome, arrival, ledger)
        ledger.sawPresent()
        try await enter(outcome, comparison, arrival, &ledger, &lesson)
        return lesson
    }

    /// Enters what a look has shown.
    private func enter(
        _ outcome: Outcome, _ comparison: Comparison, _ arrival: Arrival, _ ledger: inout ArticleLedger,
        _ lesson: inout SiteLesson
    ) async throws(StoreError) {
        if outcome.weighed.isWaiting {
            ledger.outcome = CheckOutcome("unconfirmed", status: arrival.page.status)
        } else {
            settle(arrival, &ledger)
        }
        // While a part of it waits, nothing is said of the rest but what was believed: the stamps may belong to either.
        let isHeld = outcome.weighed.isWaiting && !outcome.weighed.isNews
        guard !isHeld else { return }
        lesson.changed = comparison.isSubstantial
        lesson.stamps = (comparison.stampsBefore, comparison.stampsAfter, comparison.isSubstantial)
        guard !comparison.isEmpty else {
            if outcome.weighed.isSilent.contains(true) { ledger.rebase(outcome.content, capture: arrival.capture) }
            return
        }
        if let fold = fold(comparison, ledger) {
            ledger.rebase(outcome.content, capture: arrival.capture)
            ledger.outcome = CheckOutcome("oscillating", status: arrival.page.status)
            ledger.detail = fold
        } else if isAppend(comparison, outcome) {
            ledger.append(outcome.content, capture: arrival.capture)
        } else {
            try await announce(outcome, comparison, arrival, &ledger)
        }
    }

    /// The page was understood: the next request may be conditional.
    private func settle(_ arrival: Arrival, _ ledger: inout ArticleLedger) {
        ledger.sawPresent()
        ledger.memo.candidate = nil
        ledger.state.bodySHA256 = arrival.capture.sha256
        // A page that only calls scripts may stay the same while its text changes.
        ledger.keep(arrival.isTwin ? nil : arrival.fetch.validators)
    }

    /// Where the article answers for good, if that is elsewhere than it is known to.
    func newAddress(_ fetch: Fetch, _ ledger: ArticleLedger) -> String? {
        let url = fetch.permanentURL.map(ArticleAddress.canonical)
        return url == ledger.state.url ? nil : url
    }

    private func moveIfPermanent(_ arrival: Arrival, _ ledger: inout ArticleLedger) async throws(StoreError) {
        guard let url = newAddress(arrival.fetch, ledger) else { return }
        let owner = try await parts.store.read { (reader) throws(StoreError) in try reader.article(url: url) }
        ledger.moved(to: url, ownedBy: owner)
    }

    private enum Yield { case fine, doubtful, believed }

    /// A collapsed or cut page is believed only when it stays so.
    private func yield(_ old: ArticleContent, _ new: ArticleContent, _ ledger: inout ArticleLedger) -> Yield {
        let doubt: String
        switch YieldGate.judge(old: old, new: new, usualWords: ledger.memo.words) {
        case .fine:
            ledger.memo.candidate = nil
            return .fine
        case .collapsed(let reason), .truncated(let reason): doubt = reason
        }
        guard !ledger.believes(ContentHash.of(new).whole, looks: 3, apart: .hours(1)) else { return .believed }
        ledger.outcome = CheckOutcome("doubtful", status: 200)
        ledger.detail = doubt
        return .doubtful
    }

    // MARK: Live pages and headlines that flip

    /// Whether nothing but additions to a live page came.
    private func isAppend(_ comparison: Comparison, _ outcome: Outcome) -> Bool {
        outcome.content.isLive
            && comparison.edits.allSatisfy { $0.kind == .liveAppend || !$0.kind.isSubstance }
            && comparison.edits.contains { $0.kind == .liveAppend }
    }

    /// A line that flips between known variants was told when it was recognised; further flips are one state.
    private func fold(_ comparison: Comparison, _ ledger: ArticleLedger) -> String? {
        let lines: Set<Edit.Field> = [.headline, .standfirst, .byline]
        let flipping = comparison.oscillating.filter { lines.contains($0.field) && $0.returns > 2 }
        let fields = Set(comparison.edits.filter { $0.kind.isSubstance }.map(\.field))
        guard !fields.isEmpty, fields.isSubset(of: flipping.map(\.field)), let worst = flipping.first else {
            return nil
        }
        return "the \(worst.field.rawValue) flips between \(worst.variants) variants, \(worst.returns) times so far"
    }

    private func announce(
        _ outcome: Outcome, _ comparison: Comparison, _ arrival: Arrival, _ ledger: inout ArticleLedger
    ) async throws(StoreError) {
        if ledger.memo.burst != nil {
            // What was appended before and not told yet is told with the edit.
            let whole = try await sinceBurst(outcome.content, ledger) ?? comparison
            return ledger.edit(outcome.content, capture: arrival.capture, comparison: whole)
        }
        // A restoration is told before the edit that came with it.
        let restored = ledger.changes.firstIndex { $0.type == .articleRestored }
        ledger.edit(outcome.content, capture: arrival.capture, comparison: comparison)
        if let restored { ledger.changes[restored].versionTo = ledger.state.version }
    }
}

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
    }

    /// Compares what was read with the stored version and enters the result.
    func compare(_ arrival: Arrival, into ledger: inout ArticleLedger) async throws(StoreError) -> SiteLesson? {
        let past = ledger.history(arrival.fetch)
        var lesson = SiteLesson(history: past, changed: false, observation: arrival.reading.observation)
        lesson.blocks = arrival.reading.content.blocks.map { BlockFingerprint($0.text) }
        guard ledger.state.version > 0 else {
            moveIfPermanent(arrival, &ledger)
            ledger.publish(arrival.reading.content, capture: arrival.capture)
            settle(arrival, &ledger)
            return lesson
        }
        let old = try await previous(arrival, &ledger)
        let new = arrival.reading.content
        guard believes(old, new, &ledger) else { return nil }
        moveIfPermanent(arrival, &ledger)
        let comparison = try await comparison(old, new, arrival, ledger)
        lesson.changed = comparison.isSubstantial
        lesson.stamps = (comparison.stampsBefore, comparison.stampsAfter, comparison.isSubstantial)
        if comparison.isEmpty {
            settle(arrival, &ledger)
        } else if try await isOnlyTheSite(comparison, ledger, site: Site.name(of: ledger.state.url)) {
            settle(arrival, &ledger)
            ledger.rebase(new, capture: arrival.capture)
        } else if needsSecondLook(comparison),
            !ledger.believes(ContentHash.of(new).whole, looks: 2, apart: .minutes(1), patience: ArticleCheck.patience)
        {
            ledger.outcome = CheckOutcome("unconfirmed", status: arrival.page.status)
            lesson.changed = false
            lesson.stamps = nil
        } else {
            let restored = ledger.changes.count
            settle(arrival, &ledger)
            // A restoration is told before the edit that came with it.
            ledger.edit(new, capture: arrival.capture, comparison: comparison)
            if ledger.changes.count > restored + 1 { ledger.changes[restored].versionTo = ledger.state.version }
        }
        return lesson
    }

    /// The page was understood: it is present, and the next request may be conditional.
    private func settle(_ arrival: Arrival, _ ledger: inout ArticleLedger) {
        ledger.sawPresent()
        ledger.memo.candidate = nil
        ledger.state.bodySHA256 = arrival.capture.sha256
        ledger.keep(arrival.fetch.validators)
    }

    private func moveIfPermanent(_ arrival: Arrival, _ ledger: inout ArticleLedger) {
        guard let url = arrival.fetch.permanentURL else { return }
        ledger.moved(to: ArticleAddress.canonical(url))
    }

    /// A collapsed or cut page is believed only when it stays so.
    private func believes(_ old: ArticleContent, _ new: ArticleContent, _ ledger: inout ArticleLedger) -> Bool {
        let doubt: String
        switch YieldGate.judge(old: old, new: new) {
        case .fine: return true
        case .collapsed(let reason), .truncated(let reason): doubt = reason
        }
        guard !ledger.believes(ContentHash.of(new).whole, looks: 3, apart: .hours(1)) else { return true }
        ledger.outcome = CheckOutcome("doubtful", status: 200)
        ledger.detail = doubt
        return false
    }

    /// Looks in a row after which a page that is never twice the same is believed.
    private static let patience = 4

    /// Whether a second look shall tell before the change is believed.
    ///
    /// A headline that changed alone may be one side of a test, and a block that came or went a promotion that takes
    /// turns with others. An edit within a block, or a note, is believed at once.
    private func needsSecondLook(_ comparison: Comparison) -> Bool {
        let edits = comparison.edits.filter { $0.kind != .stamp }
        let isHeadlineOnly = !edits.isEmpty && edits.allSatisfy { $0.field == .headline }
        return isHeadlineOnly || edits.contains(where: isPassageReplaced)
            || edits.contains { edit in
                (edit.operation == .addition || edit.operation == .deletion)
                    && (edit.kind == .addition || edit.kind == .removal || edit.field == .caption
                        || edit.field == .byline)
            }
    }

    /// Whether a whole sentence or more stands in the place of another one.
    private func isPassageReplaced(_ edit: Edit) -> Bool {
        edit.kind == .rewording && (edit.before?.utf8.count ?? 0) > 40 && (edit.after?.utf8.count ?? 0) > 40
    }

    /// Whether every edit is one that other articles of the site show, too.
    private func isOnlyTheSite(
        _ comparison: Comparison, _ ledger: ArticleLedger, site: String
    ) async throws(StoreError) -> Bool {
        let (fingerprints, article, now) = (comparison.fingerprints, ledger.state.id, ledger.now)
        let (verdict, _) = await parts.sites.teach(site) { memory in
            memory.shift.note(fingerprints, article: article, at: now)
        }
        return !comparison.edits.isEmpty && verdict.siteWide.count == comparison.edits.count
    }
}

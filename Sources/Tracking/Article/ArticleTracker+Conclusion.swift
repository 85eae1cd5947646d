import Basics
import Changes
import Model

/// What the confirmed differences mean.
extension ArticleTracker {
    /// Compares what was read with the stored version and enters the result.
    mutating func compare(
        _ fetched: FetchedArticle, _ update: inout ArticleUpdate
    ) throws(MissingEvidence) -> SiteUpdate? {
        var lesson = SiteUpdate(
            history: update.history(observation.trouble), changed: false, observation: fetched.reading.observation)
        lesson.learn(fetched.reading)
        update.memo.readsWholePage = fetched.reading.isWholePage
        guard article.version > 0 else {
            try moveIfPermanent(&update)
            if !update.isDuplicate { try recognise(fetched.reading.content, &update) }
            if !update.isDuplicate { update.publish(fetched.reading.content, capture: fetched.capture) }
            settle(fetched, &update)
            return lesson
        }
        let old = try previous(&update)
        var fetched = fetched
        if source.rules.leavesTextAlone { fetched.reading = fetched.reading.holding(old) }
        let yield = try yield(old, fetched.reading, &update, &lesson)
        guard yield != .doubtful else { return lesson.collapsed.isEmpty ? nil : lesson.onlyCollapse }
        try moveIfPermanent(&update)
        guard !update.isDuplicate else {
            // What stands there is the other article, and its edits are told there.
            update.sawPresent()
            return nil
        }
        let confirmed = try confirm(old, fetched, &update, &lesson, isCertain: yield == .believed)
        lesson.rules = confirmed.confirmation.rules
        lesson.churn = confirmed.confirmation.churn
        let comparison = try comparison(confirmed, update)
        update.sawPresent()
        try conclude(confirmed, comparison, fetched, &update, &lesson)
        return lesson
    }

    /// Enters what a look has shown.
    private mutating func conclude(
        _ confirmed: ConfirmedContent, _ comparison: Comparison, _ fetched: FetchedArticle,
        _ update: inout ArticleUpdate, _ lesson: inout SiteUpdate
    ) throws(MissingEvidence) {
        if confirmed.confirmation.isWaiting {
            update.outcome = CheckOutcome("unconfirmed", status: fetched.page.status)
        } else {
            settle(fetched, &update)
        }
        // While a part of it waits, nothing is said of the rest but what was believed: the stamps may belong to either.
        let isHeld = confirmed.confirmation.isWaiting && !confirmed.confirmation.isNews
        guard !isHeld else {
            // What is no edit waits for nothing.
            if confirmed.confirmation.isSilent.contains(true) {
                update.rebase(confirmed.content, capture: fetched.capture)
                update.outcome = CheckOutcome("unconfirmed", status: fetched.page.status)
            }
            return
        }
        lesson.changed = comparison.isSubstantial
        lesson.stamps = (comparison.stampsBefore, comparison.stampsAfter, comparison.isSubstantial)
        guard !comparison.isEmpty else {
            if confirmed.confirmation.isSilent.contains(true) {
                update.rebase(confirmed.content, capture: fetched.capture)
            }
            return
        }
        if let fold = fold(comparison) {
            update.rebase(confirmed.content, capture: fetched.capture)
            update.outcome = CheckOutcome("oscillating", status: fetched.page.status)
            update.detail = fold
        } else if isAppend(comparison, confirmed) {
            update.append(confirmed.content, capture: fetched.capture)
        } else {
            try announce(confirmed, comparison, fetched, &update)
        }
    }

    /// The page was understood: the next request may be conditional.
    private func settle(_ fetched: FetchedArticle, _ update: inout ArticleUpdate) {
        update.sawPresent()
        update.memo.candidate = nil
        update.state.bodySHA256 = fetched.capture.sha256
        // A page that only calls scripts may stay the same while its text changes.
        update.keep(fetched.isAMPVersion ? nil : observation.validators)
    }

    // MARK: Live pages and headlines that flip

    /// Whether nothing but additions to a live page came.
    private func isAppend(_ comparison: Comparison, _ confirmed: ConfirmedContent) -> Bool {
        confirmed.content.isLive
            && comparison.edits.allSatisfy { $0.kind == .liveAppend || !$0.kind.isSubstance }
            && comparison.edits.contains { $0.kind == .liveAppend }
    }

    /// A line that flips between known variants was told when it was recognised; further flips are one state.
    private func fold(_ comparison: Comparison) -> String? {
        let lines: Set<Edit.Field> = [.headline, .standfirst, .byline]
        let flipping = comparison.oscillating.filter { lines.contains($0.field) && $0.returns > 2 }
        let fields = Set(comparison.edits.filter { $0.kind.isSubstance }.map(\.field))
        guard !fields.isEmpty, fields.isSubset(of: flipping.map(\.field)), let worst = flipping.first else {
            return nil
        }
        return "the \(worst.field.rawValue) flips between \(worst.variants) variants, \(worst.returns) times so far"
    }

    private mutating func announce(
        _ confirmed: ConfirmedContent, _ comparison: Comparison, _ fetched: FetchedArticle,
        _ update: inout ArticleUpdate
    ) throws(MissingEvidence) {
        if update.memo.burst != nil {
            // What was appended before and not told yet is told with the edit.
            let whole = try sinceBurst(confirmed.content, update) ?? comparison
            return update.edit(confirmed.content, capture: fetched.capture, comparison: whole)
        }
        // A restoration is told before the edit that came with it.
        let restored = update.changes.firstIndex { $0.type == .articleRestored }
        update.edit(confirmed.content, capture: fetched.capture, comparison: comparison)
        if let restored { update.changes[restored].versionTo = update.state.version }
    }
}

/// Bursts of appends to a live page.
extension ArticleTracker {
    /// What lies between the version before a burst of appends and a content.
    func sinceBurst(_ content: ArticleContent, _ update: ArticleUpdate) throws(MissingEvidence) -> Comparison? {
        guard let burst = update.memo.burst, let before = try self.content(of: burst.version) else { return nil }
        let boilerplate = site.boilerplate.fingerprints(of: before, content)
        var context = context(boilerplate, update)
        context.language = content.language
        return Comparison.compare(before.without(boilerplate), content, context: context)
    }

    /// Tells a burst of appends when the page has been quiet for a while, or the burst lasts long.
    func tellBurst(_ update: inout ArticleUpdate) throws(MissingEvidence) {
        guard update.isBurstDue else { return }
        let content: ArticleContent?
        if let version = update.versions.last {
            content = version.content
        } else {
            content = try self.content(of: update.state.version)
        }
        guard let content, let comparison = try sinceBurst(content, update) else {
            update.memo.burst = nil
            return
        }
        update.endBurst(comparison)
    }
}

import Changes
import Fetching
import Model
import Scheduling
import Storage

extension ArticleLedger {
    /// Plans the next check and closes the books.
    ///
    /// - Parameters:
    ///   - fetch: what the check fetched.
    ///   - limits: the bounds of the schedule.
    ///   - site: how the site edits.
    /// - Returns: the record for the store.
    mutating func close(_ fetch: Fetch, limits: ArticleSchedule.Limits, site: SiteRhythm) -> CheckRecord {
        if let plan = plan(fetch, limits, site) { state.nextCheckAt = plan.at.map(pace.real) }
        if isDuplicate { state.nextCheckAt = nil }
        if state.nextCheckAt == nil, state.life == .present { state.life = .quiet }
        state.lastOutcome = outcome
        state.memo = memo.encoded
        var record = CheckRecord(.article(state.id), at: now, outcome: outcome)
        record.detail = detail
        record.articles = [state]
        record.absorbed = absorbed
        record.captures = captures
        record.versions = versions
        record.changes = changes
        return record
    }

    private func plan(_ fetch: Fetch, _ limits: ArticleSchedule.Limits, _ site: SiteRhythm) -> Plan? {
        let virtualNow = pace.virtual(now)
        let seed = ArticleLedger.seed(state.id)
        if !state.misses.isEmpty { return memo.removal.next(limits: limits, now: virtualNow, seed: seed) }
        if memo.candidate != nil {
            return Plan(at: virtualNow + max(limits.shortest, .minutes(2)), reason: .confirmChange)
        }
        let plan = ordinaryPlan(fetch, limits, site)
        return sooner(plan, limits, virtualNow)
    }

    /// Doubts are settled soon, the sooner the less often they came to nothing; a burst of appends is told in time.
    private func sooner(_ plan: Plan, _ limits: ArticleSchedule.Limits, _ virtualNow: Timestamp) -> Plan {
        guard state.failures == .none, plan.reason != .serverAsks, let at = plan.at else { return plan }
        var soonest = memo.burst.map { max(virtualNow + limits.shortest, $0.appends.due()) } ?? at
        if !memo.pending.isEmpty {
            soonest = min(soonest, virtualNow + limits.shortest * (1 << memo.pending.patience))
        }
        return soonest < at ? Plan(at: soonest, reason: .confirmChange) : plan
    }

    private func ordinaryPlan(_ fetch: Fetch, _ limits: ArticleSchedule.Limits, _ site: SiteRhythm) -> Plan {
        let virtualNow = pace.virtual(now)
        var hints = ArticleSchedule.Hints()
        hints.freshFor = fetch.freshFor.map(pace.virtual)
        hints.notBefore = fetch.notBefore.map(pace.virtual)
        return ArticleSchedule.next(
            history(fetch), site: site, hints: hints, limits: limits, now: virtualNow,
            seed: ArticleLedger.seed(state.id))
    }

    /// The article's past on the schedule's clock.
    func history(_ fetch: Fetch?) -> ArticleHistory {
        var history = ArticleHistory(firstSeen: pace.virtual(state.firstSeenAt))
        history.published = state.publishedAt.map(pace.virtual)
        history.lastChecked = pace.virtual(now)
        history.changesSeen = state.editCount
        history.lastChanged = state.editTimes.last.map(pace.virtual)
        history.lastListed = pace.virtual(state.lastListedAt ?? state.firstSeenAt)
        history.failures = state.failures.count
        history.trouble = fetch?.outcome.trouble
        return history
    }

    /// A number that is the article's own, the same in every run (FNV-1a).
    static func seed(_ id: String) -> UInt64 {
        id.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

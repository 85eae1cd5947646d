import Basics
import Changes
import Model
import Scheduling

extension ArticleUpdate {
    /// Plans the next check and gives the record for the store.
    ///
    /// - Parameters:
    ///   - observation: what was fetched.
    ///   - limits: the bounds of the schedule.
    ///   - site: how the site edits.
    /// - Returns: the record for the store.
    mutating func finish(
        _ observation: ArticleObservation, limits: ArticleSchedule.Limits, site: SiteRhythm
    ) -> CheckRecord {
        if let plan = plan(observation, limits, site) { state.nextCheckAt = plan.at.map(pace.real) }
        if isDuplicate { state.nextCheckAt = nil }
        if looksAgain { state.nextCheckAt = now }
        if state.nextCheckAt == nil, state.life == .present { state.life = .quiet }
        state.lastOutcome = outcome
        state.memo = memo.encoded
        var record = CheckRecord(.article(state.id), at: now, outcome: outcome)
        record.detail = detail
        record.articles = [state]
        record.absorbed = absorbed
        record.mergedInto = mergedInto
        record.captures = captures
        record.versions = versions
        record.changes = changes
        return record
    }

    private func plan(_ observation: ArticleObservation, _ limits: ArticleSchedule.Limits, _ site: SiteRhythm) -> Plan?
    {
        let virtualNow = pace.virtual(now)
        let seed = StableHash.of(state.id)
        if !state.misses.isEmpty { return memo.removal.next(limits: limits, now: virtualNow, seed: seed) }
        if let candidate = memo.candidate {
            // A page under repair is soon back; the longer it stays away, the rarer it is looked for.
            let waited = virtualNow - pace.virtual(candidate.firstSeenAt)
            return Plan(at: virtualNow + max(limits.shortest, .minutes(2), waited / 3), reason: .confirmChange)
        }
        let plan = ordinaryPlan(observation, limits, site)
        return sooner(plan, limits, virtualNow)
    }

    /// Pending differences are settled soon, the sooner the less often they came to nothing; a burst of appends is told in time.
    private func sooner(_ plan: Plan, _ limits: ArticleSchedule.Limits, _ virtualNow: Timestamp) -> Plan {
        guard state.failures == .none, plan.reason != .serverAsks, let at = plan.at else { return plan }
        var soonest = memo.burst.map { max(virtualNow + limits.shortest, $0.appends.due()) } ?? at
        if memo.turns.isOpen { soonest = min(soonest, virtualNow + limits.shortest) }
        if !memo.pending.isEmpty {
            soonest = min(soonest, virtualNow + limits.shortest * (1 << memo.pending.patience))
        }
        return soonest < at ? Plan(at: soonest, reason: .confirmChange) : plan
    }

    private func ordinaryPlan(_ observation: ArticleObservation, _ limits: ArticleSchedule.Limits, _ site: SiteRhythm)
        -> Plan
    {
        let virtualNow = pace.virtual(now)
        var hints = ArticleSchedule.Hints()
        hints.freshFor = observation.freshFor.map(pace.virtual)
        hints.notBefore = observation.notBefore.map(pace.virtual)
        return ArticleSchedule.next(
            history(observation.trouble), site: site, hints: hints, limits: limits, now: virtualNow,
            seed: StableHash.of(state.id))
    }

    /// The article's past on the schedule's clock.
    func history(_ trouble: Trouble?) -> ArticleHistory {
        var history = ArticleHistory(firstSeen: pace.virtual(state.firstSeenAt))
        history.published = state.publishedAt.map(pace.virtual)
        history.lastChecked = pace.virtual(now)
        history.changesSeen = state.editCount
        history.lastChanged = state.editTimes.last.map(pace.virtual)
        history.lastListed = pace.virtual(state.lastListedAt ?? state.firstSeenAt)
        history.failures = state.failures.count
        history.trouble = trouble
        return history
    }
}

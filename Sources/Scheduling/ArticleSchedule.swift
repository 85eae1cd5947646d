public import Model

/// When an article is looked at next.
public enum ArticleSchedule {
    /// What bounds the times.
    public struct Limits: Sendable, Equatable {
        /// No two checks closer than this.
        public var shortest = Duration.minutes(2)
        /// No two checks further apart than this.
        public var longest = Duration.days(7)
        /// How long an article is followed after it was last listed.
        public var follow = Duration.days(365)
        /// The price of a request, for the whole daemon; larger means fewer checks.
        ///
        /// The default makes about 56 checks of an average article in its first week.
        public var step = 0.082
        /// The time between the checks that confirm a removal; a failed check is repeated after half of it.
        public var confirmation = Duration.minutes(10)

        /// The usual limits.
        public init() {}
    }

    /// What others say about the article.
    public struct Hints: Sendable, Equatable {
        /// How long the last answer is still fresh by its own word.
        public var freshFor: Duration?
        /// Not before: the server's `Retry-After`, the host's rest.
        public var notBefore: Timestamp?

        /// No hints.
        public init() {}
    }

    /// Plans the next check of an article.
    ///
    /// - Parameters:
    ///   - history: what is known of the article, the check just made included.
    ///   - site: how its site edits.
    ///   - hints: what feed and server say.
    ///   - limits: the user's bounds and the price of a request.
    ///   - now: the time of planning.
    ///   - seed: anything that is the article's own; scatters the times.
    /// - Returns: a time not before `now`, or none when the article has been followed long enough.
    public static func next(
        _ history: ArticleHistory, site: SiteRhythm = SiteRhythm(), hints: Hints = Hints(), limits: Limits,
        now: Timestamp, seed: UInt64
    ) -> Plan {
        let jitter = Jitter(seed: seed)
        if now - history.lastListed > limits.follow {
            return Plan(at: nil, reason: .followEnded)
        }
        if history.failures > 0 {
            let trouble = history.trouble ?? .server
            let wait = BackOff.wait(
                failures: history.failures, base: max(limits.shortest, limits.confirmation / 2), longest: limits.longest
            )
            let plan = Plan(
                at: now + jitter.longer(wait, by: 0.25, salt: UInt64(history.failures)),
                reason: .backOff(trouble, failures: history.failures))
            return bounded(plan, hints: hints, now: now)
        }
        return bounded(expected(history, site, limits, jitter), hints: hints, now: now)
    }

    private static func expected(
        _ history: ArticleHistory, _ site: SiteRhythm, _ limits: Limits, _ jitter: Jitter
    ) -> Plan {
        let model = EditModel()
        let age = hours(history.lastChecked - history.birth)
        let exposure = model.mass(age) - model.mass(hours(history.firstSeen - history.birth))
        let theta = model.theta(changes: history.changesSeen, exposure: exposure, site: site.factor)
        let sinceChange = history.lastChanged.map { max(0, hours(history.lastChecked - $0)) }
        let wait = min(
            model.wait(age: age, sinceChange: sinceChange, step: limits.step, theta: theta), hours(limits.longest))
        let interval = min(limits.longest, max(limits.shortest, .milliseconds(Int64(wait * 3_600_000))))
        // Centred on the planned time, so that scatter costs no delay on average.
        let scattered =
            interval
            + .milliseconds(
                Int64(
                    Double(interval.milliseconds) * 0.1
                        * (jitter.unit(UInt64(bitPattern: history.lastChecked.seconds)) - 0.5)))
        return Plan(
            at: history.lastChecked + max(limits.shortest, scattered),
            reason: .editsExpected(perDay: 24 * theta * model.density(age)))
    }

    private static func bounded(_ plan: Plan, hints: Hints, now: Timestamp) -> Plan {
        guard var at = plan.at else { return plan }
        var reason = plan.reason
        at = max(at, now)
        // A day's lifetime on a news page is a cache's setting, not a promise; an hour of it is believed.
        if let fresh = hints.freshFor, now + min(fresh, .hours(1)) > at {
            at = now + min(fresh, .hours(1))
            reason = .fresh
        }
        if let notBefore = hints.notBefore, notBefore > at {
            at = notBefore
            reason = .serverAsks
        }
        return Plan(at: at, reason: reason)
    }
}

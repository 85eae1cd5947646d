public import Model

/// Decides when a missing article counts as removed: after several observations over time, never after one.
public struct RemovalWatch: Sendable, Equatable {
    /// The first 404 or 410 in the current row; nil when the article is there.
    public var missingSince: Timestamp?
    /// How often in a row it was missing.
    public var observations = 0
    /// Whether it was reported as removed.
    public var isRemoved = false

    /// An article that is there.
    public init() {}

    /// What an observation means.
    public enum Verdict: Sendable, Equatable {
        /// Nothing to report.
        case nothing
        /// Missing, but not for long enough to say so.
        case unconfirmed
        /// Report it as removed: missing at each observation since that time.
        case removed(since: Timestamp)
        /// Report it as restored.
        case restored
    }

    /// Takes note of an answer of 404 or 410.
    ///
    /// - Parameters:
    ///   - limits: `confirmation` is the time that two observations must be apart.
    ///   - siteShare: the share of the site's recent checks that were missing, too; above a half it is the site that is
    ///     broken, and confirming takes much longer.
    ///   - now: the time of the answer.
    /// - Returns: what may be said now.
    public mutating func missing(limits: ArticleSchedule.Limits, siteShare: Double = 0, now: Timestamp) -> Verdict {
        observations += 1
        // A time in the future is from a clock that ran ahead: the row begins anew.
        guard let since = missingSince, since <= now else {
            missingSince = now
            return .unconfirmed
        }
        guard !isRemoved else { return .nothing }
        let needed = siteShare > 0.5 ? limits.confirmation * 36 : limits.confirmation
        guard observations >= 2, now - since >= needed else { return .unconfirmed }
        isRemoved = true
        return .removed(since: since)
    }

    /// Takes note of an answer that shows the article.
    public mutating func present() -> Verdict {
        let wasRemoved = isRemoved
        self = RemovalWatch()
        return wasRemoved ? .restored : .nothing
    }

    /// When to look again while the article is missing.
    public func next(limits: ArticleSchedule.Limits, now: Timestamp, seed: UInt64) -> Plan {
        let jitter = Jitter(seed: seed)
        let salt = UInt64(observations)
        guard isRemoved else {
            let wait = limits.confirmation * max(1, min(observations, 6))
            return Plan(at: now + jitter.longer(wait, by: 0.1, salt: salt), reason: .confirmRemoval)
        }
        let wait = BackOff.wait(failures: observations - 1, base: limits.confirmation * 6, longest: .days(30))
        return Plan(at: now + jitter.longer(wait, by: 0.1, salt: salt), reason: .lookBack)
    }
}

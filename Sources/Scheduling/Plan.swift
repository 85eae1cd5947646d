public import Model

/// When to look next, and why then.
public struct Plan: Sendable, Equatable {
    /// The instant of the next check; nil when there will be none.
    public var at: Timestamp?
    /// What decided the time.
    public var reason: Reason

    /// A check at that time for that reason.
    public init(at: Timestamp?, reason: Reason) {
        self.at = at
        self.reason = reason
    }

    /// What decided the time.
    public enum Reason: Sendable, Equatable {
        /// The article's age and the edits seen so far; edits a day are expected.
        case editsExpected(perDay: Double)
        /// The source's own rhythm: entries a day.
        case rhythm(perDay: Double)
        /// The user's interval.
        case interval
        /// Fresh by `Cache-Control` or `Expires` until then.
        case fresh
        /// The feed's `ttl`, `sy:updatePeriod`.
        case feedAsks
        /// The feed's `skipHours` or `skipDays`.
        case feedSleeps
        /// `Retry-After`, or the host's own rest.
        case serverAsks
        /// So many failures in a row.
        case backOff(Trouble, failures: Int)
        /// To see whether it stays away.
        case confirmRemoval
        /// To see whether what differs stays so.
        case confirmChange
        /// Removed; a rare look whether it came back.
        case lookBack
        /// Followed long enough.
        case followEnded
        /// 410, or 404 for too long.
        case givenUp
    }
}

/// What kind of failure keeps a check from succeeding.
public enum Trouble: String, Sendable, CaseIterable {
    /// Name, connection, TLS, time.
    case unreachable
    /// 5xx, or an answer that is broken.
    case server
    /// 429 and 503.
    case throttled
    /// 401, 403, 407, 451, robots.txt.
    case refused
    /// 404.
    case notFound
    /// 410.
    case gone
    /// An answer that is not what the source should be.
    case unreadable
    /// A setting of ours.
    case configuration
}

extension Plan {
    /// The plan in words: `next check in 14 min: 2.1 edits a day are expected of an article of this age`.
    public func explanation(now: Timestamp) -> String {
        guard let at else { return "no further check: \(reason.words)" }
        return "next check \(Plan.inWords(at - now)): \(reason.words)"
    }

    /// `in 14 min`, `in 3 h`, `in 2 d`, `now`.
    static func inWords(_ duration: Duration) -> String {
        let seconds = duration.milliseconds / 1000
        return switch seconds {
        case ...0: "now"
        case ..<100: "in \(seconds) s"
        case ..<6000: "in \((seconds + 30) / 60) min"
        case ..<172_800: "in \((seconds + 1800) / 3600) h"
        default: "in \((seconds + 43_200) / 86_400) d"
        }
    }
}

extension Plan.Reason {
    // style: table
    /// The reason for a person.
    public var words: String {
        switch self {
        case .editsExpected(let rate): "\(decimal(rate)) edits a day are expected at this age and with this history"
        case .rhythm(let rate): "the source brings \(decimal(rate)) entries a day"
        case .interval: "the interval of the source"
        case .fresh: "the answer is fresh until then (Cache-Control)"
        case .feedAsks: "the feed asks not to be polled more often"
        case .feedSleeps: "the feed asks to be left alone at these hours"
        case .serverAsks: "the server asked to be left alone until then"
        case .backOff(let trouble, let failures): "\(failures) failed in a row (\(trouble.words)), so the wait grows"
        case .confirmRemoval: "it was missing and is checked once more"
        case .confirmChange: "something differs and is checked once more"
        case .lookBack: "it was removed; rare checks whether it came back"
        case .followEnded: "it has been followed as long as was asked"
        case .givenUp: "it is gone for good: the server said so, or it was 404 for a month"
        }
    }

    /// Two significant decimals at most.
    private func decimal(_ value: Double) -> String {
        guard value.isFinite, value < 1e6 else { return "many" }
        let hundredths = Int((value * 100).rounded())
        if value >= 10 || hundredths % 100 == 0 { return "\(Int(value.rounded()))" }
        return hundredths < 1
            ? "less than 0.01" : "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)"
    }
}

extension Trouble {
    /// For a person.
    public var words: String {
        switch self {
        case .unreachable: "the host does not answer"
        case .server: "the server has trouble"
        case .throttled: "the server wants fewer requests"
        case .refused: "access refused"
        case .notFound: "not found"
        case .gone: "gone"
        case .unreadable: "the document cannot be read"
        case .configuration: "a setting prevents it"
        }
    }
}

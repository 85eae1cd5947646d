public import Model

/// What is known of a source when its next poll is planned.
public struct SourceHistory: Sendable, Equatable {
    /// Failed polls since the last good one, their latest cause, and when they began.
    public var failures = 0
    /// Why the latest poll failed.
    public var trouble: Trouble?
    /// The first failed poll of the current row.
    public var failingSince: Timestamp?
    /// How often it brings something new.
    public var rhythm = SourceRhythm()

    /// A source that was never polled.
    public init() {}
}

/// How often a source brings something new, learned from its own polls.
public struct SourceRhythm: Sendable, Equatable {
    /// New entries (or changes of a page) and the hours watched for them, both fading.
    public var news: Double
    /// The hours watched for them.
    public var hours: Double

    /// What was learned so far; nothing at first.
    public init(news: Double = 0, hours: Double = 0) {
        self.news = news
        self.hours = hours
    }

    /// Learns from one good poll.
    ///
    /// - Parameters:
    ///   - news: new entries found.
    ///   - elapsed: the time since the poll before; zero at the first.
    public mutating func learn(news: Int, elapsed: Duration) {
        // The first poll finds old entries, which say nothing about the rate.
        guard elapsed > .zero else { return }
        self.news += Double(news)
        hours += elapsed.inSeconds / 3600
        // Two weeks count; a burst is no rhythm.
        if hours > 672 {
            self.news /= 2
            hours /= 2
        }
    }

    /// News an hour; an unknown source is taken to bring one.
    var perHour: Double { (news + 1) / (hours + 1) }
}

/// When a source is polled next.
public enum SourceSchedule {
    /// What bounds the times.
    public struct Limits: Sendable, Equatable {
        /// The shortest time between two polls.
        public var interval: Duration
        /// The longest, whatever server and feed wish.
        public var longest = Duration.days(1)
        /// How many times longer the interval of a source that brings little may become; 1 keeps it fixed.
        public var slowest = 16.0
        /// How long a 404 is asked again before the source is given up.
        public var patience = Duration.days(30)

        /// Limits around an interval.
        public init(interval: Duration) { self.interval = interval }
    }

    /// What the server and the feed wish.
    public struct Hints: Sendable, Equatable {
        /// What the feed document asks for.
        public var polling = PollingHints()
        /// How long the answer is still fresh by its own word.
        public var freshFor: Duration?
        /// The server's `Retry-After`, or the host's rest.
        public var notBefore: Timestamp?
        /// A WebSub hub tells us of news, so polls are a safety net.
        public var isPushed = false

        /// No wishes.
        public init() {}
    }

    /// Plans the next poll of a source.
    ///
    /// - Parameters:
    ///   - history: what is known of the source, the poll just made included.
    ///   - hints: what feed and server wish.
    ///   - limits: the user's bounds.
    ///   - now: the time of planning.
    ///   - seed: anything that is the source's own; scatters the times.
    /// - Returns: a time after `now`, or none when the source is given up.
    public static func next(
        _ history: SourceHistory, hints: Hints = Hints(), limits: Limits, now: Timestamp, seed: UInt64
    ) -> Plan {
        Plan(at: now + limits.interval, reason: .interval)
    }
}

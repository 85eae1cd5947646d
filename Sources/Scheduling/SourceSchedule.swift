public import Model

/// What is known of a source when its next poll is planned.
public struct SourceHistory: Sendable, Equatable {
    /// Failed polls since the last good one.
    public var failures = 0
    /// Why the latest poll failed.
    public var trouble: Trouble?
    /// The time from the first failed poll of the current row to the last.
    public var failingFor = Duration.zero
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

    /// News a day that are expected, by which polls are planned.
    public var perDay: Double { perHour * 24 }
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
        let jitter = Jitter(seed: seed ^ UInt64(bitPattern: now.seconds))
        var plan = wish(history, hints, limits)
        guard let wait = plan.wait else { return Plan(at: nil, reason: plan.reason) }
        plan.at = now + jitter.longer(min(wait, limits.longest), by: 0.1, salt: 1)
        if history.failures == 0 {
            let open = Quiet(hints.polling).firstOpen(after: plan.at, jitter)
            if open > plan.at { plan = Wish(wait: wait, reason: .feedSleeps, at: open) }
        }
        if let notBefore = hints.notBefore, notBefore > plan.at {
            // A little later than asked, and not all at once.
            let rest = jitter.longer(notBefore - now, by: 0.02, salt: 2)
            plan = Wish(wait: wait, reason: .serverAsks, at: now + rest)
        }
        return Plan(at: wait >= .minutes(10) ? plan.at.awayFromTheHour(jitter) : plan.at, reason: plan.reason)
    }

    private struct Wish {
        var wait: Duration?
        var reason: Plan.Reason
        var at = Timestamp(milliseconds: 0)
    }

    private static func wish(_ history: SourceHistory, _ hints: Hints, _ limits: Limits) -> Wish {
        if history.failures > 0 { return afterFailure(history, limits) }
        var wish = Wish(wait: limits.interval, reason: .interval)
        let perHour = history.rhythm.perHour
        let slower = min(limits.slowest, max(1, (1 / perHour).squareRoot()))
        if slower > 1.05 {
            let wait = Duration.milliseconds(Int64(Double(limits.interval.milliseconds) * slower))
            wish = Wish(wait: wait, reason: .rhythm(perDay: history.rhythm.perDay))
        }
        if hints.isPushed { wish.wait = max(wish.wait ?? .zero, limits.interval * 4) }
        let ttl = Duration.minutes(clamping: hints.polling.ttlMinutes ?? 0)
        let period = Duration.seconds(min(max(hints.polling.updatePeriodSeconds ?? 0, 0), 31_536_000))
        let asked = max(ttl, period)
        if asked > wish.wait ?? .zero { wish = Wish(wait: asked, reason: .feedAsks) }
        if let fresh = hints.freshFor, fresh > wish.wait ?? .zero { wish = Wish(wait: fresh, reason: .fresh) }
        return wish
    }

    /// Errors wait on a clock of their own, each cause with a patience of its own.
    private static func afterFailure(_ history: SourceHistory, _ limits: Limits) -> Wish {
        let trouble = history.trouble ?? .server
        let failing = history.failingFor
        if trouble == .gone, history.failures >= 2 { return Wish(wait: nil, reason: .givenUp) }
        if trouble == .notFound, failing > limits.patience { return Wish(wait: nil, reason: .givenUp) }
        var base = limits.interval
        var longest = limits.longest
        switch trouble {
        // What the server decided does not change soon; asking again at once would only annoy.
        case .throttled, .refused, .notFound, .unreadable: base *= 2
        case .gone: base *= 4
        case .configuration: longest = min(longest, max(.hours(1), limits.interval))
        case .unreachable, .server: break
        }
        // An outage ends at any time, and a request every few hours hurts nobody. A page in the place of a feed is mostly
        // one, too: of a portal on the way, or of a site under repair.
        if [.unreachable, .server, .unreadable].contains(trouble), failing < .days(7) {
            longest = min(longest, max(.hours(4), limits.interval))
        }
        let wait = BackOff.wait(failures: history.failures, base: base, longest: longest)
        return Wish(wait: wait, reason: .backOff(trouble, failures: history.failures))
    }
}

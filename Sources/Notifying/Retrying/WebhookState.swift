public import Model

/// How a webhook as a whole is doing, and so how much may be sent to it now.
///
/// - *open*: as many attempts at once as configured.
/// - *paused* until a time, after an overload: nothing is sent.
/// - *struggling*, after minutes of nothing but failures: one attempt at a time, until one succeeds.
/// - *disabled*, after 410 or days of nothing but failures: nothing is sent until a person enables it.
public struct WebhookState: Sendable, Equatable {
    /// Fewer failures in a row are no trend, however far apart.
    static let patience = 5

    private let concurrency: Int
    private let rate: StartRate?
    private let disableAfter: Duration
    private let plan: RetryPlan

    /// Nothing is sent before that time; a longer pause than any that is made was made by a clock that ran ahead.
    public private(set) var pausedUntil: Timestamp?
    /// Failed attempts since the last success.
    public private(set) var failures = 0
    /// The first failure since the last success.
    public private(set) var failingSince: Timestamp?
    /// Why nothing is sent any more; nil while it is enabled.
    public private(set) var disabledReason: String?
    private var earliestStart: Timestamp?

    /// The state of a webhook, continued from what the store remembers.
    ///
    /// - Parameters:
    ///   - settings: its limits.
    ///   - failures: failed attempts since the last success.
    ///   - failingSince: the first of them.
    ///   - disabledReason: nil while it is enabled.
    public init(
        _ settings: WebhookSettings, failures: Int = 0, failingSince: Timestamp? = nil, disabledReason: String? = nil
    ) {
        concurrency = max(1, settings.concurrency)
        rate = settings.ratePerMinute.map { StartRate(perMinute: $0, burst: max(1, settings.concurrency)) }
        disableAfter = settings.disableAfter
        plan = RetryPlan(settings)
        self.failures = failures
        self.failingSince = failingSince
        self.disabledReason = disabledReason
    }

    private func isStruggling(_ now: Timestamp) -> Bool {
        guard failures >= Self.patience, let failingSince else { return false }
        return now - failingSince >= plan.patience
    }

    /// How many more attempts may start now.
    ///
    /// - Parameters:
    ///   - running: attempts that have started and not ended.
    ///   - now: the time.
    /// - Returns: 0 and more.
    public func room(running: Int, now: Timestamp) -> Int {
        guard disabledReason == nil, pause(now) == nil else { return 0 }
        let free = max(0, (isStruggling(now) ? 1 : concurrency) - running)
        guard let rate else { return free }
        return min(free, rate.starts(possibleAt: now, after: earliestStart))
    }

    /// When there will be room again, as far as time alone decides it; nil when it does not.
    public func opening(now: Timestamp) -> Timestamp? {
        guard disabledReason == nil else { return nil }
        if let end = pause(now) { return end }
        return rate?.nextStart(now: now, after: earliestStart)
    }

    /// The end of the pause that holds now.
    private func pause(_ now: Timestamp) -> Timestamp? {
        pausedUntil.flatMap { $0 > now && $0 - now <= plan.longestPause ? $0 : nil }
    }

    /// Counts an attempt that starts now.
    public mutating func start(now: Timestamp) {
        if let rate { earliestStart = rate.advanced(earliestStart, now: now) }
    }

    /// Learns from an attempt that ended now; true when the webhook has just been disabled.
    public mutating func learn(from outcome: AttemptOutcome, now: Timestamp) -> Bool {
        if outcome.isSuccess {
            (failures, failingSince, pausedUntil) = (0, nil, nil)
            return false
        }
        failures += 1
        let since = failingSince ?? now
        failingSince = since
        if let pause = plan.pause(after: outcome, now: now) { pausedUntil = max(pausedUntil ?? now, now + pause) }
        guard disabledReason == nil else { return false }
        if outcome.isGone {
            disabledReason = "the receiver answered 410 Gone"
        } else if now - since >= disableAfter {
            disabledReason = "nothing but failures since \(since), the last: \(outcome.words)"
        }
        return disabledReason != nil
    }
}

/// How many attempts may start in a minute (GCRA, ITU-T I.371: one number remembers everything).
struct StartRate: Sendable, Equatable {
    private let spacing: Duration
    private let tolerance: Duration

    /// A rate that lets `burst` attempts start at once after a rest.
    init(perMinute: Int, burst: Int) {
        spacing = .milliseconds(60_000 / Int64(max(1, perMinute)))
        tolerance = spacing * (min(burst, max(1, perMinute)) - 1)
    }

    /// The remembered number after a start.
    func advanced(_ mark: Timestamp?, now: Timestamp) -> Timestamp { reached(mark, now) + spacing }

    func nextStart(now: Timestamp, after mark: Timestamp?) -> Timestamp? {
        let start = reached(mark, now) - tolerance
        return start > now ? start : nil
    }

    /// The remembered number, not before now; one further ahead than starts can push it is from a clock that ran ahead.
    private func reached(_ mark: Timestamp?, _ now: Timestamp) -> Timestamp {
        guard let mark, mark > now, mark - now <= tolerance + spacing else { return now }
        return mark
    }

    func starts(possibleAt now: Timestamp, after mark: Timestamp?) -> Int {
        let room = now + tolerance - reached(mark, now)
        guard room >= .zero else { return 0 }
        return Int(room.milliseconds / max(1, spacing.milliseconds)) + 1
    }
}

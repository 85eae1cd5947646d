public import Model

/// What follows from an attempt, as a function of its number and its outcome.
///
/// ```
/// pending --2xx--> delivered
///         --else--> pending, at a later time       (as long as the schedule has a wait left)
///         --else--> dead                           (the schedule is used up)
///         --410---> pending, and the webhook is disabled
/// ```
public struct RetryPlan: Sendable, Equatable {
    /// What is to be done with the delivery.
    public enum Step: Sendable, Equatable {
        case delivered
        /// Not before that time.
        case retry(at: Timestamp)
        /// The schedule is used up: a person must look.
        case dead
        /// The receiver is gone: the delivery stays as it is, and nothing more is sent to this webhook.
        case disable
    }

    /// How far a wait may be from the planned one, as a share of it.
    static let jitter = 0.2

    /// The wait after each failed attempt.
    public var waits: [Duration]
    /// The shortest wait after an overload.
    public var overloadPause: Duration

    /// The plan of a webhook.
    public init(_ settings: WebhookSettings) {
        waits = settings.retry
        // 12 x 5 s = 60 s on the usual schedule; a shortened schedule shortens this with it.
        let first = settings.retry.first ?? .seconds(5)
        overloadPause = settings.overloadPause ?? min(first * 12, .seconds(60))
    }

    /// What follows from an attempt.
    ///
    /// - Parameters:
    ///   - outcome: how it ended.
    ///   - attempt: its number, 1 for the first.
    ///   - now: when it ended.
    ///   - luck: a number from -1 to 1 that spreads the retries of many deliveries.
    /// - Returns: the step.
    public func step(after outcome: AttemptOutcome, attempt: Int, now: Timestamp, luck: Double) -> Step {
        if outcome.isSuccess { return .delivered }
        if outcome.isGone { return .disable }
        guard attempt >= 1, var wait = wait(after: attempt, outcome) else { return .dead }
        if outcome.isOverload { wait = max(wait, overloadPause) }
        wait = spread(wait, luck)
        // Never earlier than the receiver asked for; the spread is on top, so that not all come at that second.
        if let asked = asked(outcome, now) { wait = max(wait, asked + spread(.seconds(1), abs(luck)) - .seconds(1)) }
        return .retry(at: now + wait)
    }

    /// The planned wait; nil when the schedule is used up, which an attempt whose end was not seen never does.
    private func wait(after attempt: Int, _ outcome: AttemptOutcome) -> Duration? {
        if attempt <= waits.count { return waits[attempt - 1] }
        return outcome == .interrupted ? waits.last ?? .zero : nil
    }

    /// How long the whole webhook is left alone after an overload; nil when there was none.
    ///
    /// As long as the receiver asks, but not longer than an overload pause: the other deliveries have plans of their own.
    /// Without a wish only the pace is slowed, to sixty attempts in an overload pause.
    public func pause(after outcome: AttemptOutcome, now: Timestamp) -> Duration? {
        guard outcome.isOverload else { return nil }
        return max(overloadPause / 60, min(asked(outcome, now) ?? .zero, overloadPause))
    }

    /// No pause of a whole webhook is longer.
    var longestPause: Duration { overloadPause }

    /// How long nothing but failures is taken for a mishap; then the webhook is only probed.
    var patience: Duration { overloadPause * 10 }

    private func asked(_ outcome: AttemptOutcome, _ now: Timestamp) -> Duration? {
        guard case .answered(_, let value?) = outcome else { return nil }
        return RetryAfter.wait(value, now: now)
    }

    private func spread(_ wait: Duration, _ luck: Double) -> Duration {
        let factor = 1 + RetryPlan.jitter * min(max(luck, -1), 1)
        return .milliseconds(Int64((Double(wait.milliseconds) * factor).rounded()))
    }
}

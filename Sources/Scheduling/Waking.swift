public import Model

/// Spreads the checks that came due while the machine slept, the daemon stood still or the clock jumped.
public enum Waking {
    /// The longest that a check waits after waking.
    static let longest = Duration.minutes(30)

    /// How long the overdue checks should be spread over.
    ///
    /// - Parameters:
    ///   - overdue: how many there are.
    ///   - perSecond: how many a second are made in ordinary times.
    /// - Returns: at most half an hour.
    public static func window(overdue: Int, perSecond: Double) -> Duration {
        guard overdue > 0, perSecond > 0 else { return .zero }
        return min(longest, .milliseconds(Int64(min(1e12, Double(overdue) / perSecond * 1000))))
    }

    /// When an overdue check is made: at a time of its own in the window after now.
    public static func time(seed: UInt64, window: Duration, now: Timestamp) -> Timestamp {
        now + .milliseconds(Int64(Double(window.milliseconds) * Jitter(seed: seed).unit(0x57AB)))
    }
}

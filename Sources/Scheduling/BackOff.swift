import Model

extension Duration {
    /// That many minutes, at most a year of them: a feed may say anything.
    static func minutes(clamping count: Int) -> Duration { .seconds(min(max(count, 0), 525_600) * 60) }
}

/// Waits that double with each failure in a row.
enum BackOff {
    static func wait(failures: Int, base: Duration, longest: Duration) -> Duration {
        let doublings = min(max(failures, 1) - 1, 30)
        let wait = Double(base.milliseconds) * Double(1 << doublings)
        return .milliseconds(Int64(min(wait, Double(longest.milliseconds))))
    }
}

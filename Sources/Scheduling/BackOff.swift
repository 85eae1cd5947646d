import Model

/// Waits that double with each failure in a row.
enum BackOff {
    static func wait(failures: Int, base: Duration, longest: Duration) -> Duration {
        let doublings = min(max(failures, 1) - 1, 30)
        let wait = Double(base.milliseconds) * Double(1 << doublings)
        return .milliseconds(Int64(min(wait, Double(longest.milliseconds))))
    }
}

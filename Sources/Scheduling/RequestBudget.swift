import Glibc

/// Moves the price of a request until the requests made are the requests allowed.
public struct RequestBudget: Sendable, Equatable {
    /// What `ArticleSchedule.Limits.step` should be.
    public private(set) var step: Double

    /// A budget that starts at that price.
    public init(step: Double = ArticleSchedule.Limits().step) { self.step = step }

    /// Adjusts the price; call it about once a minute.
    ///
    /// - Parameters:
    ///   - used: requests made since the last time.
    ///   - allowed: requests that the machine and its owner allow in that time.
    public mutating func adjust(used: Double, allowed: Double) {
        guard used > 0, allowed > 0 else { return }
        step = min(1e3, max(1e-5, step * pow(min(32, max(1.0 / 32, used / allowed)), 0.2)))
    }
}

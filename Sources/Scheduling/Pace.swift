public import Model

/// How much faster than the clock the schedules run: 1 in earnest, more in rehearsals and tests.
///
/// Schedules see instants of a virtual clock; what they plan is brought back to the real one. HTTP's own times
/// (freshness, `Retry-After`) and a feed's (`ttl`, `sy:updatePeriod`) stay real, as they are meant; and so does the
/// past, which had run at the pace of the clock.
public struct Pace: Sendable, Equatable {
    /// Virtual seconds in a real one.
    public var factor: Double
    private let origin: Timestamp

    /// A pace that counts from an instant on, at which both clocks agree.
    public init(factor: Double = 1, origin: Timestamp = Timestamp(milliseconds: 0)) {
        self.factor = max(1, factor)
        self.origin = origin
    }

    /// The virtual instant of a real one.
    public func virtual(_ time: Timestamp) -> Timestamp {
        guard factor != 1, time > origin else { return time }
        return origin + .milliseconds(Int64(Double((time - origin).milliseconds) * factor))
    }

    /// The real instant of a virtual one.
    public func real(_ time: Timestamp) -> Timestamp {
        guard factor != 1, time > origin else { return time }
        return origin + .milliseconds(Int64(Double((time - origin).milliseconds) / factor))
    }

    /// A feed's wishes on the virtual clock: like HTTP's own times, they are meant in real ones.
    public func virtual(_ hints: PollingHints) -> PollingHints {
        guard factor != 1 else { return hints }
        var scaled = hints
        scaled.ttlMinutes = hints.ttlMinutes.map { Int(min(1e9, Double($0) * factor)) }
        scaled.updatePeriodSeconds = hints.updatePeriodSeconds.map { Int(min(1e12, Double($0) * factor)) }
        return scaled
    }

    /// The real length of a virtual duration.
    public func real(_ duration: Duration) -> Duration {
        factor == 1 ? duration : .milliseconds(Int64(Double(duration.milliseconds) / factor))
    }

    /// The virtual length of a real duration.
    public func virtual(_ duration: Duration) -> Duration {
        factor == 1 ? duration : .milliseconds(Int64(Double(duration.milliseconds) * factor))
    }
}

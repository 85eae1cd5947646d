public import Model

/// How much faster than the clock the schedules run: 1 in earnest, more in rehearsals and tests.
///
/// Schedules see instants of a virtual clock; what they plan is brought back to the real one. HTTP's own times
/// (freshness, `Retry-After`) stay real, as the servers mean them.
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
    func virtual(_ time: Timestamp) -> Timestamp {
        guard factor != 1 else { return time }
        return origin + .milliseconds(Int64(Double((time - origin).milliseconds) * factor))
    }

    /// The real instant of a virtual one.
    func real(_ time: Timestamp) -> Timestamp {
        guard factor != 1 else { return time }
        return origin + .milliseconds(Int64(Double((time - origin).milliseconds) / factor))
    }

    /// The virtual length of a real duration.
    func virtual(_ duration: Duration) -> Duration {
        factor == 1 ? duration : .milliseconds(Int64(Double(duration.milliseconds) * factor))
    }
}

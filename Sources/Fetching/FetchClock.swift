import Glibc
public import Model

/// The times that a fetcher goes by; tests bring their own.
public struct FetchClock: Sendable {
    /// The time of day.
    public var now: @Sendable () -> Timestamp
    /// Time that never jumps, for spacing; only differences mean something.
    public var monotonic: @Sendable () -> Duration
    /// Waits; returns early when the task is cancelled.
    public var sleep: @Sendable (Duration) async -> Void

    /// A clock by its three hands.
    public init(
        now: @escaping @Sendable () -> Timestamp, monotonic: @escaping @Sendable () -> Duration,
        sleep: @escaping @Sendable (Duration) async -> Void
    ) {
        self.now = now
        self.monotonic = monotonic
        self.sleep = sleep
    }

    /// The machine's clock.
    public static let system = FetchClock(
        now: { read(CLOCK_REALTIME).timestamp }, monotonic: { read(CLOCK_BOOTTIME).duration },
        sleep: { try? await Task.sleep(for: $0) })

    private static func read(_ clock: clockid_t) -> timespec {
        var time = timespec()
        unsafe clock_gettime(clock, &time)
        return time
    }
}

extension timespec {
    fileprivate var timestamp: Timestamp { Timestamp(milliseconds: Int64(tv_sec) * 1000 + Int64(tv_nsec) / 1_000_000) }
    fileprivate var duration: Duration { .seconds(tv_sec) + .nanoseconds(tv_nsec) }
}

import Linux
public import Model

/// The times that a fetcher goes by; tests bring their own.
public struct FetchClock: Sendable {
    /// The time of day.
    public var now: @Sendable () -> Timestamp
    /// Time that never jumps and goes on during sleep, for spacing; only differences mean something.
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
        now: { Timestamp(milliseconds: SystemClock.wallMilliseconds) },
        monotonic: { .milliseconds(SystemClock.bootMilliseconds) },
        sleep: { try? await Task.sleep(for: $0) })
}

import Glibc

/// The processor's time that one thread has taken; can be read from others.
public struct ThreadClock: Sendable {
    private let identifier: clockid_t

    /// The clock of the calling thread; nil when the system has none.
    ///
    /// The corresponding C function is `pthread_getcpuclockid`.
    public static var current: ThreadClock? {
        var identifier = clockid_t()
        return pthread_getcpuclockid(pthread_self(), &identifier) == 0 ? ThreadClock(identifier: identifier) : nil
    }

    /// The time taken so far; nil when the thread has ended.
    public var time: Duration? {
        var time = timespec()
        guard clock_gettime(identifier, &time) == 0 else { return nil }
        return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
    }
}

/// Waiting without anything to wait for.
public enum Pause {
    /// Blocks the calling thread; not for Swift's shared pool.
    public static func milliseconds(_ count: UInt32) { usleep(count * 1000) }
}

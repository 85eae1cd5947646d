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

// @unchecked because `rings` and `isOpen` are only touched under the POSIX mutex, which the condition needs.
/// Wakes threads, as many as it was rung times.
public final class ThreadBell: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var rings = 0
    private var isOpen = true

    /// A bell that nobody has rung.
    public init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Wakes one thread, now or when it comes.
    public func ring() {
        pthread_mutex_lock(mutex)
        rings += 1
        pthread_cond_signal(condition)
        pthread_mutex_unlock(mutex)
    }

    /// Waits for a ring; false when the bell was closed.
    public func wait() -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while rings == 0 {
            guard isOpen else { return false }
            pthread_cond_wait(condition, mutex)
        }
        rings -= 1
        return true
    }

    /// Wakes every thread for good.
    public func close() {
        pthread_mutex_lock(mutex)
        isOpen = false
        pthread_cond_broadcast(condition)
        pthread_mutex_unlock(mutex)
    }
}

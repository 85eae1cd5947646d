import Glibc

/// The clocks of the machine.
public enum SystemClock {
    /// Wall-clock time: milliseconds since 1970-01-01T00:00:00Z.
    public static var wallMilliseconds: Int64 { milliseconds(CLOCK_REALTIME) }

    /// Milliseconds since the machine started, time asleep included; never goes back.
    public static var bootMilliseconds: Int64 { milliseconds(CLOCK_BOOTTIME) }

    /// CPU time this process has used: nanoseconds.
    public static var processorNanoseconds: Int64 {
        var time = timespec()
        clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
        return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
    }

    /// Holds up the calling thread; for threads of our own, never for a task.
    public static func sleep(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        var wanted = timespec(tv_sec: Int(seconds), tv_nsec: Int(attoseconds / 1_000_000_000))
        var rest = timespec()
        while nanosleep(&wanted, &rest) != 0, errno == EINTR { wanted = rest }
    }

    private static func milliseconds(_ clock: clockid_t) -> Int64 {
        var time = timespec()
        clock_gettime(clock, &time)
        return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
    }
}

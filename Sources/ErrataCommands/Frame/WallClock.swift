import Glibc
import Model

extension Timestamp {
    /// What the wall clock says, for commands that look at the past.
    ///
    /// Whoever schedules is given its time.
    static var now: Timestamp {
        var time = timespec()
        unsafe clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
    }
}

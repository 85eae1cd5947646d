import CLinux
import Glibc

/// The signals a daemon listens to, taken one after the other by a thread that waits for them.
public enum Signals {
    /// What the daemon is told.
    public enum Signal: Sendable {
        case terminate, reload
    }

    /// Blocks SIGTERM, SIGINT and SIGHUP in this thread and every later one, and ignores SIGPIPE.
    ///
    /// Must be the first act of a synchronous `main`: a signal that meets an unblocked thread ends the process.
    public static func block() {
        var set = watched()
        pthread_sigmask(SIG_BLOCK, &set, nil)
        signal(SIGPIPE, SIG_IGN)
    }

    /// Ignores SIGPIPE, so that a closed pipe is an error of `write` and not the end of the process.
    public static func ignoreClosedPipes() { signal(SIGPIPE, SIG_IGN) }

    /// Waits for the next signal; call it on a thread of its own.
    public static func wait() -> Signal {
        var set = watched()
        var number: Int32 = 0
        while sigwait(&set, &number) != 0 {}
        return number == SIGHUP ? .reload : .terminate
    }

    private static func watched() -> sigset_t {
        var set = sigset_t()
        sigemptyset(&set)
        for number in [SIGTERM, SIGINT, SIGHUP] { sigaddset(&set, number) }
        return set
    }
}

import CSystemd
import Glibc

/// Tells the service manager how the service is doing (sd_notify(3)); silent when none started it.
public struct ServiceNotifier: Sendable {
    /// Whether a service manager listens.
    public let isActive: Bool

    /// A notifier for the manager that `$NOTIFY_SOCKET` names.
    public init() { isActive = getenv("NOTIFY_SOCKET") != nil }

    /// The start is over: the store is open, the configuration valid, everything recovered.
    public func ready(status: String? = nil) { send(["READY=1"] + line(status)) }

    /// One line for `systemctl status`.
    public func status(_ text: String) { send(line(text)) }

    /// The configuration is being read again; `ready` ends it.
    public func reloading() {
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        let microseconds = Int64(now.tv_sec) * 1_000_000 + Int64(now.tv_nsec) / 1000
        send(["RELOADING=1", "MONOTONIC_USEC=\(microseconds)"])
    }

    /// The service has begun to stop.
    public func stopping(status: String? = nil) { send(["STOPPING=1"] + line(status)) }

    /// A sign of life; to be called by the loop that does the work, never by a timer of its own.
    public func alive() { send(["WATCHDOG=1"]) }

    /// Asks for more time to start, stop or reload, counted from now.
    public func extendTimeout(by duration: Duration) {
        let (seconds, attoseconds) = duration.components
        send(["EXTEND_TIMEOUT_USEC=\(seconds &* 1_000_000 &+ attoseconds / 1_000_000_000_000)"])
    }

    /// How long the manager waits for a sign of life; nil when it does not wait.
    ///
    /// Call `alive` at least twice as often. The corresponding C function is `sd_watchdog_enabled`.
    public static var watchdogInterval: Duration? {
        var microseconds: UInt64 = 0
        guard sd_watchdog_enabled(0, &microseconds) > 0 else { return nil }
        return .microseconds(Int64(clamping: microseconds))
    }

    /// A text must stay one line, or its second line would be an assignment of its own.
    private func line(_ status: String?) -> [String] {
        guard let status else { return [] }
        let text = status.unicodeScalars.map { $0.value < 0x20 ? " " : String($0) }.joined()
        return ["STATUS=" + text]
    }

    private func send(_ assignments: [String]) {
        guard isActive else { return }
        // What cannot be sent is lost: the manager is gone, or will end us for our silence.
        _ = sd_notify(0, assignments.joined(separator: "\n"))
    }
}

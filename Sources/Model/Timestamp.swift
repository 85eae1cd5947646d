/// An instant: milliseconds since 1970-01-01T00:00:00Z, without leap seconds (POSIX time).
public struct Timestamp: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// Since 1970-01-01T00:00:00Z.
    public var milliseconds: Int64

    /// From milliseconds since the epoch.
    public init(milliseconds: Int64) { self.milliseconds = milliseconds }

    /// From seconds since the epoch.
    public init(seconds: Int64) { milliseconds = seconds &* 1000 }

    /// Whole seconds since the epoch, rounded down.
    public var seconds: Int64 { (milliseconds - (((milliseconds % 1000) + 1000) % 1000)) / 1000 }

    /// The earlier instant is the smaller.
    public static func < (a: Timestamp, b: Timestamp) -> Bool { a.milliseconds < b.milliseconds }

    /// The instant that much later.
    public static func + (time: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(milliseconds: time.milliseconds &+ duration.milliseconds)
    }

    /// The instant that much earlier.
    public static func - (time: Timestamp, duration: Duration) -> Timestamp {
        Timestamp(milliseconds: time.milliseconds &- duration.milliseconds)
    }

    /// The time from `b` to `a`; negative when `a` is earlier.
    public static func - (a: Timestamp, b: Timestamp) -> Duration {
        .milliseconds(a.milliseconds &- b.milliseconds)
    }

    /// RFC 3339 in UTC; with milliseconds only when there are any: `2026-11-23T12:00:05Z`.
    public var description: String { iso8601 }

    /// RFC 3339 in UTC; with milliseconds only when there are any: `2026-11-23T12:00:05Z`.
    public var iso8601: String {
        let civil = CivilTime(self)
        let day = "\(pad(civil.year, 4))-\(pad(civil.month, 2))-\(pad(civil.day, 2))"
        let time = "\(pad(civil.hour, 2)):\(pad(civil.minute, 2)):\(pad(civil.second, 2))"
        let fraction = civil.millisecond == 0 ? "" : ".\(pad(civil.millisecond, 3))"
        return "\(day)T\(time)\(fraction)Z"
    }
}

extension Duration {
    /// The whole milliseconds of this duration, rounded towards zero.
    public var milliseconds: Int64 {
        let (seconds, attoseconds) = components
        return seconds &* 1000 &+ attoseconds / 1_000_000_000_000_000
    }

    /// This duration in seconds.
    public var inSeconds: Double { Double(milliseconds) / 1000 }

    /// That many minutes.
    public static func minutes(_ count: Int) -> Duration { .seconds(count * 60) }

    /// That many hours.
    public static func hours(_ count: Int) -> Duration { .seconds(count * 3600) }

    /// That many days of 24 hours.
    public static func days(_ count: Int) -> Duration { .seconds(count * 86400) }
}

/// Decimal digits of a non-negative number, filled up with zeros on the left.
func pad(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
}

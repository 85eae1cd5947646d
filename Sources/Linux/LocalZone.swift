import Glibc

/// The time zone of this process: `TZ`, else what the machine is set to.
public enum LocalZone {
    /// What a clock on the wall is ahead of UTC at an instant, and how people call its zone.
    ///
    /// - Parameter seconds: since 1970-01-01T00:00:00Z.
    /// - Returns: seconds east of UTC, and a name such as `CET`, or `UTC+05:30` where the zone has none.
    public static func offset(at seconds: Int64) -> (seconds: Int, name: String) {
        tzset()
        var instant = time_t(seconds)
        var parts = tm()
        guard localtime_r(&instant, &parts) != nil else { return (0, "UTC") }
        let offset = Int(parts.tm_gmtoff)
        let name = parts.tm_zone.map { String(cString: $0) } ?? ""
        return (offset, name.contains { $0.isLetter } ? name : numeric(offset))
    }

    /// `UTC+05:30`.
    private static func numeric(_ offset: Int) -> String {
        guard offset != 0 else { return "UTC" }
        let minutes = abs(offset) / 60
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return "UTC\(offset < 0 ? "-" : "+")\(two(minutes / 60)):\(two(minutes % 60))"
    }
}

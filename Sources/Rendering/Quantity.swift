public import Model

/// Numbers and times as people read them.
public enum Quantity {
    /// `18,231`.
    public static func number(_ number: Int) -> String {
        var digits = String(number.magnitude)
        var groups: [String] = []
        while digits.count > 3 {
            groups.insert(String(digits.suffix(3)), at: 0)
            digits.removeLast(3)
        }
        return (number < 0 ? "-" : "") + ([digits] + groups).joined(separator: ",")
    }

    /// `1 check`, `2 checks`.
    public static func count(_ count: Int, _ one: String, _ many: String) -> String {
        "\(number(count)) \(count == 1 ? one : many)"
    }

    /// `12.1 GB`; powers of 1000.
    public static func bytes(_ count: Int) -> String {
        var (value, unit) = (Double(count), 0)
        let units = ["B", "kB", "MB", "GB", "TB", "PB"]
        while value >= 999.5, unit < units.count - 1 { (value, unit) = (value / 1000, unit + 1) }
        let isSmall = unit > 0 && value < 9.95
        let shown = isSmall ? (value * 10).rounded() / 10 : value.rounded()
        return (isSmall ? "\(shown)" : "\(Int(shown))") + " " + units[unit]
    }

    /// The largest whole unit: `12 s`, `5 min`, `3 h`, `2 days`.
    public static func duration(_ duration: Duration) -> String {
        let seconds = max(0, duration.milliseconds / 1000)
        return switch seconds {
        case ..<120: "\(seconds) s"
        case ..<7200: "\(seconds / 60) min"
        case ..<172_800: "\(seconds / 3600) h"
        default: "\(number(Int(seconds / 86400))) days"
        }
    }

    /// `12 s ago`, `in 5 min`.
    public static func distance(from now: Timestamp, to time: Timestamp) -> String {
        time > now ? "in \(duration(time - now))" : "\(duration(now - time)) ago"
    }

    /// The same, with `now` for less than a second and `never` for no time at all.
    public static func relative(_ time: Timestamp?, now: Timestamp) -> String {
        guard let time else { return "never" }
        return abs((time - now).milliseconds) < 1000 ? "now" : distance(from: now, to: time)
    }
}

public import Model

/// How instants are shown to a person: in their own time zone, with the zone said.
///
/// What programs read is in UTC and does not pass through here.
public struct DisplayClock: Sendable {
    /// Seconds east of UTC at an instant, and what people call the zone then.
    public typealias Zone = @Sendable (_ secondsSinceEpoch: Int64) -> (seconds: Int, name: String)

    private let zone: Zone

    /// A clock of a zone, which may have summer time.
    public init(zone: @escaping Zone) { self.zone = zone }

    /// Coordinated Universal Time.
    public static let utc = DisplayClock { _ in (0, "UTC") }

    /// `2026-11-23`.
    public func day(_ time: Timestamp) -> String { String(text(time).prefix(10)) }

    /// `14:05`, for a list that says its day and zone elsewhere.
    public func clock(_ time: Timestamp) -> String { String(text(time).dropFirst(11).prefix(5)) }

    /// `2026-11-23 14:05`, for a column under a heading that says the zone.
    public func bareMinute(_ time: Timestamp) -> String { "\(day(time)) \(clock(time))" }

    /// `2026-11-23 14:05 CET`.
    public func minute(_ time: Timestamp) -> String { "\(bareMinute(time)) \(name(time))" }

    /// `2026-11-23 14:05:09 CET`.
    public func second(_ time: Timestamp) -> String {
        "\(day(time)) \(text(time).dropFirst(11).prefix(8)) \(name(time))"
    }

    /// `between 2026-11-23 14:05:09 and 14:20:11 CET`; the second day only where it is another.
    public func span(from start: Timestamp, to end: Timestamp) -> String {
        let isOneDay = day(start) == day(end)
        let last = isOneDay ? String(second(end).dropFirst(11)) : second(end)
        let first = name(start) == name(end) ? String(second(start).dropLast(name(start).count + 1)) : second(start)
        return "between \(first) and \(last)"
    }

    /// A text of ours in which every RFC 3339 instant in UTC is shown as `second` does.
    public func localized(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let mark = rest.firstIndex(of: "T") {
            let start = rest.index(mark, offsetBy: -10, limitedBy: rest.startIndex) ?? mark
            let end = rest[mark...].firstIndex { !$0.isASCII || !($0.isNumber || "T:.Z".contains($0)) } ?? rest.endIndex
            if start < mark, let time = Timestamp(iso8601: String(rest[start..<end])) {
                result += rest[..<start] + second(time)
                rest = rest[end...]
            } else {
                result += rest[...mark]
                rest = rest[rest.index(after: mark)...]
            }
        }
        return result + rest
    }

    /// What people call the zone at that instant: `CET`.
    public func name(_ time: Timestamp) -> String { zone(time.seconds).name }

    /// The instant of a wall clock's time; where the clock jumps, one of the two that could be meant.
    public func instant(_ civil: CivilTime) -> Timestamp {
        let guess = civil.timestamp()
        let first = guess - .seconds(zone(guess.seconds).seconds)
        return guess - .seconds(zone(first.seconds).seconds)
    }

    /// The wall clock's time at an instant.
    public func civil(_ time: Timestamp) -> CivilTime { CivilTime(time + .seconds(zone(time.seconds).seconds)) }

    /// RFC 3339 without its zone, as the wall clock shows it.
    private func text(_ time: Timestamp) -> String { (time + .seconds(zone(time.seconds).seconds)).iso8601 }
}

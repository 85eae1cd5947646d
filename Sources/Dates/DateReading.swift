public import Model

/// A date as read from a text: what was written, and which instant it means.
public struct DateReading: Sendable, Equatable, Hashable {
    /// The date and time as written, in its own zone.
    public var civil: CivilTime
    /// True when only a day (or a month) was written; the time of `civil` is then midnight.
    public var isDateOnly: Bool
    /// Minutes east of UTC that turn `civil` into `timestamp`; nil when nothing tells, then `timestamp` reads UTC.
    public var offsetMinutes: Int?
    /// The zone as written: `IST`, `+01:00`, `GMT+2`, `Europe/Paris`; nil when there is none.
    public var zoneLiteral: String?
    /// How sure `offsetMinutes` is.
    ///
    /// An abbreviation with several meanings that no hint decides is `ambiguous`, and `offsetMinutes` is then its
    /// most widespread meaning (`ZoneName` has the order).
    public var zoneConfidence: Stamp.ZoneConfidence

    /// A reading by its parts.
    public init(
        civil: CivilTime, isDateOnly: Bool, offsetMinutes: Int? = nil, zoneLiteral: String? = nil,
        zoneConfidence: Stamp.ZoneConfidence = .none
    ) {
        self.civil = civil
        self.isDateOnly = isDateOnly
        self.offsetMinutes = offsetMinutes
        self.zoneLiteral = zoneLiteral
        self.zoneConfidence = zoneConfidence
    }

    /// The instant: the civil time at its offset, UTC when there is none.
    public var timestamp: Timestamp { civil.timestamp(offsetMinutes: offsetMinutes ?? 0) }

    /// ISO 8601 as written, with a zone only when the text had one: `2015-05-20T17:45:00+02:00`, `2015-05-20T00:00:00`.
    public var iso8601: String {
        var text = CivilTime(
            year: civil.year, month: civil.month, day: civil.day, hour: civil.hour,
            minute: civil.minute, second: civil.second, millisecond: civil.millisecond
        ).timestamp().iso8601
        text.removeLast()
        guard zoneLiteral != nil, let offsetMinutes else { return text }
        if offsetMinutes == 0 { return text + "+00:00" }
        let size = offsetMinutes.magnitude
        return text + (offsetMinutes < 0 ? "-" : "+") + twoDigits(size / 60) + ":" + twoDigits(size % 60)
    }
}

private func twoDigits(_ number: UInt) -> String { number < 10 ? "0\(number)" : String(number) }

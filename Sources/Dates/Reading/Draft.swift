import Model

/// The zone of a date as written.
enum WrittenZone: Equatable {
    case none
    /// Minutes east of UTC.
    case offset(Int)
    /// An index into `ZoneName.all`.
    case name(Int)
    case place(winter: Int, summer: Place.Summer)

    /// An offset by hours and minutes; UTC when nobody can mean it (beyond 15 hours).
    static func offset(isNegative: Bool, hours: Int, minutes: Int) -> WrittenZone {
        guard hours <= 15, minutes < 60 else { return .offset(0) }
        return .offset((isNegative ? -1 : 1) * (hours * 60 + minutes))
    }
}

/// The parts of a date as they were read, before anyone asked whether such a day exists.
struct Draft {
    var year = 0
    var month = 1
    var day = 1
    var hour = 0
    var minute = 0
    var second = 0
    var millisecond = 0
    /// False when there is no time of day.
    var hasTime = false
    /// False when a month or year is all there is.
    var hasDay = true
    /// True when the month was named in another calendar than ours.
    var isOtherCalendar = false
    /// False when the year was left out; `year` then means nothing.
    var hasYear = true
    var zone = WrittenZone.none
    /// Where the zone stands, in bytes.
    var zoneRange = 0..<0
    /// 0 = Sunday; nil when no weekday was written.
    var weekday: Int?
    /// The language it was read in, an index into `Language.all`.
    var language: Int?

    /// The civil time, or nil when the calendar has no such day or the clock no such time.
    ///
    /// 24:00 to 24:59 is the next day, and a leap second is the second before it.
    var civil: CivilTime? {
        var civil = CivilTime(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second == 60 ? 59 : second,
            millisecond: millisecond)
        let isNextDay = hour == 24
        if isNextDay { civil.hour = 0 }
        guard civil.isValid, (1...9999).contains(year) else { return nil }
        guard isNextDay else { return civil }
        civil = CivilTime(civil.timestamp() + .days(1))
        return civil.year <= 9999 ? civil : nil
    }
}

/// What a reader of one form found.
enum Reading {
    case draft(Draft)
    /// The form is right, the day or time does not exist.
    case impossible
    /// Another form.
    case other
}

/// A date and time of day in the proleptic Gregorian calendar, with no zone of its own.
public struct CivilTime: Sendable, Hashable {
    /// Astronomical: 0 is 1 BC.
    public var year: Int
    /// 1…12.
    public var month: Int
    /// 1…31.
    public var day: Int
    /// 0…23.
    public var hour: Int
    /// 0…59.
    public var minute: Int
    /// 0…60; 60 is a leap second.
    public var second: Int
    /// 0…999.
    public var millisecond: Int

    /// From its parts, taken as they are; `isValid` says whether such a time exists.
    public init(
        year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0, millisecond: Int = 0
    ) {
        self.year = year
        self.month = month
        self.day = day
        self.hour = hour
        self.minute = minute
        self.second = second
        self.millisecond = millisecond
    }

    /// The civil time of an instant at an offset from UTC in minutes (east is positive).
    public init(_ time: Timestamp, offsetMinutes: Int = 0) {
        let shifted = time.milliseconds + Int64(offsetMinutes) * 60_000
        let days = shifted.flooredDivision(by: 86_400_000)
        let rest = Int(shifted - days * 86_400_000)
        let date = CivilTime.date(daysSinceEpoch: Int(days))
        self.init(
            year: date.year, month: date.month, day: date.day, hour: rest / 3_600_000, minute: rest / 60_000 % 60,
            second: rest / 1000 % 60, millisecond: rest % 1000)
    }

    /// The instant of this civil time at an offset from UTC in minutes (east is positive).
    public func timestamp(offsetMinutes: Int = 0) -> Timestamp {
        let days = Int64(CivilTime.daysSinceEpoch(year: year, month: month, day: day))
        let clock = Int64(((hour * 60 + minute - offsetMinutes) * 60 + second) * 1000 + millisecond)
        return Timestamp(milliseconds: days * 86_400_000 + clock)
    }

    /// Whether the calendar has this day and the clock this time.
    public var isValid: Bool {
        (1...12).contains(month) && day >= 1 && day <= CivilTime.daysInMonth(year: year, month: month)
            && (0...23).contains(hour) && (0...59).contains(minute) && (0...60).contains(second)
    }

    /// Days since 1970-01-01 (Howard Hinnant's `days_from_civil`).
    public static func daysSinceEpoch(year: Int, month: Int, day: Int) -> Int {
        let shifted = month <= 2 ? year - 1 : year
        let era = (shifted >= 0 ? shifted : shifted - 399) / 400
        let yearOfEra = shifted - era * 400
        let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
    }

    /// The date of a day count since 1970-01-01 (Howard Hinnant's `civil_from_days`).
    public static func date(daysSinceEpoch: Int) -> (year: Int, month: Int, day: Int) {
        let days = daysSinceEpoch + 719_468
        let era = (days >= 0 ? days : days - 146_096) / 146_097
        let dayOfEra = days - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shiftedMonth = (5 * dayOfYear + 2) / 153
        let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
        return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1)
    }

    /// 28…31, or 0 when there is no such month.
    public static func daysInMonth(year: Int, month: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        case 1...12: 31
        default: 0
        }
    }

    /// 0 = Sunday … 6 = Saturday.
    public var weekday: Int {
        let days = CivilTime.daysSinceEpoch(year: year, month: month, day: day)
        return ((days + 4) % 7 + 7) % 7
    }
}

extension Int64 {
    fileprivate func flooredDivision(by divisor: Int64) -> Int64 {
        let quotient = self / divisor
        return self % divisor < 0 ? quotient - 1 : quotient
    }
}

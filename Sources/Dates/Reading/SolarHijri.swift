import Model

/// The Iranian calendar.
enum SolarHijri {
    /// The most days that a month may have.
    static func days(in month: Int) -> Int { month <= 6 ? 31 : 30 }

    /// The Gregorian date of a day of the Iranian calendar, by the 33-year cycle that holds from 1178 to 1633.
    ///
    /// - Parameters:
    ///   - year: such as 1398.
    ///   - month: 1…12; the first six months have 31 days.
    ///   - day: 1…31.
    /// - Returns: the same day in the Gregorian calendar.
    static func gregorian(year: Int, month: Int, day: Int) -> (year: Int, month: Int, day: Int) {
        // By this cycle the first day of the first year falls on 622-03-21 of the proleptic Gregorian calendar.
        let start = CivilTime.daysSinceEpoch(year: 622, month: 3, day: 21)
        let leaps = (8 * year + 21) / 33
        let dayOfYear = month <= 7 ? (month - 1) * 31 : 186 + (month - 7) * 30
        return CivilTime.date(daysSinceEpoch: start + (year - 1) * 365 + leaps + dayOfYear + day - 1)
    }

    /// The Gregorian date of a day; nil when there is no such day, or nobody living has seen its year.
    static func date(year: Int, month: Int, day: Int) -> (year: Int, month: Int, day: Int)? {
        guard (1250...1500).contains(year), (1...12).contains(month), (1...days(in: month)).contains(day) else {
            return nil
        }
        return gregorian(year: year, month: month, day: day)
    }
}

import Model

/// A place of the tz database, with the offset rules of today.
///
/// The rules are those in force now, used for every year: stamps are of the present, and a place whose rules change needs
/// one line here. No file of the system is read.
struct Place: Sendable {
    enum Summer: Sendable {
        case none, europe, america, australia, newZealand, chile, israel, egypt, cuba, lebanon
    }

    /// Minutes east of UTC in winter.
    var winter: Int
    var summer: Summer

    /// The offset of a civil time at this place; the first of two in the hour that autumn repeats.
    func offset(at civil: CivilTime) -> Int {
        isSummer(civil) ? winter + 60 : winter
    }

    private func isSummer(_ civil: CivilTime) -> Bool {
        let year = civil.year
        switch summer {
        case .none: return false
        case .america: return isBetween(civil, sunday(year, 3, 2), 2, sunday(year, 11, 1), 2)
        case .cuba: return isBetween(civil, sunday(year, 3, 2), 0, sunday(year, 11, 1), 1)
        case .europe:
            let hour = 1 + winter / 60
            return isBetween(civil, lastSunday(year, 3), hour, lastSunday(year, 10), hour + 1)
        case .lebanon: return isBetween(civil, lastSunday(year, 3), 0, lastSunday(year, 10), 0)
        case .israel: return isBetween(civil, lastSunday(year, 3) - 2, 2, lastSunday(year, 10), 2)
        case .egypt: return isBetween(civil, lastSunday(year, 4) - 2, 0, lastSunday(year, 10) - 3, 24)
        case .australia: return !isBetween(civil, sunday(year, 4, 1), 3, sunday(year, 10, 1), 2)
        case .newZealand: return !isBetween(civil, sunday(year, 4, 1), 3, lastSunday(year, 9), 2)
        case .chile: return !isBetween(civil, sunday(year, 4, 1), 0, sunday(year, 9, 1), 0)
        }
    }

    /// Whether a time lies between two days at given hours of the civil clock.
    private func isBetween(_ civil: CivilTime, _ first: Int, _ firstHour: Int, _ last: Int, _ lastHour: Int) -> Bool {
        let day = CivilTime.daysSinceEpoch(year: civil.year, month: civil.month, day: civil.day)
        let hours = day * 24 + civil.hour
        return hours >= first * 24 + firstHour && hours < last * 24 + lastHour
    }

    /// The day number of the nth Sunday of a month.
    private func sunday(_ year: Int, _ month: Int, _ nth: Int) -> Int {
        let first = CivilTime(year: year, month: month, day: 1)
        let days = CivilTime.daysSinceEpoch(year: year, month: month, day: 1)
        return days + (7 - first.weekday) % 7 + 7 * (nth - 1)
    }

    private func lastSunday(_ year: Int, _ month: Int) -> Int {
        let length = CivilTime.daysInMonth(year: year, month: month)
        let last = CivilTime(year: year, month: month, day: length)
        return CivilTime.daysSinceEpoch(year: year, month: month, day: length) - last.weekday
    }
}

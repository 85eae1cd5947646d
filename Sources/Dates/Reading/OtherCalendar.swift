import Model

/// Years of the Persian and the Thai calendar, written with the digits and in the forms of ours.
///
/// A feed or page of today has no year from 1300 to 1499 or from 2400 to 2699; in these calendars it is 1405 and 2569.
enum OtherCalendar {
    private static let persian = 1300...1499
    private static let thai = 2400...2699
    private static let thaiOffset = 543

    /// Whether a year is one of another calendar.
    static func isOther(_ year: Int) -> Bool { persian.contains(year) || thai.contains(year) }

    /// Turns the day of a draft into ours; a day that the other calendar does not have is impossible.
    static func convert(_ draft: inout Draft) {
        if thai.contains(draft.year) {
            draft.year -= thaiOffset
        } else if persian.contains(draft.year) {
            guard (1...12).contains(draft.month), (1...SolarHijri.days(in: draft.month)).contains(draft.day) else {
                draft.month = 13
                return
            }
            (draft.year, draft.month, draft.day) = SolarHijri.gregorian(
                year: draft.year, month: draft.month, day: draft.day)
        }
    }
}

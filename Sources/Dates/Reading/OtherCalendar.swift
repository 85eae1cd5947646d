import Model

/// Years of the Persian, the Islamic and the Thai calendar, written with the digits and in the forms of ours.
///
/// A feed or page of today has no year from 1300 to 1499 or from 2400 to 2699; in these calendars it is 1405, 1448 and
/// 2569. Where nothing else tells them apart, a Persian year that would be after 2041 is Islamic.
enum OtherCalendar {
    private static let hijri = 1300...1499
    private static let lastPersian = 1420
    private static let thai = 2400...2699
    private static let thaiOffset = 543

    /// Whether a year is one of another calendar.
    static func isOther(_ year: Int) -> Bool { hijri.contains(year) || thai.contains(year) }

    /// The days of a month of another calendar that counts from the Hijra; nil when the year is none of theirs.
    static func days(in month: Int, of year: Int, isIranian: Bool = false, isArabic: Bool = false) -> Int? {
        guard hijri.contains(year) else { return nil }
        return isLunar(year, isIranian, isArabic)
            ? LunarHijri.days(in: month, of: year) : SolarHijri.days(in: month)
    }

    /// Turns the day of a draft into ours; a day that the other calendar does not have is impossible.
    static func convert(_ draft: inout Draft, isIranian: Bool = false, isArabic: Bool = false) {
        if thai.contains(draft.year) {
            draft.year -= thaiOffset
        } else if let days = days(in: draft.month, of: draft.year, isIranian: isIranian, isArabic: isArabic) {
            guard (1...12).contains(draft.month), (1...max(1, days)).contains(draft.day) else {
                draft.month = 13
                return
            }
            let (year, month, day) = (draft.year, draft.month, draft.day)
            (draft.year, draft.month, draft.day) =
                isLunar(year, isIranian, isArabic)
                ? LunarHijri.gregorian(year: year, month: month, day: day)
                : SolarHijri.gregorian(year: year, month: month, day: day)
        }
    }

    private static func isLunar(_ year: Int, _ isIranian: Bool, _ isArabic: Bool) -> Bool {
        LunarHijri.years.contains(year) && !isIranian && (isArabic || year > lastPersian)
    }
}

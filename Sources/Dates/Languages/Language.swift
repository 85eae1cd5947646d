/// What a word can mean in a date, a stamp or a relative time.
enum Sense: UInt8, CaseIterable, Sendable {
    case month, weekday
    /// Said of an hour before or after noon.
    case forenoon, afternoon
    /// Times of day in themselves.
    case noon, midnight
    /// Stands before a time of day: "at", "um", "klo".
    case clock
    /// Says nothing: "of", "den", "de".
    case filler
    /// Stuck to a day of the month: "th", "er".
    case ordinal
    /// Years are counted from another year; the value is added.
    case era
    /// Units, which are also the marks of 年月日, "14 h", "7 гадзін".
    case seconds, minutes, hours, days, weeks, months, years
    /// Said with a count and a unit, on either side: "ago", "vor", "il y a".
    case ago
    /// "in", "dans": a time to come.
    case ahead
    /// "a", "ein", "une": a count of one.
    case one
    /// Other counts that are written out: "two", "half".
    case two
    case half
    /// "about", "circa", "more than".
    case roughly
    case now, today, yesterday, dayBeforeYesterday, tomorrow
    /// Labels of stamps.
    case published, modified
    /// The value is an index into `ZoneName.all`.
    case zone
}

/// How a language writes dates, stamps and relative times: data only, one value a language.
///
/// In all texts blanks part words, `_` stands for a blank within a phrase, case, accents and dots do not matter, and `|`
/// parts the twelve months or seven weekdays.
struct Language: Sendable {
    /// How 5/6/2020 is meant.
    enum Order: Sendable {
        case dayFirst, monthFirst
    }

    /// ISO 639-1.
    var code: String
    var order = Order.dayFirst
    /// True where the unit stands before its number: `ngày 12 tháng 1 năm 2020`.
    var unitsComeFirst = false
    /// January to December, each with all its forms.
    var months: String
    /// Sunday to Saturday.
    var weekdays: String
    /// The months of the Iranian calendar, where people write them.
    var solarHijriMonths = ""
    /// The months of the Islamic calendar, from Muharram on.
    var lunarHijriMonths = ""
    var words: [Sense: String] = [:]
    /// Names of zones by the abbreviation that they stand for.
    var zones: [String: String] = [:]
    /// Names of eras by the number to add to their years.
    var eras: [Int: String] = [:]

    /// Added to the number of a month of the Iranian calendar.
    static let solarHijri = 20
    /// Added to the number of a month of the Islamic calendar.
    static let lunarHijri = 40

    /// Every word and phrase with its meaning.
    var entries: [(text: Substring, sense: Sense, value: Int)] {
        var entries = Language.numbered(months, .month, from: 1) + Language.numbered(weekdays, .weekday, from: 0)
        if !solarHijriMonths.isEmpty {
            entries += Language.numbered(solarHijriMonths, .month, from: Language.solarHijri + 1)
        }
        if !lunarHijriMonths.isEmpty {
            entries += Language.numbered(lunarHijriMonths, .month, from: Language.lunarHijri + 1)
        }
        // In a fixed order, so that a word with two senses means the same in every process.
        for sense in Sense.allCases { entries += Language.listed((words[sense] ?? "")[...].utf8, sense, 0) }
        for (index, zone) in ZoneName.all.enumerated() {
            entries += Language.listed((zones[zone.name] ?? "")[...].utf8, .zone, index)
        }
        for (offset, text) in eras { entries += Language.listed(text[...].utf8, .era, offset) }
        return entries
    }

    private static func numbered(
        _ text: String, _ sense: Sense, from first: Int
    ) -> [(text: Substring, sense: Sense, value: Int)] {
        text.utf8.split(separator: UInt8(ascii: "|")).enumerated().flatMap { listed($1, sense, $0 + first) }
    }

    /// Bytes are split, for the tables are read at the start of every process: by characters it took ten times as long.
    private static func listed(
        _ text: Substring.UTF8View, _ sense: Sense, _ value: Int
    ) -> [(text: Substring, sense: Sense, value: Int)] {
        text.split { $0 == 0x20 || $0 == 0x0A }.map { (Substring($0), sense, value) }
    }
}

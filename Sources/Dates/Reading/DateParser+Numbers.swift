import Model

extension DateParser {
    /// Three numbers with the same separator: 2020-01-12, 12.1.2020, 1/12/20, `Sat, 11 04 2020`.
    mutating func readNumericDay() -> Bool {
        for index in items.indices {
            guard let triple = triple(at: index), let date = date(triple) else { continue }
            year = date.year
            month = date.month
            day = date.day
            for taken in triple.indices { use(taken) }
            return true
        }
        return false
    }

    /// `20200112`, `20200112124200`, `20200112T1242`.
    mutating func readCompactDay() -> Bool {
        for index in items.indices where items[index].isFreeNumber {
            let item = items[index]
            guard [8, 12, 14].contains(item.digits) else { continue }
            let clock = item.digits == 14 ? item.value % 1_000_000 : item.digits == 12 ? item.value % 10_000 * 100 : 0
            let date = item.digits == 14 ? item.value / 1_000_000 : item.digits == 12 ? item.value / 10_000 : item.value
            guard (1800...2200).contains(date / 10_000), date / 100 % 100 <= 12 else { continue }
            (year, month, day) = (date / 10_000, date / 100 % 100, date % 100)
            use(index)
            if item.digits > 8 {
                guard !draft.hasTime else { return false }
                draft.hasTime = true
                (draft.hour, draft.minute, draft.second) = (clock / 10_000, clock / 100 % 100, clock % 100)
            }
            return true
        }
        return false
    }

    private struct Triple {
        var indices: [Int]
        var values: [Int]
        var digits: [Int]
        var separator: Int
    }

    private func triple(at index: Int) -> Triple? {
        guard let first = number(index) else { return nil }
        if let second = number(index + 1), let third = number(index + 2), number(index + 3) == nil {
            // Parted by blanks alone, a year of four digits must be among them.
            guard first.digits == 4 || third.digits == 4 else { return nil }
            return Triple(
                indices: [index, index + 1, index + 2], values: [first.value, second.value, third.value],
                digits: [first.digits, second.digits, third.digits], separator: 0x20)
        }
        guard let second = number(index + 2), let third = number(index + 4) else { return nil }
        let separator = items[index + 1]
        guard [.hyphen, .slash, .dot].contains(where: { separator.isMark($0) }) else { return nil }
        guard items[index + 3].kind == .mark, items[index + 3].value == separator.value else { return nil }
        let isLonger = items.indices.contains(index + 6) && items[index + 5].kind == .mark && number(index + 6) != nil
        // A fourth part makes it an address or a telephone number, unless it is a time after a blank.
        if isLonger, items[index + 5].value == separator.value, !items[index + 6].isSpaced { return nil }
        return Triple(
            indices: [index, index + 2, index + 4], values: [first.value, second.value, third.value],
            digits: [first.digits, second.digits, third.digits], separator: separator.value)
    }

    private func date(_ triple: Triple) -> (year: Int, month: Int, day: Int)? {
        let (a, b, c) = (triple.values[0], triple.values[1], triple.values[2])
        guard triple.digits[1] <= 2 || (triple.digits[1] == 3 && b <= 12) else { return nil }
        if rules.isTaiwanese, triple.digits[0] == 3, (50...199).contains(a), triple.digits[1] <= 2 {
            return triple.digits[2] <= 2 && exists(a + 1911, b, c) ? (a + 1911, b, c) : nil
        }
        if triple.digits[0] == 4 || (triple.digits[0] == 2 && a > 31 && triple.digits[2] <= 2) {
            guard triple.digits[2] <= 2 || (triple.digits[2] == 3 && c <= 31) else { return nil }
            let year = triple.digits[0] == 4 ? a : DayReader.fullYear(a)
            if exists(year, b, c) { return (year, b, c) }
            return triple.separator != 0x2D && exists(year, c, b) && b > 12 ? (year, c, b) : nil
        }
        guard triple.digits[0] <= 2, triple.digits[2] == 4 || triple.digits[2] == 2 else { return nil }
        let year = triple.digits[2] == 4 ? c : DayReader.fullYear(c)
        let isDayFirst = isDayFirst(a, b, year, triple.separator)
        let date = isDayFirst ? (year, b, a) : (year, a, b)
        return exists(date.0, date.1, date.2) ? date : nil
    }

    /// What 5/6/2020 means: what is possible, then the weekday, what is known about the page, am and pm, the separator.
    private func isDayFirst(_ a: Int, _ b: Int, _ year: Int, _ separator: Int) -> Bool {
        if a > 12 || b > 12 { return b <= 12 }
        if let weekday = draft.weekday {
            let dayFirst = CivilTime(year: year, month: b, day: a).weekday == weekday
            let monthFirst = CivilTime(year: year, month: a, day: b).weekday == weekday
            if dayFirst != monthFirst { return dayFirst }
        }
        if separator == Character.ASCII.dot.rawValue || OtherCalendar.isOther(year) { return true }
        if let order = rules.order { return order == .dayFirst }
        if items.contains(where: { $0.sense == .forenoon || $0.sense == .afternoon }) { return false }
        return separator != Character.ASCII.slash.rawValue
    }

    /// Whether a day can be meant; years of other calendars are let through.
    private func exists(_ year: Int, _ month: Int, _ day: Int) -> Bool {
        guard (1...12).contains(month), (1...31).contains(day) else { return false }
        if rules.isIranian && (1250...1500).contains(year) { return day <= SolarHijri.days(in: month) }
        if let days = OtherCalendar.days(in: month, of: year, isArabic: rules.isArabic) { return day <= days }
        let gregorian = (2400...2699).contains(year) ? year - 543 : year
        return CivilTime(year: gregorian, month: month, day: day).isValid
    }
}

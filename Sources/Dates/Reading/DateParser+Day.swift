import Model

extension DateParser {
    /// Reads year, month and day; false when they are not all there.
    mutating func readDay() -> Bool {
        readEra()
        // `R8.11.29` says all.
        if month != nil, day != nil { return settleYear() }
        if readNumericDay() || readCompactDay() { return settleYear() }
        readMarkedNumbers()
        if month == nil, let index = monthIndex() {
            month = items[index].month
            use(index)
            guard readAround(index) else { return false }
        } else if month != nil {
            guard readRest() else { return false }
        } else {
            guard readMonthAndYear() else { return false }
        }
        return settleYear()
    }

    /// The index of the word that names the month.
    ///
    /// A word that may also be a weekday ("mar") is one only when no other is.
    private func monthIndex() -> Int? {
        let all = items.indices.filter { items[$0].month != nil }
        // A month of another calendar beside one of ours may be any word: "mehr" is "more".
        let ours = all.filter { items[$0].month.map { $0 <= Language.solarHijri } ?? false }
        let names = ours.isEmpty ? all : ours
        if names.count < 2 { return names.first }
        let certain = names.filter { items[$0].weekday == nil }
        if certain.count == 1 { return certain.first }
        return certain.isEmpty ? names.last : nil
    }

    /// `令和2年`, `民國109年`, `令和元年`: the number after an era is a year of that era, and 元 the first.
    private mutating func readEra() {
        for index in items.indices where items[index].sense == .era && items[index].senseValue > 0 {
            if isFirstYear(index + 1) {
                year = 1 + items[index].senseValue
                return use(index + 1)
            }
            guard let item = number(index + 1), item.digits <= 3 else { continue }
            year = item.value + items[index].senseValue
            use(index + 1)
            return readAfterEra(index + 2)
        }
    }

    private func isFirstYear(_ index: Int) -> Bool {
        guard items.indices.contains(index), items[index].kind == .word else { return false }
        return bytes[items[index].start..<items[index].end].elementsEqual("元".utf8)
    }

    /// Month and day behind the year of an era, with the same mark before both: `令和8.11.29`, `民國115/11/29`.
    private mutating func readAfterEra(_ index: Int) {
        guard [.hyphen, .slash, .dot].contains(where: { isMark($0, index) }), let first = number(index + 1) else {
            return
        }
        guard items.indices.contains(index + 2), items[index + 2].kind == .mark,
            items[index + 2].value == items[index].value, let second = number(index + 3)
        else { return }
        guard (1...12).contains(first.value), (1...31).contains(second.value), second.digits <= 2 else { return }
        (month, day) = (first.value, second.value)
        use(index + 1, index + 3)
    }

    /// Numbers with a unit: 2020年 1月 12日, 2015 წლის, năm 2020.
    private mutating func readMarkedNumbers() {
        for index in items.indices where items[index].isFreeNumber {
            let item = items[index]
            switch unit(of: index) {
            case .years where year == nil && (item.digits == 4 || item.digits == 2 && !item.isSpaced):
                year = item.digits == 4 ? item.value : fullYear(item.value)
            case .months where month == nil && (1...12).contains(item.value): month = item.value
            case .days where day == nil && item.digits <= 2: day = item.value
            default: continue
            }
            use(index)
        }
    }

    /// The unit that a number has: after it, or before it where the language says so.
    private func unit(of index: Int) -> Sense? {
        if rules.unitsComeFirst { return DateParser.unit(sense(index - 1)) }
        guard let unit = DateParser.unit(sense(index + 1)) else { return nil }
        // "1 เดือนตุลาคม": the unit belongs to the name that follows.
        let isBeforeName = items.indices.contains(index + 2) && items[index + 2].month != nil
        return unit == .months && isBeforeName ? nil : unit
    }

    private static func unit(_ sense: Sense?) -> Sense? {
        sense == .years || sense == .months || sense == .days ? sense : nil
    }

    /// Day and year of a date whose month is a word: 12 Jan 2020, Jan 12, 2020, 2020 Jan 12, 12-Jan-20.
    private mutating func readAround(_ index: Int) -> Bool {
        let years = freeNumbers.filter { isYear($0) }
        // Where two calendars stand side by side, a month of ours has the year of ours.
        let isOurs = { items[$0].digits == 4 && !OtherCalendar.isOther(items[$0].value) }
        let ours = (items[index].month ?? 0) <= 12 ? years.first(where: isOurs) : nil
        if year == nil, let found = ours ?? years.first {
            year = items[found].digits == 2 ? fullYear(items[found].value) : items[found].value
            use(found)
        }
        let shorts = freeNumbers.filter { items[$0].digits <= 2 && !isHalfOfClock($0) }
        guard day == nil else { return true }
        guard let first = shorts.last(where: { $0 < index && $0 >= index - 4 }) ?? shorts.first(where: { $0 > index })
        else {
            draft.hasDay = false
            return year != nil
        }
        day = items[first].value
        use(first)
        // A year of two digits stands beside day and month; the "11" of "10:30 - 11:00" does not.
        let end = max(first, index) + 3
        let second = shorts.first { $0 != first && $0 > index && $0 <= end && items[$0].digits == 2 }
        if year == nil, let second {
            year = fullYear(items[second].value)
            use(second)
        }
        return true
    }

    /// What marked numbers have left open: `2016年6月29`.
    private mutating func readRest() -> Bool {
        if year == nil, let found = freeNumbers.first(where: { isYear($0) }) {
            year = items[found].value
            use(found)
        }
        if day == nil, let found = freeNumbers.first(where: { items[$0].digits <= 2 && !isHalfOfClock($0) }) {
            day = items[found].value
            use(found)
        }
        if day == nil { draft.hasDay = false }
        return year != nil || day != nil
    }

    /// `2003-12`, `12/2003`: only when written tightly and nothing else is there.
    private mutating func readMonthAndYear() -> Bool {
        let free = freeNumbers
        guard !draft.hasTime, free.count == 2, free[1] == free[0] + 2 else { return false }
        guard [.hyphen, .slash, .dot].contains(where: { isMark($0, free[0] + 1) }) else { return false }
        guard !items[free[0] + 1].isSpaced, !items[free[1]].isSpaced else { return false }
        let (first, second) = (items[free[0]], items[free[1]])
        let (yearItem, monthItem) = first.digits == 4 ? (first, second) : (second, first)
        guard yearItem.digits == 4, monthItem.digits <= 2, (1...12).contains(monthItem.value) else { return false }
        year = yearItem.value
        month = monthItem.value
        draft.hasDay = false
        use(free[0], free[1])
        return true
    }

    /// A year of two digits; in Thai 43…86 count from 2500 of the Buddhist era.
    private func fullYear(_ year: Int) -> Int {
        rules.isThai && (43...86).contains(year) ? year + 2500 : DayReader.fullYear(year)
    }

    private var freeNumbers: [Int] { items.indices.filter { items[$0].isFreeNumber } }

    /// Four digits, or two after an apostrophe or too large for a day.
    private func isYear(_ index: Int) -> Bool {
        let item = items[index]
        if item.digits == 4 { return (1000...2999).contains(item.value) }
        return item.digits == 2 && (isMark(.apostrophe, index - 1) || item.value > 31)
    }

    /// Whether a number belongs to a `12.42` that `readDottedClock` will take.
    private func isHalfOfClock(_ index: Int) -> Bool {
        func isClock(_ hour: Int) -> Bool {
            guard let first = number(hour), let second = number(hour + 2) else { return false }
            guard isMark(.colon, hour + 1) || !draft.hasTime && isMark(.dot, hour + 1) else { return false }
            return !items[hour + 1].isSpaced && !second.isSpaced && second.digits == 2 && first.value <= 24
                && second.value < 60
        }
        return isClock(index) || isClock(index - 2)
    }

    /// Completes the year, turns other calendars into ours, and says whether the day is complete.
    private mutating func settleYear() -> Bool {
        if let year {
            draft.year = (2400...2699).contains(year) ? year - 543 : year
        } else {
            draft.hasYear = false
            guard rules.reference != nil, draft.hasDay else { return false }
        }
        draft.month = month ?? 1
        draft.day = day ?? 1
        if draft.month > Language.lunarHijri { return settleNamed(LunarHijri.date, draft.month - Language.lunarHijri) }
        if draft.month > Language.solarHijri { return settleNamed(SolarHijri.date, draft.month - Language.solarHijri) }
        let isNumeric = (1300...1499).contains(draft.year) && !isMonthNamed
        if rules.isIranian && (1250...1500).contains(draft.year) {
            convertSolarHijri()
        } else if isNumeric {
            OtherCalendar.convert(&draft, isArabic: rules.isArabic)
        }
        if !draft.hasYear { chooseYear() }
        return true
    }

    /// The last such day that is not after the reference time (but for a day, since clocks differ).
    private mutating func chooseYear() {
        guard let reference = rules.reference else { return }
        draft.year = CivilTime(reference).year + 1
        let limit = reference + .days(2)
        while draft.civil.map({ $0.timestamp() > limit }) ?? true {
            draft.year -= 1
            guard draft.year > CivilTime(reference).year - 8 else { return }
        }
    }

    /// Turns the day of another calendar, whose month is named, into ours; false when that has no such day.
    ///
    /// Without a year it is the last such day that is not after the reference time, in the script of the calendar's
    /// people only: in Latin letters some of the names are other people's words.
    private mutating func settleNamed(
        _ date: (_ year: Int, _ month: Int, _ day: Int) -> (year: Int, month: Int, day: Int)?, _ month: Int
    ) -> Bool {
        draft.isOtherCalendar = true
        var found = draft.hasYear ? date(draft.year, month, draft.day) : nil
        if !draft.hasYear, rules.isIranian || rules.isArabic, let reference = rules.reference {
            let limit = reference + .days(2)
            // The calendars count from 622, and the Islamic year is eleven days shorter than ours.
            let last = CivilTime(reference).year - 578
            for year in stride(from: last, to: last - 60, by: -1) where found == nil {
                guard let day = date(year, month, draft.day) else { continue }
                if CivilTime(year: day.year, month: day.month, day: day.day).timestamp() <= limit { found = day }
            }
        }
        guard let found else { return false }
        (draft.year, draft.month, draft.day) = found
        draft.hasYear = true
        return true
    }

    /// The name of a month says whose calendar it is.
    private var isMonthNamed: Bool { items.contains { $0.month != nil } }

    private mutating func convertSolarHijri() {
        guard draft.hasYear, (1...12).contains(draft.month), (1...31).contains(draft.day) else { return }
        let date = SolarHijri.gregorian(year: draft.year, month: draft.month, day: draft.day)
        (draft.year, draft.month, draft.day) = date
    }
}

/// Small rules that several readers share.
enum DayReader {
    /// A year of two digits: 00…68 are 20xx, 69…99 are 19xx, as in POSIX.
    static func fullYear(_ year: Int) -> Int { year + (year < 69 ? 2000 : 1900) }
}

import Model

/// ISO 8601 and W3C-DTF: `2020-01-12T12:42:00.5+01:00`, `20200112T124200Z`, `2020-012`, `2020-W02-7`.
enum ISODate {
    static func read(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Reading {
        guard var cursor = ByteCursor(bytes, range) else { return .other }
        var draft = Draft()
        guard readDay(&cursor, &draft) else { return .other }
        if !cursor.isAtEnd {
            guard readTime(&cursor, &draft) else { return .other }
        }
        guard draft.hasTime || cursor.isAtEnd else { return .other }
        OtherCalendar.convert(&draft)
        return draft.civil == nil ? .impossible : .draft(draft)
    }

    private static func readDay(_ cursor: inout ByteCursor, _ draft: inout Draft) -> Bool {
        let (value, digits) = cursor.number(limit: 9)
        switch digits {
        case 4:
            draft.year = value
            if cursor.isAtEnd {
                draft.hasDay = false
                return (1900...2100).contains(value) || OtherCalendar.isOther(value)
            }
            if cursor.nextLetter == 0x77 { return readWeek(&cursor, &draft, isExtended: false) }
            return cursor.take(0x2D) && readRestOfDay(&cursor, &draft)
        case 7:
            draft.year = value / 1000
            return setDayOfYear(&draft, value % 1000)
        case 8:
            draft.year = value / 10_000
            draft.month = value / 100 % 100
            draft.day = value % 100
            return (1000...2999).contains(draft.year)
        default: return false
        }
    }

    /// What follows `YYYY-`.
    private static func readRestOfDay(_ cursor: inout ByteCursor, _ draft: inout Draft) -> Bool {
        if cursor.nextLetter == 0x77 { return readWeek(&cursor, &draft, isExtended: true) }
        let (month, digits) = cursor.number(limit: 4)
        let isDayNext = cursor.take(0x2D)
        if digits == 3, !isDayNext { return setDayOfYear(&draft, month) }
        // Three digits: a zero too many, as in 2003-012-31.
        guard digits == 1 || digits == 2 || (digits == 3 && month <= 12) else { return false }
        draft.month = month
        guard isDayNext else {
            draft.hasDay = false
            return cursor.isAtEnd && digits == 2
        }
        let (day, dayDigits) = cursor.number(limit: 3)
        draft.day = day
        return dayDigits > 0
    }

    private static func setDayOfYear(_ draft: inout Draft, _ number: Int) -> Bool {
        guard (1...366).contains(number), draft.year > 0 else { return false }
        let days = CivilTime.daysSinceEpoch(year: draft.year, month: 1, day: 1) + number - 1
        let date = CivilTime.date(daysSinceEpoch: days)
        // Day 366 of a common year does not exist; month 13 makes the draft impossible.
        draft.month = date.year == draft.year ? date.month : 13
        draft.day = date.day
        return true
    }

    /// `W02-7`, `W027`, `W02`: ISO weeks begin on Monday, and week 1 holds January 4.
    private static func readWeek(_ cursor: inout ByteCursor, _ draft: inout Draft, isExtended: Bool) -> Bool {
        cursor.position += 1
        let (week, digits) = cursor.number(limit: 2)
        guard digits == 2 else { return false }
        var weekday = 1
        if isExtended ? cursor.take(0x2D) : cursor.next &- 0x30 < 10 {
            let (value, digits) = cursor.number(limit: 1)
            guard digits == 1 else { return false }
            weekday = value
        } else {
            draft.hasDay = false
        }
        guard (1...53).contains(week), (1...7).contains(weekday), draft.year > 0 else { return false }
        let fourth = CivilTime(year: draft.year, month: 1, day: 4)
        let monday = CivilTime.daysSinceEpoch(year: draft.year, month: 1, day: 4) - (fourth.weekday + 6) % 7
        let date = CivilTime.date(daysSinceEpoch: monday + (week - 1) * 7 + weekday - 1)
        (draft.year, draft.month, draft.day) = date
        return true
    }

    private static func readTime(_ cursor: inout ByteCursor, _ draft: inout Draft) -> Bool {
        let isT = cursor.nextLetter == 0x74
        if isT { cursor.position += 1 } else if cursor.next > 0x20 { return false }
        cursor.skipBlanks()
        guard readClock(&cursor, &draft) else { return false }
        cursor.skipBlanks()
        guard !cursor.isAtEnd else { return true }
        return readZone(&cursor, &draft) && cursor.isAtEnd
    }

    /// `hh:mm`, `hh:mm:ss`, `hhmm`, `hhmmss`, `hh`, with a fraction after a point or comma.
    private static func readClock(_ cursor: inout ByteCursor, _ draft: inout Draft) -> Bool {
        let (value, digits) = cursor.number(limit: 6)
        switch digits {
        case 1, 2:
            draft.hour = value
            if cursor.take(0x3A) {
                let (minute, digits) = cursor.number(limit: 2)
                guard digits == 2 else { return false }
                draft.minute = minute
                if cursor.take(0x3A) {
                    let (second, digits) = cursor.number(limit: 2)
                    guard digits == 2 else { return false }
                    draft.second = second
                }
            } else if digits == 1 {
                return false
            }
        case 4: (draft.hour, draft.minute) = (value / 100, value % 100)
        case 6: (draft.hour, draft.minute, draft.second) = (value / 10_000, value / 100 % 100, value % 100)
        default: return false
        }
        draft.hasTime = true
        if cursor.take(0x2E) || cursor.take(0x2C) { draft.millisecond = cursor.milliseconds() }
        return true
    }

    /// `Z`, `±hh:mm`; also the `+00:00Z` that some programs write.
    private static func readZone(_ cursor: inout ByteCursor, _ draft: inout Draft) -> Bool {
        let start = cursor.position
        if cursor.nextLetter == 0x7A {
            cursor.position += 1
            draft.zone = .offset(0)
            draft.zoneRange = cursor.range(since: start)
            return true
        }
        guard cursor.offset(into: &draft) else { return false }
        if cursor.nextLetter == 0x7A { cursor.position += 1 }
        cursor.skipBlanks()
        return true
    }
}

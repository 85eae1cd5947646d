/// The date of mail and of RSS (RFC 822, RFC 5322): `Mon, 02 Jan 2006 15:04:05 GMT`.
enum MailDate {
    static func read(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Reading {
        guard var cursor = ByteCursor(bytes, range) else { return .other }
        var draft = Draft()
        skipWeekday(&cursor)
        guard readDay(&cursor, &draft), readClock(&cursor, &draft), readZone(&cursor, &draft), cursor.isAtEnd else {
            return .other
        }
        // English names of months are ours, so only the Thai year can stand beside them.
        if draft.year > 2000 { OtherCalendar.convert(&draft) }
        return draft.civil == nil ? .impossible : .draft(draft)
    }

    /// Any word will do: a wrong weekday is common and says nothing.
    private static func skipWeekday(_ cursor: inout ByteCursor) {
        guard cursor.nextLetter != 0 else { return }
        while cursor.nextLetter != 0 { cursor.position += 1 }
        _ = cursor.take(0x2E)
        _ = cursor.take(0x2C)
        cursor.skipBlanks()
    }

    private static func readDay(_ cursor: inout ByteCursor, _ draft: inout Draft) -> Bool {
        let (day, digits) = cursor.number(limit: 3)
        guard digits == 1 || digits == 2 else { return false }
        draft.day = day
        skipGap(&cursor)
        guard let month = readMonth(&cursor) else { return false }
        draft.month = month
        skipGap(&cursor)
        let (year, yearDigits) = cursor.number(limit: 5)
        guard yearDigits == 4 || yearDigits == 2 else { return false }
        draft.year = yearDigits == 2 ? DayReader.fullYear(year) : year
        return true
    }

    private static func skipGap(_ cursor: inout ByteCursor) {
        cursor.skipBlanks()
        _ = cursor.take(0x2D)
        cursor.skipBlanks()
    }

    /// Three letters of an English month, no more: longer names are read elsewhere.
    private static func readMonth(_ cursor: inout ByteCursor) -> Int? {
        var letters: UInt32 = 0
        for _ in 0..<3 {
            guard cursor.nextLetter != 0 else { return nil }
            letters = letters << 8 | UInt32(cursor.nextLetter)
            cursor.position += 1
        }
        guard cursor.nextLetter == 0, cursor.next < 0x80 else { return nil }
        return month(letters)
    }

    private static func month(_ letters: UInt32) -> Int? {
        switch letters {
        case 0x6A616E: 1
        case 0x666562: 2
        case 0x6D6172: 3
        case 0x617072: 4
        case 0x6D6179: 5
        case 0x6A756E: 6
        case 0x6A756C: 7
        case 0x617567: 8
        case 0x736570: 9
        case 0x6F6374: 10
        case 0x6E6F76: 11
        case 0x646563: 12
        default: nil
        }
    }

    private static func readClock(_ cursor: inout ByteCursor, _ draft: inout Draft) -> Bool {
        cursor.skipBlanks()
        let (hour, digits) = cursor.number(limit: 3)
        guard digits == 1 || digits == 2, cursor.take(0x3A) else { return false }
        let (minute, minuteDigits) = cursor.number(limit: 3)
        guard minuteDigits == 2 else { return false }
        draft.hour = hour
        draft.minute = minute
        draft.hasTime = true
        guard cursor.take(0x3A) else { return true }
        let (second, secondDigits) = cursor.number(limit: 3)
        draft.second = second
        return secondDigits == 2
    }

    private static func readZone(_ cursor: inout ByteCursor, _ draft: inout Draft) -> Bool {
        cursor.skipBlanks()
        if cursor.isAtEnd { return true }
        if cursor.next == 0x2B || cursor.next == 0x2D { return cursor.offset(into: &draft) }
        let start = cursor.position
        var letters: UInt32 = 0
        while cursor.nextLetter != 0, cursor.position - start < 4 {
            letters = letters << 8 | UInt32(cursor.nextLetter)
            cursor.position += 1
        }
        guard let minutes = zone(letters) else { return false }
        draft.zone = .offset(minutes)
        draft.zoneRange = cursor.range(since: start)
        return true
    }

    /// The zones of RFC 822; all others are read elsewhere.
    private static func zone(_ letters: UInt32) -> Int? {
        switch letters {
        case 0x676D74, 0x757463, 0x7574, 0x7A: 0
        case 0x657374: -300
        case 0x656474: -240
        case 0x637374: -360
        case 0x636474: -300
        case 0x6D7374: -420
        case 0x6D6474: -360
        case 0x707374: -480
        case 0x706474: -420
        default: nil
        }
    }
}

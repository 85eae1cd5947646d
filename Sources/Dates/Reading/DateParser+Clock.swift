extension DateParser {
    /// Reads the time of day; false when there is something like one that cannot be.
    mutating func readClock() -> Bool {
        for index in items.indices where items[index].isFreeNumber {
            if isMark(.colon, index + 1), number(index + 2) != nil { return readColonClock(index) }
            if readUnitClock(index) || readShortClock(index) || readMilitaryClock(index) { return true }
        }
        readNamedClock()
        return true
    }

    /// `12:42`, `12:42:05.5`, with a half of the day before or after.
    private mutating func readColonClock(_ index: Int) -> Bool {
        guard items[index].digits <= 2, items[index + 2].digits <= 2, !isMark(.colon, index - 1) else { return false }
        var end = index + 3
        var second = 0
        if isMark(.colon, end), let item = number(end + 1), item.digits <= 2 {
            second = item.value
            use(end + 1)
            end += 2
            if isMark(.dot, end) || isMark(.comma, end), let item = number(end + 1), !item.isSpaced,
                !items[end].isSpaced
            {
                draft.millisecond = DateParser.milliseconds(item)
                use(end + 1)
                end += 2
            }
        }
        guard !isMark(.colon, end) else { return false }
        setClock(items[index].value, items[index + 2].value, second, from: index, to: end)
        use(index, index + 2)
        return true
    }

    /// `14h40`, `14 Uhr`, `12.42 Uhr`, `7 гадзін 10 хвілін`, `오후 12시 42분`.
    private mutating func readUnitClock(_ index: Int) -> Bool {
        guard items[index].digits <= 2, sense(index + 1) == .hours, items[index].value <= 24 || isDotted(index) else {
            return false
        }
        if isDotted(index), items[index].digits == 2 {
            setClock(items[index - 2].value, items[index].value, 0, from: index - 2, to: index + 2)
            use(index - 2, index)
            return true
        }
        guard items[index].value <= 24 else { return false }
        var end = index + 2
        var minute = 0
        var second = 0
        if let item = number(end), item.digits <= 2, item.month == nil, isMinute(end) {
            minute = item.value
            use(end)
            end += 1
            if sense(end) == .minutes { end += 1 }
            if let item = number(end), item.digits <= 2, sense(end + 1) == .seconds {
                second = item.value
                use(end)
                end += 2
            }
        } else if sense(end) == .half {
            minute = 30
            end += 1
        }
        setClock(items[index].value, minute, second, from: index, to: end)
        use(index)
        return true
    }

    /// Whether a number after "14 h" is its minutes and not the day of a date.
    private func isMinute(_ index: Int) -> Bool {
        if sense(index + 1) == .minutes { return true }
        let isDate = [.dot, .slash, .hyphen].contains { isMark($0, index + 1) && number(index + 2) != nil }
        let isMonthNext = items.indices.contains(index + 1) && items[index + 1].month != nil
        return items[index].digits == 2 && !isDate && !isMonthNext
    }

    /// Reads a time with a half of the day and nothing else: `5 pm`, `12.16 pm`, `5.45 ip`.
    private mutating func readShortClock(_ index: Int) -> Bool {
        guard items[index].digits <= 2, sense(index + 1) == .forenoon || sense(index + 1) == .afternoon else {
            return false
        }
        if isDotted(index), items[index].digits == 2, items[index - 2].value <= 12 {
            setClock(items[index - 2].value, items[index].value, 0, from: index - 2, to: index + 1)
            use(index - 2, index)
            return true
        }
        guard (1...12).contains(items[index].value), !isDotted(index) else { return false }
        setClock(items[index].value, 0, 0, from: index, to: index + 1)
        use(index)
        return true
    }

    /// `1631 GMT`, `1242 hrs`: four digits before a zone, when they cannot be the year.
    private mutating func readMilitaryClock(_ index: Int) -> Bool {
        let item = items[index]
        guard item.digits == 4, item.value < 2400, item.value % 100 < 60, items.indices.contains(index + 1) else {
            return false
        }
        let next = items[index + 1]
        guard next.sense == .hours || (next.zone != nil && next.isCapitals) else { return false }
        let hasYear = items.indices.contains { $0 != index && items[$0].kind == .number && items[$0].digits == 4 }
        guard hasYear else { return false }
        setClock(item.value / 100, item.value % 100, 0, from: index, to: next.sense == .hours ? index + 2 : index + 1)
        use(index)
        return true
    }

    /// "at noon", "12 noon", "midnight".
    private mutating func readNamedClock() {
        guard let index = items.firstIndex(where: { $0.sense == .noon || $0.sense == .midnight }) else { return }
        draft.hasTime = true
        draft.hour = items[index].sense == .noon ? 12 : 0
        clockEnd = index + 1
        if let item = number(index - 1), item.value == 12 { use(index - 1) }
    }

    /// `klo 12.42`, `29.02.2020 13.12`: two numbers that the day has left over.
    mutating func readDottedClock() {
        for index in items.indices {
            guard let hour = number(index), let minute = number(index + 2), hour.digits <= 2, minute.digits == 2 else {
                continue
            }
            guard isMark(.dot, index + 1), !items[index + 1].isSpaced, !minute.isSpaced else { continue }
            guard hour.value <= 24, minute.value < 60 else { continue }
            var end = index + 3
            var second = 0
            if isMark(.dot, end), !items[end].isSpaced, let item = number(end + 1), item.digits == 2, !item.isSpaced {
                second = item.value
                use(end + 1)
                end += 2
            }
            setClock(hour.value, minute.value, second, from: index, to: end)
            use(index, index + 2)
            return
        }
    }

    /// Whether a number is the second half of `12.42`, tightly written, and not the end of a date such as 12.1.20.
    private func isDotted(_ index: Int) -> Bool {
        guard isMark(.dot, index - 1), !items[index - 1].isSpaced, !items[index].isSpaced else { return false }
        guard let hour = number(index - 2), hour.digits <= 2, hour.value <= 24, items[index].value < 60 else {
            return false
        }
        return !(isMark(.dot, index - 3) && number(index - 4) != nil && !items[index - 2].isSpaced)
    }

    private mutating func setClock(_ hour: Int, _ minute: Int, _ second: Int, from start: Int, to end: Int) {
        draft.hasTime = true
        draft.minute = minute
        draft.second = second
        clockEnd = end
        draft.hour = hourOfDay(hour, half: half(before: start, after: end))
    }

    /// The half of the day that stands before or after a time.
    private func half(before start: Int, after end: Int) -> Sense? {
        let halves: Set<Sense> = [.forenoon, .afternoon, .noon, .midnight]
        for index in [end, end + 1, start - 1, start - 2] {
            guard let sense = sense(index), halves.contains(sense) else { continue }
            let isSkipped = index == end + 1 && !isTransparent(end) || index == start - 2 && !isTransparent(start - 1)
            if !isSkipped { return sense }
        }
        return nil
    }

    /// Whether an item may stand between a time and what belongs to it.
    func isTransparent(_ index: Int) -> Bool {
        guard items.indices.contains(index) else { return false }
        let item = items[index]
        if item.kind == .mark { return [.comma, .open, .close, .bar, .dot].contains { item.isMark($0) } }
        guard item.kind == .word, let sense = item.sense else { return false }
        return [.filler, .clock, .hours, .forenoon, .afternoon, .noon, .midnight].contains(sense)
    }

    private func hourOfDay(_ hour: Int, half: Sense?) -> Int {
        switch half {
        case .afternoon: hour < 12 ? hour + 12 : hour
        case .forenoon, .midnight: hour == 12 ? 0 : hour
        // "1:30 中午" is after noon, "11:30 中午" before.
        case .noon: hour < 6 ? hour + 12 : hour
        default: hour
        }
    }

    private static func milliseconds(_ item: Item) -> Int {
        var value = item.value
        var digits = min(item.digits, 18)
        while digits > 3 {
            value /= 10
            digits -= 1
        }
        while digits < 3 {
            value *= 10
            digits += 1
        }
        return value
    }
}

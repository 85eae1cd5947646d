extension DateParser {
    /// Reads the zone: after the time of day, else after everything, else in parentheses.
    ///
    /// Never fails: a date may have none.
    mutating func readZone() -> Bool {
        if var index = clockEnd {
            while isTransparent(index), items[index].zone == nil { index += 1 }
            if takeZone(index) { return true }
        }
        for index in items.indices.reversed() where !items[index].isUsed && items[index].kind == .word {
            guard isZoneElsewhere(index) else { continue }
            if takeZone(index) { return true }
        }
        return true
    }

    /// Apart from the time of day only capitals at the end or in parentheses are a zone: `26 Sep 2022 GMT`.
    private func isZoneElsewhere(_ index: Int) -> Bool {
        if items[index].sense == .zone { return true }
        guard items[index].zone != nil, items[index].isCapitals, items[index].month == nil else { return false }
        return index == items.count - 1 || isMark(.open, index - 1) || rules.isStrict
    }

    /// Takes the zone that begins at an index.
    private mutating func takeZone(_ index: Int) -> Bool {
        guard items.indices.contains(index), !items[index].isUsed else { return false }
        let item = items[index]
        if item.kind == .mark { return takeOffset(index, start: item.start) }
        guard item.kind == .word else { return false }
        if takePlace(index) { return true }
        if item.sense == .zone { return setZone(.name(item.senseValue), index...index) }
        if let zone = item.zone, item.isCapitals || DateParser.isPlainZone(zone) || isTight(index) {
            if ZoneName.all[zone].isUniversal, takeOffset(index + 1, start: item.start) {
                use(index)
                return true
            }
            return setZone(.name(zone), index...index)
        }
        // A single military letter: RFC 5322 says to read it as UTC, since RFC 822 had its signs wrong.
        if rules.isStrict, item.isCapitals, item.end - item.start == 1, clockEnd == index {
            return setZone(.offset(0), index...index)
        }
        return false
    }

    /// Whether a word is glued to the time, as in `13:08cet`.
    private func isTight(_ index: Int) -> Bool { clockEnd == index && !items[index].isSpaced }

    /// Zones that are read in any case.
    private static func isPlainZone(_ index: Int) -> Bool {
        [
            "GMT", "UTC", "EST", "EDT", "CST", "CDT", "MST", "MDT", "PST", "PDT", "CET", "CEST", "BST", "MEZ", "MESZ",
            "IST",
            "WIB", "WITA", "JST", "KST", "AEST", "AEDT", "MSK",
        ].contains(ZoneName.all[index].name)
    }

    /// Takes `+0100`, `-5`, `+05:30`, `GMT+1245` after the letters.
    private mutating func takeOffset(_ index: Int, start: Int) -> Bool {
        guard isMark(.plus, index) || isMark(.hyphen, index), let hours = number(index + 1) else { return false }
        let isAfterName = start < items[index].start
        guard !hours.isSpaced || isAfterName else { return false }
        let isNegative = isMark(.hyphen, index)
        var end = index + 1
        var zone = WrittenZone.none
        switch hours.digits {
        case 3, 4: zone = .offset(isNegative: isNegative, hours: hours.value / 100, minutes: hours.value % 100)
        case 1, 2:
            var minutes = 0
            if isMark(.colon, index + 2), let item = number(index + 3), item.digits == 2 {
                minutes = item.value
                end = index + 3
            } else if !isAfterName, isDateNext(index + 2) {
                return false
            }
            zone = .offset(isNegative: isNegative, hours: hours.value, minutes: minutes)
        default: return false
        }
        guard hours.digits != 4 || isAfterName || items[index].isSpaced || clockEnd == index else { return false }
        use(index + 1, end)
        return setZone(zone, index...end, start: start)
    }

    /// Whether what follows `-12` makes it the day of a date.
    private func isDateNext(_ index: Int) -> Bool {
        guard items.indices.contains(index) else { return false }
        return items[index].month != nil
            || [.dot, .slash, .hyphen].contains { isMark($0, index) && number(index + 1) != nil }
    }

    /// Takes `Europe/Paris`, `America/New_York`, `Etc/GMT+5`.
    private mutating func takePlace(_ index: Int) -> Bool {
        guard isMark(.slash, index + 1) else { return false }
        var last = index + 1
        while last + 1 < items.count, !items[last + 1].isSpaced, !isMark(.close, last + 1), !isMark(.comma, last + 1) {
            last += 1
        }
        while last > index + 1 {
            let name = String(decoding: bytes[items[index].start..<items[last].end], as: UTF8.self)
            if let place = Place.named(name) {
                for taken in index...last { use(taken) }
                return setZone(.place(winter: place.winter, summer: place.summer), index...last)
            }
            last -= 1
        }
        return false
    }

    private mutating func setZone(_ zone: WrittenZone, _ taken: ClosedRange<Int>, start: Int? = nil) -> Bool {
        draft.zone = zone
        draft.zoneRange = (start ?? items[taken.lowerBound].start)..<items[taken.upperBound].end
        for index in taken { use(index) }
        return true
    }
}

extension ZoneName {
    /// Whether an offset may follow: `GMT+2`, `UTC-5`.
    var isUniversal: Bool { name == "GMT" || name == "UTC" || name == "UT" || name == "UCT" }
}

import Model

/// What decides where the words do not.
struct ReadingRules {
    /// True for feeds: a word that has no place in a date makes it unreadable.
    var isStrict = false
    /// How 5/6/2020 is meant when nothing in the text tells; nil leaves it to the separator.
    var order: Language.Order?
    /// Whether 1398/10/22 is a date of the Iranian calendar.
    var isIranian = false
    var isArabic = false
    var isThai = false
    /// Whether 115/11/29 is a date of the Minguo calendar, which counts from 1912.
    var isTaiwanese = false
    /// Whether units stand before their numbers in this language.
    var unitsComeFirst = false
    /// When a year is left out, the date is the last one before this time.
    var reference: Timestamp?
}

/// Reads one date out of items in one language, in four steps: time of day, zone, day, and that nothing is left.
struct DateParser {
    var items: [Item]
    let rules: ReadingRules
    let bytes: [UInt8]
    var draft = Draft()
    var year: Int?
    var month: Int?
    var day: Int?
    /// The index after the time of day; nil when there is none.
    var clockEnd: Int?

    init(_ items: [Item], rules: ReadingRules, bytes: [UInt8]) {
        self.items = items
        self.rules = rules
        self.bytes = bytes
    }

    /// The date, or nil when there is none, or more than one could be meant.
    mutating func read() -> Draft? {
        draft.weekday = items.lazy.compactMap { $0.month == nil ? $0.weekday : nil }.first
        splitGluedDayAndHour()
        guard readClock(), readZone(), readDay() else { return nil }
        if !draft.hasTime { readDottedClock() }
        guard isNothingLeft, draft.hasDay || !draft.hasTime else { return nil }
        return draft
    }

    /// The free number at an index, nil otherwise.
    func number(_ index: Int) -> Item? {
        guard items.indices.contains(index), items[index].isFreeNumber else { return nil }
        return items[index]
    }

    func isMark(_ mark: Character.ASCII, _ index: Int) -> Bool {
        items.indices.contains(index) && items[index].isMark(mark)
    }

    func sense(_ index: Int) -> Sense? { items.indices.contains(index) ? items[index].sense : nil }

    mutating func use(_ indices: Int...) {
        for index in indices { items[index].isUsed = true }
    }

    /// Whether every number was read, and in a feed every word.
    private var isNothingLeft: Bool {
        var depth = 0
        for item in items {
            if item.isMark(.open) { depth += 1 }
            if item.isMark(.close) { depth = max(0, depth - 1) }
            if item.isFreeNumber { return false }
            if rules.isStrict, depth == 0, item.isUnknownWord, !item.isUsed { return false }
        }
        return true
    }

    /// `6月2911:30` is the 29th at 11:30.
    private mutating func splitGluedDayAndHour() {
        guard items.count > 2 else { return }
        for index in 1..<items.count - 1 {
            let item = items[index]
            guard item.kind == .number, item.digits == 4, !item.isSpaced, items[index - 1].sense == .months else {
                continue
            }
            guard items[index + 1].isMark(.colon) else { continue }
            var day = item
            var hour = item
            (day.value, day.digits) = (item.value / 100, 2)
            (hour.value, hour.digits) = (item.value % 100, 2)
            items.replaceSubrange(index...index, with: [day, hour])
            return
        }
    }
}

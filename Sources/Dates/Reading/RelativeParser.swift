import Model

/// A distance from the moment of reading.
struct RelativeSpan {
    /// In seconds, towards the past.
    var seconds = 0
    /// In days towards the past, by the calendar; set by "yesterday" and the like.
    var days: Int?
    /// The time of that day.
    var hour = 0
    var minute = 0

    func instant(from reference: Timestamp) -> Timestamp {
        guard let days else { return reference - .seconds(seconds) }
        let civil = CivilTime(reference - .days(days))
        return CivilTime(
            year: civil.year, month: civil.month, day: civil.day, hour: min(hour, 23), minute: min(minute, 59)
        )
        .timestamp()
    }
}

/// Reads texts that are a relative time and nothing else.
struct RelativeParser {
    private var span = RelativeSpan()
    /// In halves, so that "half an hour" is a whole number.
    private var halves: Int?
    private var hasUnit = false
    private var isAgo = false
    private var isAhead = false
    private var isNow = false

    /// The distance; nil when any word does not belong to a relative time.
    static func read(_ tokens: ArraySlice<Token>, resolver: Resolver, hint: Int?) -> RelativeSpan? {
        guard tokens.contains(where: { $0.kind == .word }) else { return nil }
        for language in resolver.languages(tokens, hint: hint, limit: 6).ranked {
            let items = resolver.items(tokens, language: language)
            var parser = RelativeParser()
            if let span = parser.read(items, resolver: resolver) { return span }
        }
        return nil
    }

    private mutating func read(_ items: [Item], resolver: Resolver) -> RelativeSpan? {
        var items = items
        // The time of "yesterday at 5 pm" is taken out first, so that its numbers count nothing.
        if items.contains(where: { RelativeParser.dayOffset($0.sense) != nil }) {
            var clock = DateParser(items, rules: ReadingRules(), bytes: resolver.bytes)
            guard clock.readClock() else { return nil }
            if !clock.draft.hasTime { clock.readDottedClock() }
            items = clock.items
            span.hour = clock.draft.hour
            span.minute = clock.draft.minute
        }
        for item in items where !item.isUsed {
            guard take(item) else { return nil }
        }
        let isDistance = hasUnit && (isAgo || isAhead)
        guard isDistance || span.days != nil || isNow, halves == nil else { return nil }
        if isAhead, !isAgo { span.seconds = -span.seconds }
        return span
    }

    /// Takes one item; false for one that has no place in a relative time.
    private mutating func take(_ item: Item) -> Bool {
        switch item.kind {
        case .mark: return true
        case .number:
            guard halves == nil, item.digits <= 3 else { return false }
            halves = item.value * 2
            return true
        case .word: return takeWord(item)
        }
    }

    // style: table
    private mutating func takeWord(_ item: Item) -> Bool {
        if let unit = RelativeParser.seconds(item.sense), span.days == nil {
            span.seconds += (halves ?? 2) * unit / 2
            halves = nil
            hasUnit = true
            isAgo = isAgo || item.isAgo
            return true
        }
        if item.isAgo {
            isAgo = true
            return true
        }
        switch item.sense {
        case .ahead: isAhead = true
        case .one: halves = halves ?? 2
        case .two: halves = 4
        case .half: halves = 1
        case .now: isNow = true
        case .today, .yesterday, .dayBeforeYesterday, .tomorrow: span.days = RelativeParser.dayOffset(item.sense)
        case .published, .modified, .filler, .clock, .roughly, .ordinal, .hours, .forenoon, .afternoon, .noon,
            .midnight:
            break
        default: return item.weekday != nil && item.month == nil || item.zone != nil && item.isCapitals
        }
        return true
    }

    private static func dayOffset(_ sense: Sense?) -> Int? {
        switch sense {
        case .today: 0
        case .yesterday: 1
        case .dayBeforeYesterday: 2
        case .tomorrow: -1
        default: nil
        }
    }

    private static func seconds(_ sense: Sense?) -> Int? {
        switch sense {
        case .seconds: 1
        case .minutes: 60
        case .hours: 3600
        case .days: 86_400
        case .weeks: 7 * 86_400
        case .months: 30 * 86_400
        case .years: 365 * 86_400
        default: nil
        }
    }
}

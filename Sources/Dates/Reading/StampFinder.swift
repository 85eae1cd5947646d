import Model

/// Looks for labels and dates among the tokens of a block.
struct StampFinder {
    private enum Event {
        case label(Stamp.Role, Item)
        case mention(StampMention, isDirect: Bool, isOther: Bool)
    }

    /// With more words that are no part of a stamp, a block is prose.
    private static let mostOtherWords = 14
    /// Dates are tried with at most this many tokens, and so many times in all.
    private static let longestRun = 24
    private static let mostTries = 60

    private let bytes: [UInt8]
    private let hints: DateHints
    private let tokens: [Token]
    private let items: [Item]
    private let resolver: Resolver
    private let language: Int
    private var tries = 0
    private var events: [Event] = []

    /// The stamps of a block that begins at `offset` of the text whose bytes the ranges count.
    static func find(in bytes: [UInt8], offset: Int, hints: DateHints) -> [StampMention] {
        guard mayHoldStamp(bytes), let tokens = Tokenizer.tokens(of: bytes.span), !tokens.isEmpty else { return [] }
        var finder = StampFinder(bytes: bytes, hints: hints, tokens: tokens)
        finder.collectEvents()
        return finder.mentions().map { mention in
            var mention = mention
            mention.range = mention.range.lowerBound + offset..<mention.range.upperBound + offset
            mention.lineRange = mention.lineRange.lowerBound + offset..<mention.lineRange.upperBound + offset
            return mention
        }
    }

    private init(bytes: [UInt8], hints: DateHints, tokens: [Token]) {
        self.bytes = bytes
        self.hints = hints
        self.tokens = tokens
        resolver = Resolver(bytes: bytes)
        language = resolver.languages(tokens[...], hint: Language.index(ofTag: hints.language), limit: 1).ranked[0]
        items = resolver.items(tokens[...], language: language)
    }

    /// A quick look: a stamp has a digit, unless it is a short "Updated yesterday".
    private static func mayHoldStamp(_ bytes: [UInt8]) -> Bool {
        if bytes.count <= 60 { return true }
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x30...0x39: return true
            case 0xD9: if index + 1 < bytes.count, (0xA0...0xA9).contains(bytes[index + 1]) { return true }
            case 0xDB: if index + 1 < bytes.count, (0xB0...0xB9).contains(bytes[index + 1]) { return true }
            case 0xE0, 0xE1: if index + 2 < bytes.count, Folding.digit(scalar(bytes, index)) != nil { return true }
            case 0xEF, 0xE3:
                if index + 2 < bytes.count, bytes[index + 1] == 0xBC || byte == 0xE3 && bytes[index + 1] == 0x80 {
                    return true
                }
            default: continue
            }
        }
        return false
    }

    private static func scalar(_ bytes: [UInt8], _ index: Int) -> UInt32 { UTF8Reader.scalar(bytes.span, at: index).0 }

    private mutating func collectEvents() {
        let isProse = items.count { $0.isUnknownWord } > StampFinder.mostOtherWords
        var index = 0
        while index < items.count {
            if let role = role(index) {
                events.append(.label(role, items[index]))
                index += 1
                continue
            }
            let end = runEnd(index)
            guard end > index else {
                index += 1
                continue
            }
            index = readRun(index..<end, isProse: isProse)
        }
    }

    /// The role of a label.
    private func role(_ index: Int) -> Stamp.Role? {
        switch items[index].sense {
        case .published: .published
        case .modified: .modified
        default: nil
        }
    }

    /// The end of the tokens from an index on that may belong to one date.
    private func runEnd(_ start: Int) -> Int {
        var end = start
        while end < items.count, end - start < StampFinder.longestRun, role(end) == nil, isPartOfDate(items[end]) {
            end += 1
        }
        return end
    }

    private func isPartOfDate(_ item: Item) -> Bool {
        switch item.kind {
        case .number: true
        case .mark: item.value != 0
        case .word: !item.isUnknownWord
        }
    }

    /// Reads the first date of a run and returns the index to go on at.
    private mutating func readRun(_ run: Range<Int>, isProse: Bool) -> Int {
        for start in run where canBegin(items[start]) {
            for end in stride(from: run.upperBound, to: start, by: -1)
            where canEnd(items[end - 1]) && !cutsClock(end) {
                guard tries < StampFinder.mostTries else { return run.upperBound }
                guard let found = read(start..<end) else { continue }
                let mention = found.mention
                let isDirect = isLabelBefore(start) || isLabelAfter(end)
                let isWhole = start == firstWord && end > lastWord
                if mention.isRelative ? isDirect || isWhole : isDirect || !isProse {
                    append(found, isDirect: isDirect)
                }
                return end
            }
        }
        return run.upperBound
    }

    /// Adds what a block mentions; of one day in two calendars only ours, for the other one differs between countries.
    private mutating func append(_ found: (mention: StampMention, isOther: Bool), isDirect: Bool) {
        guard case .mention(let last, let wasDirect, let wasOther) = events.last, wasOther != found.isOther,
            let before = last.reading?.civil, let now = found.mention.reading?.civil,
            abs(before.timestamp().milliseconds - now.timestamp().milliseconds) < 3 * 86_400_000
        else { return events.append(.mention(found.mention, isDirect: isDirect, isOther: found.isOther)) }
        let kept = wasOther ? found.mention : last
        events[events.count - 1] = .mention(kept, isDirect: isDirect || wasDirect, isOther: false)
    }

    private func canBegin(_ item: Item) -> Bool {
        if item.kind == .number || item.month != nil || item.weekday != nil || item.isAgo { return true }
        switch item.sense {
        case .era, .now, .today, .yesterday, .dayBeforeYesterday, .tomorrow, .one, .two, .half, .forenoon, .afternoon,
            .ahead,
            .roughly:
            return true
        case .years, .months, .days: return Language.all.contains { $0.unitsComeFirst }
        default: return false
        }
    }

    private func canEnd(_ item: Item) -> Bool {
        if item.isMark(.close) { return true }
        guard item.kind != .mark else { return false }
        switch item.sense {
        case .clock, .filler: return item.zone != nil
        case .one, .two, .half, .roughly, .ahead: return false
        default: return true
        }
    }

    /// Whether a date that ends here would leave the minutes of its clock behind: `January 10 10` of `January 10 10:30`.
    private func cutsClock(_ end: Int) -> Bool {
        end + 1 < items.count && items[end - 1].kind == .number && items[end].isMark(.colon)
            && items[end + 1].kind == .number && !items[end + 1].isSpaced
    }

    private mutating func read(_ range: Range<Int>) -> (mention: StampMention, isOther: Bool)? {
        guard isWorthTrying(range) else { return nil }
        tries += 1
        let slice = tokens[range]
        let place = tokens[range.lowerBound].start..<tokens[range.upperBound - 1].end
        let literal = String(decoding: bytes[place], as: UTF8.self)
        var mention = StampMention(
            role: .unknown, literal: literal, range: place, lineRange: place, reading: nil, isRelative: false)
        // First, because `ago` is August elsewhere: "1 minutes ago" would be the first of it.
        if isRelative(range), RelativeParser.read(slice, resolver: resolver, hint: language) != nil {
            mention.isRelative = true
            return (mention, false)
        }
        guard let draft = GeneralReader(hints: hints, context: language).read(slice, bytes: bytes), isPlausible(draft)
        else { return nil }
        mention.reading = DateReader.reading(draft, bytes: bytes, hints: hints)
        return mention.reading == nil ? nil : (mention, draft.isOtherCalendar)
    }

    /// Whether a word of relative times stands here.
    private func isRelative(_ range: Range<Int>) -> Bool {
        items[range].contains { item in
            switch item.sense {
            case .ahead, .now, .today, .yesterday, .dayBeforeYesterday, .tomorrow: true
            default: item.isAgo
            }
        }
    }

    /// A stamp names a day of the age of the web, give or take.
    private func isPlausible(_ draft: Draft) -> Bool { draft.hasDay && (1970...2100).contains(draft.year) }

    /// A cheap test: enough numbers for a date, or a word of relative times.
    private func isWorthTrying(_ range: Range<Int>) -> Bool {
        if isRelative(range) { return true }
        var numbers = 0
        for item in items[range] {
            if item.kind == .number { numbers += item.digits >= 8 ? 3 : 1 }
            if item.month != nil { numbers += 1 }
        }
        return numbers >= 2
    }

    private var firstWord: Int { items.firstIndex { $0.kind != .mark && role($0) == nil } ?? 0 }

    private var lastWord: Int { items.lastIndex { $0.kind != .mark && role($0) == nil } ?? 0 }

    private func role(_ item: Item) -> Stamp.Role? {
        item.sense == .published ? .published : item.sense == .modified ? .modified : nil
    }

    private func isLabelBefore(_ start: Int) -> Bool {
        var index = start - 1
        while index >= 0, items[index].kind == .mark || items[index].sense == .filler || items[index].sense == .clock {
            index -= 1
        }
        return index >= 0 && role(index) != nil
    }

    private func isLabelAfter(_ end: Int) -> Bool {
        var index = end
        while index < items.count, items[index].kind == .mark || items[index].sense == .filler { index += 1 }
        return index < items.count && role(index) != nil
    }

    /// Gives each mention its role: labels stand before their dates, unless the line begins with a date and ends with a
    /// label.
    ///
    /// "19 January / Updated 8 hours ago" begins and ends with a date: the first has no label.
    private func mentions() -> [StampMention] {
        var isPrefix = false
        if case .label = events.first { isPrefix = true }
        if case .mention = events.last { isPrefix = true }
        let ordered = isPrefix ? events : events.reversed()
        var label: (Stamp.Role, Item)?
        var mentions: [StampMention] = []
        for event in ordered {
            switch event {
            case .label(let role, let item): label = (role, item)
            case .mention(var mention, let isDirect, _):
                if let (role, item) = label, isPrefix || isDirect {
                    mention.role = role
                    mention.lineRange =
                        min(item.start, mention.range.lowerBound)..<max(item.end, mention.range.upperBound)
                }
                label = nil
                mentions.append(mention)
            }
        }
        return isPrefix ? mentions : mentions.reversed()
    }
}

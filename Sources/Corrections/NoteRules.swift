/// The forms of correction notes, each a rule on one sentence; the first certain one decides.
enum NoteRules {
    typealias NoteRule = @Sendable (NoteSentence, ArraySlice<UInt8>) -> NoteSentence.Finding?

    static let all: [NoteRule] = [heading, stamp] + changes + [withdrawal] + mistakes
    /// What was done with the text.
    private static let changes: [NoteRule] = [ownChange, ourChange]
    /// What was wrong with it.
    private static let mistakes: [NoteRule] = [
        earlierVersion, cause, regret, ownMistake, report, afterwards, appended, bracketed,
    ]

    /// Whether a sentence says beyond doubt that the text was changed; a heading does that only when it is "Correction".
    static func saysChange(_ sentence: NoteSentence, _ written: ArraySlice<UInt8>) -> Bool {
        if (changes + mistakes).contains(where: { $0(sentence, written)?.certainty == .certain }) { return true }
        guard let heading = heading(sentence, written), heading.certainty == .certain else { return false }
        return sentence.all(.label).contains { heading.range.contains($0.start) }
    }

    private static func certain(_ range: Range<Int>?) -> NoteSentence.Finding? {
        range.map { .init(certainty: .certain, range: $0) }
    }

    private static func possible(_ range: Range<Int>?) -> NoteSentence.Finding? {
        range.map { .init(certainty: .possible, range: $0) }
    }

    // MARK: Headings

    /// A heading that is set off: "Correction:", "[Errata]", "Corrections & clarifications –".
    @Sendable private static func heading(_ sentence: NoteSentence, _ written: ArraySlice<UInt8>)
        -> NoteSentence.Finding?
    {
        let headings = sentence.marks.filter {
            $0.start == sentence.opening && ($0.sign == .label || $0.sign == .title || $0.sign == .update)
        }
        guard let first = headings.max(by: { $0.end < $1.end }) else { return nil }
        let end = joined(first.end, sentence)
        let range = first.start..<end
        guard first.sign != .update || !RelativeTime.follows(first.end, sentence, written) else { return nil }
        switch setOff(end, sentence) {
        case .firmly, .byDay:
            var finding = certain(range)
            finding?.isStamp = isOnlyTime(behind: first, sentence, written)
            return finding
        case .byEnd: return first.sign == .update ? possible(range) : certain(range)
        case .not: return nil
        }
    }

    /// Whether nothing but a time stands behind a heading that stamps have as well: "Updated: 21 November 2026",
    /// "Updated: 15 minutes ago", and whatever a page shows in the same line.
    private static func isOnlyTime(
        behind heading: NoteSentence.Mark, _ sentence: NoteSentence, _ written: ArraySlice<UInt8>
    ) -> Bool {
        guard heading.sign == .update else { return false }
        let (bytes, limit) = (sentence.text.bytes, sentence.range.upperBound)
        if let end = StampReading.end(behind: heading, sentence, written, reach: 3) {
            // "UPDATE, Nov. 21: The fare is four dollars" goes on behind the day.
            let rest = bytes[end..<limit].drop { $0 == 0x20 || $0 == UInt8(ascii: ".") }
            let isSetOff = rest.first.map { Set(":-)]|,".utf8).contains($0) } ?? false
            return !isSetOff || sentence.text.words(rest.startIndex..<limit) < 3
        }
        guard let digit = bytes[heading.end..<limit].firstIndex(where: FoldedText.isDigit) else { return false }
        // The mark that ends a sentence stands before or behind its end.
        let last = bytes[..<min(bytes.count, limit + 1)].last { $0 != 0x20 }
        let endsAsSentence = last.map { Set(".!?".utf8).contains($0) } ?? false
        return !endsAsSentence && sentence.text.words(heading.end..<digit) <= 3
    }

    /// "Corrections and clarifications" is one heading.
    private static func joined(_ end: Int, _ sentence: NoteSentence) -> Int {
        let next = sentence.marks.first { mark in
            (mark.sign == .label || mark.sign == .title) && mark.start > end && mark.start - end <= 6
                && sentence.text.words(end..<mark.start) <= 1 && !sentence.text.bytes[end..<mark.start].contains(0x3A)
        }
        return next?.end ?? end
    }

    private enum SetOff { case firmly, byDay, byEnd, not }

    /// How a heading is set off from what follows it.
    private static func setOff(_ end: Int, _ sentence: NoteSentence) -> SetOff {
        let bytes = sentence.text.bytes
        var at = end
        while at < sentence.range.upperBound, bytes[at] == 0x20 { at += 1 }
        // In scripts without blanks the heading may be part of a longer word.
        guard at < sentence.range.upperBound else {
            return sentence.opening..<end == sentence.range ? .byEnd : isWhole(end, sentence)
        }
        switch bytes[at] {
        case UInt8(ascii: ":"), UInt8(ascii: "|"), UInt8(ascii: "]"), UInt8(ascii: ")"): return .firmly
        case UInt8(ascii: "*"): return .byEnd
        case UInt8(ascii: ".") where at + 1 < bytes.count && bytes[at + 1] == UInt8(ascii: ":"): return .firmly
        case UInt8(ascii: "-"):
            // "CORRECTED-Ferry fares rise", but not "Correction-fluid".
            let isApart = at > end || at + 1 < bytes.count && bytes[at + 1] == 0x20
            return isApart || sentence.text.isCapital(end - 1) && sentence.text.isCapital(at + 1) ? .firmly : .not
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ","), UInt8(ascii: "/"), 0x30...0x39, UInt8(ascii: "."):
            return endsInColon(at, sentence) ? .byDay : .not
        default: return .not
        }
    }

    private static func isWhole(_ end: Int, _ sentence: NoteSentence) -> SetOff {
        sentence.text.words(sentence.opening..<sentence.range.upperBound) <= 6 ? .byEnd : .not
    }

    /// Whether a day and then a colon, a dash or a closing bracket follow soon.
    private static func endsInColon(_ start: Int, _ sentence: NoteSentence) -> Bool {
        let bytes = sentence.text.bytes
        let limit = min(sentence.range.upperBound, start + 72)
        var hasDigit = false
        for at in start..<limit {
            let byte = bytes[at]
            if byte >= 0x30, byte <= 0x39 { hasDigit = true }
            let isTime = byte == UInt8(ascii: ":") && at + 1 < limit && bytes[at + 1] >= 0x30 && bytes[at + 1] <= 0x39
            let isEnd = byte == UInt8(ascii: ":") && !isTime || byte == UInt8(ascii: ")") || byte == UInt8(ascii: "]")
            let isDash = byte == UInt8(ascii: "-") && bytes[at - 1] == 0x20
            if hasDigit, isEnd || isDash { return true }
        }
        return false
    }

    /// "Corrected on November 21", "Amended 21 November to add the price", "Updated 3:15 pm".
    @Sendable private static func stamp(_ sentence: NoteSentence, _ written: ArraySlice<UInt8>)
        -> NoteSentence.Finding?
    {
        let heading = sentence.marks.filter {
            $0.start == sentence.opening && [.update, .done, .participle, .label].contains($0.sign)
        }.max { $0.end < $1.end }
        guard let heading, sentence.text.hasDigit(heading.end..<sentence.range.upperBound),
            !RelativeTime.follows(heading.end, sentence, written)
        else { return nil }
        // A word alone ("訂正しました", "تم تعديل") may have an object before the day; a heading may have a weekday.
        let reach = heading.sign == .done ? 1 : 3
        guard let end = StampReading.end(behind: heading, sentence, written, reach: reach) else { return nil }
        let range = heading.start..<end
        // "Revised on 3 May 2024, the law …": what was revised is named behind the day.
        let rest = sentence.text.bytes[end..<sentence.range.upperBound].drop { $0 == 0x20 }
        let isClause = rest.first == UInt8(ascii: ",") && sentence.text.words(end..<sentence.range.upperBound) > 4
        return .init(certainty: isClause ? .possible : .certain, range: range, isStamp: true)
    }

    // MARK: The text about itself

    /// "This article was amended on 4 March", "The price in this story was corrected after publication".
    @Sendable private static func ownChange(_ sentence: NoteSentence, _ written: ArraySlice<UInt8>)
        -> NoteSentence.Finding?
    {
        if let range = sentence.pair(.own, .update, within: 8), sentence.text.bytes[range.upperBound - 1] >= 0x80,
            sentence.text.isUnspaced(range.lowerBound)
        {
            // 本文已于11月21日更新: in scripts without blanks the day stands within the verb.
            return certain(range)
        }
        guard sentence.has(.done), !isCredit(sentence) else { return nil }
        if let range = sentence.pair(.own, .done, within: 4) ?? sentence.pair(.done, .own, within: 5) {
            return certain(range)
        }
        // "This article, first published on 3 May, was corrected."
        if let range = sentence.pair(.own, .done, within: 14), isParenthesis(range, sentence) { return certain(range) }
        guard let range = sentence.either(.definite, .done, within: 4) else { return nil }
        // "The headline was changed: it wrongly said", but not "the error in the report was corrected".
        let saysWhy = sentence.all(.wrong).contains { $0.start >= range.upperBound }
        let isBacked = saysWhy || sentence.has(.after) || sentence.has(.version) || sentence.has(.cause)
        return isBacked || sentence.isStarred || isDated(sentence, written) ? certain(range) : possible(range)
    }

    /// "The article was corrected on 21 November": the day stands right behind.
    private static func isDated(_ sentence: NoteSentence, _ written: ArraySlice<UInt8>) -> Bool {
        guard sentence.pair(.definite, .done, within: 1) != nil else { return false }
        return sentence.all(.done).contains { StampReading.end(behind: $0, sentence, written, reach: 2) != nil }
    }

    /// "We have corrected this article", "Wir haben den Text ergänzt".
    @Sendable private static func ourChange(_ sentence: NoteSentence, _ written: ArraySlice<UInt8>)
        -> NoteSentence.Finding?
    {
        guard let we = sentence.all(.we).first, sentence.text.words(sentence.opening..<we.start) <= 2 else {
            return nil
        }
        for change in sentence.marks where [.done, .participle, .withdrawn].contains(change.sign) {
            for object in sentence.marks where object.sign == .own || object.sign == .definite {
                let range = min(we.start, object.start)..<max(change.end, object.end)
                guard change.start > we.start, sentence.text.words(range) <= 14 else { continue }
                return object.sign == .own || sentence.text.words(we.end..<change.start) <= 1
                    || object.start < change.start
                    ? certain(range) : possible(range)
            }
        }
        return nil
    }

    /// "Edited for length and clarity" says how an interview was made.
    private static func isCredit(_ sentence: NoteSentence) -> Bool {
        let words = String(decoding: sentence.text.bytes[sentence.range], as: UTF8.self)
        return ["for length", "for clarity", "for brevity", "condensed", "der länge", "gekürzt"].contains {
            words.contains($0)
        }
    }

    private static func isParenthesis(_ range: Range<Int>, _ sentence: NoteSentence) -> Bool {
        let commas = sentence.text.bytes[range].count { $0 == UInt8(ascii: ",") }
        return commas == 2
    }

    /// "An earlier version of this article …", "a previous version stated the wrong price".
    @Sendable private static func earlierVersion(_ sentence: NoteSentence, _ written: ArraySlice<UInt8>)
        -> NoteSentence.Finding?
    {
        guard let version = sentence.all(.version).first else { return nil }
        if let range = sentence.pair(.version, .own, within: 5) ?? sentence.pair(.own, .version, within: 4) {
            return certain(range)
        }
        if let range = sentence.either(.version, .definite, within: 3) { return certain(range) }
        guard !isOfSomething(version, sentence) else { return nil }
        if sentence.has(.wrong) || sentence.has(.cause) || sentence.has(.regret) {
            return certain(version.start..<version.end)
        }
        guard sentence.either(.version, .said, within: 6) != nil else { return nil }
        return sentence.has(.we) ? certain(version.start..<version.end) : possible(version.start..<version.end)
    }

    /// "An earlier version of the bill".
    private static func isOfSomething(_ version: NoteSentence.Mark, _ sentence: NoteSentence) -> Bool {
        let rest = sentence.text.bytes[version.end..<sentence.range.upperBound].drop { $0 == 0x20 }
        let word = String(decoding: rest.prefix { FoldedText.isWordByte($0) || $0 == UInt8(ascii: "'") }, as: UTF8.self)
        return Self.prepositions.contains(word) || word.hasPrefix("d'") || word.hasPrefix("dell'")
    }

    private static let prepositions: Set<String> = [
        "of", "von", "des", "der", "du", "de", "del", "da", "do", "das", "dos", "della", "dello", "dei", "di", "van",
        "av",
        "af", "till", "z", "του", "της", "των",
    ]

    // MARK: Mistakes

    @Sendable private static func cause(_ sentence: NoteSentence, _ written: ArraySlice<UInt8>)
        -> NoteSentence.Finding?
    {
        certain(sentence.all(.cause).first.map { $0.start..<$0.end })
    }

    @Sendable private static func regret(_ sentence: NoteSentence, _ written: ArraySlice<UInt8>)
        -> NoteSentence.Finding?
    {
        guard let regret = sentence.all(.regret).first else { return nil }
        let isShort = sentence.text.words(sentence.range) <= 14
        let isBacked = sentence.has(.own) || sentence.has(.wrong) || sentence.has(.version)
        return isShort || isBacked ? certain(regret.start..<regret.end) : possible(regret.start..<regret.end)
    }

    /// "This article misstated the age", "the caption incorrectly identified".
    @Sendable private static func ownMistake(_ sentence: NoteSentence, _ written: ArraySlice<UInt8>)
        -> NoteSentence.Finding?
    {
        if let range = sentence.pair(.own, .wrong, within: 4) { return certain(range) }
        // "In this article, the name of the bridge was misspelled."
        if let range = sentence.pair(.own, .wrong, within: 10),
            sentence.all(.auxiliary).contains(where: { range.contains($0.start) })
        {
            return certain(range)
        }
        if let range = sentence.pair(.wrong, .own, within: 4), !isObject(range, sentence) { return certain(range) }
        return possible(sentence.pair(.definite, .wrong, within: 2))
    }

    /// "Wrong about this article": not in it.
    private static func isObject(_ range: Range<Int>, _ sentence: NoteSentence) -> Bool {
        let words = sentence.text.bytes[range].split(separator: 0x20).map { String(decoding: $0, as: UTF8.self) }
        return words.contains { ["about", "with", "by", "for", "to"].contains($0) }
    }

    /// "We originally reported", "this article initially said".
    @Sendable private static func report(_ sentence: NoteSentence, _ written: ArraySlice<UInt8>)
        -> NoteSentence.Finding?
    {
        for (speaker, manner) in [(NoteSign.we, NoteSign.origin), (.own, .origin), (.we, .wrong)] {
            guard let range = sentence.either(speaker, manner, within: 2) else { continue }
            if said(after: range, sentence) { return certain(range) }
        }
        guard let range = sentence.pair(.definite, .origin, within: 2), said(after: range, sentence) else { return nil }
        return possible(range)
    }

    private static func said(after range: Range<Int>, _ sentence: NoteSentence) -> Bool {
        sentence.all(.said).contains { said in
            said.start >= range.lowerBound
                && sentence.text.words(min(range.upperBound, said.start)..<max(said.start, range.upperBound)) <= 2
        }
    }

    @Sendable private static func afterwards(_ sentence: NoteSentence, _ written: ArraySlice<UInt8>)
        -> NoteSentence.Finding?
    {
        guard let after = sentence.all(.after).first else { return nil }
        let isBacked = sentence.has(.done) || sentence.has(.participle) && sentence.has(.definite)
        return isBacked ? certain(after.start..<after.end) : nil
    }

    /// "Correction appended", often behind a star.
    @Sendable private static func appended(_ sentence: NoteSentence, _ written: ArraySlice<UInt8>)
        -> NoteSentence.Finding?
    {
        certain(sentence.pair(.label, .appended, within: 3))
    }

    /// "(Corrects the fare in the third paragraph)": nothing but what was done, in brackets, as news agencies write it.
    @Sendable private static func bracketed(_ sentence: NoteSentence, _ written: ArraySlice<UInt8>)
        -> NoteSentence.Finding?
    {
        let bytes = sentence.text.bytes
        guard let mark = sentence.all(.corrects).first, mark.start == sentence.opening, mark.start > 0 else {
            return nil
        }
        let isOpened = bytes[mark.start - 1] == UInt8(ascii: "(") || bytes[mark.start - 1] == UInt8(ascii: "[")
        let last = bytes.last { $0 > 0x20 && $0 != UInt8(ascii: ".") }
        guard isOpened, last == UInt8(ascii: ")") || last == UInt8(ascii: "]") else { return nil }
        return certain(mark.start..<mark.end)
    }
}

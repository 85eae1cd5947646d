import Dates

/// One sentence with the phrases of correction notes in it, and what they mean together.
struct NoteSentence {
    /// A phrase in the sentence, in bytes of the folded text.
    struct Mark {
        var sign: NoteSign
        var start: Int
        var end: Int
    }

    /// What was found, and by which words.
    struct Finding {
        var certainty: CorrectionNote.Certainty
        var range: Range<Int>
        /// It says when, and perhaps no more.
        var isStamp = false
    }

    let text: FoldedText
    let range: Range<Int>
    /// Where the words begin, behind stars, brackets and dashes.
    private(set) var opening: Int
    /// In the order in which they stand; those in quotation marks are left out.
    private(set) var marks: [Mark] = []
    /// Whether a quotation goes on behind the sentence.
    private(set) var endsQuoted: Bool
    /// It begins with a star, a bracket or a dash, as notes below a text do.
    let isStarred: Bool

    /// More phrases in one sentence say nothing new.
    private static let mostMarks = 64

    init(_ text: FoldedText, _ range: Range<Int>, isQuoted: Bool, languages: UInt64) {
        self.text = text
        self.range = range
        let opening = NoteSentence.skipLeading(text, from: range.lowerBound, to: range.upperBound)
        self.opening = opening
        isStarred = opening > range.lowerBound
        endsQuoted = isQuoted
        findMarks(languages)
        openBehindDay()
    }

    private static func skipLeading(_ text: FoldedText, from start: Int, to end: Int) -> Int {
        var at = start
        while at < end, leading.contains(text.bytes[at]) { at += 1 }
        return at
    }

    /// "21.11.2026, 15:10: Update": a heading may stand behind its day.
    private mutating func openBehindDay() {
        guard let heading = marks.first(where: { $0.sign == .label || $0.sign == .update || $0.sign == .title }),
            heading.start > opening, heading.start - opening <= 48, text.hasDigit(opening..<heading.start),
            StampReading.isDayAlone(text.bytes[opening..<heading.start])
        else { return }
        opening = heading.start
    }

    private static let leading: Set<UInt8> = Set("*-([| >#~=+".utf8)

    private mutating func findMarks(_ languages: UInt64) {
        var found: [Mark] = []
        for at in range {
            if text.bytes[at] == UInt8(ascii: "\"") { endsQuoted.toggle() }
            guard !endsQuoted, found.count < NoteSentence.mostMarks, text.isWordStart(at) else { continue }
            NoteVocabulary.shared.phrases(in: text, at: at) { phrase, end in
                // A heading is one word, and one word may mean something else in another language.
                let isHeading = phrase.sign == .label || phrase.sign == .update
                guard end <= range.upperBound, !isHeading || phrase.languages & languages != 0 else { return }
                found.append(Mark(sign: phrase.sign, start: at, end: end))
            }
        }
        marks = found
        combineParticiples()
    }

    /// "Was corrected", "has since been updated": an auxiliary with a participle at most two words behind it.
    private mutating func combineParticiples() {
        for auxiliary in marks where auxiliary.sign == .auxiliary {
            let participle = marks.first { mark in
                mark.sign == .participle && mark.start > auxiliary.end && text.words(auxiliary.end..<mark.start) <= 2
            }
            if let participle { marks.append(Mark(sign: .done, start: auxiliary.start, end: participle.end)) }
        }
    }

    /// Where a place of the folded text stands in the text as written.
    func origin(_ at: Int) -> Int {
        at < text.origins.count ? Int(text.origins[at]) : text.origins.last.map { Int($0) + 1 } ?? 0
    }

    func all(_ sign: NoteSign) -> [Mark] { marks.filter { $0.sign == sign } }

    func has(_ sign: NoteSign) -> Bool { marks.contains { $0.sign == sign } }

    /// Two phrases of these kinds, the second at most so many words behind the first.
    func pair(_ first: NoteSign, _ second: NoteSign, within words: Int) -> Range<Int>? {
        for a in marks where a.sign == first {
            // "У першій версії" and "версії тексту" share a word.
            for b in marks where b.sign == second && b.start > a.start {
                if b.start < a.end || text.words(a.end..<b.start) <= words { return a.start..<max(a.end, b.end) }
            }
        }
        return nil
    }

    /// Two phrases of these kinds in either order.
    func either(_ one: NoteSign, _ other: NoteSign, within words: Int) -> Range<Int>? {
        pair(one, other, within: words) ?? pair(other, one, within: words)
    }

    /// What the sentence is.
    ///
    /// - Parameter written: the text as written, to read days in.
    /// - Returns: what was found; nil for an ordinary sentence.
    func finding(in written: ArraySlice<UInt8>) -> Finding? {
        guard !marks.isEmpty else { return nil }
        var possible: Finding?
        for rule in NoteRules.all {
            guard let finding = rule(self, written) else { continue }
            if finding.certainty == .certain { return finding }
            possible = possible ?? finding
        }
        return possible
    }
}

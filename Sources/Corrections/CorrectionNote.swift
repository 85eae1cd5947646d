/// A correction, clarification or editor's note found in a text.
public struct CorrectionNote: Sendable, Equatable {
    /// How sure it is that a text is one.
    public enum Certainty: Int, Sendable, Comparable {
        /// It may be one: enough to accuse nobody.
        case possible
        /// By its form it is nothing else.
        case certain

        /// The order of certainty.
        public static func < (a: Certainty, b: Certainty) -> Bool { a.rawValue < b.rawValue }
    }

    /// Where it begins, in UTF-8 bytes of the text; it goes on to the text's end or the next one.
    public var start: Int
    /// How sure it is.
    public var certainty: Certainty
    /// The words that decided, as written: `Correction:`, `This article was amended`.
    public var sign: String
    /// It says when the text was changed: `Updated on 21 November`; a stamp says no more.
    public var isStamp = false

    /// The note that a text is or holds; nil for any other text.
    ///
    /// Notes are known by their form, in some forty languages: a heading that is set off ("Correction:", "UPDATE, Nov. 21:"),
    /// a text that says of itself that it was changed ("This article was amended"), an earlier version, an editing error,
    /// an apology. What stands in quotation marks says nothing. The first certain note counts, else the first possible one.
    ///
    /// - Parameters:
    ///   - text: one block or passage.
    ///   - language: BCP 47; nil when it is not known.
    /// - Returns: the note, or nil.
    public static func find(in text: String, language: String? = nil) -> CorrectionNote? {
        find(in: Array(text.utf8)[...], language: language)
    }

    /// The same for a text in UTF-8.
    ///
    /// - Parameters:
    ///   - text: one block or passage.
    ///   - language: BCP 47; nil when it is not known.
    /// - Returns: the note, or nil.
    public static func find(in text: ArraySlice<UInt8>, language: String? = nil) -> CorrectionNote? {
        guard NoteVocabulary.shared.mayHold(text) else { return nil }
        let folded = FoldedText(text)
        let mask = NoteVocabulary.shared.mask(language)
        var best: CorrectionNote?
        var isQuoted = false
        // Sentences that speak of a mistake, and whether the best one does.
        var mistakes = (all: 0, best: 0)
        for range in folded.sentences {
            let sentence = NoteSentence(folded, range, isQuoted: isQuoted, languages: mask)
            isQuoted = sentence.endsQuoted
            let mistake = sentence.has(.wrong) || sentence.has(.regret) ? 1 : 0
            mistakes.all += mistake
            guard let finding = sentence.finding(in: text), best.map({ $0.certainty < finding.certainty }) ?? true
            else {
                continue
            }
            best = note(finding, sentence, text)
            mistakes.best = mistake
            if finding.certainty == .certain { return best }
        }
        // "In an earlier version stood … That is wrong.": two signs in a short text are a note.
        if mistakes.all > mistakes.best, folded.words(folded.bytes.indices) <= longestPair {
            best?.certainty = .certain
        }
        return best
    }

    private static func note(
        _ finding: NoteSentence.Finding, _ sentence: NoteSentence, _ text: ArraySlice<UInt8>
    ) -> CorrectionNote {
        let start = sentence.origin(sentence.range.lowerBound)
        let words = sentence.origin(finding.range.lowerBound)..<sentence.origin(finding.range.upperBound)
        let sign = text[text.startIndex + words.lowerBound..<text.startIndex + words.upperBound]
        return CorrectionNote(
            start: start, certainty: finding.certainty, sign: String(decoding: sign, as: UTF8.self),
            isStamp: finding.isStamp)
    }

    /// The note that begins a text, beyond doubt.
    ///
    /// - Parameters:
    ///   - text: one block of a page.
    ///   - language: BCP 47; nil when it is not known.
    /// - Returns: the note; nil when the text is something else.
    public static func beginning(_ text: ArraySlice<UInt8>, language: String? = nil) -> CorrectionNote? {
        // Notes say at their beginning what they are.
        var head = text.prefix(longestOpening)
        if head.count < text.count, let end = head.lastIndex(of: 0x20) { head = head[..<end] }
        guard let note = find(in: head, language: language), note.certainty == .certain else { return nil }
        return note.start <= 8 ? note : nil
    }

    /// In words.
    private static let longestPair = 60

    /// In bytes: what says that a text is a note stands within so many.
    private static let longestOpening = 180
}

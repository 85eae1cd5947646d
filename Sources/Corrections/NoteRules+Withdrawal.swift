/// Notes by which a publisher takes a text back.
extension NoteRules {
    /// "This article has been withdrawn", "Wir haben diesen Text entfernt", "本文已撤回".
    @Sendable static func withdrawal(_ sentence: NoteSentence, _ written: ArraySlice<UInt8>) -> NoteSentence.Finding? {
        let deeds = sentence.all(.withdrawn).filter { !leadsElsewhere($0, sentence) }
        guard !deeds.isEmpty else { return nil }
        let own = sentence.all(.own).filter { !isEmbedded($0, sentence) }
        if let range = range(own, deeds, sentence) { return .init(certainty: .certain, range: range) }
        return range(sentence.all(.definite), deeds, sentence).map { .init(certainty: .possible, range: $0) }
    }

    /// The words between what was taken back and what was done with it are at most so many.
    private static let reach = 8

    private static func range(
        _ texts: [NoteSentence.Mark], _ deeds: [NoteSentence.Mark], _ sentence: NoteSentence
    ) -> Range<Int>? {
        for text in texts {
            for deed in deeds {
                let range = min(text.start, deed.start)..<max(text.end, deed.end)
                let gap = min(text.end, deed.end)..<max(text.start, deed.start)
                if gap.isEmpty || sentence.text.words(gap) <= reach { return range }
            }
        }
        return nil
    }

    /// Whether all that is said to be taken away was taken out of something else than the publication.
    static func isTakenFromElsewhere(_ sentence: NoteSentence) -> Bool {
        let deeds = sentence.all(.withdrawn)
        return !deeds.isEmpty && deeds.allSatisfy { leadsElsewhere($0, sentence) }
    }

    /// "Removed from the minister's page": out of something else than the publication.
    private static func leadsElsewhere(_ deed: NoteSentence.Mark, _ sentence: NoteSentence) -> Bool {
        let rest = String(decoding: sentence.text.bytes[deed.end..<sentence.range.upperBound].prefix(24), as: UTF8.self)
        guard rest.hasPrefix(" from ") || rest.hasPrefix(" by ") else { return false }
        let places = [
            "publication", "our ", "the site", "the website", "this site", "this website", "the author", "the ed",
        ]
        return !places.contains { rest.hasPrefix(" from " + $0) || rest.hasPrefix(" by " + $0) }
    }

    /// "This video has been removed" stands where something from elsewhere was shown in a text.
    private static func isEmbedded(_ text: NoteSentence.Mark, _ sentence: NoteSentence) -> Bool {
        let words = sentence.text.bytes[text.start..<text.end]
        let last = words.split(separator: 0x20).last.map { String(decoding: $0, as: UTF8.self) } ?? ""
        return embedded.contains(last)
    }

    private static let embedded: Set<String> = [
        "post", "video", "photo", "picture", "page", "list", "map", "item", "gallery", "episode", "entry", "graphic",
        "chart", "slideshow", "quiz", "transcript", "caption", "headline", "announcement",
    ]
}

extension CorrectionNote {
    /// What a note says that was done with the text.
    public enum Deed: Sendable, Equatable {
        /// It was corrected, shortened, supplemented, or a mistake in it is named.
        case changed
        /// It was taken back.
        case withdrawn
    }

    /// What a note says that was done with the text; nil when it is headed as one and says nothing of the kind.
    ///
    /// "Editor's note: This story is for subscribers" is headed like a note.
    ///
    /// - Parameters:
    ///   - text: the note.
    ///   - language: BCP 47; nil when it is not known.
    /// - Returns: what was done, beyond doubt.
    public static func deed(in text: String, language: String? = nil) -> Deed? {
        let bytes = Array(text.utf8)[...]
        guard NoteVocabulary.shared.mayHold(bytes) else { return nil }
        let folded = FoldedText(bytes)
        let mask = NoteVocabulary.shared.mask(language)
        var deed: Deed?
        var isQuoted = false
        for range in folded.sentences {
            let sentence = NoteSentence(folded, range, isQuoted: isQuoted, languages: mask)
            isQuoted = sentence.endsQuoted
            if NoteRules.withdrawal(sentence, bytes)?.certainty == .certain { return .withdrawn }
            if NoteRules.isTakenFromElsewhere(sentence) { continue }
            if deed == nil, NoteRules.saysChange(sentence, bytes) { deed = .changed }
        }
        return deed
    }
}

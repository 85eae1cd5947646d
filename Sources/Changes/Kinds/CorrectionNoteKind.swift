import Model

/// A correction, clarification or editor's note came or was changed.
enum CorrectionNoteKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        if site.field == .note {
            return Verdict(kind: .correctionNote, reason: "the page marks this passage as a note")
        }
        guard site.operation != .deletion, site.grain != .rewritten, site.startsSentence else { return nil }
        guard let opening = opening(of: site.new, language: site.language) else { return nil }
        return Verdict(kind: .correctionNote, reason: "it begins like a correction note: “\(opening)”")
    }

    /// The words that a note begins with, such as `Correction:`; nil for other text.
    static func opening(of words: [Word], language: String?) -> String? {
        let start = Array(words.drop { !$0.isContent }.prefix(12))
        guard let first = start.first, first.categories.contains(.note),
            let length = Lexicon.noteOpenings.begins(start.lower, language)
        else { return nil }
        let opening = Array(start.prefix(length))
        // A single word needs something behind it that sets it off: “Correction:”, “Update –”, or the whole note.
        let isPhrase = opening.count > 1 && !opening.allSatisfy { $0.kind == .ideograph }
        guard !isPhrase, start.count > length else { return opening.joined }
        let next = start[length]
        let isSetOff =
            next.kind == .dash || [":", "：", "(", "（", "]", "】", "|", "."].contains(next.text)
            || (next.kind == .number && length < start.count) || isClosing(next)
        return isSetOff || opening.count >= 3 ? opening.joined : nil
    }

    private static func isClosing(_ word: Word) -> Bool { ["】", "」", "』", "〕", "*", "。"].contains(word.text) }
}

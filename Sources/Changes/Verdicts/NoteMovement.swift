import Corrections
import Model

/// The correction notes that a new version has and the old one had not, wherever they stand.
///
/// A note at the end of a paragraph, in a caption or behind a name declares as much as one that stands by itself.
struct NoteMovement {
    /// The first new note beyond doubt.
    private(set) var certain: String?
    /// The first new text that may be one.
    private(set) var possible: String?

    /// A note in a reason is shortened to so many characters.
    private static let longestQuote = 100

    init(_ old: ArticleContent, _ new: ArticleContent) {
        let before = NoteMovement.texts(old)
        let after = NoteMovement.texts(new)
        let language = new.language ?? old.language
        let known = Set(before.map(\.text))
        let remaining = Set(after.map(\.text))
        // Texts that stand on both sides hold no new note.
        var told: Set<String> = []
        for part in before where !remaining.contains(part.text) {
            if let (note, _) = NoteMovement.note(part, language) { told.insert(NoteMovement.key(note)) }
        }
        for part in after where !known.contains(part.text) {
            guard let (note, certainty) = NoteMovement.note(part, language), !told.contains(NoteMovement.key(note))
            else { continue }
            if certainty == .certain {
                certain = certain ?? String(note.prefix(NoteMovement.longestQuote))
            } else {
                possible = possible ?? String(note.prefix(NoteMovement.longestQuote))
            }
        }
    }

    /// One text of an article, and whether the page itself marks it as a note.
    private struct Part {
        var text: String
        var isNote: Bool
    }

    private static func texts(_ content: ArticleContent) -> [Part] {
        let lines = [content.headline, content.standfirst, content.byline].compactMap(\.self)
        return lines.map { Part(text: $0, isNote: false) }
            + content.blocks.map { Part(text: $0.text, isNote: $0.kind == .note) }
            + content.notes.map { Part(text: $0, isNote: true) }
    }

    private static func note(_ part: Part, _ language: String?) -> (Substring, CorrectionNote.Certainty)? {
        guard let found = CorrectionNote.find(in: part.text, language: language) else {
            return part.isNote ? (part.text[...], .certain) : nil
        }
        let start = part.text.utf8.index(part.text.startIndex, offsetBy: found.start)
        return (part.isNote ? part.text[...] : part.text[start...], part.isNote ? .certain : found.certainty)
    }

    /// Letters and figures alone: other punctuation makes no other note.
    private static func key(_ note: Substring) -> String {
        String(
            String.UnicodeScalarView(
                note.lowercased().unicodeScalars.filter {
                    $0.properties.isAlphabetic || $0.properties.numericType != nil
                }))
    }
}

import Corrections
import Model

/// A correction, clarification or editor's note came or was changed.
enum CorrectionNoteKind: KindRule {
    static func verdict(on site: EditSite) -> Verdict? {
        if site.field == .note {
            return Verdict(kind: .correctionNote, reason: "the page marks this passage as a note")
        }
        guard site.operation != .deletion, site.grain != .rewritten, site.startsSentence else { return nil }
        guard site.new.count > 1 || site.newContent.count == 1 else { return nil }
        guard let note = CorrectionNote.find(in: site.new.joined, language: site.language), note.certainty == .certain
        else { return nil }
        return Verdict(kind: .correctionNote, reason: "a correction note, by its words: “\(note.sign)”")
    }
}

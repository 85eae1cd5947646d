import Corrections
public import Model

/// The notes that a version has and an earlier one had not, and what they say that was done with the text.
public struct NewNotes: Sendable, Equatable {
    /// There is one, whatever it says.
    public private(set) var came = false
    /// One says that the text was corrected, shortened or taken back; "Editor's note" alone says nothing.
    public private(set) var saysSo = false
    /// One says that the text was taken back.
    public private(set) var takesBack = false

    /// Reads the notes of a version.
    ///
    /// - Parameters:
    ///   - old: the version that is known.
    ///   - new: the version just read.
    ///   - offers: texts that lead to an account, which are no notes however they are headed.
    public init(_ old: ArticleContent, _ new: ArticleContent, without offers: Set<String> = []) {
        let language = new.language ?? old.language
        let known = Set(old.blocks.map(\.text) + old.notes + [old.headline ?? ""])
        let notes = new.blocks.filter { $0.kind == .note }.map(\.text) + new.notes
        came = notes.contains { !known.contains($0) && !offers.contains($0) }
        let texts = [new.headline].compactMap(\.self) + new.blocks.map(\.text) + new.notes
        for text in texts where !known.contains(text) && !offers.contains(text) {
            guard let deed = CorrectionNote.deed(in: text, language: language) else { continue }
            saysSo = true
            takesBack = takesBack || deed == .withdrawn
        }
    }
}

public import Model

/// One stamp found in a text.
public struct StampMention: Sendable, Equatable {
    /// What its label says: published, modified, or unknown without a label.
    public var role: Stamp.Role
    /// The stamp as written, without its label: `January 12th, 2020 at 12:42 IST`.
    public var literal: String
    /// Where the literal stands, in UTF-8 bytes of the text.
    public var range: Range<Int>
    /// Where label and literal together stand, in UTF-8 bytes of the text.
    public var lineRange: Range<Int>
    /// Nil when the literal is relative ("3 hours ago").
    public var reading: DateReading?
    /// True for "3 hours ago" and the like, which must never be stored as content.
    public var isRelative: Bool
}

/// Finds the stamps that a page shows its readers: "Updated January 12th, 2020 at 12:42 IST", "Mis à jour le ...".
public enum StampLine {
    /// Finds the stamps of one line or short block, in the order in which they stand.
    ///
    /// - Parameters:
    ///   - text: one block of visible text; only short lines are stamps, in long prose nothing is found without a label.
    ///   - hints: what the page says about language, country and time.
    /// - Returns: what was found; empty for ordinary text.
    public static func find(in text: String, hints: DateHints = DateHints()) -> [StampMention] {
        []
    }
}

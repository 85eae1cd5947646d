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
    /// In a short line every date is a stamp. In a longer block only a date directly behind (or before) a label is one,
    /// and of a long block only both ends are looked at, so that prose costs next to nothing. A date whose year is left
    /// out is read when `hints.referenceTime` is there.
    ///
    /// - Parameters:
    ///   - text: one block of visible text.
    ///   - hints: what the page says about language, country and time.
    /// - Returns: what was found; empty for ordinary text.
    public static func find(in text: String, hints: DateHints = DateHints()) -> [StampMention] {
        let bytes = Array(text.utf8)
        guard bytes.count > longestBlock else { return StampFinder.find(in: bytes, offset: 0, hints: hints) }
        let head = Array(bytes[..<endLength])
        let tailStart = bytes.count - endLength
        return StampFinder.find(in: head, offset: 0, hints: hints)
            + StampFinder.find(in: Array(bytes[tailStart...]), offset: tailStart, hints: hints)
    }

    /// In bytes: of longer blocks only the ends are looked at.
    private static let longestBlock = 800
    private static let endLength = 320
}

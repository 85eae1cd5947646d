public import Articles
public import Model

/// Pages that say nothing themselves and only lead to another one.
public enum LeadingPage {
    /// With more words than these a page has something to say.
    static let fewestWords = 60

    /// Whether a page that asks browsers to go on has no text of its own.
    ///
    /// A wall, a challenge or a page that says "not found" says something, whatever it asks for.
    ///
    /// - Parameters:
    ///   - page: what was served.
    ///   - source: how the user wants it read.
    ///   - anchor: what the feed says of the article.
    /// - Returns: true for a stub.
    public static func isOne(_ page: ObservedPage, source: Source, anchor: EntryAnchor?) -> Bool {
        let reading = PageReading.read(page, source: source, anchor: anchor, profile: SiteProfile())
        switch reading.kind {
        case .empty: return true
        case .article: return reading.words < fewestWords
        default: return false
        }
    }
}

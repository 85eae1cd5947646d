public import Articles
public import Model

/// Pages that say nothing themselves and only lead to another one.
public enum LeadingPage {
    /// With more words than these a page has something to say.
    public static let fewestWords = 60
    /// The same where only a script leads on: nobody ran it.
    public static let fewestWordsBesideScript = 40

    /// Whether a page that asks browsers to go on has no text of its own.
    ///
    /// A wall, a challenge or a page that says "not found" says something, whatever it asks for.
    ///
    /// - Parameters:
    ///   - page: what was served.
    ///   - source: how the user wants it read.
    ///   - anchor: what the feed says of the article.
    ///   - fewest: the words of a page that has something to say.
    /// - Returns: true for a stub.
    public static func isOne(_ page: ObservedPage, source: Source, anchor: EntryAnchor?, below fewest: Int) -> Bool {
        let reading = PageReading.read(page, source: source, anchor: anchor, profile: SiteProfile())
        switch reading.kind {
        case .empty: return true
        case .article: return reading.words < fewest
        default: return false
        }
    }
}

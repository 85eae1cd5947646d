public import Model

/// Reads the dates that feeds, sitemaps and HTTP headers carry.
///
/// A date without a zone is UTC; a date without a time is its midnight; a date that the calendar does not have is nil.
public enum FeedDate {
    /// Reads one date in any form that feeds use; blanks around it do not matter.
    ///
    /// - Parameter bytes: UTF-8; anything else gives nil.
    /// - Returns: the instant, or nil when the text is no date or names a day or time that does not exist.
    public static func read(_ bytes: Span<UInt8>) -> Timestamp? {
        nil
    }

    /// Reads one date in any form that feeds use.
    public static func read(_ bytes: [UInt8]) -> Timestamp? { read(bytes.span) }

    /// Reads one date in any form that feeds use.
    public static func read(_ bytes: ArraySlice<UInt8>) -> Timestamp? { read(bytes.span) }

    /// Reads one date in any form that feeds use.
    public static func read(_ text: String) -> Timestamp? { read(text.utf8.span) }
}

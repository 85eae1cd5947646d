/// Reads dates as people write them, in the languages of `Language.all`.
public enum DateReader {
    /// Reads the date that a short text states: a stamp, an attribute, a cell; not a whole sentence with other numbers.
    ///
    /// - Parameters:
    ///   - text: such as `12. Januar 2020, 12:42 Uhr` or `January 12th, 2020 at 12:42 IST`.
    ///   - hints: what the page says about language, country and time.
    /// - Returns: the reading, or nil when the text holds no complete date or one that does not exist.
    public static func read(_ text: String, hints: DateHints = DateHints()) -> DateReading? {
        nil
    }
}

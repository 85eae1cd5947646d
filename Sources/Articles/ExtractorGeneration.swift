import LibXML2

/// What read a version: our own rules and the library under them.
///
/// Each of them may read the same bytes differently, and a difference that comes from an update of either is no edit of
/// the publisher's: both sides of a comparison must have been read by the same.
public enum ExtractorGeneration {
    /// Grows with every change of ours that makes the same page give another article.
    static let rules = 10
    /// Before the library was counted, it was 2.9.14: Debian 12 and 13 have that.
    private static let libraryBefore = 20914
    private static let scale = 1_000_000

    /// The one in use, as it is stored with each version.
    public static let current = number(rules: rules, library: ParserLibrary.version)

    static func number(rules: Int, library: Int) -> Int { rules * scale + library }

    /// Whether a stored version was read by what is in use now.
    public static func isCurrent(_ stored: Int) -> Bool { counted(stored) == current }

    /// `4 with libxml2 2.9.14`, for people.
    public static func words(_ stored: Int) -> String {
        let library = counted(stored) % scale
        return "\(counted(stored) / scale) with libxml2 \(library / 10000).\(library / 100 % 100).\(library % 100)"
    }

    private static func counted(_ stored: Int) -> Int {
        stored < scale ? number(rules: stored, library: libraryBefore) : stored
    }
}

public import Model

/// Times that count from the moment of reading: "3 hours ago", "vor 2 Stunden", "3時間前", "yesterday at 5 pm".
public enum RelativeTime {
    /// Whether the text is nothing but a relative time, apart from a label such as "Updated".
    public static func isRelative(_ text: String) -> Bool {
        false
    }

    /// The instant that a relative time means, as exactly as its unit allows.
    ///
    /// - Parameters:
    ///   - text: such as `3 hours ago`.
    ///   - reference: when the page was fetched.
    /// - Returns: nil when the text is not a relative time.
    public static func estimate(_ text: String, from reference: Timestamp) -> Timestamp? {
        nil
    }
}

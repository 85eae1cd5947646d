public import Model

/// Times that count from the moment of reading: "3 hours ago", "vor 2 Stunden", "3時間前", "yesterday at 5 pm".
public enum RelativeTime {
    /// Whether the text is nothing but a relative time, apart from a label such as "Updated".
    public static func isRelative(_ text: String) -> Bool { span(of: text) != nil }

    /// The instant that a relative time means, as exactly as its unit allows.
    ///
    /// - Parameters:
    ///   - text: such as `3 hours ago`.
    ///   - reference: when the page was fetched.
    /// - Returns: nil when the text is not a relative time.
    public static func estimate(_ text: String, from reference: Timestamp) -> Timestamp? {
        span(of: text)?.instant(from: reference)
    }

    private static func span(of text: String) -> RelativeSpan? {
        // In bytes: longer texts are prose.
        guard text.utf8.count <= 160 else { return nil }
        let bytes = Array(text.utf8)
        guard let tokens = Tokenizer.tokens(of: bytes.span, limit: 32) else { return nil }
        return RelativeParser.read(tokens[...], resolver: Resolver(bytes: bytes), hint: nil)
    }
}

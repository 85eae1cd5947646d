/// How a terminal wants its text.
public struct TerminalStyle: Sendable, Equatable {
    /// Columns.
    public var width: Int
    /// ANSI colour; without it words are marked `[-gone-]` and `{+come+}`.
    public var hasColor: Bool

    /// A terminal of that many columns.
    public init(width: Int = 80, hasColor: Bool = false) {
        self.width = width
        self.hasColor = hasColor
    }
}

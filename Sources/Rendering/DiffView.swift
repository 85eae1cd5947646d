public import Changes

/// Two versions as people compare them, for `errata diff`.
public enum DiffView {
    /// Words marked within the running text; unchanged parts are folded unless wanted.
    public static func inline(_ diff: ArticleDiff, style: TerminalStyle, showsAll: Bool = false) -> String { "" }

    /// Old on the left, new on the right.
    public static func sideBySide(_ diff: ArticleDiff, style: TerminalStyle, showsAll: Bool = false) -> String { "" }

    /// As an HTML fragment of `<del>` and `<ins>`.
    public static func html(_ diff: ArticleDiff, showsAll: Bool = false) -> String { "" }
}

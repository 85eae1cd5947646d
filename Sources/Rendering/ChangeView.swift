public import Model

/// Changes as people read them.
public enum ChangeView {
    /// One line for lists: `14:05  major  undeclared  number 8 → 12 · Title`.
    public static func line(_ change: ChangeRecord, style: TerminalStyle) -> String { "" }

    /// The whole record for `errata show`, several lines.
    public static func full(_ change: ChangeRecord, style: TerminalStyle) -> String { "" }

    /// One plain line for a chat: `number 8 → 12 in “Title” (undeclared) https://…`.
    public static func chat(_ change: ChangeRecord) -> String { "" }

    /// The section of a change in the Markdown page of its day.
    public static func markdown(_ change: ChangeRecord) -> String { "" }

    /// The head of the Markdown page of a day.
    public static func markdownHead(day: String) -> String { "# Changes on \(day)\n\n" }

    /// Why each edit has its kind and the change its disclosure, for `errata why`.
    public static func why(_ change: ChangeRecord, style: TerminalStyle) -> String { "" }
}

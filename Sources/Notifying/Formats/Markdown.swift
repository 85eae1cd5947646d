/// Escapes for the dialects of Markdown that chat services speak.
enum Markdown {
    /// A backslash before each punctuation mark that can mean something (CommonMark section 2.4).
    static func escape(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "\\", "*", "_", "~", "`", ">", "<", "|", "#", "[", "]", "(", ")", "!", "-", "+", "&", ":":
            "\\\(scalar)"
        // `@name` calls people; behind a word joiner it calls nobody and reads the same.
        case "@": "@\u{2060}"
        default: nil
        }
    }
}

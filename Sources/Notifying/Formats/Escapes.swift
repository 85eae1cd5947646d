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

/// Escapes for text and attribute values in HTML.
enum HTMLEscape {
    /// The five marks that can end a text or an attribute value.
    static func escape(_ scalar: Unicode.Scalar) -> String? {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "\"": "&quot;"
        case "'": "&#39;"
        default: nil
        }
    }
}

/// Writes a manual page in the man(7) macros.
struct Roff {
    private(set) var text = ""

    /// Starts the page: `ERRATA 1`.
    init(title: String, section: Int) {
        line(#".\" Made from the program's own tables by: errata help --man PAGE"#)
        line(".TH \(title) \(section) \"\" \"errata \(VersionCommand.current)\" \"errata\"")
        // No hyphenation and no justification: options and paths must stay whole.
        line(".nh")
        line(".ad l")
    }

    mutating func section(_ title: String) { line(".SH \(title)") }
    mutating func subsection(_ title: String) { line(".SS \(Self.escaped(title))") }

    /// A paragraph; what stands in `*` is bold, in `_` is underlined as a word that is to be replaced.
    mutating func paragraph(_ text: String) {
        line(".PP")
        line(Self.escaped(text))
    }

    /// A term with its explanation.
    mutating func item(_ term: String, _ text: String) {
        line(".TP")
        line(".B \(Self.escaped(term))")
        line(text.isEmpty ? "\\&" : Self.escaped(text))
    }

    /// Lines that stay as they are.
    mutating func example(_ lines: [String]) {
        line(".PP")
        line(".nf")
        line(".RS 4")
        for text in lines { line(Self.escaped(text)) }
        line(".RE")
        line(".fi")
    }

    mutating func indented(_ body: (inout Roff) -> Void) {
        line(".RS 4")
        body(&self)
        line(".RE")
    }

    private mutating func line(_ text: String) { self.text += text + "\n" }

    /// groff_char(7): a backslash starts an escape, a bare hyphen is a typographic one, a full stop or an apostrophe
    /// at the start of a line would be a request.
    static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "\\": result += "\\(rs"
            case "-": result += "\\-"
            case "…": result += "..."
            case "`": result += "\\(ga"
            case "^": result += "\\(ha"
            case "~": result += "\\(ti"
            default: result.append(character)
            }
        }
        return result.hasPrefix(".") || result.hasPrefix("'") ? "\\&" + result : result
    }
}

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

    /// What a stretch of text is, as far as its looks go.
    enum Ink { case plain, gone, come, faint, strong, warning }

    /// The text in its colour; plain marks without colour.
    func paint(_ text: String, _ ink: Ink) -> String {
        guard hasColor else {
            switch ink {
            case .gone: return "[-" + text + "-]"
            case .come: return "{+" + text + "+}"
            default: return text
            }
        }
        let code =
            switch ink {
            case .plain: ""
            case .gone: "31;9"
            case .come: "32;4"
            case .faint: "2"
            case .strong: "1"
            case .warning: "33"
            }
        return code.isEmpty ? text : "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}

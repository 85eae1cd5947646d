/// How a terminal wants its text.
public struct TerminalStyle: Sendable {
    /// Columns; `unbounded` for what no terminal shows.
    public var width: Int
    /// ANSI colour; without it words are marked `[-gone-]` and `{+come+}`.
    public var hasColor: Bool
    /// The zone in which times are shown.
    public var clock: DisplayClock

    /// The width of a file or a pipe, where nothing is cut or broken.
    public static let unbounded = 1_000_000

    /// A terminal of that many columns.
    public init(width: Int = 80, hasColor: Bool = false, clock: DisplayClock = .utc) {
        self.width = width
        self.hasColor = hasColor
        self.clock = clock
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

/// Runs of ink, broken into lines of a width without losing their colour.
struct StyledText {
    struct Run: Equatable {
        var text: String
        var ink: TerminalStyle.Ink
    }

    private(set) var runs: [Run] = []

    /// Appends text, made safe for a terminal.
    mutating func add(_ text: String, _ ink: TerminalStyle.Ink = .plain) {
        guard !text.isEmpty else { return }
        runs.append(Run(text: SafeText.terminal(text), ink: ink))
    }

    /// The lines of at most that many columns, each a list of runs.
    func lines(width: Int, marks: Int) -> [[Run]] {
        var breaker = LineBreaker(width: max(8, width), marks: marks)
        for run in runs {
            for piece in StyledText.pieces(run.text) { breaker.add(piece, run.ink) }
        }
        return breaker.finished()
    }

    /// The lines, painted, with an indent before each.
    func painted(_ style: TerminalStyle, indent: String = "") -> [String] {
        let width = style.width - TextWidth.of(indent)
        return lines(width: width, marks: style.hasColor ? 0 : 4).map { line in
            indent + line.map { style.paint($0.text, $0.ink) }.joined()
        }
    }

    /// Words with the blanks behind them; characters of scripts without spaces stand alone.
    private static func pieces(_ text: String) -> [String] {
        var pieces: [String] = []
        var current = String.UnicodeScalarView()
        var endsInBlank = false
        for scalar in text.unicodeScalars {
            let isBlank = scalar == " "
            let isWide = TextWidth.of(scalar) == 2
            if !current.isEmpty, (endsInBlank && !isBlank) || isWide {
                pieces.append(String(current))
                current = String.UnicodeScalarView()
            }
            current.append(scalar)
            endsInBlank = isBlank || isWide
        }
        if !current.isEmpty { pieces.append(String(current)) }
        return pieces
    }
}

/// Fills lines with pieces of ink.
private struct LineBreaker {
    let width: Int
    /// Columns that plain marks take around a run.
    let marks: Int
    private var lines: [[StyledText.Run]] = []
    private var line: [StyledText.Run] = []
    private var used = 0

    init(width: Int, marks: Int) {
        self.width = width
        self.marks = marks
    }

    mutating func add(_ piece: String, _ ink: TerminalStyle.Ink) {
        let isNewRun = line.last?.ink != ink
        let extra = isNewRun && (ink == .gone || ink == .come) ? marks : 0
        let full = TextWidth.of(piece)
        // A blank at the end of a line may stick out, unless a closing mark follows it.
        let isMarked = marks > 0 && (ink == .gone || ink == .come)
        let bare = piece.hasSuffix(" ") && !isMarked ? TextWidth.of(String(piece.dropLast())) : full
        if used > 0, used + extra + bare > width { endLine() }
        guard extra + bare <= width else { return addLong(piece, ink) }
        if line.last?.ink == ink {
            line[line.count - 1].text += piece
            used += full
        } else {
            line.append(StyledText.Run(text: piece, ink: ink))
            used += full + (ink == .gone || ink == .come ? marks : 0)
        }
    }

    /// A word that is longer than a line is broken anywhere.
    private mutating func addLong(_ piece: String, _ ink: TerminalStyle.Ink) {
        var rest = piece.unicodeScalars[...]
        while !rest.isEmpty {
            var part = String.UnicodeScalarView()
            var columns = 0
            while let scalar = rest.first, columns + TextWidth.of(scalar) <= width - marks {
                columns += TextWidth.of(scalar)
                part.append(scalar)
                rest = rest.dropFirst()
            }
            if part.isEmpty, let scalar = rest.popFirst() { part.append(scalar) }
            line.append(StyledText.Run(text: String(part), ink: ink))
            used += columns + (ink == .gone || ink == .come ? marks : 0)
            if !rest.isEmpty { endLine() }
        }
    }

    private mutating func endLine() {
        if let last = line.indices.last, line[last].ink == .plain {
            while line[last].text.hasSuffix(" ") { line[last].text.removeLast() }
        }
        lines.append(line)
        line = []
        used = 0
    }

    mutating func finished() -> [[StyledText.Run]] {
        if !line.isEmpty { endLine() }
        return lines
    }
}

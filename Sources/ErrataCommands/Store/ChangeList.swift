import Model
import Rendering
import Storage

/// Prints changes one after the other, a line each, with the day above where it begins.
struct ChangeList {
    private let console: Console
    private let isJSON: Bool
    private let sourceWidth: Int
    private var day = ""

    /// - Parameters:
    ///   - arguments: the command line.
    ///   - names: the names of the sources that may occur; empty when all changes are of one source or article.
    init(_ arguments: ParsedArguments, sources names: [String] = []) {
        console = arguments.console
        isJSON = arguments.has(.json)
        let longest = names.map(TextWidth.of).max() ?? 0
        sourceWidth = console.style.width < TerminalStyle.unbounded ? min(18, longest) : longest
    }

    mutating func print(_ change: StoredChange) {
        guard !isJSON else {
            console.write(change.line)
            return console.print()
        }
        var style = console.style
        let day = style.clock.day(change.observedAt) + " " + style.clock.name(change.observedAt)
        if day != self.day { console.print(console.usesColor ? "\u{1B}[2m\(day)\u{1B}[0m" : day) }
        self.day = day
        let number = "\(change.sequence)"
        let margin = String(repeating: " ", count: max(0, 6 - number.count)) + number + "  "
        style.width = max(40, style.width - margin.count)
        console.print(
            margin + (change.record.map { ChangeView.line($0, style: style, sourceWidth: sourceWidth) } ?? change.id))
    }
}

import JSON
import Model
import Rendering
import Storage

/// Prints changes one after the other, a line each, with the day above where it begins.
struct ChangeList {
    private let console: Console
    private let isJSON: Bool
    private var day = ""

    init(_ arguments: ParsedArguments) {
        console = arguments.console
        isJSON = arguments.has(.json)
    }

    mutating func print(_ change: StoredChange) {
        guard !isJSON else {
            console.write(change.line)
            return console.print()
        }
        let day = String(change.observedAt.iso8601.prefix(10))
        if day != self.day { console.print(console.usesColor ? "\u{1B}[2m\(day)\u{1B}[0m" : day) }
        self.day = day
        let number = "\(change.sequence)"
        let margin = String(repeating: " ", count: max(0, 6 - number.count)) + number + "  "
        var style = console.style
        style.width = max(40, style.width - margin.count)
        console.print(margin + (change.record.map { ChangeView.line($0, style: style) } ?? change.id))
    }
}

extension StoredChange {
    /// The line read back; nil when it is not of this program.
    var record: ChangeRecord? { (try? JSONParser.parse(line)).flatMap { ChangeRecord(json: $0) } }
}

import Rendering

/// Rows set in columns for a terminal; text from the web is made harmless.
struct TextTable {
    private var rows: [[String]] = []
    private let indent: Int

    /// An empty table that stands so many columns from the left.
    init(indent: Int = 0) { self.indent = indent }

    mutating func add(_ cells: String...) { rows.append(cells.map(SafeText.terminal)) }

    /// The lines; the last column is not filled up.
    var lines: [String] {
        let columns = rows.map(\.count).max() ?? 0
        let widths = (0..<columns).map { column in
            rows.map { column < $0.count ? TextWidth.of($0[column]) : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = String(repeating: " ", count: indent)
            guard let last = row.lastIndex(where: { !$0.isEmpty }) else { return "" }
            for (column, cell) in row[...last].enumerated() {
                line += cell
                if column < last { line += String(repeating: " ", count: widths[column] - TextWidth.of(cell) + 2) }
            }
            return line
        }
    }
}

extension Console {
    /// Writes every line of a table, cut to the terminal when there is one.
    func print(_ table: TextTable) {
        let width = isTerminal ? style.width : TerminalStyle.unbounded
        for line in table.lines { print(TextWidth.cut(line, to: width)) }
    }
}

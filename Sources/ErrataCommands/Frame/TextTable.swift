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
            rows.map { column < $0.count ? $0[column].count : 0 }.max() ?? 0
        }
        return rows.map { row in
            var line = String(repeating: " ", count: indent)
            for (column, cell) in row.enumerated() {
                line += cell
                if column < row.count - 1 { line += String(repeating: " ", count: widths[column] - cell.count + 2) }
            }
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }
}

extension Console {
    /// Writes every line of a table.
    func print(_ table: TextTable) { for line in table.lines { print(line) } }
}

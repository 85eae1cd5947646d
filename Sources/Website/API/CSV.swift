/// Tables for spreadsheets (RFC 4180).
public enum CSV {
    /// A row with its line end.
    public static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// A text that a spreadsheet would take for a formula gets an apostrophe in front; numbers stay numbers.
    private static func cell(_ text: String) -> String {
        var text = text
        // A line end within a cell is allowed in quotes; a carriage return alone confuses readers.
        text.unicodeScalars.removeAll { $0 == "\r" || $0 == "\0" }
        if let first = text.unicodeScalars.first, "=+-@\t|".unicodeScalars.contains(first), Double(text) == nil {
            text = "'" + text
        }
        guard text.unicodeScalars.contains(where: { "\",\n".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}

/// What a message of the parser means for the person who wrote the file, and what to change.
enum SyntaxAdvice {
    /// The message in plain words; the parser's own where nothing better is known.
    ///
    /// - Parameters:
    ///   - problem: what the parser says.
    ///   - context: what it was reading; may be empty.
    ///   - found: the character at the place; nil at the end of the file.
    ///   - isIndent: whether only blanks and tabs stand before the place on its line.
    /// - Returns: the message.
    static func words(problem: String, context: String, found: Character?, isIndent: Bool) -> String {
        if found == "\t", isIndent || problem.contains("tab") { return "a tab in the indentation; indent with spaces" }
        if problem.contains("tab character") { return "a tab in the indentation; indent with spaces" }
        if let words = table.first(where: { problem.contains($0.problem) && context.contains($0.context) }) {
            return words.meaning.replacing("$", with: found.map { "'\($0)'" } ?? "the end of the file")
        }
        return context.isEmpty ? problem : "\(context): \(problem)"
    }

    /// Parts of what the parser says, the more special ones first.
    private static let table: [(problem: String, context: String, meaning: String)] = [
        ("unexpected end of stream", "quoted scalar", "a quotation mark is opened here and never closed"),
        ("unexpected document indicator", "quoted scalar", "a quotation mark is opened here and never closed"),
        (
            "unknown escape character", "",
            "a backslash in double quotes has a special meaning; use single quotes: 'a\\b'"
        ),
        ("cannot start any token", "", "a value must not begin with $; put it in quotes"),
        ("undefined alias", "", "a value that begins with * must be in quotes"),
        ("alphabetic or numeric character", "alias", "a value that begins with * must be in quotes"),
        ("alphabetic or numeric character", "anchor", "a value that begins with & must be in quotes"),
        (
            "mapping values are not allowed", "",
            "unexpected ':'; put a text that contains ': ' in quotes, or check the indentation"
        ),
        (
            "could not find expected ':'", "",
            "this is not 'key: value'; is a colon missing, or must the text be in quotes?"
        ),
        (
            "did not find expected key", "block mapping",
            "this does not line up with the keys above; check the indentation and the quotes"
        ),
        (
            "did not find expected '-' indicator", "",
            "this does not line up with the list above; each entry begins with '- ' in the same column"
        ),
        ("block sequence entries are not allowed", "", "a list must begin on a line of its own: '- ' below its key"),
        ("did not find expected ',' or ']'", "", "a list that begins with [ is not closed, or a comma is missing"),
        ("did not find expected ',' or '}'", "", "a set that begins with { is not closed, or a comma is missing"),
        ("did not find expected node content", "", "unexpected $; a text with special characters must be in quotes"),
        ("indentation", "block scalar", "the text after | or > must be indented more than its key"),
    ]

    /// What a byte that is not text means.
    static func words(unreadable problem: String, line: Int) -> String {
        problem.contains("control characters")
            ? "a control character in line \(line); remove it"
            : "line \(line) is not UTF-8; save the file as UTF-8"
    }
}

/// What a person types, as a query of the full-text index that cannot fail.
///
/// `killed "eight people" min*` becomes `"killed" "eight people" "min"*`.
struct SearchQuery {
    let match: String
    /// The same without the quotation marks.
    var terms: [String] { parts.map { $0.filter { $0 != "\"" } } }
    private let parts: [String]

    init(_ text: String) {
        var terms: [String] = []
        for (index, part) in text.split(separator: "\"", omittingEmptySubsequences: false).enumerated() {
            // Every second part stood in quotation marks.
            if index.isMultiple(of: 2) {
                terms += part.split(whereSeparator: \.isWhitespace).compactMap(SearchQuery.word)
            } else if let phrase = SearchQuery.quoted(part) {
                terms.append(phrase)
            }
        }
        parts = terms
        match = terms.joined(separator: " ")
    }

    private static func word(_ text: Substring) -> String? {
        guard text.hasSuffix("*") else { return quoted(text) }
        return quoted(text.dropLast()).map { $0 + "*" }
    }

    private static func quoted(_ text: Substring) -> String? {
        text.contains { $0.isLetter || $0.isNumber } ? "\"\(text.filter { $0 != "\0" })\"" : nil
    }
}

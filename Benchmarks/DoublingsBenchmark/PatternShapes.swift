// The reading stands in the call and the document after it: two closures each.
// swift-format-ignore-file: OnlyOneTrailingClosureArgument

import Model

/// Patterns of `when:`, texts that are searched for them, and mail addresses.
enum PatternShapes {
    /// Long patterns, most of them refused.
    private static func pattern(_ name: String, _ size: Int, _ head: String, _ part: String, _ tail: String) -> Shape {
        Shape(
            "pattern: \(name)", size,
            read: { bytes, _ in _ = try? TextPattern(String(decoding: bytes, as: UTF8.self)) }
        ) { repeated(head, part, $0, tail) }
    }

    /// Long texts, which are searched and counted.
    private static func search(_ pattern: String, _ part: String) -> Shape {
        Shape(
            "search: \(pattern) in \(part)", 1000,
            read: { bytes, _ in
                guard let pattern = try? TextPattern(pattern) else { return }
                let text = FoldedText(String(decoding: bytes, as: UTF8.self))
                _ = pattern.isFound(in: text)
                _ = pattern.found(in: text)
            }
        ) { repeated("", part, $0, "") }
    }

    private static func address(_ name: String, _ head: String, _ part: String, _ tail: String) -> Shape {
        Shape(
            "mail address: \(name)", 20_000,
            read: { bytes, _ in _ = MailAddress(parsing: String(decoding: bytes, as: UTF8.self)) }
        ) { repeated(head, part, $0, tail) }
    }

    static let all: [Shape] = [
        pattern("letters", 1000, "/", "a", "/"), pattern("very many letters", 20_000, "/", "a", "/"),
        pattern("words", 500, "", "bridge ", "x"), pattern("stars", 500, "", "*a", "x"),
        pattern("ways", 300, "/a", "|b", "/"), pattern("empty ways", 5000, "/a", "|", "/"),
        pattern("groups", 20_000, "/", "(", "a/"), pattern("empty groups", 5000, "/a", "()", "/"),
        pattern("sets", 300, "/", "[a-z]", "/"), pattern("ranges of one set", 5000, "/[", "a-b", "]/"),
        pattern("negated ranges of sets", 200, "/", "[^a-bc-d]*x", "/"),
        pattern("repetitions", 5000, "/a", "*", "/"), pattern("counted repetitions", 5000, "/a", "{1}", "/"),
        pattern("counted groups", 10, "/", "(a{1,2}b){0,3}", "x/"),
        pattern("counted nothings", 1000, "/a", "(){100}", "/"),
        pattern("borders", 500, "/a", "\\b", "/"), pattern("starts", 500, "/", "^", "a/"),
        pattern("unclosed sets", 5000, "/", "[", "/"), pattern("references", 5000, "/", "\\1", "/"),
        pattern("letters that fold to two", 500, "/", "İ", "/"),
        search("/(a+)+b/", "a"), search("/(a|aa)+$b/", "a"), search("/(.*)(.*)(.*)x/", "ab "),
        search("/a.{0,90}b/", "a"), search("/[^a]{80}/", "bcd a"), search("/\\bb|a\\b|\\Bc/", "a b"),
        search("/a|ab|abc|abcd/", "abcd"), search("/a{50}b/", "a"), search("*a*", "ab"), search("a b", "a  "),
        search("/.+/", "a"), search("/x$/", "x"), search("/(é|É|e\\u0301)+/", "é"),
        address("one long name", "", "a", "@b.example"), address("dots", "a", ".a", "@b.example"),
        address("at signs", "a", "@", "b.example"), address("labels", "a@", "b.", "example"),
        address("angle brackets", "A ", "<", "a@b.example>"), address("quotation marks", "", "\"", " <a@b.example>"),
        address("blanks", "A", " ", "<a@b.example>"), address("accents", "A", "\u{301}", " <a@b.example>"),
    ]
}

import Testing

/// What people read is plain English with the words of the trade; `docs/glossary.md` has them.
@Suite struct WordTests {
    /// Turns of phrase that are not English, with what to say instead.
    static let refused: [(phrase: String, better: String)] = [
        (#"\b(is|are|was) no (?!longer|such|more|other|limit|place)\w+"#, "is not a …, invalid …"),
        (#"\blets? .{0,40}\bgo\b"#, "delete"), (#"\blet go\b"#, "deleted"), (#"\bborne\b"#, "tolerated, allowed"),
        (#"\banew\b"#, "again"), (#"\btold (of|from)\b"#, "reported, distinguished from"),
        (#"\btells? of\b"#, "reports"), (#"\b(cannot|can|could not) be had\b"#, "is unavailable"),
        (#"\bsave (the newest|for)\b"#, "except"), (#"\bby its (own )?word\b"#, "according to"),
        (#"\bdoubts?\b"#, "warning"),
        (#"\bis said (on|in)\b"#, "is printed to"), (#"\bstands? (still|as it|anew)\b"#, "did not change"),
        (#"\bfrom it on\b"#, "from then on"), (#"\blooked at at\b"#, "checked"), (#"\bat at\b"#, "at"),
        (#"\bmay stand several times\b"#, "may be repeated"), (#"\bso severe\b"#, "of this severity"),
        (#"\bnone of \w+, \w+"#, "expected one of"), (#"\ba while ago anew\b"#, "again"),
    ]

    /// What is English all the same.
    private static let kept = ["there is no ", "there are no ", "there was no "]

    /// A text as the rules look at it.
    private static func folded(_ text: String) -> String {
        kept.reduce(text.lowercased()) { $0.replacing($1, with: "") }
    }

    /// Every text that a user of the program may see, with its place.
    private static func texts() throws -> [(place: String, text: String)] {
        var texts: [(String, String)] = []
        for file in try Checkout.swift("Sources") where !file.path.hasPrefix("Sources/Dates/Languages") {
            for (index, line) in file.lines.enumerated() where !line.drop(while: { $0 == " " }).hasPrefix("//") {
                for literal in literals(line) { texts.append(("\(file.path):\(index + 1)", literal)) }
            }
        }
        let documents = try Checkout.files("docs").filter { !$0.hasPrefix("docs/decisions/") && $0.hasSuffix(".md") }
        for path in ["README.md", "config/errata.yaml", "packaging/errata.yaml"] + documents
        where path != "docs/glossary.md" {
            for (index, line) in try Checkout.read(path).lines.enumerated() {
                texts.append(("\(path):\(index + 1)", String(line)))
            }
        }
        return texts
    }

    /// What stands between quotation marks.
    private static func literals(_ line: some StringProtocol) -> [String] {
        line.split(separator: "\"", omittingEmptySubsequences: false).enumerated().compactMap { index, part in
            index % 2 == 1 && part.contains(" ") ? String(part) : nil
        }
    }

    @Test func `nothing that people read is in the old dialect`() throws {
        let rules = try Self.refused.map { (try Regex($0.phrase), $0.better) }
        let texts = try Self.texts()
        #expect(texts.count > 3000)
        for (place, text) in texts {
            let text = Self.folded(text)
            for (rule, better) in rules where text.firstMatch(of: rule) != nil {
                Issue.record("\(place): \"\(text)\"; better: \(better)")
            }
        }
    }

    @Test func `the rules find what they are for`() throws {
        let rules = try Self.refused.map { try Regex($0.phrase) }
        for phrase in [
            "'5' is no duration such as 15m", "3 pages let go", "How long failures are borne", "written anew",
            "Noise is told from edits", "robots.txt cannot be had", "save the newest", "it is said on standard error",
            "Let raw pages go that are old", "those at least so severe",
        ] {
            #expect(rules.contains { Self.folded(phrase).firstMatch(of: $0) != nil }, "\(phrase)")
        }
        for phrase in ["there is no source 'x'", "it is no longer followed", "invalid duration", "save it as UTF-8"] {
            #expect(!rules.contains { Self.folded(phrase).firstMatch(of: $0) != nil }, "\(phrase)")
        }
    }
}

import Changes
import Glibc
import Model
import Rendering
import Testing

/// Compares with a file beside the tests; `GOLDEN=write` in the environment writes it anew, to be read before it is kept.
func expectGolden(_ text: String, _ name: String) {
    if getenv("GOLDEN") != nil, let file = fopen(Tables.folder + "golden/" + name, "w") {
        fputs(text, file)
        fclose(file)
        return
    }
    #expect(text == Tables.text("golden/" + name), "differs from golden/\(name)")
}

@Suite struct RenderingTests {
    static let old: ArticleContent = {
        var content = article([
            "A storm that swept over the north coast on Monday killed 8 people, officials in Port Renfrew said.",
            "The harbour was closed for two days. Ferries resumed on Wednesday.",
            "“We were not warned,” said Maria Delgado, who runs the fish market.",
            "The mayor called the response a success and said the town would rebuild.",
            "Schools stay closed until further notice.",
            "東京の会議は3月24日に開かれる予定だった。",
        ])
        content.headline = "Storm kills 8 on north coast"
        content.standfirst = "Ferries stopped and schools closed."
        content.byline = "Maria Delgado"
        content.stamps = [DisclosureTests.before]
        return content
    }()

    static let new: ArticleContent = {
        var content = article([
            "A storm that swept over the north coast on Monday killed 12 people, officials in Port Renfrew said.",
            "“We were warned,” said Maria Delgado, who runs the fish market.",
            "The harbour was closed for three days. Ferries resumed on Wednesday. Nobody was on board.",
            "The mayor called the response “a success” and said the town would rebuild.",
            "東京の会議は4月2日に開かれる予定だった。",
            "Insurers expect claims of $1.5 million.",
        ])
        content.headline = "Storm kills 12 on north coast"
        content.standfirst = "Ferries stopped and schools closed."
        content.byline = "Maria Delgado and Tom Okafor"
        content.stamps = [DisclosureTests.before]
        return content
    }()

    static let record: ChangeRecord = {
        var record = ChangeRecord(
            id: "chg_1", type: .articleChanged, observedAt: Timestamp(seconds: 1_774_361_105),
            source: .init(id: "north", name: "The Northern Courier"))
        let comparison = Comparison.compare(old, new)
        record.article = .init(
            id: "art_1", url: "https://example.org/news/storm_(2026)", title: "Storm kills 12 on north coast")
        record.versionFrom = 1
        record.versionTo = 2
        record.lastSeenOld = record.observedAt - .minutes(15)
        record.firstSeenNew = record.observedAt
        record.kinds = comparison.kinds
        record.severity = comparison.severity
        record.disclosure = comparison.disclosure
        record.disclosureReason = comparison.disclosureReason
        record.edits = comparison.edits
        record.statistics = comparison.statistics
        return record
    }()

    static let plain = TerminalStyle(width: 72)
    static let colored = TerminalStyle(width: 72, hasColor: true)

    @Test func `the difference inline`() {
        expectGolden(DiffView.inline(ArticleDiff(Self.old, Self.new), style: Self.plain), "inline.txt")
        expectGolden(DiffView.inline(ArticleDiff(Self.old, Self.new), style: Self.colored), "inline-color.txt")
    }

    @Test func `the difference side by side`() {
        let style = TerminalStyle(width: 100)
        expectGolden(DiffView.sideBySide(ArticleDiff(Self.old, Self.new), style: style), "side-by-side.txt")
    }

    @Test func `the difference as HTML`() {
        expectGolden(DiffView.html(ArticleDiff(Self.old, Self.new)), "difference.html")
    }

    @Test func `one change in full, and why`() {
        expectGolden(ChangeView.full(Self.record, style: Self.plain), "show.txt")
        expectGolden(ChangeView.why(Self.record, style: Self.plain), "why.txt")
    }

    @Test func `a line for lists and one for chats`() {
        let lines = [60, 80, 120].map { ChangeView.line(Self.record, style: TerminalStyle(width: $0)) }
        expectGolden((lines + [ChangeView.chat(Self.record)]).joined(separator: "\n") + "\n", "lines.txt")
    }

    @Test func `the section of a day's page`() {
        expectGolden(ChangeView.markdownHead(day: "2026-03-24") + ChangeView.markdown(Self.record), "day.md")
    }

    @Test func `a new article and a stamp alone take one line each`() {
        var published = Self.record
        published.type = .articlePublished
        published.edits = []
        published.kinds = []
        published.disclosure = nil
        var stamp = Self.record
        stamp.disclosure = .stampOnly
        stamp.kinds = [.stamp]
        stamp.severity = .cosmetic
        stamp.edits = [
            Edit(
                field: .modified, operation: .substitution, kind: .stamp, before: "2026-03-24T12:42:10+00:00",
                after: "2026-03-24T12:50:31+00:00")
        ]
        let lines = [published, stamp].map { ChangeView.line($0, style: TerminalStyle(width: 100)) + "\n" }
        expectGolden((lines + [published, stamp].map(ChangeView.markdown)).joined(), "one-line.txt")
    }

    @Test func `life-cycle events say what was observed`() {
        var record = Self.record
        record.type = .articleRemoved
        record.edits = []
        record.kinds = []
        record.disclosure = nil
        record.observation = "present at 12:00; 404 at 13:00 and 15:00"
        expectGolden(
            ChangeView.line(record, style: TerminalStyle(width: 120)) + "\n" + ChangeView.chat(record) + "\n"
                + ChangeView.markdown(record) + ChangeView.full(record, style: Self.plain), "removed.txt")
    }

    @Test func `no line is wider than the terminal, whatever the script`() {
        let words = [
            "東京で会議が開かれた。", "a\u{301}", "verylongwordthatgoesonandonandonforeverandeverandever", "x", "한국어", "👍",
        ]
        var random = Seeded(state: 5)
        for width in [20, 40, 72] {
            let (old, new) = (0..<2).reduce(into: ("", "")) { pair, _ in
                pair.0 += (0..<30).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
                pair.1 += (0..<30).map { _ in words.randomElement(using: &random) ?? "" }.joined(separator: " ")
            }
            let text = DiffView.inline(ArticleDiff(article([old]), article([new])), style: TerminalStyle(width: width))
            for line in text.split(separator: "\n") { #expect(columns(line) <= width, "\(width): \(line)") }
        }
    }

    private func columns(_ line: Substring) -> Int {
        line.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0x300...0x36F: sum
            case 0x1100...0x115F, 0x2E80...0xD7A3, 0x1F300...0x1F64F: sum + 2
            default: sum + 1
            }
        }
    }
}

@Suite struct SafeTextTests {
    static let hostile = "\u{1B}[31mred\u{7}\r\nnew\u{202E}txt.exe\u{2066}\u{200B}\u{9B}2J\u{E0041}"

    @Test func `nothing reaches the terminal that steers it`() {
        #expect(SafeText.terminal(Self.hostile) == "[31mred  newtxt.exe2J")
        var record = RenderingTests.record
        record.article?.title = Self.hostile
        record.article?.url = "https://example.org/\u{1B}]0;x\u{7}"
        record.disclosureReason = Self.hostile
        record.observation = Self.hostile
        record.edits = [
            Edit(
                field: .body, operation: .substitution, kind: .rewording, before: Self.hostile,
                after: "b" + Self.hostile,
                context: "a b" + Self.hostile, reason: Self.hostile)
        ]
        let shown = [
            ChangeView.line(record, style: RenderingTests.plain), ChangeView.full(record, style: RenderingTests.plain),
            ChangeView.why(record, style: RenderingTests.plain), ChangeView.chat(record), ChangeView.markdown(record),
        ]
        for text in shown {
            #expect(!text.unicodeScalars.contains { isSteering($0) }, "\(text.debugDescription)")
        }
    }

    private func isSteering(_ scalar: Unicode.Scalar) -> Bool {
        (scalar.value < 0x20 && scalar != "\n") || (0x7F...0x9F).contains(scalar.value)
            || (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value)
    }

    @Test(arguments: [
        ("*bold* _it_ `code` # [x](y)", "\\*bold\\* \\_it\\_ \\`code\\` \\# \\[x\\](y)"),
        ("<script>&", "&lt;script&gt;&amp;"), ("- item", "\\- item"), ("1. item", "1\\. item"), ("a | b", "a \\| b"),
        ("![image](x)", "\\!\\[image\\](x)"), ("~~gone~~", "\\~\\~gone\\~\\~"), ("plain words.", "plain words."),
    ])
    func `Markdown is escaped`(text: String, escaped: String) { #expect(SafeText.markdown(text) == escaped) }

    @Test func `HTML is escaped`() {
        #expect(SafeText.html("<a href=\"x\" title='y'>&") == "&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;")
        #expect(SafeText.html("a\u{0}\u{202E}b") == "ab")
    }

    @Test func `only web addresses become links`() {
        #expect(SafeText.address("javascript:alert(1)") == nil)
        #expect(SafeText.address("https://e.org/a b>c)") == "https://e.org/ab%3Ec%29")
    }
}

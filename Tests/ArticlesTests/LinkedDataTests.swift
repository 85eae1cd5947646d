import Articles
import Model
import Testing

/// The forms in which pages wrap and spoil their JSON-LD, and all of them are read.
@Suite struct LinkedDataTests {
    private static let filler = (1...5).map {
        "<p>Paragraph number \($0) tells what happened in the town, who was there, and why it matters to them.</p>"
    }

    private static let data = """
        {"@context":"https://schema.org","@type":"NewsArticle","headline":"Storm hits coast",\
        "datePublished":"2026-11-20T10:00:00Z","dateModified":"2026-11-22T10:00:00Z"}
        """

    /// What a browser's page shows of the days that machines are told.
    private static func days(_ script: String) -> [String?] {
        let html = """
            <html lang=en><head><title>Storm hits coast</title><script type="application/ld+json">\(script)</script></head>
            <body><article><h1>Storm hits coast</h1>\(filler.joined())</article></body></html>
            """
        let page = PageInput(bytes: Array(html.utf8), url: "https://news.example.com/a/storm-hits-coast")
        let content = ArticleReader().read(page).content
        return [content.published?.literal, content.modified?.literal]
    }

    private static let expected: [String?] = ["2026-11-20T10:00:00Z", "2026-11-22T10:00:00Z"]

    @Test(arguments: [
        "%", "//<![CDATA[\n%\n//]]>", "// <![CDATA[\r\n%\r\n// ]]>", "/*<![CDATA[*/%/*]]>*/",
        "/* <![CDATA[ */\n%\n/* ]]> */",
        "<![CDATA[%]]>", "<!--\n%\n-->", "<!--//--><![CDATA[//><!--\n%\n//--><!]]>", "<!--//<![CDATA[\n%\n//]]>-->",
        "/* generated [2026] */ %", "// by the plugin {v3}\n%", "%;", "%,", "\u{FEFF}%", "\u{A0}%",
        "#<![CDATA[#\n%\n#]]>#",
    ])
    func `what is wrapped around the data does not hide them`(form: String) {
        #expect(Self.days(form.replacing("%", with: Self.data)) == Self.expected)
    }

    /// The same data with names as JSON-LD allows to write them.
    @Test(arguments: [
        [("\"@type\":\"News", "\"@type\":\"schema:News")], [("\"News", "\"http://schema.org/News")],
        [("\"News", "\"https://schema.org#News")], [("\"@type\"", "\"type\"")], [("\"News", "\"s:News")],
        [("\"headline", "\"schema:headline"), ("\"date", "\"schema:date"), ("\"News", "\"schema:News")],
        [("\"headline", "\"http://schema.org/headline"), ("\"date", "\"http://schema.org/date")],
        [("\"2026-11-20T10:00:00Z\"", "{\"@type\":\"Date\",\"@value\":\"2026-11-20T10:00:00Z\"}")],
        [("\"2026-11-20T10:00:00Z\"", "[\"2026-11-20T10:00:00Z\"]")],
        [("{\"@context\"", "{\"@graph\":[{\"@context\""), ("\"News", "\"schema:News"), ("Z\"}", "Z\"}]}")],
    ])
    func `names with the vocabulary before them are the same names`(changes: [(String, String)]) {
        let written = changes.reduce(Self.data) { $0.replacing($1.0, with: $1.1) }
        #expect(Self.days(written) == Self.expected, "\(written)")
    }

    @Test(arguments: [
        "{\"@type\":\"Organization\",\"name\":\"X\"}\n%", "{\"@type\":\"Organization\",\"name\":\"X\"};%",
        "{\"@type\":\"Organization\",\"name\":\"X\"},\n%,", "[{\"@type\":\"BreadcrumbList\"}]\n%", "[%,]", "[,%]",
        "{\"@type\":\"Organization\" \"name\":\"X\"}\n%", "{\"@graph\":[%,],}",
    ])
    func `several objects in one script are all read, and a spoiled one hides no other`(form: String) {
        #expect(Self.days(form.replacing("%", with: Self.data)) == Self.expected)
    }

    @Test(arguments: [
        (",\"date", ",,\"date"), ("Z\"}", "Z\",}"), ("hits coast", "hits\ncoast\tand\r\nmore"),
        (",\"date", ",/* day */\"date"),
        (",\"date", ", // day\n\"date"), (":\"2026", ":\u{A0}\"2026"), ("hits coast", "hits Ann\\'s coast"),
        ("\"", "&quot;"), ("\"", "&#34;"),
        ("hits coast", "hits \"the\" coast"), ("Storm hits", "\"Storm\" hits"),
        ("hits coast", "hits the coast of \"Ek\""),
    ])
    func `slips of the pen in the data are forgiven`(wanted: String, written: String) {
        #expect(Self.days(Self.data.replacing(wanted, with: written)) == Self.expected)
    }

    @Test func `a script of brackets ends`() {
        #expect(Self.days(String(repeating: "[{", count: 100_000)) == [nil, nil])
        #expect(Self.days(String(repeating: "{} ", count: 100_000) + Self.data) == [nil, nil])
    }
}

import JSON
import Linux
import Testing

/// Lists of other programs.
///
/// Those in Tests/Imports were written by the programs themselves (newsboat 2.21, urlwatch 2.25,
/// rss2email 3.13 of Debian 12); the others follow their documentation.
@Suite struct ProgramImportTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var text: String
        /// Lines that the file of sources has.
        var sources: [String]
        /// What is said of the rest.
        var notes: [String]
        var testDescription: String { name }
    }

    private static func real(_ name: String) -> String {
        let path = Program.checkout + "/Tests/Imports/" + name
        return String(decoding: (try? FileSystem.read(path)) ?? [], as: UTF8.self)
    }

    // style: table
    @Test(arguments: [
        Case(
            name: "OPML of newsboat", text: real("newsboat.opml"),
            sources: [
                "feed: https://www.debian.org/News/news", "name: \"Debian News\"",
                "feed: https://planet.debian.org/rss20.xml",
            ],
            notes: ["no address that can be fetched"]),
        Case(
            name: "urls of newsboat", text: real("newsboat-urls"),
            sources: [
                "feed: https://www.debian.org/News/news", "name: \"Debian News\"", "tags: [debian]",
                "tags: [planet, two-words]", "tags: [secret]",
            ],
            notes: [
                "line 3: a query feed has no equivalent", "line 4: a feed made by a program has no equivalent",
                "line 5: a feed changed by a program has no equivalent", "line 7: no address that can be fetched",
            ]),
        Case(
            name: "jobs of urlwatch", text: real("urlwatch.yaml"),
            sources: [
                "page: https://example.org/terms", "name: Terms", "page: https://example.com/prices", "select: [main]",
                "insecure: true", "limits: {timeout: 10s}",
            ],
            notes: ["line 12: a job that runs a command has no equivalent"]),
        Case(
            name: "jobs of webchanges",
            text: """
                name: A
                url: https://example.org/a
                filters:
                  - css: {selector: "#main", exclude: .ad}
                  - html2text
                  - re.sub: {pattern: x}
                headers: {Accept-Language: de, Authorization: secret-word}
                ---
                name: B
                url: https://example.org/b
                use_browser: true
                filters: [xpath: "//div[", element-by-id: text]
                data: {a: b}
                """,
            sources: [
                "select: [\"#main\"]", "ignore: [\".ad\"]", "headers: {Accept-Language: de}",
                "page: https://example.org/b",
                "select: [\"#text\"]",
            ],
            notes: [
                "line 6: the filter re.sub has no equivalent", "line 7: Authorization is a secret",
                "line 11: use_browser has no equivalent", "line 13: data has no equivalent",
                "the selector //div[ is left out",
            ]),
        Case(
            name: "a configuration of rss2email", text: real("rss2email.cfg"),
            sources: [
                "feed: https://www.debian.org/News/news", "name: debian", "feed: https://planet.debian.org/rss20.xml",
                "paused: true",
            ],
            notes: ["mail went to me@example.org, you@example.org: set mail and recipients"]),
        Case(
            name: "a configuration of diffengine",
            text: """
                db: sqlite:///d.db
                feeds:
                - name: The Paper
                  url: https://paper.example/rss
                  twitter: {access_token: x}
                timezone: UTC
                """,
            sources: ["feed: https://paper.example/rss", "name: \"The Paper\""],
            notes: [
                "line 1: db has no equivalent", "line 5: twitter has no equivalent",
                "line 6: timezone has no equivalent",
            ]),
        Case(
            name: "a list of changedetection.io",
            text: """
                {"settings": {"application": {"tags": {"u1": {"title": "Shop Prices"}}}}, "watching": {"x": {
                "url": "https://shop.example/a", "title": "A", "tags": ["u1"], "paused": true,
                "time_between_check": {"weeks": null, "hours": 3, "minutes": 30}, "headers": {"Cookie": "secret-word", "X-A": "b"},
                "include_filters": ["xpath://main", "jq:.a"], "subtractive_selectors": ["nav"], "ignore_text": ["x"],
                "fetch_backend": "html_webdriver", "method": "POST", "processor": "restock_diff"}}}
                """,
            sources: [
                "page: https://shop.example/a", "tags: [shop-prices]", "paused: true", "interval: 3h30m",
                "select: [\"//main\"]",
                "ignore: [nav]", "headers: {X-A: b}",
            ],
            notes: [
                "A: Cookie is a secret", "A: the filter jq:.a has no equivalent", "A: ignore_text has no equivalent",
                "A: it needs a browser", "A: the method POST has no equivalent",
                "A: the processor restock_diff has no equivalent",
            ]),
        Case(
            name: "a list of changedetection.io with counts beyond every clock",
            text: """
                {"watching": {"a": {"url": "https://a.example/", "time_between_check": {"weeks": 9223372036854775807}},
                "b": {"url": "https://b.example/", "time_between_check": {"weeks": -9223372036854775807, "days": 2}}}}
                """,
            sources: ["page: https://a.example/", "interval: 30d", "page: https://b.example/", "interval: 2d"],
            notes: []),
    ])
    func `a list becomes sources, and what has no equivalent is named`(_ test: Case) throws {
        let program = try Program()
        try program.write("errata.yaml", "sources: []\n")
        try program.write("list", test.text)
        let shown = try program.run("import", "list", "-c", "errata.yaml", "-o", "-")
        #expect(shown.code == 0, "\(shown.talk)")
        for line in test.sources { #expect(shown.output.contains(line), "\(line) in \(shown.output)") }
        for note in test.notes { #expect(shown.talk.contains(note), "\(note) in \(shown.talk)") }
        #expect(!(shown.output + shown.talk).contains("secret-word"))
        #expect(try program.run("import", "list", "-c", "errata.yaml").code == 0)
        let checked = try program.run("check-config", "errata.yaml")
        #expect(checked.code == 0, "\(checked.talk)")
    }

    @Test func `a backup of changedetection is read from its zip file`() throws {
        let program = try Program()
        try program.write("errata.yaml", "sources: []\n")
        let make = """
            import json, zipfile
            with zipfile.ZipFile("backup.zip", "w", zipfile.ZIP_DEFLATED) as zip:
                zip.writestr("url-watches.json", json.dumps({"settings": {"application": {"tags": {}}}, "watching": {}}))
                zip.writestr("u1/watch.json", json.dumps({"url": "https://a.example/", "title": "A"}))
                zip.writestr("u1/5f9c-1.txt", "text")
            """
        try program.write("make.py", make)
        #expect(try program.runTool("python3", "make.py").code == 0)
        let shown = try program.run("import", "backup.zip", "-c", "errata.yaml", "-o", "-")
        #expect(shown.output.contains("page: https://a.example/"), "\(shown.talk)")
        #expect(shown.talk.contains("its 1 snapshots are texts without their pages and are not imported"))
    }
}

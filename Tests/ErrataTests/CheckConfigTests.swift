import Glibc
import JSON
import Linux
import Testing

@Suite struct CheckConfigTests {
    @Test func `the example of the repository is fine`() throws {
        let outcome = try Program().run("check-config", Program.checkout + "/config/errata.yaml")
        #expect(outcome.code == 0, "\(outcome.talk)")
        #expect(outcome.talk.isEmpty)
        #expect(outcome.output.contains("terms-of-use"))
    }

    @Test func `what was understood is shown, sources beside the file included`() throws {
        let program = try Program()
        try program.write(
            "errata.yaml", "defaults: {interval: 30m}\nsources: [{feed: \"https://a.example/f\", name: A}]\n")
        try program.write(
            "sources.d/20-b.yaml", "sources: [{feed: \"https://b.example/f\", name: \"B \\u202E!\"}]\n")
        try program.write("sources.d/10-c.yaml", "sources: [{page: \"https://c.example/\", name: C, interval: 2h}]\n")
        try program.write("sources.d/notes.txt", "not: yaml: at all")
        let outcome = try program.run("check-config", "-c", "errata.yaml")
        #expect(outcome.code == 0, "\(outcome.talk)")
        #expect(outcome.output.contains("sources (3)"))
        #expect(!outcome.output.contains("\u{1B}") && !outcome.output.contains("\u{202E}"))
        let json = try JSONParser.parse(
            Array(try program.run("check-config", "-c", "errata.yaml", "--json").output.utf8))
        #expect(json["sources"]?.array?.compactMap { $0["id"]?.string } == ["a", "c", "b"])
        #expect(json["sources"]?[1]?["interval"]?.int == 7200)
    }

    @Test func `every mistake of every file comes at once`() throws {
        let program = try Program()
        try program.write("errata.yaml", "stor: /x\nlisten: here\n")
        try program.write("sources.d/a.yaml", "sources:\n  - feed: nowhere\n    tag: [x]\n")
        let outcome = try program.run("check-config", "errata.yaml")
        #expect(outcome.code == 78)
        #expect(outcome.output.isEmpty)
        let places = outcome.talk.split(separator: "\n").map { $0.prefix { $0 != " " } }
        #expect(
            places == [
                "errata:", "errata.yaml:1:1:", "errata.yaml:2:9:", "sources.d/a.yaml:2:11:", "sources.d/a.yaml:3:5:",
                "try:",
            ],
            "\(outcome.talk)")
        let json = try program.run("check-config", "errata.yaml", "--json")
        #expect(json.code == 78)
        #expect(try JSONParser.parse(Array(json.output.utf8))["mistakes"]?.array?.count == 4)
    }

    @Test func `a file that is not there is a mistake with a way out`() throws {
        let outcome = try Program().run("check-config", "none.yaml")
        #expect(outcome.code == 78)
        #expect(outcome.talk.contains("there is no configuration at none.yaml\n"))
    }

    @Test func `a filter that lets nothing through is a warning, not a mistake`() throws {
        let program = try Program()
        try program.write(
            "errata.yaml",
            """
            sources: [{feed: "https://a.example/f", tags: [politics]}] # no contact
            webhooks: [{name: desk, url: "https://h.example/", secret: {credential: desk}, when: {tags: [politcs]}}]
            """)
        let outcome = try program.run("check-config", "errata.yaml")
        #expect(outcome.code == 0)
        #expect(
            outcome.talk == """
                errata: warning: errata.yaml:2:12: no source has the tag 'politcs', did you mean 'politics'?
                errata: warning: network.contact is not set: the owners of the sites cannot see who is asking

                """)
    }

    @Test func `what a webhook's format needs is asked for`() throws {
        let program = try Program()
        try program.write(
            "errata.yaml",
            """
            webhooks:
              - {name: a, url: "https://a.example/", format: matrix}
              - {name: b, url: "https://b.example/", format: slak}
            """)
        let outcome = try program.run("check-config", "errata.yaml")
        #expect(outcome.code == 78)
        #expect(outcome.talk.contains("errata.yaml:2:5: matrix needs the option room"))
        #expect(outcome.talk.contains("errata.yaml:3:5: unknown format slak"))
    }

    @Test func `a secret that cannot be read is a mistake, and one that waits in a credential is not looked for`()
        throws
    {
        let program = try Program()
        try program.write("empty", "\n")
        try program.write("good", "hunter2")
        try program.write(
            "errata.yaml",
            """
            store: store/errata.db
            sources:
              - {feed: "https://a.example/f", name: A, auth: {bearer: {file: none}}}
              - {feed: "https://b.example/f", name: B, auth: {bearer: {file: good}}, cookies: gone}
            webhooks:
              - {name: a, url: "https://h.example/", secret: [{file: empty}, {credential: later}]}
            """)
        let outcome = try program.run("check-config", "errata.yaml")
        #expect(outcome.code == 78)
        for part in ["source a: auth.bearer: ", "source b: cookies: ", "webhook a: secret: "] {
            #expect(outcome.talk.contains(part), "\(outcome.talk)")
        }
        #expect(!outcome.talk.contains("later") && !(outcome.talk + outcome.output).contains("hunter"))
        let quiet = try program.run("check-config", "--quiet", Program.checkout + "/config/errata.yaml")
        #expect(quiet.code == 0 && quiet.output.isEmpty && quiet.talk.isEmpty)
    }

    @Test func `a credential that is missing is a mistake, and those that are hidden from the check are not`() throws {
        let program = try Program()
        try program.write("credentials/other", "hunter2")
        try program.write(
            "errata.yaml", "webhooks: [{name: a, url: \"https://h.example/\", secret: {credential: desk}}]\n")
        let environment = { (name: String) in ["CREDENTIALS_DIRECTORY=\(program.directory)/\(name)"] }
        let missing = try program.run("check-config", "errata.yaml", environment: environment("credentials"))
        #expect(missing.code == 78)
        #expect(missing.talk.contains("webhook a: secret: "), "\(missing.talk)")
        // As systemd 252 runs the commands of ExecReload=.
        let hidden = try program.run("check-config", "--quiet", "errata.yaml", environment: environment("hidden"))
        #expect(hidden.code == 0, "\(hidden.talk)")
    }

    @Test func `a secret that everybody can read is a warning, and it is never shown`() throws {
        let program = try Program()
        try program.write("open", "whsec_" + String(repeating: "QUFB", count: 10))
        chmod(program.directory + "/open", 0o644)
        try program.write(
            "errata.yaml",
            """
            access: {read: {file: open}}
            webhooks:
              - {name: a, url: "https://h.example/", secret: {file: open}}
            """)
        let outcome = try program.run("check-config", "errata.yaml")
        #expect(outcome.code == 0, "\(outcome.talk)")
        #expect(
            outcome.talk == """
                errata: warning: access.read has no effect: listen is not set
                errata: warning: the secret in open can be read by everybody on this machine; fix: chmod o= open

                """)
        #expect(!(outcome.output + outcome.talk).contains("QUFB"))
    }

    struct Named: Sendable, CustomTestStringConvertible {
        var lines: String
        var place: String
        var words: String
        var testDescription: String { words }
    }

    // style: table
    @Test(arguments: [
        Named(lines: "select: \"div[\"", place: "3:13", words: "invalid selector 'div['"),
        Named(lines: "ignore: [.ad, \"//div[\"]", place: "3:19", words: "invalid selector '//div['"),
        Named(lines: "title: \"h1:nonsense\"", place: "3:12", words: "invalid selector 'h1:nonsense'"),
        Named(lines: "render: [/nowhere/render, \"{url}\"]", place: "2:5", words: "'/nowhere/render' was not found"),
        Named(
            lines: "render: [no-such-program, \"{url}\"]", place: "2:5",
            words: "'no-such-program' was not found in PATH"),
        Named(lines: "render: [./plain, \"{url}\"]", place: "2:5", words: "is not executable: chmod +x ./plain"),
    ])
    func `what a source names and cannot have is a mistake with its place`(_ named: Named) throws {
        let program = try Program()
        try program.write("plain", "#!/bin/sh\n")
        try program.write("errata.yaml", "sources:\n  - page: https://a.example/\n    \(named.lines)\n")
        let outcome = try program.run("check-config", "errata.yaml")
        #expect(outcome.code == 78)
        #expect(outcome.talk.contains("errata.yaml:\(named.place): "), "\(outcome.talk)")
        #expect(outcome.talk.contains(named.words), "\(outcome.talk)")
    }

    // style: table
    @Test(arguments: [
        ("secret: {file: short}", "secret: the secret has 3 bytes, it must have 24 to 64"),
        ("format: template", "the format template needs a template"),
        ("format: template, template: \"{{#edits}}\"", "{{#edits}} is not closed"),
        ("format: ntfy, options: {topik: news}", "unknown option topik of the format ntfy, did you mean topic?"),
        ("format: slack, options: {channel: news}", "the format slack has no options"),
    ])
    func `what a webhook names and cannot have is a mistake`(keys: String, words: String) throws {
        let program = try Program()
        try program.write("short", "whsec_QUFB")
        try program.write(
            "errata.yaml", "webhooks:\n  - {name: a, url: \"https://h.example/\", \(keys)}\n")
        let outcome = try program.run("check-config", "errata.yaml")
        #expect(outcome.code == 78, "\(outcome.talk)")
        #expect(outcome.talk.contains("errata.yaml:2:5: ") && outcome.talk.contains(words), "\(outcome.talk)")
    }

    @Test func `a file in sources_d with another ending is not ignored in silence`() throws {
        let program = try Program()
        try program.write("errata.yaml", "")
        try program.write("sources.d/a.yml", "sources: [{feed: \"https://a.example/f\"}]")
        try program.write("sources.d/b.txt", "sources: [{feed: \"https://b.example/f\"}]")
        let outcome = try program.run("check-config", "errata.yaml")
        #expect(outcome.output.contains("https://a.example/f") && !outcome.output.contains("https://b.example/f"))
        #expect(outcome.talk.contains("sources.d/b.txt: ignored: the name does not end in .yaml or .yml"))
    }
}

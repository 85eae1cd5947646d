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
        #expect(outcome.talk.contains("none.yaml: cannot be read: No such file or directory\n"))
    }

    @Test func `a filter that lets nothing through is doubted, not refused`() throws {
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
                errata: errata.yaml:2:12: no source has the tag 'politcs', did you mean 'politics'?
                errata: network.contact is not set: the owners of the sites cannot tell who is asking

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
        #expect(outcome.talk.contains("errata.yaml:3:5: there is no format slak"))
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

    @Test func `a secret that is open to everybody is doubted, and never shown`() throws {
        let program = try Program()
        try program.write("open", "hunter2")
        chmod(program.directory + "/open", 0o644)
        try program.write("closed", "hunter3")
        chmod(program.directory + "/closed", 0o600)
        try program.write(
            "errata.yaml",
            """
            listen: 0.0.0.0:8910
            webhooks:
              - {name: a, url: "https://h.example/", secret: [{file: open}, {file: closed}]}
            """)
        let outcome = try program.run("check-config", "errata.yaml")
        #expect(outcome.code == 0, "\(outcome.talk)")
        #expect(
            outcome.talk == """
                errata: listen is 0.0.0.0:8910: everybody who reaches it can read everything, no password is asked
                errata: the secret in open can be read by everybody on this machine; chmod o= open

                """)
        #expect(!outcome.output.contains("hunter"))
    }
}

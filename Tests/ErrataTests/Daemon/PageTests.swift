import Glibc
import JSON
import Linux
import Testing

/// The pages as the real program serves them: behind a socket, with tokens, and with marks.
@Suite(.serialized) struct ServedPageTests {
    private let program: Program

    init() async throws {
        program = try Program()
        try await StoreFixture.make(in: program)
        try program.write("read.token", "let-me-read\n")
        try program.write("write.token", "let-me-write\n")
        for name in ["read.token", "write.token"] { chmod(program.directory + "/" + name, 0o600) }
    }

    private func configure(_ more: String) throws {
        try program.write(
            "errata.yaml",
            """
            store: errata.db
            log: {directory: log}
            control: {socket: errata.sock}
            \(more)
            """)
    }

    /// What the page's socket answers, the status first.
    private func ask(_ path: String, _ words: String...) throws -> (status: String, body: String) {
        let command = ["/usr/bin/curl", "-s", "-w", "\n%{http_code}", "--unix-socket", "page.sock"] + words
        let outcome = try program.runTool(command + ["http://errata.example" + path])
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        return (String(lines.last ?? ""), lines.dropLast().joined(separator: "\n"))
    }

    @Test func `a socket serves the pages under any name, and asks for a token when one is configured`() throws {
        try configure("listen: ./page.sock\naccess: {read: {file: read.token}, write: {file: write.token}}")
        let daemon = try DaemonProcess(program)
        try waitUntil("the socket") { try ask("/healthz").status == "200" }
        #expect(try ask("/v1/changes").status == "401")
        #expect(try ask("/v1/changes", "-H", "Authorization: Bearer wrong").status == "401")
        let answer = try ask("/v1/changes", "-H", "Authorization: Bearer let-me-read")
        #expect(answer.status == "200" && answer.body.contains("chg_3"))
        let bearer = "Authorization: Bearer let-me-write"
        let mark = try ask("/v1/changes/2/marks", "-X", "POST", "-d", "important=1&note=call+them", "-H", bearer)
        #expect(mark.status == "200" && mark.body.contains("\"note\":\"call them\""), "\(mark)")
        let marked = try program.run("changes", "--mark", "important", "--json", "-c", "errata.yaml")
        #expect(marked.lines.count == 1 && marked.output.contains("chg_2"))
        #expect(try daemon.stop() == 0)
    }

    @Test func `marks are set and removed on the command line, and exported`() throws {
        try configure("")
        let daemon = try DaemonProcess(program)
        try waitUntil("the daemon") { try program.run("status", "-c", "errata.yaml").code == 0 }
        let set = try program.run("mark", "2", "chg_3", "--seen", "--note", "=1+1", "-c", "errata.yaml")
        #expect(set.code == 0, "\(set.talk)")
        #expect(try program.run("mark", "9", "--seen", "-c", "errata.yaml").code != 0)
        #expect(try program.run("mark", "2", "-c", "errata.yaml").code == 64)
        #expect(try program.run("mark", "3", "--seen", "--remove", "-c", "errata.yaml").code == 0)
        let unseen = try program.run("changes", "--unseen", "--json", "-c", "errata.yaml")
        #expect(unseen.lines.count == 2 && !unseen.output.contains("chg_2"))
        let table = try program.run("export", "--changes", "csv", "-c", "errata.yaml")
        #expect(table.output.hasPrefix("seq,id,type,observed_at,source,"))
        #expect(table.output.contains("chg_2,article.changed,") && table.output.contains(",true,false,false,'=1+1\r\n"))
        #expect(!table.output.contains("\u{202E}") || !table.output.contains(",=1+1"))
        let lines = try program.run(
            "export", "--changes", "jsonl", "--since", "2026-11-23T12:25:00Z", "-c", "errata.yaml")
        let records = try lines.lines.map { try JSONParser.parse(Array($0.utf8)) }
        #expect(records.map { $0["id"]?.string } == ["chg_3"])
        #expect(records.first?["marks"]?["note"]?.string == "=1+1" && records.first?["marks"]?["seen"]?.bool == false)
        #expect(try daemon.stop() == 0)
        // Marks are no evidence.
        #expect(!(try logRecords(program).contains { $0["note"] != nil || $0["marks"] != nil }))
    }

    @Test(arguments: [
        ("listen: 0.0.0.0:8910", "which others can reach; access.read must name a token"),
        ("listen: 192.0.2.1:8910\naccess: {write: {file: write.token}}", "access.read must name a token"),
        ("access: {names: [\"a b\"]}", "'a b' is not a host name"),
        ("listen: somewhere", "is not an address to listen on"),
    ])
    func `an address that others can reach needs a token`(more: String, reason: String) throws {
        try configure(more)
        let outcome = try program.run("check-config", "-c", "errata.yaml")
        #expect(outcome.code == 78 && (outcome.talk + outcome.output).contains(reason), "\(outcome)")
    }

    @Test func `without a socket from systemd the daemon says which unit is missing`() throws {
        try configure("listen: systemd\naccess: {read: {file: read.token}}")
        let outcome = try program.run("run", "--config", "errata.yaml")
        #expect(outcome.code != 0 && outcome.talk.contains("errata-page.socket"), "\(outcome.talk)")
    }
}

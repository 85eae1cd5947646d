import JSON
import Testing

@Suite struct ReplayCommandTests {
    private static func page(_ figure: String) -> String {
        """
        <!doctype html><html lang="en"><head><title>Ferry stopped by ice</title></head><body><article><h1>Ferry stopped by ice</h1>
        <p>The ferry across the bay was stopped on Friday morning because ice had damaged \(figure) of its blades.</p>
        <p>Commuters were told to take the long way round by the bridge, which adds forty minutes to their journey.</p>
        <p>The company expects the part that is missing to arrive from the yard in the south by the end of the week.</p>
        </article></body></html>
        """
    }

    private static func line(_ time: String, file: String?) -> String {
        let body = file.map { ",\"file\":\"\($0)\"" } ?? ""
        return "{\"url\":\"https://bay.example/ferry\",\"at\":\"\(time)\",\"status\":200,\"headers\":{}\(body)}\n"
    }

    private static func recording() throws -> Program {
        let program = try Program()
        try program.write("old.html", page("two"))
        try program.write("new.html", page("three"))
        try program.write(
            "manifest.jsonl",
            line("2026-11-02T08:00:00Z", file: "old.html") + line("2026-11-02T09:00:00Z", file: nil)
                + line("2026-11-02T10:00:00Z", file: "new.html"))
        return program
    }

    @Test func `a manifest is played, printed, and written as a change log that verifies`() throws {
        let program = try Self.recording()
        let outcome = try program.run(
            "replay", "manifest.jsonl", "--log", "log", "--store", "kept.db", "--json", "--until",
            "2026-11-02T14:00:00Z")
        #expect(outcome.code == 0, "\(outcome.talk)")
        let records = try outcome.lines.map { try JSONParser.parse(Array($0.utf8)) }
        #expect(records.map { $0["type"]?.string } == ["article.published", "article.changed"])
        #expect(records.last?["edits"]?[0]?["after"]?.string == "three")
        #expect(records.last?["observed_at"]?.string?.hasPrefix("2026-11-02T10") == true)
        #expect(try program.read("log/changes-2026-11.jsonl") == outcome.output)
        let proof = try program.run("verify", "--log", "log", "--store", "kept.db")
        #expect(proof.code == 0, "\(proof.output)\(proof.talk)")
        let again = try program.run("replay", "--source", "bay-example-ferry", "--store", "kept.db")
        #expect(again.code == 0, "\(again.output)\(again.talk)")
        #expect(again.talk.hasPrefix("2 told the same"))
    }

    @Test func `each question is asked on standard output and answered on standard input`() throws {
        let program = try Self.recording()
        try program.write("errata.yaml", "sources:\n  - page: https://bay.example/ferry\n    interval: 1h\n")
        let answers = String(repeating: "{\"status\":200,\"file\":\"old.html\"}\n", count: 6)
        let outcome = try program.run(
            ["replay", "-", "-c", "errata.yaml", "--from", "2026-11-02T08:00:00Z", "--until", "2026-11-02T12:30:00Z"],
            input: answers)
        #expect(outcome.code == 0, "\(outcome.talk)")
        let first = try JSONParser.parse(Array(try #require(outcome.lines.first).utf8))
        #expect(first["url"]?.string == "https://bay.example/ferry")
        #expect(first["at"]?.string?.hasPrefix("2026-11-02T08:00:00") == true)
        #expect(outcome.lines.count == 5)
    }

    @Test(
        "a wrong line is named",
        arguments: [
            ("{}", "\"url\" must be an http or https address"), ("[", "not JSON"),
            (
                "{\"url\":\"https://a.example/\",\"at\":\"yesterday\"}",
                "\"at\" must be a time such as 2026-11-23T12:00:05Z"
            ),
        ])
    func mistakes(line: String, reason: String) throws {
        let program = try Program()
        try program.write("manifest.jsonl", line + "\n")
        let outcome = try program.run("replay", ".")
        #expect(outcome.code == 65)
        #expect(outcome.talk == "errata: ./manifest.jsonl:1: \(reason)\n")
    }
}

import Testing

/// Commands that edit many sources, on the files of a configuration.
@Suite struct SourceEditTests {
    private static func program() throws -> Program {
        let program = try Program()
        try program.write(
            "errata.yaml",
            """
            # mine
            sources:
              - feed: https://one.example/f   # the first
                tags: [politics]
              - {feed: "https://two.example/f", name: Two}
              - page: https://three.example/
                select: [main, .text]

            """)
        try program.write("sources.d/four.yaml", "sources:\n  - feed: https://four.example/f\n    name: Four\n")
        return program
    }

    private static func list(_ program: Program) throws -> String {
        try program.run("check-config", "errata.yaml", "--json").output
    }

    @Test func `sources are paused and resumed by id, pattern and tag`() throws {
        let program = try Self.program()
        let dry = try program.run("pause", "*.example*", "--dry-run", "-c", "errata.yaml")
        #expect(dry.output == "one-example-f\ntwo\nthree-example\nfour\n")
        let before = try program.read("errata.yaml")
        let paused = try program.run("pause", "two", "four", "--tag", "politics", "-c", "errata.yaml")
        #expect(paused.code == 0, "\(paused.talk)")
        #expect(paused.output == "one-example-f\ntwo\nfour\n")
        #expect(paused.talk == "errata: 3 sources paused\n")
        #expect(try Self.list(program).components(of: "\"paused\":true") == 3)
        #expect(
            try program.read("errata.yaml").contains("# mine") && program.read("errata.yaml").contains("# the first"))
        let again = try program.run("pause", "two", "-c", "errata.yaml")
        #expect(again.talk == "errata: 0 sources paused, 1 was so already\n")
        let resumed = try program.run("resume", "--all", "-c", "errata.yaml")
        #expect(resumed.talk == "errata: 3 sources resumed, 1 was so already\n")
        #expect(try program.read("errata.yaml") == before)
    }

    @Test func `sources are tagged and removed`() throws {
        let program = try Self.program()
        #expect(try program.run("tag", "daily", "one*", "four", "-c", "errata.yaml").code == 0)
        #expect(try program.read("errata.yaml").contains("tags: [politics, daily]"))
        #expect(try program.run("tag", "--delete", "politics", "--all", "-c", "errata.yaml").code == 0)
        #expect(try program.read("errata.yaml").contains("tags: [daily]"))
        let removed = try program.run("remove", "three*", "four", "-c", "errata.yaml")
        #expect(removed.code == 0, "\(removed.talk)")
        #expect(try Self.list(program).components(of: "\"kind\":") == 2)
        #expect(throws: (any Error).self) { try program.read("sources.d/four.yaml") }
    }

    @Test func `what cannot be changed is said with its place, and nothing is changed`() throws {
        let program = try Self.program()
        let before = try (program.read("errata.yaml"), program.read("sources.d/four.yaml"))
        let outcome = try program.run("remove", "two", "four", "-c", "errata.yaml")
        #expect(outcome.code == 2)
        #expect(outcome.talk.contains("errata.yaml:5: two is written in a way that only you can change"))
        #expect(try program.read("errata.yaml") == before.0)
        #expect(try program.read("sources.d/four.yaml") == before.1)
        let unknown = try program.run("pause", "fuor", "-c", "errata.yaml")
        #expect(unknown.talk.hasPrefix("errata: there is no source 'fuor', did you mean 'four'?"))
        #expect(try program.run("pause", "-c", "errata.yaml").code == 64)
    }
}

extension String {
    /// How often a text occurs.
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}

import Testing

@Suite struct HostileTextTests {
    @Test(arguments: [
        ["sources"], ["articles"], ["changes"], ["show", "3"], ["show", "art_2"], ["why", "3"], ["search", "fire"],
    ])
    func `hostile text never reaches the terminal raw`(words: [String]) async throws {
        let program = try await ReadingTests.program()
        for color in ["never", "always"] {
            let outcome = try program.run(words + ["--store", "errata.db", "--color", color])
            #expect(!outcome.output.contains("\u{1B}[31mbour"))
            #expect(!outcome.output.contains("\u{202E}"))
            if color == "never" { #expect(!outcome.output.contains("\u{1B}")) }
        }
    }
}

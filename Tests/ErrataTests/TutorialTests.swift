import Glibc
import Linux
import Testing

/// docs/tutorial.md as somebody reads it: every block in its order, in one shell.
@Suite struct TutorialTests {
    /// The blocks of the shell, in their order.
    private static func script() throws -> String {
        let text = String(decoding: try FileSystem.read(Program.checkout + "/docs/tutorial.md"), as: UTF8.self)
        var (blocks, isInside): ([Substring], Bool) = ([], false)
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { isInside = line == "```sh" } else if isInside { blocks.append(line) }
        }
        return blocks.joined(separator: "\n") + "\n"
    }

    @Test func `every block of the tutorial does what it says`() throws {
        let program = try Program()
        let base = Int.random(in: 21_000...21_990)
        var script = try Self.script()
        for place in 0..<4 { script = script.replacing("\(8123 + place)", with: "\(base + place)") }
        try program.write("tutorial.sh", script)
        let path = FileSystem.parent(of: Program.path) + ":/usr/local/bin:/usr/bin:/bin"
        // Whoever runs the tests may have blocked signals, which a shell hands on; the tutorial ends with `kill`.
        let unblocked =
            "import os, signal, sys; signal.pthread_sigmask(signal.SIG_SETMASK, []); os.execvp(sys.argv[1], sys.argv[1:])"
        let clean = "trap 'kill $(jobs -p) 2>/dev/null || true' EXIT; . ./tutorial.sh"
        let outcome = try program.runTool(
            "env", "PATH=\(path)", "HOME=\(program.directory)", "DOCS=\(Program.checkout)/docs", "python3", "-c",
            unblocked, "timeout", "-k", "5", "200", "bash", "-e", "-c", clean)
        #expect(outcome.code == 0, "\(outcome.output) \(outcome.talk)")
        for words in [
            "notice  read  1 article checked  1 change", "number 8 → 12", "{+12", "article.changed", "genuine",
            "forged",
            "the figure “8” became “12”", "unknown",
        ] {
            #expect(outcome.output.contains(words), "\(words): \(outcome.output) \(outcome.talk)")
        }
    }
}

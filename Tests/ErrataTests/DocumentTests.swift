import Linux
import Testing

/// What is made from the tables and kept in the repository is what the tables say.
@Suite struct DocumentTests {
    @Test(arguments: ["errata.1", "errata.yaml.5"])
    func `the manual pages are up to date`(name: String) throws {
        let made = try Program().run("help", "--man", name).output
        let path = Program.checkout + "/man/" + name
        if Environment["ERRATA_RECORD"] == "1" { try File(path, .replace).write(Array(made.utf8)) }
        let kept = String(decoding: try FileSystem.read(path), as: UTF8.self)
        let isCurrent = made == kept
        #expect(isCurrent, "man/\(name) is old; rewrite it with ERRATA_RECORD=1 swift test --filter DocumentTests")
    }

    @Test(arguments: ["bash", "zsh", "fish"])
    func `the completions know every command and option`(shell: String) throws {
        let program = try Program()
        let script = try program.run("completion", shell).output
        let help = try program.run("help").output
        for line in help.split(separator: "\n") where line.hasPrefix("  ") {
            let name = line.split(separator: " ")[0]
            #expect(script.contains(name))
        }
        for option in ["json", "config", "color", "help"] { #expect(script.contains(option)) }
    }
}

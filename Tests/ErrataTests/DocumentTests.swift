import Linux
import Notifying
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

    @Test(arguments: [("reference", "docs/configuration.md"), ("schema", "config/errata.schema.json")])
    func `what is made from the table of settings is up to date`(action: String, name: String) throws {
        let made = try Program().run("config", action).output
        let path = Program.checkout + "/" + name
        if Environment["ERRATA_RECORD"] == "1" { try File(path, .replace).write(Array(made.utf8)) }
        let isCurrent = made == String(decoding: try FileSystem.read(path), as: UTF8.self)
        #expect(isCurrent, "\(name) is old; rewrite it with ERRATA_RECORD=1 swift test --filter DocumentTests")
    }

    @Test func `the file with every key is valid as it is`() throws {
        let program = try Program()
        try program.write("errata.yaml", try program.run("config", "example").output)
        let checked = try program.run("check-config", "errata.yaml")
        #expect(checked.code == 0, "\(checked.talk)")
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

    @Test func `the manual names every format of a webhook`() throws {
        let manual = try Program().run("help", "--man", "errata.yaml.5").output
        for format in FormatTable.all {
            #expect(manual.contains(format.name.replacing("-", with: "\\-")), "\(format.name)")
        }
    }

    // style: table
    @Test(arguments: [
        (["errata", "check-"], "check-config"), (["errata", "completion", ""], "bash zsh fish"),
        (["errata", "changes", "--sev"], "--severity"), (["errata", "changes", "--severity", "ma"], "major"),
        (["errata", "--color", "never", "vers"], "version"),
        (["errata", "version", "--color", ""], "auto always never"),
    ])
    func `bash completes commands, options and their values`(words: [String], reply: String) throws {
        let program = try Program()
        try program.write("completion.bash", try program.run("completion", "bash").output)
        let array = words.map { "'\($0)'" }.joined(separator: " ")
        try program.write(
            "try.bash",
            "source ./completion.bash; COMP_WORDS=(\(array)); COMP_CWORD=\(words.count - 1); _errata; echo \"${COMPREPLY[*]}\""
        )
        #expect(try program.runTool("/bin/bash", "try.bash").output == reply + "\n")
    }
}

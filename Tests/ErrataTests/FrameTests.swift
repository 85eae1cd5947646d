import JSON
import Testing

@Suite struct FrameTests {
    // style: table
    @Test(arguments: [
        (["hepl"], "errata: unknown command 'hepl'\ntry: errata help\n"),
        (["check-confg"], "errata: unknown command 'check-confg'\ntry: errata check-config\n"),
        (["zzz"], "errata: unknown command 'zzz'\ntry: errata help\n"),
        (
            ["version", "--jsn"],
            "errata: version: unknown option '--jsn', did you mean --json?\ntry: errata version --help\n"
        ),
        (["version", "-j"], "errata: version: unknown option -j\ntry: errata version --help\n"),
        (["version", "--json=yes"], "errata: version: --json takes no value\ntry: errata version --help\n"),
        (["version", "--color"], "errata: version: --color needs a value: --color WHEN\ntry: errata version --help\n"),
        (
            ["version", "--color=alway"],
            "errata: version: --color: unknown value 'alway', did you mean always? Expected one of auto, always, never\n"
                + "try: errata version --help\n"
        ),
        (["version", "x"], "errata: version: unexpected argument 'x'\ntry: errata version --help\n"),
        (["--config", "x", "version"], "errata: version: unknown option '--config'\ntry: errata version --help\n"),
        (["-x"], "errata: no command after '-x'\ntry: errata help\n"),
        (["completion"], "errata: completion: SHELL is missing: bash, zsh or fish\ntry: errata completion --help\n"),
        (
            ["completion", "fsh"],
            "errata: completion: SHELL: unknown value 'fsh', did you mean zsh? Expected one of bash, zsh, fish\ntry: errata completion --help\n"
        ),
        (
            ["version", "\u{1B}[31m\u{202E}"],
            "errata: version: unexpected argument '?[31m?'\ntry: errata version --help\n"
        ),
    ])
    func `a wrong command line says what is wrong and what to try`(words: [String], talk: String) throws {
        let outcome = try Program().run(words)
        #expect(outcome.talk == talk)
        #expect(outcome.output.isEmpty)
        #expect(outcome.code == 64)
    }

    @Test func `without a command the help goes to stderr and the code is that of misuse`() throws {
        let outcome = try Program().run()
        #expect(outcome.code == 64)
        #expect(outcome.output.isEmpty)
        #expect(outcome.talk.contains("usage: errata COMMAND"))
    }

    @Test(arguments: [["help"], ["--help"], ["-h"], ["help", "--help"]])
    func `help is data`(words: [String]) throws {
        let outcome = try Program().run(words)
        #expect(outcome.code == 0)
        #expect(outcome.talk.isEmpty)
        #expect(outcome.output.contains("usage: errata"))
    }

    @Test(arguments: [["version"], ["--version"], ["--color", "never", "version"], ["version", "--color=always"]])
    func `the version is one line`(words: [String]) throws {
        let outcome = try Program().run(words)
        #expect(outcome.code == 0)
        #expect(outcome.lines.count == 1)
        #expect(outcome.output.hasPrefix("errata "))
    }

    @Test func `the version is JSON too`() throws {
        let outcome = try Program().run("version", "--json")
        #expect(try JSONParser.parse(Array(outcome.output.utf8))["version"]?.string != nil)
    }

    @Test func `a full disk is a failure of the output`() throws {
        let outcome = try Program().run(["help"], output: "/dev/full")
        #expect(outcome.code == 2)
        #expect(outcome.talk == "errata: cannot write the output: No space left on device\n")
    }

    @Test func `every command explains itself within the width of a terminal`() throws {
        let program = try Program()
        let help = try program.run("help").output
        let names = help.split(separator: "\n").filter { $0.hasPrefix("  ") }.compactMap {
            $0.split(separator: " ").first
        }
        #expect(names.count >= 4)
        for name in names {
            let page = try program.run(String(name), "--help")
            #expect(page.code == 0)
            #expect(page.output.contains("usage: errata \(name)"))
            #expect(page.lines.allSatisfy { $0.count <= 100 }, "\(name)")
            #expect(try program.run("help", String(name)).output == page.output)
        }
    }

    @Test func `a reader that goes away is no error`() throws {
        let script = "\(Program.path) help --man errata.yaml.5 | true; echo ${PIPESTATUS[0]}"
        let outcome = try Program().runTool("/bin/bash", "-c", script)
        #expect(outcome.output == "0\n")
        #expect(outcome.talk.isEmpty)
    }

    @Test func `options may stand anywhere and two dashes end them`() throws {
        let program = try Program()
        try program.write("--json", "")
        try program.write("errata.yaml", "")
        for words in [
            ["check-config", "--json", "errata.yaml"], ["check-config", "errata.yaml", "--json"],
            ["--config", "errata.yaml", "check-config", "--json"], ["-cerrata.yaml", "check-config", "--json"],
            ["check-config", "--config=errata.yaml", "--json"], ["check-config", "--json", "--", "--json"],
        ] {
            let outcome = try program.run(words)
            #expect(outcome.code == 0, "\(words) \(outcome.talk)")
            #expect(outcome.output.hasPrefix("{"))
        }
    }

    @Test func `the environment may name the configuration`() throws {
        let program = try Program()
        try program.write("mine.yaml", "store: /x\n")
        let outcome = try program.run(["check-config", "--json"], environment: ["ERRATA_CONFIG=mine.yaml"])
        #expect(outcome.output.contains("\"store\":\"/x\""))
    }
}

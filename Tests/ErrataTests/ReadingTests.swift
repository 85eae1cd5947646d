import Glibc
import JSON
import Testing

@Suite struct ReadingTests {
    static func program() async throws -> Program {
        let program = try Program()
        try await StoreFixture.make(in: program)
        return program
    }

    private static func objects(_ outcome: Program.Outcome) throws -> [JSONValue] {
        try outcome.lines.map { try JSONParser.parse(Array($0.utf8)) }
    }

    @Test func `without a store every reading command says that nothing was watched`() throws {
        let program = try Program()
        try program.write("errata.yaml", "store: none.db\n")
        for words in [
            ["sources"], ["articles"], ["changes"], ["show", "1"], ["diff", "1"], ["why", "1"], ["search", "x"],
        ] {
            let outcome = try program.run(words + ["-c", "errata.yaml"])
            #expect(outcome.code == 2)
            #expect(
                outcome.talk.hasPrefix("errata: nothing has been watched yet: there is no store at none.db"),
                "\(outcome.talk)")
            #expect(outcome.talk.hasSuffix("try: errata once, or errata run\n"))
        }
    }

    @Test func `sources tell how they are doing`() async throws {
        let program = try await Self.program()
        let text = try program.run("sources", "-c", "errata.yaml")
        #expect(text.code == 0, "\(text.talk)")
        #expect(text.lines.count == 2)
        #expect(text.output.contains("failing since"))
        let failing = try Self.objects(program.run("sources", "--failing", "--json", "-c", "errata.yaml"))
        #expect(failing.map { $0["id"]?.string } == ["terms"])
        #expect(failing.first?["state"]?.string == "failing")
        let tagged = try Self.objects(program.run("sources", "--tag", "world", "--json", "--store", "errata.db"))
        #expect(tagged.map { $0["id"]?.string } == ["bbc"])
    }

    @Test func `articles are found by state, edits and words`() async throws {
        let program = try await Self.program()
        func ids(_ words: String...) throws -> [String?] {
            try Self.objects(program.run(["articles", "--json", "--store", "errata.db"] + words)).map {
                $0["id"]?.string
            }
        }
        #expect(try ids() == ["art_2", "art_1"])
        #expect(try ids("--edited") == ["art_1"])
        #expect(try ids("--life", "removed") == ["art_2"])
        #expect(try ids("news.example/1") == ["art_1"])
        #expect(try ids("-n", "1") == ["art_2"])
        #expect(try ids("--source", "terms") == [])
        let unknown = try program.run("articles", "--source", "bbcc", "--store", "errata.db")
        #expect(unknown.code == 1)
        #expect(unknown.talk == "errata: there is no source 'bbcc', did you mean 'bbc'?\ntry: errata sources\n")
    }

    @Test func `changes are filtered and their JSON is the log's own`() async throws {
        let program = try await Self.program()
        func numbers(_ words: String...) throws -> [Int?] {
            try Self.objects(program.run(["changes", "--json", "--store", "errata.db"] + words)).map { $0["seq"]?.int }
        }
        #expect(try numbers() == [1, 2, 3])
        #expect(try numbers("-n", "2") == [2, 3])
        #expect(try numbers("--type", "article.removed", "--type", "article.changed") == [2, 3])
        #expect(try numbers("--kind", "number") == [2])
        #expect(try numbers("--severity", "major") == [2])
        #expect(try numbers("--disclosure", "undeclared") == [2])
        #expect(try numbers("--since", "2026-11-23T12:15:00Z") == [2, 3])
        #expect(try numbers("--until", "2026-11-23T12:15:00Z") == [1])
        #expect(try numbers("--article", "https://news.example/1#top") == [1, 2])
        let lines = try program.run("changes", "--json", "--store", "errata.db").lines
        #expect(lines[0].contains("\"prev\":\"\(String(repeating: "0", count: 64))\""))
    }

    @Test func `a change or an article is shown by any of its names`() async throws {
        let program = try await Self.program()
        for name in ["2", "#2", "chg_2"] {
            let outcome = try program.run("show", name, "--json", "--store", "errata.db")
            #expect(try Self.objects(outcome).map { $0["id"]?.string } == ["chg_2"])
        }
        for name in ["art_1", "https://news.example/1"] {
            let shown = try Self.objects(program.run("show", name, "--json", "--store", "errata.db"))
            #expect(shown.first?["article"]?["id"]?.string == "art_1")
            #expect(shown.first?["versions"]?.array?.count == 2)
            #expect(shown.first?["changes"]?.array?.map { $0["seq"]?.int } == [1, 2])
        }
        let page = try program.run("show", "art_1", "--store", "errata.db").output
        #expect(page.contains("https://news.example/1") && page.contains("2, 1 edit"))
        let text = try program.run("show", "art_1", "--version", "1", "--store", "errata.db").output
        #expect(text == "Eight killed in harbour fire\n\nThe fire killed 8 people.\n\nNothing else is known.\n\n")
    }

    // style: table
    @Test(arguments: [
        (["show", "9"], "errata: there is no change and no article '9'\ntry: errata changes, or errata articles\n"),
        (
            ["show", "art_9"],
            "errata: there is no change and no article 'art_9'\ntry: errata changes, or errata articles\n"
        ),
        (["why", "9"], "errata: there is no change '9'; the last one is 3\ntry: errata changes\n"),
        (
            ["show", "art_1", "--version", "7"],
            "errata: there is no version 7 of art_1; the last one is 2\ntry: errata show art_1\n"
        ),
        (
            ["diff", "1"],
            "errata: change 1 is article.published: it has no two versions to compare\ntry: errata show 1\n"
        ),
        (
            ["diff", "3"],
            "errata: change 3 is article.removed: it has no two versions to compare\ntry: errata show 3\n"
        ),
    ])
    func `what is not there is said with the answer no`(words: [String], talk: String) async throws {
        let outcome = try await Self.program().run(words + ["--store", "errata.db"])
        #expect(outcome.talk == talk)
        #expect(outcome.code == 1)
    }

    @Test func `a verdict is explained`() async throws {
        let program = try await Self.program()
        let why = try Self.objects(program.run("why", "2", "--json", "--store", "errata.db"))
        #expect(why.first?["disclosure_reason"]?.string == "the page's stamp stood still")
        #expect(why.first?["edits"]?[0]?["reason"]?.string == "both are numbers")
    }

    @Test func `what was edited away is still found`() async throws {
        let program = try await Self.program()
        let hits = try Self.objects(program.run("search", "eight", "--json", "--store", "errata.db"))
        #expect(hits.map { $0["version"]?.int } == [1])
        #expect(try program.run("search", "\"killed 12\" harb*", "--store", "errata.db").lines.count == 3)
        let text = try program.run("search", "nothing", "-n", "1", "--store", "errata.db")
        #expect(text.lines.first == "Twelve killed in harbour fire")
        #expect(text.lines.last == "  Nothing else is known.")
        #expect(text.talk == "errata: 1 of 2, --limit 0 for all\n")
        func versions(_ words: String...) throws -> [Int?] {
            try Self.objects(program.run(["search", "fire", "--json", "--store", "errata.db"] + words)).map {
                $0["version"]?.int
            }
        }
        #expect(Set(try versions()) == [1, 2])
        #expect(try versions("--since", "2026-11-23T12:15:00Z") == [2])
        #expect(try versions("--until", "2026-11-23T12:15:00Z") == [1])
        #expect(hits.first?["headline"]?.string == "Eight killed in harbour fire")
        #expect(hits.first?["source"]?.string == "bbc")
        #expect(hits.first?["snippet"]?.string == "The fire killed 8 people.")
    }

    @Test(arguments: [
        (["changes", "--source", "terms"], "no matching changes"), (["articles", "zzz"], "no matching articles"),
        (["search", "nowhere"], "nothing found"), (["deliveries"], "no matching deliveries"),
        (["sources", "--tag", "zzz"], "no matching sources"),
    ])
    func `an empty result is no error`(words: [String], talk: String) async throws {
        let outcome = try await Self.program().run(words + ["--store", "errata.db"])
        #expect(outcome.code == 0)
        #expect(outcome.output.isEmpty)
        #expect(outcome.talk == "errata: \(talk)\n")
    }

    @Test func `a list says when it was cut, for people only`() async throws {
        let program = try await Self.program()
        for (words, all) in [(["changes"], 3), (["articles"], 2)] {
            let cut = try program.run(words + ["-n", "1", "--store", "errata.db"])
            #expect(cut.talk == "errata: 1 of \(all), --limit 0 for all\n")
            #expect(try program.run(words + ["-n", "0", "--store", "errata.db"]).talk.isEmpty)
            #expect(try program.run(words + ["--json", "--store", "errata.db"]).lines.count == all)
            #expect(try program.run(words + ["--json", "-n", "1", "--store", "errata.db"]).talk.isEmpty)
        }
    }

    @Test func `what goes into a pipe is not cut to the width of a terminal`() async throws {
        let program = try await Self.program()
        let narrow = try program.run(["changes", "--store", "errata.db"], environment: ["COLUMNS=60"])
        #expect(narrow.lines.contains { $0.hasSuffix("…") })
        let piped = try program.runTool(
            "/bin/sh", "-c", "unset COLUMNS; \(Program.path) changes --store errata.db | cat")
        #expect(piped.lines.count == 4)
        #expect(piped.lines.allSatisfy { !$0.hasSuffix("…") }, "\(piped.output)")
        #expect(piped.lines.contains { $0.count > 80 }, "\(piped.output)")
    }

    @Test(arguments: [
        ("UTC", "2026-11-23 UTC", "12:20", "2026-11-23 12:00 UTC"),
        ("Europe/Berlin", "2026-11-23 CET", "13:20", "2026-11-23 13:00 CET"),
        ("Asia/Kolkata", "2026-11-23 IST", "17:50", "2026-11-23 17:30 IST"),
        ("America/Sao_Paulo", "2026-11-23 UTC-03:00", "09:20", "2026-11-23 09:00 UTC-03:00"),
        ("Pacific/Kiritimati", "2026-11-24 UTC+14:00", "02:20", "2026-11-24 02:00 UTC+14:00"),
    ])
    func `times are those of the reader's wall, with the zone said`(
        zone: String, day: String, clock: String, seen: String
    ) async throws {
        let program = try await Self.program()
        let changes = try program.run(["changes", "--store", "errata.db"], environment: ["TZ=\(zone)"])
        #expect(changes.lines[0] == day)
        #expect(changes.lines[2].contains("  \(clock)  "), "\(changes.lines[2])")
        let article = try program.run(["show", "art_1", "--store", "errata.db"], environment: ["TZ=\(zone)"])
        #expect(article.output.contains(seen), "\(article.output)")
        let json = try program.run(["show", "2", "--json", "--store", "errata.db"], environment: ["TZ=\(zone)"])
        #expect(json.output.contains("\"observed_at\":\"2026-11-23T12:20:00Z\""))
        func numbers(_ since: String) throws -> [Int?] {
            let words = ["changes", "--json", "--since", since, "--store", "errata.db"]
            return try Self.objects(program.run(words, environment: ["TZ=\(zone)"])).map { $0["seq"]?.int }
        }
        #expect(try numbers("\(day.prefix(10))T\(clock)") == [2, 3])
        #expect(try numbers("\(day.prefix(10)) \(clock):01") == [3])
    }

    @Test func `publications can be left out, and a half type is guessed`() async throws {
        let program = try await Self.program()
        let outcome = try program.run("changes", "--without", "article.published", "--json", "--store", "errata.db")
        #expect(try Self.objects(outcome).map { $0["seq"]?.int } == [2, 3])
        for (word, guess) in [
            ("changed", "article.changed"), ("publishd", "article.published"), ("gone", "source.gone"),
        ] {
            let wrong = try program.run("changes", "-t", word, "--store", "errata.db")
            #expect(wrong.code == 64)
            #expect(wrong.talk.hasPrefix("errata: changes: --type: unknown value '\(word)', did you mean \(guess)?"))
        }
    }

    @Test func `changes are read at a glance, with the day above`() async throws {
        let program = try await Self.program()
        let lines = try program.run("changes", "--store", "errata.db").lines
        #expect(lines.count == 4)
        #expect(lines[0] == "2026-11-23 UTC")
        #expect(lines[2].hasPrefix("     2  12:20  major     undeclared    BBC    number 8 → 12"), "\(lines[2])")
        #expect(lines.allSatisfy { $0.count <= 100 })
    }

    @Test func `a difference is shown inline, side by side and as HTML`() async throws {
        let program = try await Self.program()
        for words in [["diff", "2"], ["diff", "art_1"], ["diff", "https://news.example/1", "1", "2"]] {
            let inline = try program.run(words + ["--store", "errata.db"])
            #expect(inline.code == 0)
            #expect(inline.output.contains("[-8") && inline.output.contains("{+12"), "\(inline.output)")
            #expect(!inline.output.contains("Nothing else is known"))
        }
        #expect(try program.run("diff", "2", "--all", "--store", "errata.db").output.contains("Nothing else is known"))
        #expect(try program.run("diff", "2", "-y", "--store", "errata.db").output.contains("│"))
        #expect(try program.run("diff", "2", "--html", "--store", "errata.db").output.contains("<ins>"))
        let colored = try program.run("diff", "2", "--color", "always", "--store", "errata.db").output
        #expect(colored.contains("\u{1B}["))
    }

    @Test(.enabled(if: geteuid() != 0, "root may read everything"))
    func `the user of another account is told who may read the store`() async throws {
        let program = try await Self.program()
        chmod(program.directory + "/errata.db", 0)
        let outcome = try program.run("sources", "--store", "errata.db")
        #expect(outcome.code == 2)
        #expect(outcome.talk.contains("Permission denied\ntry: the same as the user of the daemon"))
    }
}

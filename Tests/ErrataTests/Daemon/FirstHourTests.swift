import Glibc
import JSON
import Linux
import MicroHTTPD
import Testing

/// What somebody meets who uses the program for the first time, with the real binary and a site on loopback.
@Suite(.serialized) struct FirstHourTests {
    private let program: Program
    private let site: NewsSite

    init() throws {
        program = try Program()
        site = try NewsSite()
        site.feed([("ferry", "Ferry fire"), ("other", "Other news")])
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 8))
        site.article("other", headline: "Other news of the day", story(of: "Easton"))
        try program.write("errata.yaml", configuration("  - {feed: \"\(site.origin)/feed.xml\", name: Test}"))
    }

    private func object(_ words: String...) throws -> [JSONValue] {
        let outcome = try program.run(words + ["--config", "errata.yaml"])
        return try outcome.lines.map { try JSONParser.parse(Array($0.utf8)) }
    }

    /// What the control socket answers.
    private func api(_ path: String) throws -> JSONValue {
        let outcome = try program.runTool(
            "/usr/bin/curl", "-s", "--unix-socket", "errata.sock", "http://localhost" + path)
        return try JSONParser.parse(Array(outcome.output.utf8))
    }

    @Test func `the command line and the API give the same objects, which docs_api describes`() throws {
        let daemon = try DaemonProcess(program)
        try waitUntil("two articles") { try logRecords(program).count >= 2 }
        site.set("/news/ferry", nil)
        site.set("/news/other", nil)
        site.set("/feed.xml", nil)
        // Stopped, nothing changes between the two questions; what a daemon answers is asked for first.
        var pairs: [(JSONValue?, JSONValue?)] = []
        try waitUntil("an answer with nothing in between") {
            let before = try object("changes", "--json").count
            pairs = [
                (try api("/v1/sources")["sources"]?[0], try object("sources", "--json").first),
                (try api("/v1/articles")["articles"]?[0], try object("articles", "--json").first),
            ]
            let id = pairs[1].1?["id"]?.string ?? ""
            pairs.append((try api("/v1/article?id=\(id)"), try object("show", id, "--json").first))
            pairs.append((try api("/v1/changes?since=0")["changes"]?[0], try object("show", "1", "--json").first))
            return try object("changes", "--json").count == before && pairs.allSatisfy { $0.0 == $0.1 }
        }
        for (served, printed) in pairs {
            #expect(served != nil)
            #expect(served == printed)
        }
        try compare(pairs[0].1, to: "source")
        try compare(pairs[1].1, to: "article")
        try compare(pairs[2].1?["versions"]?[0], to: "version")
        #expect(try daemon.stop() == 0)
    }

    /// The members of an object are those of its table in docs/api.md.
    private func compare(_ object: JSONValue?, to section: String) throws {
        let document = String(decoding: try FileSystem.read(Program.checkout + "/docs/api.md"), as: UTF8.self)
        let part = document.components(from: "## \(section)\n", to: "\n## ")
        let described = part.split(separator: "\n").filter { $0.hasPrefix("| `") }.compactMap {
            $0.split(separator: "`").dropFirst().first.map(String.init)
        }
        #expect(described == object?.object?.map(\.key), "\(section)")
    }

    @Test func `once says what it did for each source, and fails when all failed`() throws {
        let fine = try program.run("once", "--config", "errata.yaml")
        #expect(fine.code == 0, "\(fine.talk)")
        #expect(fine.output.contains("  test  read  2 articles checked  2 changes"), "\(fine.output)")
        let idle = try program.run("once", "--config", "errata.yaml")
        #expect(idle.code == 0)
        #expect(idle.output.contains("1 source not due, the next in "), "\(idle.output)")
        site.set("/feed.xml", nil)
        let failed = try program.run("check", "--all", "--config", "errata.yaml")
        #expect(failed.code == 2)
        #expect(failed.output.contains("  test  failed: not found (404)"), "\(failed.output)")
        let json = try program.run("check", "test", "--json", "--config", "errata.yaml")
        #expect(json.output.isEmpty)
        #expect(json.talk.contains("test  failed: not found (404)"))
    }

    @Test func `check looks now, with and without a daemon, and nowhere else`() throws {
        _ = try program.run("once", "--config", "errata.yaml")
        let address = site.origin + "/news/ferry"
        let before = (site.requests("/news/ferry").count, site.requests("/news/other").count)
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 12))
        let alone = try program.run("check", address, "--config", "errata.yaml")
        #expect(alone.code == 0, "\(alone.talk)")
        #expect(alone.output.contains("number 8 → 12"), "\(alone.output)")
        #expect(site.requests("/news/ferry").count > before.0)
        #expect(site.requests("/news/other").count == before.1)
        let daemon = try DaemonProcess(program, pace: 1)
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 13))
        let asked = try program.run("check", "Test", address, "--config", "errata.yaml")
        #expect(asked.code == 0, "\(asked.talk)")
        #expect(asked.lines.contains { $0.hasPrefix("test  ") }, "\(asked.output)")
        #expect(asked.lines.contains { $0.hasPrefix("art_") && $0.hasSuffix("Ferry fire leaves people injured") })
        // What a source newly lists is looked at with it.
        site.article("tram", headline: "Trams run again", story(of: "Weston"))
        site.feed([("ferry", "Ferry fire"), ("other", "Other news"), ("tram", "Trams run again")])
        #expect(try program.run("check", "test", "--config", "errata.yaml").code == 0)
        #expect(!site.requests("/news/tram").isEmpty)
        #expect(try program.run("check", "tset", "--config", "errata.yaml").talk.contains("did you mean 'test'?"))
        #expect(try program.run("check", "--all", "--dry-run", "--config", "errata.yaml").output == "test\n")
        #expect(try daemon.stop() == 0)
    }

    @Test func `without any configuration every command says in one sentence what to do`() throws {
        let empty = try Program()
        for words in [["status"], ["changes"], ["once"], ["run"], ["sources"], ["check", "--all"], ["export"]] {
            let outcome = try empty.run(words, environment: ["HOME=\(empty.directory)"])
            guard !FileSystem.exists("/etc/errata") else { return }
            #expect(outcome.code == 78, "\(words)")
            #expect(outcome.talk.hasPrefix("errata: nothing is configured yet\ntry: errata watch https://example.org/"))
        }
    }

    @Test func `watch makes what it needs, finds the feed, and shows what comes`() throws {
        guard !FileSystem.exists("/etc/errata") else { return }
        site.set(
            "/",
            .init(text: "<link rel=alternate type=application/rss+xml href=/feed.xml><title>Site</title><p>Hello"))
        // A site on loopback is a private address, which the configuration must allow.
        try program.write(
            ".config/errata/errata.yaml",
            """
            store: \(program.directory)/.local/state/errata/errata.db
            log: {directory: \(program.directory)/.local/state/errata/log}
            control: {socket: \(program.directory)/errata.sock}
            network: {allow: [127.0.0.0/8], spacing: 0s}
            """)
        let script = """
            export HOME=\(program.directory)
            \(Program.path) watch \(site.origin)/ >out 2>err & watcher=$!
            for i in $(seq 400); do [ "$(grep -c published out)" -ge 2 ] && break; sleep 0.05; done
            kill -INT $watcher; wait $watcher; echo "ended with $?"
            \(Program.path) changes; \(Program.path) sources
            """
        let outcome = try program.runTool("/bin/bash", "-c", script)
        let shown = try program.read("out")
        let talk = try program.read("err")
        #expect(outcome.lines.first == "ended with 0", "\(talk)")
        #expect(shown.contains("watching 1 source (\(program.directory)/.config/errata/errata.yaml)"), "\(shown)")
        #expect(talk.contains("the page links to this feed: \(site.origin)/feed.xml"))
        #expect(shown.split(separator: "\n").filter { $0.contains("published") }.count == 2, "\(shown)")
        #expect(outcome.output.contains("Ferry fire leaves people injured"))
        #expect(FileSystem.exists(program.directory + "/.local/state/errata/errata.db"))
    }

    @Test func `the first configuration of a user is valid and in the places of the XDG specification`() throws {
        guard !FileSystem.exists("/etc/errata") else { return }
        let home = try Program()
        let environment = [
            "HOME=\(home.directory)", "XDG_STATE_HOME=\(home.directory)/state", "XDG_CONFIG_HOME=relative/ignored",
        ]
        let refused = try home.run(["add", "http://127.0.0.1:1/"], environment: environment)
        #expect(refused.talk.contains("\(home.directory)/.config/errata/errata.yaml is your new configuration"))
        let checked = try home.run(["check-config"], environment: environment)
        #expect(checked.code == 0, "\(checked.talk)")
        #expect(checked.output.contains("\(home.directory)/state/errata/errata.db"), "\(checked.output)")
        #expect(try home.run(["changes"], environment: environment).talk.contains("nothing has been watched yet"))
    }

    @Test func `a page without an article is watched as a whole and is never blocked`() throws {
        let rows = (1...12).map { "<tr><td>Item \($0)</td><td>\($0 * 10) €</td></tr>" }.joined()
        let page = { (price: String) in
            "<title>Prices</title><nav><a href=/>Home</a></nav><table><tr><td>Ferry ticket</td><td>\(price)</td></tr>\(rows)</table>"
        }
        site.set("/prices", .init(text: page("4 €")))
        site.set("/empty", .init(text: "<html><body></body></html>"))
        try program.write(
            "errata.yaml",
            configuration(
                "  - {page: \"\(site.origin)/prices\", name: Prices}\n  - {page: \"\(site.origin)/empty\", name: Empty}"
            ))
        let first = try program.run("once", "--config", "errata.yaml")
        #expect(first.output.contains("prices  read"), "\(first.output)")
        #expect(first.output.contains("empty   failed: the page has no text"), "\(first.output)")
        let daemon = try DaemonProcess(program)
        site.set("/prices", .init(text: page("5 €")))
        // What was planned before the daemon's fast clock is due only much later.
        _ = try program.run("check", "--all", "--config", "errata.yaml")
        let types = { try logRecords(program).compactMap { $0["type"]?.string } }
        try waitUntil("the new price is reported") { try types().contains("article.changed") }
        for _ in 0..<6 { _ = try program.run("check", "--all", "--config", "errata.yaml") }
        #expect(try daemon.stop() == 0)
        #expect(try !types().contains("article.blocked"))
        let tested = try program.run("test", "prices", "--config", "errata.yaml")
        #expect(tested.output.contains("kind of page  article"), "\(tested.output)")
    }

    @Test func `test shows what the daemon knows of an article`() throws {
        _ = try program.run("once", "--config", "errata.yaml")
        let outcome = try program.run("test", site.origin + "/news/ferry", "--config", "errata.yaml")
        #expect(outcome.output.contains("followed as art_"), "\(outcome.output)")
        #expect(outcome.output.contains("its entry in the feed"))
    }

    @Test func `no command shows a value of the program's own language`() throws {
        let daemon = try DaemonProcess(program)
        try waitUntil("a few polls") { site.requests("/feed.xml").count > 5 }
        let story = try program.run("status", "test", "--config", "errata.yaml").output
        #expect(!story.contains("perDay") && !story.contains("Optional(") && !story.contains("(reason"), "\(story)")
        #expect(story.contains("entries a day") || story.contains("the interval of the source"), "\(story)")
        #expect(try daemon.stop() == 0)
    }
}

extension String {
    /// What stands between two marks; empty without the first.
    fileprivate func components(from start: String, to end: String) -> Substring {
        guard let first = firstRange(of: start) else { return "" }
        let rest = self[first.upperBound...]
        return rest.firstRange(of: end).map { rest[..<$0.lowerBound] } ?? rest
    }
}

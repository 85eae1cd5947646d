import Glibc
import JSON
import Linux
import Testing

/// A running daemon, a file that is changed under it, and those who ask meanwhile.
@Suite struct BrokenFileTests {
    let program: Program
    let site: NewsSite

    init() throws {
        program = try Program()
        site = try NewsSite()
        site.feed([("ferry", "Ferry fire")])
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 8))
        try program.write("errata.yaml", configuration("  - {feed: \"\(site.origin)/feed.xml\", name: Test}"))
    }

    @Test(arguments: ["\nfoo: bar\n", "\nsources: [\n", "\n\t- tabs: here\n", "\nlisten: nowhere\n"])
    func `a file with a mistake keeps nobody from the daemon that runs`(mistake: String) throws {
        let daemon = try DaemonProcess(program)
        try waitUntil("the article is published") { try !logRecords(program).isEmpty }
        let good = try program.read("errata.yaml")
        try program.write("errata.yaml", good + mistake)
        for command in ["changes", "sources", "articles"] {
            let outcome = try program.run(command, "--config", "errata.yaml")
            #expect(outcome.code == 0, "\(command): \(outcome.talk)")
            #expect(outcome.talk.contains("the daemon goes on with what it has"), "\(command): \(outcome.talk)")
        }
        let status = try program.run("status", "--config", "errata.yaml")
        #expect(status.code == 1 && status.output.contains("errata check-config"), "\(status.output)\(status.talk)")
        kill(daemon.identifier, SIGHUP)
        try waitUntil("the refusal is said") {
            try program.run("status", "--config", "errata.yaml", "--json").output.contains("refused")
        }
        #expect(try daemon.stop() == 0)
        // Nobody answers any more: then the mistake is what matters.
        #expect(try program.run("status", "--config", "errata.yaml").code == 78)
    }

    @Test func `what a reload cannot change is said, and an unreadable secret, too`() throws {
        let daemon = try DaemonProcess(program)
        let good = try program.read("errata.yaml")
        let webhook = "webhooks: [{name: desk, url: \"http://127.0.0.1:9/\", allow_http: true, secret: {file: none}}]\n"
        try program.write("errata.yaml", "listen: 127.0.0.1:1\n" + webhook + good)
        #expect(try program.run("check-config", "errata.yaml").code == 78)
        kill(daemon.identifier, SIGHUP)
        try waitUntil("the key is named") { try program.read(".daemon").contains("after a restart: listen") }
        let json = try JSONParser.parse(
            Array(try program.run("status", "--config", "errata.yaml", "--json").output.utf8))
        #expect(json["waits_for_restart"]?.string == "listen")
        #expect(json["secret_problem"]?.string?.contains("webhook desk: secret: ") == true)
        try program.write("errata.yaml", good)
        kill(daemon.identifier, SIGHUP)
        try waitUntil("all is well") { try program.run("status", "--config", "errata.yaml").code == 0 }
        #expect(try daemon.stop() == 0)
    }
}

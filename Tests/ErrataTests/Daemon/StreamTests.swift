import Glibc
import Testing

/// The stream of events of the real daemon, followed by the client that people try first.
@Suite(.serialized) struct ChangeStreamTests {
    private let program: Program
    private let site: NewsSite

    init() throws {
        program = try Program()
        site = try NewsSite()
        site.feed([("ferry", "Ferry fire")])
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 8))
        let sources = "  - {feed: \"\(site.origin)/feed.xml\", name: Test}"
        try program.write("errata.yaml", "listen: ./page.sock\n" + configuration(sources))
    }

    /// Follows the stream in the background; what it says is found in `events`, how it ended in `code`.
    private func follow(_ words: String...) throws {
        let curl = "curl -sN --unix-socket page.sock \(words.joined(separator: " ")) http://localhost/v1/changes/stream"
        _ = try program.runTool("sh", "-c", "(\(curl) > events 2> /dev/null; echo $? > code) > /dev/null 2>&1 &")
    }

    private func events() -> String { (try? program.read("events")) ?? "" }

    @Test func `changes arrive on the open connection, and it ends cleanly with the daemon`() throws {
        let daemon = try DaemonProcess(program)
        try follow("-H 'Last-Event-ID: 0'")
        try waitUntil("the publication") { events().contains("\"article.published\"") }
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 9))
        try waitUntil("the edit") { events().contains("\"article.changed\"") }
        let told = events().split(separator: "\n").filter { $0.hasPrefix("id: ") }
        #expect(told == (1...told.count).map { "id: \($0)" })
        #expect(try daemon.stop() == 0)
        try waitUntil("curl has ended") { (try? program.read("code")) == "0\n" }
    }
}

import JSON
import Linux
import MicroHTTPD
import Testing

/// What the daemon keeps of its exchanges, as an archive gets it.
@Suite(.serialized) struct ArchiveTests {
    private let program: Program
    private let site: NewsSite

    init() throws {
        program = try Program()
        site = try NewsSite()
        site.feed([("ferry", "Ferry fire")])
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 8))
        site.set("/old", .init(status: 302, text: "", location: "/news/other"))
        site.article("other", headline: "Other news of the day", story(of: "Easton"))
        let feed = "  - feed: \"\(site.origin)/feed.xml\"\n    name: Test\n    headers: {X-Key: hunter2}\n"
        try program.write("errata.yaml", configuration(feed + "  - {page: \"\(site.origin)/old\", name: Old}"))
    }

    private func types() throws -> [String] { try logRecords(program).compactMap { $0["type"]?.string } }

    /// A daemon that saw a page, an edit of it, and each several times.
    private func watch() throws {
        let daemon = try DaemonProcess(program)
        try waitUntil("two pages are there") { try types().filter { $0 == "article.published" }.count >= 2 }
        let looks = site.requests("/news/ferry").count
        try waitUntil("a few more looks") { site.requests("/news/ferry").count >= looks + 4 }
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 12))
        try waitUntil("the edit is told") { try types().contains("article.changed") }
        #expect(try daemon.stop() == 0)
    }

    private func export(_ words: String...) throws -> (counts: JSONValue, text: String) {
        let made = try program.run(["export", "--warc", "pages.warc.gz", "-c", "errata.yaml"] + words)
        #expect(made.code == 0, "\(made.talk)")
        let checked = try program.runTool(
            "python3", Program.checkout + "/scripts/check-warc", program.directory + "/pages.warc.gz")
        #expect(checked.code == 0, "\(checked.output)\(checked.talk)")
        let text = try program.runTool("sh", "-c", "zcat pages.warc.gz").output
        return (try JSONParser.parse(Array(checked.output.utf8)), text)
    }

    @Test func `pages, redirects, later sightings and what was read are in the archive`() throws {
        try watch()
        let (counts, text) = try export()
        // Two articles, one of them behind a redirect, and what the edit made of one at least.
        #expect(counts["response"]?.int ?? 0 >= 4, "\(counts)")
        #expect(counts["request"]?.int == counts["response"]?.int)
        #expect(counts["revisit"]?.int ?? 0 >= 3)
        #expect(counts["resource"] == nil)
        #expect(counts["warcinfo"]?.int == 1)
        #expect(text.contains("HTTP/1.1 302"))
        #expect(text.contains("WARC-IP-Address: 127.0.0.1"))
        #expect(text.contains("\"title\":\"Ferry fire leaves people injured\""))
        #expect(text.contains("X-Key: [redacted]"))
        #expect(!text.contains("hunter2"))
    }

    @Test func `the request is the one that the server got`() throws {
        try watch()
        let got = try #require(site.requests("/news/ferry").first)
        let (_, text) = try export()
        let start = try #require(text.firstRange(of: "GET /news/ferry HTTP/1.1\r\n"))
        let head = text[start.upperBound...].split(separator: "\r\n\r\n", maxSplits: 1)[0] + "\r\n"
        for field in got.headers where !["x-key"].contains(field.name.lowercased()) {
            #expect(head.contains("\(field.name): \(field.value)\r\n"), "\(field.name)")
        }
    }

    @Test func `a change, an article and a time can be asked for alone`() throws {
        try watch()
        let all = try export().counts["response"]?.int ?? 0
        let change = try #require(try logRecords(program).first { $0["type"]?.string == "article.changed" })
        let sequence = try #require(change["seq"]?.int)
        let one = try export("--change", "\(sequence)").counts
        #expect((2..<all).contains(one["response"]?.int ?? 0), "\(one)")
        let article = try #require(change["article"]?["id"]?.string)
        #expect((2..<all).contains(try export("--article", article).counts["response"]?.int ?? 0))
        #expect(try export("--until", "2001-01-01").counts["response"] == nil)
    }

    @Test func `after an erasure the archive says that a page was there, and not what`() throws {
        try watch()
        let article = try #require(try logRecords(program).first?["article"]?["id"]?.string)
        let done = try program.run("erase", article, "--reason", "order 7", "-c", "errata.yaml")
        #expect(done.code == 0, "\(done.talk)")
        let (_, text) = try export("--article", article)
        #expect(text.contains("\"erased\":true"))
        #expect(!text.contains("Ferry fire"))
        let verified = try program.run("verify", "-c", "errata.yaml")
        #expect(verified.code == 0, "\(verified.output)\(verified.talk)")
    }
}

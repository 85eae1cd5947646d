import Glibc
import JSON
import Testing

/// Which entry is which article, with the real binary: what is told, and what is followed.
@Suite(.serialized) struct DaemonIdentityTests {
    private let program: Program
    private let site: NewsSite

    init() throws {
        program = try Program()
        site = try NewsSite()
        for place in ["easton", "weston", "norton", "sutton"] {
            site.article(place, headline: "The budget of \(place)", story(of: place))
        }
        try program.write("errata.yaml", configuration("  - {feed: \"\(site.origin)/feed.xml\", name: Test}"))
    }

    /// Publishes a feed: id, link after the origin, title.
    private func feed(_ entries: [(String, String, String)], deleted: [String] = []) {
        let items = entries.map { id, link, title in
            "<entry><id>\(id)</id><title>\(title)</title><link href=\"\(site.origin)\(link)\"/>"
                + "<published>2026-11-20T08:00:0\(title.utf8.count % 10)Z</published></entry>"
        }
        let marks = deleted.map { "<at:deleted-entry ref=\"\($0)\" when=\"2026-11-28T10:00:00Z\"/>" }
        let text =
            "<feed xmlns=\"http://www.w3.org/2005/Atom\" xmlns:at=\"http://purl.org/atompub/tombstones/1.0\">"
            + "<title>T</title>\(marks.joined())\(items.joined())</feed>"
        site.set("/feed.xml", .init(type: "application/atom+xml", text: text))
    }

    private func records(_ type: String) throws -> [JSONValue] {
        try logRecords(program).filter { $0["type"]?.string == type }
    }

    private func polls(_ count: Int) throws {
        let before = site.requests("/feed.xml").count
        try waitUntil("\(count) more polls") { site.requests("/feed.xml").count >= before + count }
    }

    @Test func `in a feed whose ids are all the same every story is told once`() throws {
        feed([(site.origin, "/news/easton", "E"), (site.origin, "/news/weston", "W")])
        let daemon = try DaemonProcess(program)
        try waitUntil("two stories") { try records("article.published").count == 2 }
        feed([
            (site.origin, "/news/norton", "N"), (site.origin, "/news/easton", "E"), (site.origin, "/news/weston", "W"),
        ])
        try waitUntil("the third story") { try records("article.published").count == 3 }
        feed([(site.origin, "/news/sutton", "S")])
        try waitUntil("the fourth story") { try records("article.published").count == 4 }
        try polls(3)
        #expect(try daemon.stop() == 0)
        #expect(try records("article.published").count == 4)
        #expect(try records("article.moved").isEmpty)
    }

    @Test func `a story whose slug changes is told as moved and followed there, never as removed`() throws {
        feed([("tag:a.example,2026:story-1", "/news/easton", "E"), ("tag:a.example,2026:story-2", "/news/weston", "W")])
        let daemon = try DaemonProcess(program)
        try waitUntil("two stories") { try records("article.published").count == 2 }
        site.article("easton-votes", headline: "Easton votes on its budget", story(of: "easton"))
        site.set("/news/easton", nil)
        feed([
            ("tag:a.example,2026:story-1", "/news/easton-votes", "Easton votes"),
            ("tag:a.example,2026:story-2", "/news/weston", "W"),
        ])
        try waitUntil("the move") { try records("article.moved").count == 1 }
        try waitUntil("a look there") { !site.requests("/news/easton-votes").isEmpty }
        var text = story(of: "easton")
        text[0] += " The debate cost 318 crowns."
        site.article("easton-votes", headline: "Easton votes on its budget", text)
        try waitUntil("the edit there") { try records("article.changed").contains { "\($0)".contains("318") } }
        #expect(try daemon.stop() == 0)
        #expect(try records("article.removed").isEmpty)
        #expect(try records("article.published").count == 2)
        let move = try #require(try records("article.moved").first)
        #expect(move["moved"]?["to"]?.string == "\(site.origin)/news/easton-votes")
    }

    @Test func `a feed with a broken link for a while removes nothing`() throws {
        feed([("tag:a.example,2026:story-1", "/news/easton", "E"), ("tag:a.example,2026:story-2", "/news/weston", "W")])
        let daemon = try DaemonProcess(program)
        try waitUntil("two stories") { try records("article.published").count == 2 }
        let before = site.requests("/news/easton").count
        feed([("tag:a.example,2026:story-1", "/news/eastn", "E"), ("tag:a.example,2026:story-2", "/news/weston", "W")])
        try waitUntil("a look at the broken link") { !site.requests("/news/eastn").isEmpty }
        try waitUntil("a look where it was") { site.requests("/news/easton").count > before }
        try polls(5)
        #expect(try daemon.stop() == 0)
        #expect(try records("article.removed").isEmpty)
        #expect(try records("article.moved").isEmpty)
    }

    @Test func `an entry that the feed marks as deleted is a declared removal`() throws {
        feed([("tag:a.example,2026:story-1", "/news/easton", "E"), ("tag:a.example,2026:story-2", "/news/weston", "W")])
        let daemon = try DaemonProcess(program)
        try waitUntil("two stories") { try records("article.published").count == 2 }
        site.set("/news/easton", nil)
        feed([("tag:a.example,2026:story-2", "/news/weston", "W")], deleted: ["tag:a.example,2026:story-1"])
        try waitUntil("the removal") { try records("article.removed").count == 1 }
        #expect(try daemon.stop() == 0)
        let removal = try #require(try records("article.removed").first)
        #expect(removal["disclosure"]?.string == "declared")
    }

    @Test func `one story at two addresses is one article when the page says so`() throws {
        let body = story(of: "easton").map { "<p>\($0)</p>" }.joined()
        let head = "<title>Easton</title><link rel=canonical href=\"\(site.origin)/news/easton-budget\">"
        let page = "<html lang=en><head>\(head)</head><body><article><h1>Easton</h1>\(body)</article></body></html>"
        for path in ["/politics/easton-budget", "/local/easton-budget-2"] { site.set(path, .init(text: page)) }
        feed([
            ("tag:a.example,2026:story-1", "/politics/easton-budget", "Easton"),
            ("tag:a.example,2026:story-2", "/news/weston", "W"),
        ])
        let daemon = try DaemonProcess(program)
        try waitUntil("two stories") { try records("article.published").count == 2 }
        feed([
            ("tag:a.example,2026:story-3", "/local/easton-budget-2", "Easton again"),
            ("tag:a.example,2026:story-1", "/politics/easton-budget", "Easton"),
            ("tag:a.example,2026:story-2", "/news/weston", "W"),
        ])
        try waitUntil("a look at the other address") { !site.requests("/local/easton-budget-2").isEmpty }
        try polls(4)
        #expect(try daemon.stop() == 0)
        #expect(try records("article.published").count == 2)
    }
}

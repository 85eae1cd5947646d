import Glibc
import JSON
import MicroHTTPD
import Testing

/// The whole path with the real binary: loopback site, real store, real signals.
@Suite(.serialized) struct DaemonTests {
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

    private func types() throws -> [String] { try logRecords(program).compactMap { $0["type"]?.string } }

    private func waitFor(_ type: String, count: Int = 1) throws {
        try waitUntil("\(count) × \(type)") { try types().filter { $0 == type }.count >= count }
    }

    @Test func `articles are published, edited and removed, and the log says so in order`() throws {
        let daemon = try DaemonProcess(program)
        try waitFor("article.published", count: 2)
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 12))
        try waitFor("article.changed")
        site.set("/news/other", nil)
        try waitFor("article.removed")
        #expect(try daemon.stop() == 0)
        let records = try logRecords(program)
        #expect(records.compactMap { $0["seq"]?.int } == Array(1...records.count))
        let change = try #require(records.first { $0["type"]?.string == "article.changed" })
        #expect(change["kinds"]?[0]?.string == "number")
        #expect(change["edits"]?[0]?["before"]?.string == "8")
        #expect(change["edits"]?[0]?["after"]?.string == "12")
        #expect(change["version"]?["to"]?.int == 2)
        let verified = try program.run("verify", "--config", "errata.yaml")
        #expect(verified.code == 0, "\(verified.output)\(verified.talk)")
    }

    @Test func `an article that moves and is listed anew is one article, and its edits are told once`() throws {
        let daemon = try DaemonProcess(program)
        try waitFor("article.published", count: 2)
        site.article("ferry-fire", headline: "Ferry fire leaves people injured", ferryFire(injured: 8))
        site.feed([("ferry-fire", "Ferry fire"), ("other", "Other news")])
        site.set("/news/ferry", .init(status: 301, text: "", location: "/news/ferry-fire"))
        try waitFor("article.moved")
        site.article("ferry-fire", headline: "Ferry fire leaves people injured", ferryFire(injured: 12))
        try waitFor("article.changed")
        let looks = site.requests("/news/ferry-fire").count
        try waitUntil("a few more looks") { site.requests("/news/ferry-fire").count >= looks + 4 }
        #expect(try daemon.stop() == 0)
        let records = try logRecords(program)
        let told = records.filter { ["article.moved", "article.changed"].contains($0["type"]?.string) }
        #expect(told.compactMap { $0["type"]?.string } == ["article.moved", "article.changed"], "\(told)")
        #expect(Set(told.compactMap { $0["article"]?["id"]?.string }).count == 1)
    }

    @Test func `a page without text is read from its AMP twin, and edits there are told`() throws {
        let head = "<head><title>Ferry fire</title><link rel=amphtml href=/amp/ferry></head>"
        let shell = "<body><div id=app></div><script src=/app.js></script></body>"
        site.set("/news/ferry", .init(text: "<html>\(head)\(shell)</html>"))
        let amp = { (injured: Int) in
            let body = ferryFire(injured: injured).map { "<p>\($0)</p>" }.joined()
            return NewsSite.Page(text: "<html amp><body><article><h1>Ferry fire</h1>\(body)</article></body></html>")
        }
        site.set("/amp/ferry", amp(8))
        let daemon = try DaemonProcess(program)
        try waitFor("article.published", count: 2)
        site.set("/amp/ferry", amp(12))
        try waitFor("article.changed")
        #expect(try daemon.stop() == 0)
        let change = try #require(try logRecords(program).first { $0["type"]?.string == "article.changed" })
        #expect(change["edits"]?[0]?["after"]?.string == "12")
        #expect(change["article"]?["url"]?.string == "\(site.origin)/news/ferry")
    }

    @Test func `SIGTERM stops it cleanly and nothing is published twice after a start`() throws {
        let first = try DaemonProcess(program)
        try waitFor("article.published", count: 2)
        #expect(try first.stop() == 0)
        let second = try DaemonProcess(program)
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 12))
        try waitFor("article.changed")
        let code = try second.stop()
        let talk = try program.read(".daemon")
        #expect(code == 0, "\(talk)")
        #expect(try types().filter { $0 == "article.published" }.count == 2)
    }

    @Test func `after a kill the log is whole and goes on without a gap`() throws {
        for round in 0..<4 {
            let daemon = try DaemonProcess(program)
            try waitFor("article.published", count: 2)
            site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 20 + round))
            try waitFor("article.changed", count: round + 1)
            #expect(try daemon.stop(SIGKILL) == -SIGKILL)
        }
        let daemon = try DaemonProcess(program)
        #expect(try daemon.stop() == 0)
        let records = try logRecords(program)
        #expect(records.compactMap { $0["seq"]?.int } == Array(1...records.count))
        #expect(Set(records.compactMap { $0["id"]?.string }).count == records.count)
        #expect(try program.run("verify", "--config", "errata.yaml").code == 0)
    }

    @Test func `a reload with a mistake changes nothing, one without takes hold`() throws {
        let daemon = try DaemonProcess(program)
        try waitFor("article.published", count: 2)
        let good = try program.read("errata.yaml")
        try program.write("errata.yaml", good + "\nfoo: bar\n")
        kill(daemon.identifier, SIGHUP)
        try waitUntil("the refusal is logged") { try program.read(".daemon").contains("foo") }
        #expect(daemon.isRunning)
        site.set(
            "/more.xml",
            .init(
                type: "application/rss+xml",
                text: """
                    <rss version="2.0"><channel><title>More</title><item><title>M</title><link>\(site.origin)/news/more</link></item></channel></rss>
                    """))
        site.article("more", headline: "More news of the day", story(of: "Millbrook"))
        try program.write("errata.yaml", good + "\n  - {feed: \"\(site.origin)/more.xml\", name: More}\n")
        kill(daemon.identifier, SIGHUP)
        try waitFor("article.published", count: 3)
        #expect(try daemon.stop() == 0)
    }

    @Test func `status answers over the control socket and says when nobody is there`() throws {
        let nobody = try program.run("status", "--config", "errata.yaml")
        #expect(nobody.code == 3)
        #expect(nobody.talk.contains("not running"))
        let daemon = try DaemonProcess(program)
        try waitFor("article.published", count: 2)
        let status = try program.run("status", "--config", "errata.yaml", "--json")
        #expect(status.code == 0, "\(status.output)\(status.talk)")
        let report = try JSONParser.parse(Array(status.output.utf8))
        #expect(report["articles"]?["followed"]?.int == 2)
        #expect(try daemon.stop() == 0)
    }

    @Test func `a second daemon on the same store is refused`() throws {
        let daemon = try DaemonProcess(program)
        let second = try program.run("once", "--config", "errata.yaml")
        #expect(second.code == 2)
        #expect(second.talk.contains("another errata"))
        #expect(try daemon.stop() == 0)
    }

    @Test func `one bad source disturbs no other`() throws {
        site.set("/bad.xml", .init(type: "text/html", text: "<h1>no feed</h1>"))
        let sources = """
              - {feed: "\(site.origin)/bad.xml", name: Bad}
              - {feed: "http://127.0.0.1:1/feed", name: Closed}
              - {feed: "\(site.origin)/feed.xml", name: Test}
            """
        try program.write("errata.yaml", configuration(sources))
        let daemon = try DaemonProcess(program)
        try waitFor("article.published", count: 2)
        try waitFor("source.failing", count: 2)
        let status = try program.run("status", "--config", "errata.yaml")
        #expect(status.code == 1)
        #expect(status.output.contains("source bad"))
        #expect(try daemon.stop() == 0)
    }

    @Test func `once makes one pass and prints what it found`() throws {
        let first = try program.run("once", "--config", "errata.yaml", "--json")
        #expect(first.code == 0, "\(first.talk)")
        #expect(first.lines.count == 2)
        let second = try program.run("once", "--config", "errata.yaml", "--json")
        #expect(second.code == 0)
        #expect(second.lines.isEmpty)
    }

    @Test func `a page is watched by a selector and a listing by its links`() throws {
        let page = { (fee: Int) in
            "<html><body><div id=terms><p>The fee is \(fee) crowns a month.</p></div><p>\(fee * 7) visitors</p></body></html>"
        }
        site.set("/terms", .init(text: page(10)))
        site.set(
            "/list",
            .init(text: "<html><body><h2><a href=/news/ferry>Ferry</a></h2><a href=/about>About</a></body></html>"))
        let sources = """
              - {page: "\(site.origin)/terms", name: Terms, select: "#terms"}
              - {listing: "\(site.origin)/list", name: List, links: "h2 a"}
            """
        try program.write("errata.yaml", configuration(sources))
        let daemon = try DaemonProcess(program)
        try waitFor("article.published", count: 2)
        site.set("/terms", .init(text: page(12)))
        try waitFor("article.changed")
        #expect(try daemon.stop() == 0)
        let change = try #require(try logRecords(program).first { $0["type"]?.string == "article.changed" })
        #expect(change["edits"]?[0]?["after"]?.string == "12")
        #expect(site.requests("/about").isEmpty)
    }

    @Test func `credentials go to the source's own host and to no other`() throws {
        let other = try NewsSite()
        other.article("away", headline: "News of another site", story(of: "Oakvale"))
        site.set(
            "/feed.xml",
            .init(
                type: "application/rss+xml",
                text: """
                    <rss version="2.0"><channel><title>T</title><item><link>\(site.origin)/news/ferry</link></item>
                    <item><link>\(other.origin)/news/away</link></item></channel></rss>
                    """))
        try program.write("token", "opensesame")
        let source = "  - {feed: \"\(site.origin)/feed.xml\", name: Test, auth: {bearer: {file: token}}}"
        try program.write("errata.yaml", configuration(source))
        let daemon = try DaemonProcess(program)
        try waitFor("article.published", count: 2)
        #expect(try daemon.stop() == 0)
        #expect(site.requests("/feed.xml").first?.header("authorization") == "Bearer opensesame")
        #expect(site.requests("/news/ferry").first?.header("authorization") == "Bearer opensesame")
        let away = other.requests("/news/away")
        #expect(!away.isEmpty)
        #expect(away.allSatisfy { $0.header("authorization") == nil })
    }

    @Test func `the sitemaps of an index are read, at every check, and a missing one is said`() throws {
        let sitemap = { (slugs: [String]) in
            let urls = slugs.map { "<url><loc>\(self.site.origin)/news/\($0)</loc></url>" }.joined()
            return NewsSite.Page(type: "application/xml", text: "<urlset>\(urls)</urlset>")
        }
        site.set("/news.xml", sitemap(["ferry"]))
        let index = ["news", "gone"].map { "<sitemap><loc>\(site.origin)/\($0).xml</loc></sitemap>" }.joined()
        site.set("/sitemap.xml", .init(type: "text/xml", text: "<sitemapindex>\(index)</sitemapindex>"))
        let source = "  - {sitemap: \"\(site.origin)/sitemap.xml\", name: Map}"
        try program.write("errata.yaml", configuration(source))
        let daemon = try DaemonProcess(program)
        try waitFor("article.published")
        site.set("/news.xml", sitemap(["other", "ferry"]))
        try waitFor("article.published", count: 2)
        let status = try program.run("status", "Map", "--config", "errata.yaml")
        #expect(status.output.contains("gone.xml"), "\(status.output)\(status.talk)")
        #expect(try daemon.stop() == 0)
        #expect(site.requests("/news.xml").count >= 2)
    }
}

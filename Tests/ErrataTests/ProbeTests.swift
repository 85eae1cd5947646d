import JSON
import MicroHTTPD
import Testing

/// A small site on loopback with a page that names its feed.
final class ProbeSite: Sendable {
    private let server: HTTPServer

    init() throws { server = try HTTPServer(endpoint: .tcp(host: "127.0.0.1", port: 0)) { ProbeSite.answer($0) } }

    deinit { server.stop() }

    func url(_ path: String) -> String { "http://127.0.0.1:\(server.port)\(path)" }

    static func answer(_ request: HTTPRequest) -> HTTPResponse {
        switch request.path {
        case "/":
            html(
                """
                <html><head><title>Daily \u{202E}News</title>
                <link rel="alternate" type="application/rss+xml" href="/feed.xml" title="All">
                <link rel="alternate" type="application/atom+xml" href="/other.xml"></head><body><p>Welcome</p></body></html>
                """)
        case "/feed.xml":
            HTTPResponse(
                contentType: "application/rss+xml",
                text: """
                    <rss version="2.0"><channel><title>Daily &amp; News</title><link>/</link><ttl>60</ttl>
                    <item><title>First \u{202E}story</title><link>/1</link><guid>1</guid></item>
                    <item><title>Second</title><link>/2</link><guid>2</guid></item></channel></rss>
                    """)
        case "/bare": html("<html><body><p>No feed here</p></body></html>")
        case "/broken.xml": HTTPResponse(contentType: "text/plain", text: "nothing of interest")
        case "/news/":
            html(
                "<html><head><title>News</title></head><body>"
                    + (1...4).map {
                        "<article><h2><a href=\"/news/2026/story-number-\($0)\">Story number \($0)</a></h2></article>"
                    }
                    .joined() + "</body></html>")
        case "/terms": html(terms)
        default: HTTPResponse(status: 404, contentType: "text/plain", text: "no")
        }
    }

    private static func html(_ text: String) -> HTTPResponse {
        HTTPResponse(contentType: "text/html; charset=utf-8", text: text)
    }

    static let terms = """
        <html><head><title>Terms</title></head><body><nav><a href="/">Home</a></nav><main><h1>Terms of use</h1>
        <p>You may read what we publish here as long as you like, and quote it with its source.</p>
        <p>You may not sell it, and you may not say that it is yours, whatever the circumstances may be.</p></main></body></html>
        """
}

@Suite struct ProbeTests {
    let site: ProbeSite
    let program: Program

    init() throws {
        site = try ProbeSite()
        program = try Program()
        try program.write("errata.yaml", "network: {allow: [127.0.0.0/8], spacing: 0s}\n")
    }

    private func add(_ words: String...) throws -> Program.Outcome {
        try program.run(["add", "-c", "errata.yaml"] + words)
    }

    private func sources() throws -> [JSONValue] {
        let outcome = try program.run("check-config", "errata.yaml", "--json")
        return try JSONParser.parse(Array(outcome.output.utf8))["sources"]?.array ?? []
    }

    @Test func `the feed of a page is found and watched`() throws {
        let outcome = try add(site.url("/"), "--tag", "daily", "--interval", "30m")
        #expect(outcome.code == 0, "\(outcome.talk)")
        #expect(outcome.talk.contains("rss2.0, 2 entries"))
        #expect(outcome.talk.contains("it also links to \(site.url("/other.xml"))"))
        #expect(!outcome.talk.contains("\u{202E}"))
        let found = try sources()
        #expect(found.map { $0["url"]?.string } == [site.url("/feed.xml")])
        #expect(found[0]["id"]?.string == "daily-news")
        #expect(found[0]["name"]?.string == "Daily & News")
        #expect(found[0]["interval"]?.int == 1800)
        #expect(try program.read("sources.d/daily-news.yaml").contains("tags: [daily]"))
        let again = try add(site.url("/feed.xml"))
        #expect(again.code == 1)
        #expect(
            again.talk == "errata: '\(site.url("/feed.xml"))' is already watched, as daily-news\ntry: errata sources\n")
    }

    @Test func `a page and a listing are watched when that is said`() throws {
        let page = try add(site.url("/terms"), "--as", "page", "--select", "main", "--name", "Our terms", "--json")
        #expect(page.code == 0, "\(page.talk)")
        #expect(try JSONParser.parse(Array(page.output.utf8))["id"]?.string == "our-terms")
        let listing = try add(site.url("/news/"), "--as", "listing", "--links", "article h2 a")
        #expect(listing.code == 0, "\(listing.talk)")
        #expect(listing.talk.contains("a listing with 4 articles"))
        #expect(try sources().map { $0["kind"]?.string } == ["listing", "page"])
        #expect(try sources().map { $0["select"]?.array?.count } == [0, 1])
    }

    @Test func `a dry run only shows the file`() throws {
        let outcome = try add(site.url("/feed.xml"), "--dry-run", "--id", "x")
        #expect(outcome.code == 64)
        let shown = try add(site.url("/feed.xml"), "--dry-run", "--name", "Daily")
        #expect(shown.output == "sources:\n  - feed: \(site.url("/feed.xml"))\n    name: Daily\n")
        #expect(try sources().isEmpty)
    }

    @Test func `what cannot be watched is refused with a way out`() throws {
        let bare = try add(site.url("/bare"))
        #expect(bare.code == 65)
        #expect(bare.talk.contains("is a web page without a feed\ntry: --as listing"))
        #expect(try add(site.url("/broken.xml")).code == 65)
        let missing = try add(site.url("/missing"))
        #expect(missing.code == 2)
        #expect(missing.talk.contains("not found (404)"))
        try program.write("errata.yaml", "")
        let guarded = try add(site.url("/feed.xml"))
        #expect(guarded.code == 2)
        #expect(guarded.talk.contains("allow"), "\(guarded.talk)")
        #expect(try sources().isEmpty)
    }

    @Test func `a fetch is explained from the first hop to the next check`() throws {
        let feed = try program.run("test", site.url("/feed.xml"), "-c", "errata.yaml")
        #expect(feed.code == 0, "\(feed.talk)")
        for part in ["fetch", "200", "rss2.0", "Daily & News", "60 minutes between polls", "First", "next check in"] {
            #expect(feed.output.contains(part), "\(part)")
        }
        #expect(!feed.output.contains("\u{202E}"))
        let missing = try program.run("test", site.url("/missing"), "-c", "errata.yaml")
        #expect(missing.code == 1)
        #expect(missing.output.contains("not found (404)"))
        let page = try program.run("test", site.url("/terms"), "--as", "page", "--blocks", "-c", "errata.yaml")
        #expect(page.output.contains("Terms of use"))
        #expect(page.output.contains("keep") && page.output.contains("blocks"))
        let terms = try program.run("test", site.url("/terms"), "--blocks", "-c", "errata.yaml")
        #expect(terms.output.contains("main > p"), "\(terms.output)")
        #expect(terms.output.contains("where the text stands") && terms.output.contains("no change seen"))
        let listing = try program.run(
            "test", site.url("/news/"), "--as", "listing", "--links", "article h2 a", "-c", "errata.yaml")
        #expect(listing.output.contains("a listing with 4 articles"))
    }

    @Test func `a refused address is named, with what allows it`() throws {
        let page = try program.run("test", site.url("/terms"), "--as", "page")
        #expect(page.code != 0)
        #expect(page.output.contains("127.0.0.1 is not a public address"), "\(page.talk)")
        #expect(page.output.contains("network: {allow: [\"127.0.0.1/32\"]}"))
        #expect(!page.output.contains("robots.txt is unavailable"))
    }

    @Test func `a configured source is tested by its id`() throws {
        try program.write(
            "errata.yaml",
            "network: {allow: [127.0.0.0/8]}\nsources: [{feed: \"\(site.url("/feed.xml"))\", name: Daily}]\n")
        #expect(try program.run("test", "daily", "-c", "errata.yaml").output.contains("2"))
        let wrong = try program.run("test", "dayly", "-c", "errata.yaml")
        #expect(wrong.code == 64)
        #expect(
            wrong.talk
                == "errata: there is no source 'dayly', and it is not an address, did you mean 'daily'?\ntry: errata sources\n"
        )
    }
}

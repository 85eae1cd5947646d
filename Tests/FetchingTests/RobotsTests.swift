import Curl
import Fetching
import Model
import TestOrigin
import Testing

private func article(_ url: String, _ bench: Bench) async -> Fetch {
    await bench.fetch(url, .page) { $0.obeysRobots = true }
}

struct RobotsTests {
    @Test(arguments: [
        ("User-agent: *\nDisallow: /private", "/private/x", false),
        ("User-agent: *\nDisallow: /private", "/public", true),
        ("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true),
        ("User-agent: *\nAllow: /a\nDisallow: /a", "/a", true),
        ("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true), ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf", false),
        ("User-agent: *\nDisallow: /*.pdf$", "/x/y.pdf?z", true),
        ("User-agent: *\nDisallow: /*?print=", "/a?print=1", false),
        ("User-agent: *\nDisallow:", "/a", true), ("User-agent: *\nDisallow: /", "/a", false),
        ("User-agent: other\nDisallow: /", "/a", true),
        ("User-agent: *\nDisallow: /\n\nUser-agent: ERRATA/1.0\nDisallow: /x", "/a", true),
        (
            "User-agent: errata\nDisallow: /a\n\nUser-agent: b\nDisallow: /\n\nUser-Agent: Errata\nDisallow: /c", "/c",
            false
        ),
        ("User-agent: errata\nUser-agent: b\nDisallow: /a", "/a", false),
        ("User-agent: errata-news\nDisallow: /", "/a", true),
        ("Disallow: /a\nUser-agent: *\nDisallow: /b", "/a", true),
        ("User-agent: *\nSitemap: http://x/\nDisallow: /a", "/a", false),
        ("User-agent: x\nCrawl-delay: 3\nUser-agent: *\nDisallow: /b", "/b", false),
        ("\u{FEFF}User-agent: * # all\r\nDisallow: /a # not this\r\n\r\n", "/a", false),
        ("User-agent: *\nDisallow: /caf%c3%a9", "/caf%C3%A9", false),
        ("User-agent: *\nDisallow: /café", "/caf%C3%A9", false),
        ("User-agent: *\nDisallow: /%7Ejoe", "/~joe/x", false), ("User-agent: *\nDisallow: /a%2Fb", "/a/b", true),
        ("User-agent: *\nDisallow: /a*b*c", "/a1b2b3c4", false),
        ("User-agent: *\nDisallow: *secret", "/top/secret", false),
        ("<html><body>Disallow: /</body></html>", "/a", true), ("User agent: *\nDissallow: /a", "/a", false),
    ])
    func `a rule holds as RFC 9309 says`(robots: String, path: String, isAllowed: Bool) async throws {
        let origin = try TestOrigin { $0.target == "/robots.txt" ? .http(200, [], robots) : .http(200, [], "page") }
        let fetch = await article(origin.url(path), try Bench())
        #expect(fetch.outcome.name == (isAllowed ? "fresh" : "disallowed"))
        #expect(origin.questions.first?.target == "/robots.txt")
        #expect(origin.questions.count == (isAllowed ? 2 : 1))
    }

    @Test(arguments: [(404, true), (403, true), (401, true), (410, true), (500, false), (502, false)])
    func `a missing file allows all, an unreachable one nothing`(status: Int, isAllowed: Bool) async throws {
        let origin = try TestOrigin { $0.target == "/robots.txt" ? .http(status) : .http(200, [], "page") }
        let fetch = await article(origin.url("/a"), try Bench())
        #expect(fetch.outcome.name == (isAllowed ? "fresh" : "robots_unreachable"))
    }

    @Test func `an address that the guard refuses is named, not its robots file`() async throws {
        let origin = try TestOrigin { _ in .http(200, [], "page") }
        let bench = try Bench { $0.addressGuard = AddressGuard() }
        let fetch = await article(origin.url("/a"), bench)
        #expect(fetch.outcome.name == "blocked_address")
        #expect(fetch.outcome.explanation.contains("127.0.0.1 is not a public address"))
        #expect(origin.questions.isEmpty)
    }

    @Test func `a robots file that leads to a refused address cannot be had`() async throws {
        let origin = try TestOrigin {
            $0.target == "/robots.txt" ? .http(301, ["Location: http://127.9.9.9/robots.txt"]) : .http(200, [], "page")
        }
        let own = [AddressRange("127.0.0.1")].compactMap { $0 }
        let bench = try Bench { $0.addressGuard = AddressGuard(allowing: own) }
        let fetch = await bench.fetch(origin.url("/a"), .page) {
            $0.obeysRobots = true
            $0.explains = true
        }
        #expect(fetch.outcome.name == "robots_unreachable")
        #expect(fetch.steps.contains { $0.contains("127.9.9.9 is not a public address") })
    }

    @Test func `an unreachable file is asked for again later, and after a month all is allowed`() async throws {
        let origin = try TestOrigin { $0.target == "/robots.txt" ? .http(500) : .http(200, [], "page") }
        let bench = try Bench()
        _ = await article(origin.url("/a"), bench)
        _ = await article(origin.url("/b"), bench)
        #expect(origin.questions.count == 1)
        bench.clock.advance(.minutes(6))
        _ = await article(origin.url("/b"), bench)
        #expect(origin.questions.count == 2)
        bench.clock.advance(.days(31))
        #expect(await article(origin.url("/b"), bench).outcome.name == "fresh")
    }

    @Test func `the file is asked for once a day and survives a restart`() async throws {
        let origin = try TestOrigin { question in
            question.target == "/robots.txt" ? .http(200, [], "User-agent: *\nDisallow: /no") : .http(200, [], "page")
        }
        let bench = try Bench()
        for path in ["/a", "/b", "/no"] { _ = await article(origin.url(path), bench) }
        let restarted = try Bench(after: bench)
        #expect(await article(origin.url("/no"), restarted).outcome.name == "disallowed")
        #expect(origin.questions("/robots.txt").count == 1)
        bench.clock.advance(.hours(25))
        _ = await article(origin.url("/a"), bench)
        #expect(origin.questions("/robots.txt").count == 2)
    }

    @Test func `redirects of the file are followed and its rules hold for the first host`() async throws {
        let other = try TestOrigin("127.0.0.2") { _ in .http(200, [], "User-agent: *\nDisallow: /no") }
        let origin = try TestOrigin { question in
            switch question.target {
            case "/robots.txt": .http(301, ["Location: /r2"])
            case "/r2": .http(302, ["Location: \(other.url("/robots.txt"))"])
            default: .http(200, [], "page")
            }
        }
        let bench = try Bench()
        #expect(await article(origin.url("/no"), bench).outcome.name == "disallowed")
        #expect(await article(origin.url("/yes"), bench).outcome.name == "fresh")
    }

    @Test func `a redirect of the file to a private address is not followed`() async throws {
        let origin = try TestOrigin { _ in .http(301, ["Location: http://10.0.0.1/robots.txt"]) }
        #expect(await article(origin.url("/a"), try Bench()).outcome.name == "robots_unreachable")
    }

    @Test func `a rule far down in a huge file is obeyed`() async throws {
        let filler = String(repeating: "# nothing to see here\n", count: 21_000)
        let robots = "User-agent: *\n" + filler + "Disallow: /late\n" + filler
        let origin = try TestOrigin { $0.target == "/robots.txt" ? .http(200, [], robots) : .http(200, [], "page") }
        #expect(await article(origin.url("/late"), try Bench()).outcome.name == "disallowed")
    }

    @Test func `what a person configured is fetched without asking robots`() async throws {
        let origin = try TestOrigin { _ in .http(200, [], "User-agent: *\nDisallow: /") }
        #expect(try await Bench().fetch(origin.url("/feed")).outcome.name == "fresh")
        #expect(origin.questions.map(\.target) == ["/feed"])
    }

    @Test func `Crawl-delay spaces the requests, up to a minute`() async throws {
        let origin = try TestOrigin { question in
            question.target == "/robots.txt" ? .http(200, [], "User-agent: *\nCrawl-delay: 3") : .http(200, [], "page")
        }
        let bench = try Bench()
        for path in ["/a", "/b", "/c"] { _ = await article(origin.url(path), bench) }
        #expect(bench.clock.sleeps == [.seconds(3), .seconds(3)])
    }
}

import Fetching
import Model
import TestOrigin
import Testing

struct ConditionalTests {
    @Test(
        arguments: [
            ("ETag: \"abc\"", "\"abc\"", nil), ("ETag: W/\"a,b; c\"", "W/\"a,b; c\"", nil),
            ("ETag: bare", "bare", nil),
            ("ETag: \"x-gzip\"", "\"x-gzip\"", nil),
            ("Last-Modified: Mon, 1 Jan 24 10:00:00 +0000", nil, "Mon, 1 Jan 24 10:00:00 +0000"),
        ] as [(String, String?, String?)])
    func `validators go back byte for byte`(field: String, tag: String?, date: String?) async throws {
        let script = Script([.http(200, [field], "feed"), .http(304)])
        let origin = try TestOrigin { _ in script.play() }
        let bench = try Bench()
        let first = await bench.fetch(origin.url("/feed.xml"))
        let second = await bench.fetch(origin.url("/feed.xml"), .feed, first.validators)
        #expect(second.outcome.name == "not_modified")
        #expect(origin.questions[0]["if-none-match"] == nil && origin.questions[0]["if-modified-since"] == nil)
        #expect(origin.questions[1]["if-none-match"] == tag)
        #expect(origin.questions[1]["if-modified-since"] == date)
        #expect(second.validators == first.validators)
    }

    @Test func `both validators are sent when both are known`() async throws {
        let origin = try TestOrigin { _ in .http(200, [], "x") }
        let known = Validators(
            url: origin.url("/"), entityTag: Array("\"e\"".utf8), lastModified: Array("yesterday".utf8))
        _ = try await Bench().fetch(origin.url("/"), .feed, known)
        #expect(origin.questions[0]["if-none-match"] == "\"e\"")
        #expect(origin.questions[0]["if-modified-since"] == "yesterday")
    }

    @Test func `a later answer without validators clears the old ones`() async throws {
        let origin = try TestOrigin { _ in .http(200, [], "x") }
        let known = Validators(url: origin.url("/"), entityTag: Array("\"e\"".utf8))
        let fetch = try await Bench().fetch(origin.url("/"), .feed, known)
        #expect(fetch.validators == nil)
    }

    @Test func `an error keeps the validators and takes none of its own`() async throws {
        let origin = try TestOrigin { _ in .http(500, ["ETag: \"error\""], "oops") }
        let known = Validators(url: origin.url("/"), entityTag: Array("\"good\"".utf8))
        let fetch = try await Bench().fetch(origin.url("/"), .feed, known)
        #expect(fetch.outcome.name == "server_error")
        #expect(fetch.validators == known)
    }

    @Test func `a 304 brings date and lifetime up to date`() async throws {
        let origin = try TestOrigin { _ in .http(304, ["Last-Modified: newer", "Cache-Control: max-age=600"]) }
        let known = Validators(
            url: origin.url("/"), entityTag: Array("\"e\"".utf8), lastModified: Array("older".utf8),
            lifetime: .seconds(9))
        let fetch = try await Bench().fetch(origin.url("/"), .feed, known)
        #expect(fetch.validators?.tag == "\"e\"")
        #expect(fetch.validators?.date == "newer")
        #expect(fetch.freshFor == .seconds(600))
    }

    @Test func `a 304 that says nothing keeps the lifetime, and one about another state changes nothing`() async throws
    {
        let origin = try TestOrigin { question in
            question.target == "/other" ? .http(304, ["ETag: \"other\"", "Last-Modified: x"]) : .http(304)
        }
        let bench = try Bench()
        var known = Validators(url: origin.url("/"), entityTag: Array("\"e\"".utf8), lifetime: .seconds(77))
        #expect(await bench.fetch(origin.url("/"), .feed, known).freshFor == .seconds(77))
        known.url = origin.url("/other")
        #expect(await bench.fetch(origin.url("/other"), .feed, known).validators == known)
    }

    @Test func `a 304 to an unconditional request is no success and drops the validators`() async throws {
        let origin = try TestOrigin { _ in .http(304) }
        let fetch = try await Bench().fetch(origin.url("/"))
        #expect(fetch.outcome.name == "unexpected_304")
        #expect(fetch.validators == nil)
        #expect(fetch.outcome.isHostProblem)
    }

    @Test func `validators are sent to the address that gave them only`() async throws {
        let origin = try TestOrigin { question in
            question.target == "/a" ? .http(302, ["Location: /b"]) : .http(304)
        }
        let known = Validators(url: origin.url("/b"), entityTag: Array("\"b\"".utf8))
        let fetch = try await Bench().fetch(origin.url("/a"), .feed, known)
        #expect(fetch.outcome.name == "not_modified")
        #expect(origin.questions("/a").first?["if-none-match"] == nil)
        #expect(origin.questions("/b").first?["if-none-match"] == "\"b\"")
    }

    @Test func `a page is asked for without conditions once a day`() async throws {
        let origin = try TestOrigin { _ in .http(200, [], "x") }
        let bench = try Bench()
        let known = Validators(url: origin.url("/"), entityTag: Array("\"e\"".utf8))
        let early = await bench.fetch(origin.url("/"), .page, known) {
            $0.lastUnconditional = bench.clock.now - .hours(23)
        }
        let late = await bench.fetch(origin.url("/"), .page, known) {
            $0.lastUnconditional = bench.clock.now - .hours(25)
        }
        #expect(!early.wasUnconditional && late.wasUnconditional)
        #expect(origin.questions.map { $0["if-none-match"] } == ["\"e\"", nil])
    }

    @Test func `a control character in a validator makes it useless, not dangerous`() async throws {
        let origin = try TestOrigin { _ in .http(200, ["ETag: \"a\u{1}b\""], "x") }
        #expect(try await Bench().fetch(origin.url("/")).validators == nil)
    }
}

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

    @Test(arguments: FetchRequest.Purpose.allCases)
    func `a document of any kind is asked for without conditions once a day`(purpose: FetchRequest.Purpose) async throws
    {
        let origin = try TestOrigin { _ in .http(200, [], "x") }
        let bench = try Bench()
        let known = Validators(url: origin.url("/"), entityTag: Array("\"e\"".utf8))
        let early = await bench.fetch(origin.url("/"), purpose, known) {
            $0.trust.wholeAt = bench.clock.now - .hours(23)
        }
        let late = await bench.fetch(origin.url("/"), purpose, known) {
            $0.trust.wholeAt = bench.clock.now - .hours(25)
        }
        let ahead = await bench.fetch(origin.url("/"), purpose, known) {
            $0.trust.wholeAt = bench.clock.now + .days(900)
        }
        #expect(!early.wasUnconditional && late.wasUnconditional && ahead.wasUnconditional)
        #expect(origin.questions.map { $0["if-none-match"] } == ["\"e\"", nil, nil])
    }

    /// RFC 9110 section 8.8.2.1.
    @Test(
        arguments: [
            ("Fri, 27 Nov 2026 10:00:00 GMT", "Fri, 27 Nov 2026 10:00:00 GMT", true),
            ("Fri, 27 Nov 2026 10:00:01 GMT", "Fri, 27 Nov 2026 10:00:00 GMT", false),
            ("Sat, 16 Nov 2041 19:11:00 GMT", "Fri, 27 Nov 2026 10:00:00 GMT", false),
            ("Fri, 27 Nov 2026 12:00:00 GMT", "Fri, 27 Nov 2026 10:00:00 GMT", false),
            ("Saturday, 16-Nov-41 19:11:00 GMT", "Fri, 27 Nov 2026 10:00:00 GMT", false),
            ("Thu, 01 Jan 1970 00:00:00 GMT", "Fri, 27 Nov 2026 10:00:00 GMT", true),
            ("yesterday", "Fri, 27 Nov 2026 10:00:00 GMT", true), ("Sat, 16 Nov 2041 19:11:00 GMT", nil, false),
        ] as [(String, String?, Bool)])
    func `a Last-Modified later than its answer is no validator`(
        modified: String, date: String?, isUsed: Bool
    ) async throws {
        let fields = ["Last-Modified: \(modified)"] + (date.map { ["Date: \($0)"] } ?? [])
        let script = Script([.http(200, fields, "feed"), .http(304, fields + ["ETag: \"e\""])])
        let origin = try TestOrigin { _ in script.play() }
        let bench = try Bench()
        let first = await bench.fetch(origin.url("/"))
        #expect(first.validators?.date == (isUsed ? modified : nil))
        // Nor does a 304 bring it in.
        let known = Validators(url: origin.url("/"), entityTag: Array("\"e\"".utf8))
        let second = await bench.fetch(origin.url("/"), .feed, known)
        #expect(second.validators?.date == (isUsed ? modified : nil))
    }

    @Test func `an older copy from a cache is no news, until it was all that came for a day`() async throws {
        let origin = try TestOrigin { _ in
            .http(200, ["Date: Fri, 27 Nov 2026 09:00:00 GMT", "Age: 60", "ETag: \"old\""], "old")
        }
        let bench = try Bench()
        var known = Validators(url: origin.url("/"), entityTag: Array("\"new\"".utf8))
        known.context.date = Array("Fri, 27 Nov 2026 10:00:00 GMT".utf8)
        let fetch = await bench.fetch(origin.url("/"), .feed, known) { $0.trust.wholeAt = bench.clock.now - .hours(1) }
        #expect(fetch.outcome.name == "older_copy" && fetch.outcome.isSuccess)
        #expect(fetch.validators == known)
        let late = await bench.fetch(origin.url("/"), .feed, known) { $0.trust.wholeAt = bench.clock.now - .hours(30) }
        #expect(late.outcome.name == "fresh")
        known.context.date = Array("Fri, 27 Nov 2026 08:00:00 GMT".utf8)
        let newer = await bench.fetch(origin.url("/"), .feed, known) { $0.trust.wholeAt = bench.clock.now }
        #expect(newer.outcome.name == "fresh")
    }

    @Test func `a control character in a validator makes it useless, not dangerous`() async throws {
        let origin = try TestOrigin { _ in .http(200, ["ETag: \"a\u{1}b\""], "x") }
        #expect(try await Bench().fetch(origin.url("/")).validators == nil)
    }
}

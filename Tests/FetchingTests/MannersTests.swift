import Fetching
import Glibc
import Model
import TestOrigin
import Testing

private func file(_ text: String) throws -> String {
    var template = Array("/tmp/errata-test-XXXXXX".utf8CString)
    let descriptor = mkstemp(&template)
    defer { close(descriptor) }
    _ = write(descriptor, text, text.utf8.count)
    return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
}

struct MannersTests {
    @Test func `every request says who asks and nothing about anything else`() async throws {
        let origin = try TestOrigin { question in
            question.target == "/a" ? .http(302, ["Location: /b"]) : .http(200, [], "x")
        }
        let bench = try Bench()
        _ = await bench.fetch(origin.url("/a"), .page) { $0.obeysRobots = true }
        #expect(Set(origin.questions.map { $0["user-agent"] }) == ["errata/1.0 (+https://example.org/about)"])
        #expect(Set(origin.questions.map { $0["accept-encoding"] }) == ["gzip, deflate"])
        for question in origin.questions {
            #expect(question.method == "GET")
            #expect(Set(question.headers.keys) == ["host", "user-agent", "accept", "accept-encoding"])
        }
    }

    @Test(arguments: FetchRequest.Purpose.allCases)
    func `what can be read is said in Accept`(purpose: FetchRequest.Purpose) async throws {
        let origin = try TestOrigin { _ in .http(200, [], "x") }
        _ = try await Bench().fetch(origin.url("/"), purpose)
        let wanted = ["feed": "atom+xml", "page": "text/html", "listing": "text/html", "sitemap": "application/xml"]
        #expect(origin.questions[0]["accept"]?.contains(try #require(wanted[purpose.rawValue])) == true)
    }

    @Test func `secrets are read when they are used`() async throws {
        let origin = try TestOrigin { _ in .http(200, [], "x") }
        let bench = try Bench()
        let token = try file("t0ken\n")
        let pair = try file("user:pass\r\n")
        defer {
            unlink(token)
            unlink(pair)
        }
        _ = await bench.fetch(origin.url("/")) { $0.options.bearerToken = .file(token) }
        _ = await bench.fetch(origin.url("/")) { $0.options.basicAuthentication = .file(pair) }
        #expect(origin.questions.map { $0["authorization"] } == ["Bearer t0ken", "Basic dXNlcjpwYXNz"])
    }

    @Test func `a secret that cannot be read is a setting to mend, and says where it was looked for`() async throws {
        let bench = try Bench()
        let fetch = await bench.fetch("http://127.0.0.1:1/") { $0.options.bearerToken = .file("/nonexistent/token") }
        #expect(fetch.outcome.name == "misconfigured")
        #expect(fetch.outcome.explanation.contains("/nonexistent/token"))
    }

    @Test func `a cookies file is sent where its lines fit`() async throws {
        let origin = try TestOrigin { _ in .http(200, [], "x") }
        let cookies = try file(
            """
            # Netscape HTTP Cookie File
            127.0.0.1\tFALSE\t/\tFALSE\t0\tgood\t1
            #HttpOnly_127.0.0.1\tFALSE\t/paid\tFALSE\t0\tdeep\t2
            127.0.0.1\tFALSE\t/\tTRUE\t0\tsecure\t3
            127.0.0.1\tFALSE\t/\tFALSE\t1000\texpired\t4
            example.org\tTRUE\t/\tFALSE\t0\tforeign\t5
            """)
        defer { unlink(cookies) }
        let bench = try Bench()
        _ = await bench.fetch(origin.url("/paid/x")) { $0.options.cookiesFile = cookies }
        _ = await bench.fetch(origin.url("/free")) { $0.options.cookiesFile = cookies }
        #expect(origin.questions.map { $0["cookie"] } == ["good=1; deep=2", "good=1"])
    }

    @Test func `a source's own fields and limits are used`() async throws {
        let origin = try TestOrigin { _ in .http(200, [], String(repeating: "x", count: 5000)) }
        let bench = try Bench()
        let fetch = await bench.fetch(origin.url("/")) {
            $0.options.userAgent = "desk/2"
            $0.options.headers = [.init("Accept", "text/plain"), .init("X-A", "1")]
            $0.options.maximumBytes = 1000
        }
        #expect(fetch.outcome.name == "too_large")
        #expect(origin.questions[0]["user-agent"] == "desk/2")
        #expect(origin.questions[0]["accept"] == "text/plain")
        #expect(origin.questions[0]["x-a"] == "1")
    }

    @Test(arguments: [
        (200, "fresh"), (204, "no_page"), (206, "no_page"), (226, "no_page"), (300, "no_page"), (400, "client_error"),
        (401, "refused"), (403, "refused"), (404, "gone"), (410, "gone"), (418, "client_error"), (429, "throttled"),
        (451, "refused"), (500, "server_error"), (503, "throttled"), (599, "server_error"),
    ])
    func `a status means what RFC 9110 says`(status: Int, name: String) async throws {
        let origin = try TestOrigin { _ in .http(status, [], body: status == 204 ? [] : [0x78]) }
        let fetch = try await Bench().fetch(origin.url("/"))
        #expect(fetch.outcome.name == name)
        #expect(fetch.outcome.isSuccess == (status == 200))
        #expect(!fetch.outcome.explanation.isEmpty)
    }

    @Test(arguments: [
        ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "empty"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 9\r\nETag: \"tr\"\r\n\r\nshort", "damaged"),
        ("garbage", "damaged"), ("", "unreachable"),
        ("HTTP/1.0 200 OK\r\n\r\nclosed at the end", "fresh"),
    ])
    func `a broken answer leaves nothing behind`(answer: String, name: String) async throws {
        let origin = try TestOrigin { _ in .raw(answer) }
        let fetch = try await Bench().fetch(origin.url("/"))
        #expect(fetch.outcome.name == name)
        #expect(fetch.validators == nil)
    }

    @Test func `the way is explained when somebody looks`() async throws {
        let origin = try TestOrigin { question in
            question.target == "/a" ? .http(301, ["Location: /b"]) : .http(200, ["Cache-Control: max-age=60"], "page")
        }
        let fetch = try await Bench().fetch(origin.url("/a")) { $0.explains = true }
        #expect(
            fetch.steps == [
                "GET \(origin.url("/a"))", "301 from 127.0.0.1, 0 bytes", "redirected to \(origin.url("/b"))",
                "GET \(origin.url("/b"))", "200 from 127.0.0.1, 4 bytes", "fresh for another 60 s",
                "a page of 4 bytes",
            ])
    }

    @Test(arguments: ["ftp://example.org/", "example.org", "", "http://", "/feed.xml"])
    func `what is no web address is a setting to mend`(url: String) async throws {
        #expect(try await Bench().fetch(url).outcome.name == "misconfigured")
    }
}

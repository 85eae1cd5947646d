import Fetching
import Model
import TestOrigin
import Testing

private func chain(_ hops: [String: (Int, String)]) throws -> TestOrigin {
    try TestOrigin { question in
        guard let (status, target) = hops[question.target] else { return .http(200, [], "the end") }
        return .http(status, target.isEmpty ? [] : ["Location: \(target)"])
    }
}

struct RedirectTests {
    @Test(
        arguments: [
            (["/a": (301, "/b")], "/b", "/b"), (["/a": (308, "/b")], "/b", "/b"), (["/a": (302, "/b")], "/b", nil),
            (["/a": (303, "/b")], "/b", nil), (["/a": (307, "/b")], "/b", nil),
            (["/a": (301, "/b"), "/b": (302, "/c")], "/c", "/b"), (["/a": (302, "/b"), "/b": (301, "/c")], "/c", nil),
            (["/a": (301, "/b"), "/b": (308, "/c")], "/c", "/c"), (["/a": (301, "x/../../d?q#part")], "/d?q", "/d?q"),
        ] as [([String: (Int, String)], String, String?)])
    func `only the permanent start of the way is remembered`(
        hops: [String: (Int, String)], end: String, permanent: String?
    ) async throws {
        let origin = try chain(hops)
        let fetch = try await Bench().fetch(origin.url("/a"))
        #expect(fetch.outcome.name == "fresh")
        #expect(fetch.finalURL == origin.url(end))
        #expect(fetch.permanentURL == permanent.map { origin.url($0) })
        #expect(fetch.hops.last?.url == origin.url(end))
    }

    @Test(arguments: [
        ["/a": (302, "/b"), "/b": (302, "/a")], ["/a": (301, "/a")], ["/a": (302, "")],
        ["/a": (302, "ftp://127.0.0.1/")],
        ["/a": (302, "file:///etc/passwd")], ["/a": (302, "javascript:alert(1)")], ["/a": (301, "data:text/xml,x")],
    ])
    func `a redirect that leads nowhere ends the fetch`(hops: [String: (Int, String)]) async throws {
        let origin = try chain(hops)
        let fetch = try await Bench().fetch(origin.url("/a"))
        #expect(fetch.outcome.name == "bad_redirect")
        #expect(origin.questions.count <= 2)
    }

    @Test func `an endless way is bounded`() async throws {
        let origin = try TestOrigin { .http(302, ["Location: \($0.target)x"]) }
        let fetch = try await Bench().fetch(origin.url("/a"))
        #expect(fetch.outcome.name == "bad_redirect")
        #expect(origin.questions.count <= 10)
    }

    @Test func `a redirect to a private address is refused and not remembered`() async throws {
        let origin = try TestOrigin { _ in .http(301, ["Location: http://10.0.0.1/"]) }
        let fetch = try await Bench().fetch(origin.url("/a"))
        #expect(fetch.outcome.name == "blocked_address")
    }

    @Test func `credentials and own header fields stay at home`() async throws {
        let other = try TestOrigin("127.0.0.2") { _ in .http(200, [], "x") }
        let origin = try TestOrigin { _ in .http(302, ["Location: \(other.url("/x"))", "Set-Cookie: a=b"]) }
        let url = origin.url("/feed").replacing("http://", with: "http://user:p%40ss%20w%C3%B6rd@")
        _ = try await Bench().fetch(url) { $0.options.headers = [.init("X-Key", "secret")] }
        #expect(origin.questions[0]["authorization"] == "Basic dXNlcjpwQHNzIHfDtnJk")
        #expect(origin.questions[0]["x-key"] == "secret")
        #expect(other.questions[0]["authorization"] == nil)
        #expect(other.questions[0]["x-key"] == nil)
        #expect(other.questions[0]["cookie"] == nil)
        #expect(other.questions[0]["referer"] == nil)
    }

    @Test func `articles at other hosts do not see what the source is asked with`() async throws {
        let other = try TestOrigin("127.0.0.2") { _ in .http(200, [], "x") }
        let bench = try Bench()
        _ = await bench.fetch(other.url("/article"), .page) {
            $0.home = "http://user:pass@127.0.0.1:80/feed"
            $0.options.headers = [.init("X-Key", "secret")]
        }
        #expect(other.questions[0]["authorization"] == nil && other.questions[0]["x-key"] == nil)
        _ = await bench.fetch(other.url("/article"), .page) {
            $0.home = "http://user:pass@127.0.0.2:\(other.port)/feed"
        }
        #expect(other.questions[1]["authorization"] == "Basic dXNlcjpwYXNz")
    }

    @Test func `a cookie wall opens within one fetch and the cookie is forgotten after it`() async throws {
        let origin = try TestOrigin { question in
            question["cookie"] == "wall=1; b=2"
                ? .http(200, [], "in")
                : .http(302, ["Location: \(question.target)", "Set-Cookie: wall=1; Path=/", "Set-Cookie: b=2"])
        }
        let bench = try Bench()
        #expect(await bench.fetch(origin.url("/a")).outcome.name == "fresh")
        _ = await bench.fetch(origin.url("/a"))
        #expect(origin.questions[2]["cookie"] == nil)
    }

    @Test func `a wait before the redirected request is kept`() async throws {
        let origin = try TestOrigin { question in
            question.target == "/a" ? .http(302, ["Location: /b", "Retry-After: 3"]) : .http(200, [], "x")
        }
        let bench = try Bench()
        #expect(await bench.fetch(origin.url("/a")).outcome.name == "fresh")
        #expect(bench.clock.sleeps == [.seconds(3)])
    }

    @Test func `letters outside ASCII in a Location are sent percent-encoded`() async throws {
        let origin = try TestOrigin { question in
            question.target == "/a" ? .http(301, ["Location: /café x?q=ü"]) : .http(200, [], "x")
        }
        _ = try await Bench().fetch(origin.url("/a"))
        #expect(origin.questions[1].target == "/caf%C3%A9%20x?q=%C3%BC")
    }

    @Test(arguments: ["/feed?b=2&a=1&x", "/a/../b", "/%7Euser//x?", "/p;v=1"])
    func `an address is asked for exactly as it is given`(target: String) async throws {
        let origin = try TestOrigin { _ in .http(200, [], "x") }
        _ = try await Bench().fetch(origin.url(target))
        #expect(origin.questions[0].target == target)
    }
}

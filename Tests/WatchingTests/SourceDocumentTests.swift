import Fetching
import Model
import Storage
import Synchronization
import TestOrigin
import Testing

@testable import Watching

/// With `hasLinks` the entries lead to articles, for which the next poll waits.
private func items(_ slugs: [String], extra: String = "", hasLinks: Bool = true) -> String {
    let items = slugs.map { slug in
        "<item><title>\(slug)</title>\(hasLinks ? "<link>/\(slug)</link>" : "")<guid>\(slug)</guid></item>"
    }.joined()
    let names = "xmlns:itunes=\"http://www.itunes.com/dtds/podcast-1.0.dtd\""
    return "<rss \(names)><channel><title>T</title>\(extra)\(items)</channel></rss>"
}

/// Served without a length: the end of the connection is the end of the body.
private func unbounded(_ tag: String, _ body: String) -> TestOrigin.Answer {
    .raw("HTTP/1.1 200 OK\r\nETag: \(tag)\r\nCache-Control: max-age=86400\r\nConnection: close\r\n\r\n\(body)")
}

@Suite(.serialized) struct SourceDocumentTests {
    @Test func `a feed that was cut short is asked for whole again`() async throws {
        let whole = items(["a", "b", "c"], hasLinks: false)
        let script = Mutex([String(whole.prefix(whole.count / 2)), whole])
        let origin = try TestOrigin { question in
            if question["if-none-match"] != nil { return .http(304) }
            return unbounded("\"e\"", script.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] })
        }
        let rig = try await Rig(Source(id: "s", kind: .feed, url: origin.url("/f"), name: "S"))
        try await rig.check()
        let cut = try await rig.state
        #expect(cut.validators.etag == nil)
        #expect(cut.lastDetail != nil)
        // Nor is the lifetime of half a feed believed.
        #expect(try #require(cut.nextCheckAt) < .rig + .hours(1))
        try await rig.check()
        #expect(try await rig.state.validators.etag == Array("\"e\"".utf8))
        try await rig.check()
        #expect(origin.questions.map { $0["if-none-match"] } == [nil, nil, "\"e\""])
        await rig.close()
    }

    @Test func `a feed that never has its end is asked conditionally once that is certain`() async throws {
        let body = items(["a"], hasLinks: false).replacing("</channel></rss>", with: "")
        let origin = try TestOrigin { question in
            question["if-none-match"] == nil ? .http(200, ["ETag: \"e\""], body) : .http(304)
        }
        let rig = try await Rig(Source(id: "s", kind: .feed, url: origin.url("/f"), name: "S"))
        for _ in 0..<3 { try await rig.check() }
        #expect(origin.questions.map { $0["if-none-match"] } == [nil, nil, "\"e\""])
        await rig.close()
    }

    @Test func `an announced move is followed when the same feed is found there`() async throws {
        let port = Mutex(0)
        let origin = try TestOrigin { question in
            let extra = "<itunes:new-feed-url>http://127.0.0.1:\(port.withLock { $0 })/new</itunes:new-feed-url>"
            return .http(200, [], items(["a", "b"], extra: extra))
        }
        port.withLock { $0 = origin.port }
        let rig = try await Rig(Source(id: "s", kind: .feed, url: origin.url("/old"), name: "S"))
        #expect(try await rig.check() == ["source.moved"])
        #expect(try await rig.check().isEmpty)
        #expect(origin.questions.map(\.target) == ["/old", "/new", "/new"])
        await rig.close()
    }

    @Test(arguments: [
        // Another feed, a page, an error, one that points on, half a feed.
        items(["x", "y"]), "<html><body>parked</body></html>", "",
        items(["a", "b"], extra: "<itunes:new-feed-url>http://127.0.0.1/third</itunes:new-feed-url>"),
        String(items(["a", "b"]).dropLast(20)),
    ])
    func `an announced move to something else is not followed, and looked at once a day`(there: String) async throws {
        let port = Mutex(0)
        let round = Mutex(0)
        let origin = try TestOrigin { question in
            if question.target == "/new" { return .http(there.isEmpty ? 500 : 200, [], there) }
            let extra = "<itunes:new-feed-url>http://127.0.0.1:\(port.withLock { $0 })/new</itunes:new-feed-url>"
            let number = round.withLock { number in
                number += 1
                return number
            }
            return .http(200, [], items(["a", "b", "c\(number)"], extra: extra))
        }
        port.withLock { $0 = origin.port }
        let rig = try await Rig(Source(id: "s", kind: .feed, url: origin.url("/old"), name: "S"))
        for _ in 0..<3 { #expect(try await rig.check().isEmpty) }
        #expect(origin.questions.map(\.target) == ["/old", "/new", "/old", "/old"])
        await rig.close()
    }

    @Test func `an announced move to a forbidden address is refused`() async throws {
        let extra = "<itunes:new-feed-url>http://10.0.0.1/feed</itunes:new-feed-url>"
        let origin = try TestOrigin { _ in .http(200, [], items(["a"], extra: extra)) }
        let rig = try await Rig(Source(id: "s", kind: .feed, url: origin.url("/old"), name: "S"))
        #expect(try await rig.check().isEmpty)
        #expect(try await rig.state.permanentURL == nil)
        await rig.close()
    }

    @Test func `hubs in the header speak before those in the document, and a wish is made of them`() async throws {
        let links = "<atom:link rel=\"hub\" href=\"https://doc.example/hub\"/><atom:link rel=\"self\" href=\"/doc\"/>"
        let fields = ["Link: </hub>; rel=\"hub\"", "Link: <https://h.example/2>; rel=hub, </self?x=1>; rel=self"]
        let script = Mutex([fields, []])
        let origin = try TestOrigin { _ in
            .http(
                200, script.withLock { $0.removeFirst() } + ["X: \(script.withLock { $0.count })"],
                items(["a"], extra: links + "<x>\(script.withLock { $0.count })</x>"))
        }
        let rig = try await Rig(
            Source(id: "s", kind: .feed, url: origin.url("/f"), name: "S"), callback: "https://us.example/hubs")
        try await rig.check()
        let asked = rig.subscriptions.takeDue()
        #expect(asked.map(\.hubs) == [[origin.url("/hub"), "https://h.example/2"]])
        #expect(asked.map(\.topic) == [origin.url("/self?x=1")])
        try await rig.check()
        let then = rig.subscriptions.takeDue()
        #expect(Set(then.map(\.state)) == [.leaving, .wanted])
        #expect(then.first { $0.state == .wanted }?.hubs == ["https://doc.example/hub"])
        await rig.close()
    }
}

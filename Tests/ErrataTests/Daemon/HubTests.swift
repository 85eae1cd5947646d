import Basics
import Crypto
import Glibc
import JSON
import MicroHTTPD
import Synchronization
import Testing

/// A WebSub hub on loopback: keeps what was asked of it, and does the rest when the test says so.
private final class Hub: Sendable {
    private let server: HTTPServer

    init() throws {
        let box = Box()
        self.box = box
        server = try HTTPServer(endpoint: .tcp(host: "127.0.0.1", port: 0)) { request in
            // A form has the form of a query.
            let form = HTTPForm.read(request.body)
            box.asked.withLock { $0.append(form) }
            return HTTPResponse(status: 202, contentType: "text/plain", text: "")
        }
    }

    private let box: Box

    private final class Box: Sendable { let asked = Mutex<[[String: String]]>([]) }

    var url: String { "http://127.0.0.1:\(server.port)/hub" }

    var requests: [[String: String]] { box.asked.withLock { $0 } }
}

private enum HTTPForm {
    static func read(_ body: [UInt8]) -> [String: String] {
        var form: [String: String] = [:]
        for pair in String(decoding: body, as: UTF8.self).split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1).map { decoded($0) }
            form[sides[0]] = sides.count > 1 ? sides[1] : ""
        }
        return form
    }

    private static func decoded(_ text: Substring) -> String {
        var bytes: [UInt8] = []
        var rest = text.utf8[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), let code = UInt8(String(rest.prefix(2)) ?? "", radix: 16) {
                bytes.append(code)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// The whole way: a feed names a hub, the daemon subscribes, the hub verifies and delivers.
@Suite(.serialized) struct HubTests {
    private let program: Program
    private let site: NewsSite
    private let hub: Hub
    private let port = UInt16.random(in: 20_000...29_000)

    init() throws {
        program = try Program()
        site = try NewsSite()
        hub = try Hub()
        site.set("/feed.xml", NewsSite.Page(type: "application/rss+xml", text: feed([("ferry", "Ferry fire")])))
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 8))
        site.article("pushed", headline: "Council passes the budget", story(of: "Easton"))
        try configure("  - {feed: \"\(site.origin)/feed.xml\", id: test}")
    }

    private func configure(_ sources: String) throws {
        let websub = "websub: {callback: \"http://127.0.0.1:\(port)/hubs\", listen: \"127.0.0.1:\(port)\"}"
        try program.write("errata.yaml", configuration(sources, webhooks: websub))
    }

    private var topic: String { "\(site.origin)/feed.xml?self=1" }

    private func feed(_ articles: [(String, String)]) -> String {
        let items = articles.map { slug, title in
            "<item><title>\(title)</title><link>\(site.origin)/news/\(slug)</link><guid>\(slug)</guid></item>"
        }
        return """
            <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel><title>Test Courier</title>
            <atom:link rel="hub" href="\(hub.url)"/><atom:link rel="self" href="\(topic)"/>\(items.joined())</channel></rss>
            """
    }

    /// Sends a request to the daemon's callback with curl; gives status and body.
    private func call(_ words: String...) throws -> (status: String, body: String) {
        let outcome = try program.runTool(
            "curl", "-s", "-g", "-w", "\\n%{http_code}", words[0], words.count > 1 ? words[1] : "-s",
            words.count > 2 ? words[2] : "-s", words.count > 3 ? words[3] : "-s", words.count > 4 ? words[4] : "-s")
        let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
        return (String(lines.last ?? ""), lines.dropLast().joined(separator: "\n"))
    }

    private func published() throws -> [String] {
        try logRecords(program).filter { $0["type"]?.string == "article.published" }
            .compactMap { $0["article"]?["url"]?.string }
    }

    private func encoded(_ text: String) -> String {
        text.utf8.map { byte in
            let isPlain = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
            return isPlain ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
    }

    private func query(_ mode: String, topic: String, challenge: String = "a+b c", lease: Int = 600) -> String {
        "?hub.mode=\(mode)&hub.topic=\(encoded(topic))&hub.challenge=\(encoded(challenge))&hub.lease_seconds=\(lease)"
    }

    private func waitForRequest(_ count: Int) throws -> [String: String] {
        try waitUntil("the hub is asked") { hub.requests.count >= count }
        return hub.requests[count - 1]
    }

    @Test func `subscribes, answers the hub, uses what it signs, and lets go`() throws {
        let daemon = try DaemonProcess(program, pace: 1)
        let asked = try waitForRequest(1)
        #expect(asked["hub.mode"] == "subscribe" && asked["hub.topic"] == topic)
        let callback = try #require(asked["hub.callback"])
        let secret = try #require(asked["hub.secret"])
        #expect(callback.hasPrefix("http://127.0.0.1:\(port)/hubs/"))
        // Nobody else is believed, and there is nothing else to be seen.
        #expect(try call(callback + query("subscribe", topic: "http://forged.example/")).status == "404")
        #expect(try call("http://127.0.0.1:\(port)/hubs/guess" + query("subscribe", topic: topic)).status == "404")
        #expect(try call("http://127.0.0.1:\(port)/").status == "404")
        #expect(try call("http://127.0.0.1:\(port)/v1/status").status == "404")
        let verified = try call(callback + query("subscribe", topic: topic))
        #expect(verified.status == "200" && verified.body == "a+b c")

        try waitUntil("the feed's article is there") { try published().count == 1 }
        let news = feed([("pushed", "Council passes the budget")])
        try program.write("news.xml", news)
        let signature = Hex.encode(HMAC.sha256(key: Array(secret.utf8), Array(news.utf8)))
        for wrong in ["X-Hub-Signature: sha256=" + signature.reversed(), "X-None: 1"] {
            #expect(try call(callback, "--data-binary", "@news.xml", "-H", wrong).status == "202")
        }
        #expect(try call("http://127.0.0.1:\(port)/hubs/guess", "--data-binary", "@news.xml").status == "410")
        usleep(500_000)
        #expect(try published().count == 1)
        let right = "X-Hub-Signature: sha256=" + signature
        #expect(try call(callback, "--data-binary", "@news.xml", "-H", right).status == "202")
        try waitUntil("the delivered article is there") { try published().contains { $0.hasSuffix("/news/pushed") } }
        // A delivery names the news only: the other article is neither gone nor asked for again by it.
        #expect(site.requests("/feed.xml").count == 1)
        let status = try program.run("status", "test", "--config", "errata.yaml")
        #expect(status.output.contains(hub.url), "\(status.output)\(status.talk)")

        try configure("  - {feed: \"\(site.origin)/other.xml\", id: other}")
        kill(daemon.identifier, SIGHUP)
        let farewell = try waitForRequest(2)
        #expect(farewell["hub.mode"] == "unsubscribe" && farewell["hub.callback"] == callback)
        #expect(try call(callback + query("unsubscribe", topic: topic)).status == "200")
        #expect(try call(callback, "--data-binary", "@news.xml").status == "410")
        #expect(try daemon.stop() == 0)
    }

    @Test func `a restart keeps the subscription, a short lease is renewed, an empty delivery asks the feed`() throws {
        let first = try DaemonProcess(program, pace: 1)
        let asked = try waitForRequest(1)
        let callback = try #require(asked["hub.callback"])
        #expect(try call(callback + query("subscribe", topic: topic)).status == "200")
        try waitUntil("the subscription is stored") { try published().count == 1 }
        usleep(300_000)
        #expect(try first.stop() == 0)

        let second = try DaemonProcess(program, pace: 1)
        usleep(500_000)
        // Nor is the feed asked again before its time, which the restart did not forget.
        let polls = site.requests("/feed.xml").count
        #expect(polls == 1)
        let signature = Hex.encode(HMAC.sha1(key: Array(try #require(asked["hub.secret"]).utf8), []))
        #expect(try call(callback, "--data-binary", "", "-H", "X-Hub-Signature: sha1=" + signature).status == "202")
        try waitUntil("the feed is asked") { site.requests("/feed.xml").count > polls }
        #expect(hub.requests.count == 1, "it was not asked again")
        // Only within a while after a request is a verification believed, and it shortens the lease.
        #expect(try call(callback + query("subscribe", topic: topic, lease: 3)).status == "200")
        let renewal = try waitForRequest(2)
        #expect(renewal["hub.callback"] == callback && renewal["hub.mode"] == "subscribe")
        #expect(try call(callback + "?hub.mode=denied&hub.topic=\(encoded(topic))&hub.reason=no").status == "200")
        #expect(try call(callback + query("subscribe", topic: topic)).status == "404")
        #expect(try second.stop() == 0)
    }
}

import Curl
import Model
import TestOrigin
import Testing

@testable import Fetching

struct TransportTests {
    @Test func `every request goes through the proxy that is configured, robots and hubs included`() async throws {
        let network = try TestOrigin { _ in .http(200, [], "via network") }
        let own = try TestOrigin { _ in .http(200, [], "via own") }
        let bench = try Bench { $0.proxy = network.url("") }
        _ = await bench.fetch("http://site.invalid/page", .page) { $0.obeysRobots = true }
        _ = await bench.fetcher.post([(name: "hub.mode", value: "subscribe")], toHub: "http://hub.invalid/")
        let targets = ["http://site.invalid/robots.txt", "http://site.invalid/page", "http://hub.invalid/"]
        #expect(network.questions.map(\.target) == targets)
        let fetch = await bench.fetch("http://site.invalid/feed") { $0.options.proxy = own.url("") }
        #expect(fetch.page?.body == Array("via own".utf8))
        #expect(network.questions.count == 3)
    }

    @Test func `a host that wants TLS is asked over TLS, on its own port`() async throws {
        let bench = try Bench()
        var state = HostState(host: "localhost")
        state.strictTransportUntil = bench.clock.now + .days(1)
        await bench.memory.remember(state)
        let origin = try TestOrigin { _ in .http(200, [], "plain") }
        let fetch = await bench.fetch("http://localhost:\(origin.port)/x")
        #expect(fetch.hops.map(\.url) == ["https://localhost:\(origin.port)/x"])
        #expect(fetch.page == nil)
        // The wish ends with its time.
        bench.clock.advance(.days(2))
        #expect(await bench.fetch("http://localhost:\(origin.port)/x").page != nil)
    }

    @Test(
        arguments: [
            ("max-age=100", 100, false), ("max-age=\"100\"; includeSubDomains", 100, true),
            ("includesubdomains ; MAX-AGE=0", 0, true), ("includeSubDomains", nil, false), ("max-age=x", nil, false),
        ] as [(String, Int?, Bool)])
    func `a wish for TLS is read as RFC 6797 says`(field: String, seconds: Int?, includes: Bool) {
        var headers = HeaderFields()
        headers.add("Strict-Transport-Security", field)
        let wish = StrictTransport(headers)
        #expect(wish?.maxAge == seconds)
        if let wish { #expect(wish.includesSubdomains == includes) }
    }

    @Test func `hubs below the guard are not asked, and a redirect leads to another hub`() async throws {
        let second = try TestOrigin { _ in .http(202) }
        let first = try TestOrigin { _ in .http(307, ["Location: \(second.url("/two"))"]) }
        let form = [(name: "hub.topic", value: "http://x/?a=1&b=ü")]
        #expect(try await Bench().fetcher.post(form, toHub: first.url("/one")) == .accepted)
        #expect(second.questions.map(\.body) == [Array("hub.topic=http%3A%2F%2Fx%2F%3Fa%3D1%26b%3D%C3%BC".utf8)])
        #expect(second.questions[0]["content-type"] == "application/x-www-form-urlencoded")
        let strict = try Bench { $0.addressGuard = AddressGuard() }
        guard case .refused = await strict.fetcher.post(form, toHub: second.url("/two")) else {
            return #expect(Bool(false), "it was asked")
        }
        #expect(second.questions.count == 1)
    }
}

import Fetching
import Model
import Synchronization
import TestOrigin
import Testing

struct HostTests {
    @Test func `one request at a time is in flight at a host, others wait in order`() async throws {
        let running = Atomic<Int>(0)
        let most = Atomic<Int>(0)
        let origin = try TestOrigin { _ in
            let now = running.add(1, ordering: .relaxed).newValue
            most.max(now, ordering: .relaxed)
            for _ in 0..<20_000 where running.load(ordering: .relaxed) > 1 { break }
            running.subtract(1, ordering: .relaxed)
            return .http(200, [], "x")
        }
        let bench = try Bench()
        let names = await withTaskGroup(of: String.self) { group in
            for number in 0..<20 {
                group.addTask { await bench.fetch(origin.url("/\(number)"), .page).outcome.name }
            }
            return await group.reduce(into: [String]()) { $0.append($1) }
        }
        #expect(names == [String](repeating: "fresh", count: 20))
        #expect(most.load(ordering: .relaxed) == 1)
        // On a busy machine a connection may go back to the cache after the next request has begun.
        #expect(Set(origin.questions.map(\.connection)).count <= 5)
    }

    @Test func `some time passes between two requests to a host, none between two hosts`() async throws {
        let origin = try TestOrigin { _ in .http(200, [], "x") }
        let other = try TestOrigin("127.0.0.2") { _ in .http(200, [], "x") }
        let bench = try Bench(spacing: .seconds(1))
        _ = await bench.fetch(origin.url("/a"))
        _ = await bench.fetch(other.url("/a"))
        #expect(bench.clock.sleeps.isEmpty)
        #expect(bench.fetcher.readyAt(origin.url("/b"), now: bench.clock.now) == bench.clock.now + .seconds(1))
        _ = await bench.fetch(origin.url("/b"))
        #expect(bench.clock.sleeps == [.seconds(1)])
    }

    @Test func `a fetch that would wait too long ends at once and says when`() async throws {
        let origin = try TestOrigin { question in
            question.target == "/robots.txt" ? .http(200, [], "User-agent: *\nCrawl-delay: 50") : .http(200, [], "x")
        }
        let bench = try Bench()
        _ = await bench.fetch(origin.url("/a"), .page) { $0.obeysRobots = true }
        let next = await bench.fetch(origin.url("/b"), .page)
        #expect(next.outcome.isPostponed)
        #expect(bench.clock.sleeps.isEmpty)
        guard case .throttled(nil, let until) = next.outcome else { return }
        #expect(until == bench.clock.now + .seconds(50))
    }

    @Test func `a cancelled fetch leaves its place to the next`() async throws {
        let origin = try TestOrigin { question in
            question.target == "/slow"
                ? .init(pieces: [[], Array("HTTP/1.1 204 \r\n\r\n".utf8)], pause: 30)
                : .http(200, [], "x")
        }
        let bench = try Bench()
        let slow = Task { await bench.fetch(origin.url("/slow")) }
        while origin.questions.isEmpty { await Task.yield() }
        let waiting = Task { await bench.fetch(origin.url("/waiting")) }
        let last = Task { await bench.fetch(origin.url("/last")) }
        waiting.cancel()
        #expect(await waiting.value.outcome.name == "cancelled")
        #expect(await last.value.outcome.name == "fresh")
        #expect(await slow.value.outcome.name == "no_page")
        #expect(origin.questions("/waiting").isEmpty)
    }

    @Test func `a host state survives its encoding`() throws {
        var state = HostState(host: "example.org")
        state.restsUntil = Timestamp(seconds: 1_764_000_000)
        state.strikes = 3
        state.strictTransportUntil = Timestamp(seconds: 1_800_000_000)
        state.strictTransportIncludesSubdomains = true
        #expect(HostState(encoded: state.encoded) == state)
        #expect(HostState(encoded: Array("{}".utf8)) == nil)
        #expect(HostState(encoded: Array("rubbish".utf8)) == nil)
    }
}

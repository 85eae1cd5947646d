import Fetching
import Model
import TestOrigin
import Testing

private let date = "Date: Mon, 24 Nov 2025 16:00:00 GMT"

struct FreshnessTests {
    @Test(
        arguments: [
            (["Cache-Control: max-age=60"], 60), (["Cache-Control: private, max-age=\"60\", x=\"a, max-age=5\""], 60),
            (["Cache-Control: max-age=60", "Cache-Control: max-age=30"], 30),
            (["Cache-Control: max-age=60", "Age: 45"], 15),
            (["Cache-Control: max-age=60", "Age: 100"], 0), (["Cache-Control: s-maxage=900"], nil),
            (["Cache-Control: no-cache, max-age=60"], 0), (["Cache-Control: max-age=soon"], 0),
            (["Cache-Control: max-age=99999999999999999999"], 2_147_483_648), (["Cache-Control: max-age=-5"], 0),
            ([date, "Expires: Mon, 24 Nov 2025 16:10:00 GMT"], 600),
            ([date, "Expires: Monday, 24-Nov-25 16:10:00 GMT"], 600),
            ([date, "Expires: Mon Nov 24 16:10:00 2025"], 600), ([date, "Expires: Mon, 24 Nov 2025 15:00:00 GMT"], 0),
            ([date, "Expires: 0"], 0),
            ([date, "Expires: Mon, 24 Nov 2025 17:00:00 GMT", "Cache-Control: max-age=5"], 5),
            (["Date: Thu, 20 Nov 2025 16:00:00 GMT", "Expires: Thu, 20 Nov 2025 16:01:00 GMT"], 60), ([], nil),
        ] as [([String], Int?)])
    func `an answer is fresh as long as it says, on the server's clock`(fields: [String], seconds: Int?) async throws {
        let origin = try TestOrigin { _ in .http(200, fields, "x") }
        let fetch = try await Bench().fetch(origin.url("/"))
        #expect(fetch.freshFor == seconds.map { .seconds($0) })
    }

    @Test(
        arguments: [
            ("120", 120), ("0", nil), ("-5", nil), ("soon", nil), ("99999999999999", 86_400),
            ("Mon, 24 Nov 2025 16:02:00 GMT", 120), ("Monday, 24-Nov-25 16:02:00 GMT", 120),
            ("Mon Nov 24 16:02:00 2025", 120),
            ("Mon, 24 Nov 2025 15:00:00 GMT", nil),
        ] as [(String, Int?)])
    func `Retry-After is read in all its forms, within limits`(value: String, seconds: Int?) async throws {
        let origin = try TestOrigin { _ in .http(429, [date, "Retry-After: \(value)"]) }
        let bench = try Bench()
        let fetch = await bench.fetch(origin.url("/"))
        #expect(fetch.retryAfter == seconds.map { bench.clock.now + .seconds($0) })
        guard case .throttled(429, let until) = fetch.outcome else {
            Issue.record("not throttled: \(fetch.outcome.explanation)")
            return
        }
        #expect(until > bench.clock.now)
    }

    @Test(arguments: [429, 503])
    func `the whole host is left alone, also after a restart`(status: Int) async throws {
        let script = Script([.http(status, ["Retry-After: 100"]), .http(200, [], "x")])
        let origin = try TestOrigin { _ in script.play() }
        let bench = try Bench()
        _ = await bench.fetch(origin.url("/one"))
        let other = await bench.fetch(origin.url("/two"))
        #expect(other.outcome.isPostponed)
        #expect(bench.fetcher.readyAt(origin.url("/three"), now: bench.clock.now) == bench.clock.now + .seconds(100))
        let restarted = try Bench(after: bench)
        #expect(await restarted.fetch(origin.url("/two")).outcome.isPostponed)
        #expect(origin.questions.count == 1)
        bench.clock.advance(.seconds(101))
        #expect(await bench.fetch(origin.url("/two")).outcome.name == "fresh")
    }

    @Test func `without Retry-After the host rests longer each time, and a good answer ends that`() async throws {
        let script = Script([.http(429), .http(429), .http(200, [], "x"), .http(429)])
        let origin = try TestOrigin { _ in script.play() }
        let bench = try Bench()
        var rests: [Duration] = []
        for _ in 0..<4 {
            if case .throttled(_, let until) = await bench.fetch(origin.url("/")).outcome {
                rests.append(until - bench.clock.now)
                bench.clock.advance(rests.last ?? .zero)
            }
        }
        #expect(rests == [.seconds(30), .seconds(60), .seconds(30)])
    }
}

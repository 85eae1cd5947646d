import Curl
import Model
import Notifying
import TestOrigin
import Testing

/// Attempts over real sockets against a receiver that misbehaves.
struct TransportTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var name: String
        var answer: TestOrigin.Answer
        var outcome: AttemptOutcome
        var testDescription: String { name }
    }

    private static func attempt(
        _ url: String, guard: AddressGuard = .open, _ change: (inout WebhookRequest) -> Void = { _ in }
    ) async throws -> AttemptOutcome {
        var request = WebhookRequest(url: url, body: Array("{}".utf8), id: "chg_1")
        request.allowsHTTP = true
        request.timeout = .milliseconds(300)
        request.headers = [.init("Content-Type", "application/json"), .init("webhook-id", "chg_1")]
        change(&request)
        return await CurlTransport.make(try TransferLoop(maximumConcurrent: 4)) { (`guard`, nil) }(request)
    }

    @Test(arguments: [
        Case(name: "accepted", answer: .http(204), outcome: .answered(status: 204, retryAfter: nil)),
        Case(name: "refused", answer: .http(500, [], "no"), outcome: .answered(status: 500, retryAfter: nil)),
        Case(
            name: "too much", answer: .http(429, ["Retry-After: 7"]), outcome: .answered(status: 429, retryAfter: "7")),
        Case(
            name: "a redirect is not followed", answer: .http(307, ["Location: /elsewhere"]),
            outcome: .answered(status: 307, retryAfter: nil)),
        Case(name: "rubbish", answer: .raw("\u{16}SSH-2.0\r\n\r\n"), outcome: .failed("the answer is not HTTP")),
        Case(
            name: "closed without a word", answer: .raw(""), outcome: .failed("no connection, or it was reset")),
        Case(
            name: "a body without end", answer: .http(200, [], body: [UInt8](repeating: 65, count: 3_000_000)),
            outcome: .answered(status: 200, retryAfter: nil)),
        Case(
            name: "a bomb is not inflated",
            answer: .http(200, ["Content-Encoding: gzip"], body: [UInt8](repeating: 0, count: 70_000)),
            outcome: .answered(status: 200, retryAfter: nil)),
        Case(name: "too late", answer: .http(204, [], body: [], pause: 800), outcome: .timedOut),
        Case(
            name: "too slow a head",
            answer: TestOrigin.Answer(
                pieces: "HTTP/1.1 200 OK\r\nX: 1\r\n\r\n".utf8.map { [$0] }, pause: 40), outcome: .timedOut),
    ])
    func `an answer is judged by its status, and nothing else is taken for one`(_ test: Case) async throws {
        let origin = try TestOrigin { _ in test.answer }
        #expect(try await Self.attempt(origin.url("/hook")) == test.outcome)
        #expect(origin.questions.map(\.target) == ["/hook"])
        let question = try #require(origin.questions.first)
        #expect(question.method == "POST")
        #expect(question.body == Array("{}".utf8))
        #expect(question["accept-encoding"] == nil)
        #expect(question["expect"] == nil)
        #expect(question["webhook-id"] == "chg_1")
    }

    @Test func `an address that is not allowed is never contacted`() async throws {
        let origin = try TestOrigin { _ in .http(204) }
        let outcome = try await Self.attempt(origin.url("/hook"), guard: AddressGuard())
        #expect(outcome == .failed("refused: 127.0.0.1 is not a public address; network.allow would allow it"))
        #expect(origin.questions.isEmpty)
    }

    @Test func `plain http needs leave`() async throws {
        let origin = try TestOrigin { _ in .http(204) }
        let outcome = try await Self.attempt(origin.url("/hook")) { $0.allowsHTTP = false }
        guard case .failed(let words) = outcome else { return #expect(Bool(false), "it was sent") }
        #expect(words.hasPrefix("plain http needs allow_http"))
        #expect(origin.questions.isEmpty)
    }

    @Test func `a request that got no answer is not repeated behind our back`() async throws {
        let origin = try TestOrigin { question in question.target == "/first" ? .http(204) : .raw("") }
        let transport = CurlTransport.make(try TransferLoop(maximumConcurrent: 4)) { (.open, nil) }
        for target in ["/first", "/second"] {
            var request = WebhookRequest(url: origin.url(target), body: Array("{}".utf8), id: "chg_1")
            request.allowsHTTP = true
            _ = await transport(request)
        }
        #expect(origin.questions.map(\.target) == ["/first", "/second"])
    }
}

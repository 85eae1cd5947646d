import Glibc
import MicroHTTPD
import Synchronization
import Testing

/// Answers that stay open: what wakes and ends them, and that they keep nobody out.
struct StreamTests {
    /// What a test says to its streams: each client hears all of it, from the beginning.
    private final class Talk: Sendable {
        private let said = Mutex("hello\n")

        func say(_ text: String) { said.withLock { $0 += text } }

        func stream() -> HTTPStream {
            let heard = Mutex(0)
            return HTTPStream { [self] isQuiet in
                let rest = heard.withLock { heard in
                    let text = said.withLock { $0 }
                    defer { heard = text.utf8.count }
                    return text.utf8.dropFirst(heard)
                }
                return rest.isEmpty && isQuiet ? Array("alive\n".utf8) : Array(rest)
            }
        }
    }

    private let talk = Talk()

    private func server(_ change: (inout HTTPServer.Limits) -> Void = { _ in }) throws -> HTTPServer {
        var limits = HTTPServer.Limits()
        change(&limits)
        return try HTTPServer(endpoint: .tcp(host: "127.0.0.1", port: 0), limits: limits) { [talk] request in
            var response = HTTPResponse()
            switch request.path {
            case "/stream": response.stream = talk.stream()
            case "/flood": response.stream = HTTPStream { _ in Array("much ".utf8) }
            default: response.body = Array("fine".utf8)
            }
            return response
        }
    }

    private static let beginning = "GET /stream HTTP/1.1\r\nHost: x\r\n\r\n"
    private static let page = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

    @Test func `what is announced arrives on the open connection`() throws {
        let server = try server()
        let clients = try (0..<3).map { _ in try HeldClient(port: server.port, Self.beginning) }
        for client in clients { #expect(client.read(until: "hello\n")) }
        for word in ["one\n", "two\n", String(repeating: "long ", count: 50_000) + "end\n"] {
            talk.say(word)
            server.wake()
            for client in clients { #expect(client.read(until: word.suffix(4))) }
        }
    }

    @Test func `a quiet stream gives signs of life`() throws {
        let server = try server { $0.quietSeconds = 0 }
        let client = try HeldClient(port: server.port, Self.beginning)
        #expect(client.read(until: "hello\n") && client.read(until: "alive\n"))
    }

    @Test(arguments: ["HTTP/1.1", "HTTP/1.0"])
    func `a stream beyond the bound ends when all is said, until another client has left`(_ version: String) throws {
        let server = try server { $0.streams = 1 }
        let first = try HeldClient(port: server.port, Self.beginning)
        #expect(first.read(until: "hello\n"))
        let request = "GET /stream \(version)\r\nHost: x\r\nConnection: close\r\n\r\n"
        #expect(try RawClient.ask(port: server.port, request).contains("hello\n"))
        talk.say("more\n")
        server.wake()
        #expect(first.read(until: "more\n"))
        first.close()
        #expect(try hasFreePlace(server))
    }

    /// Whether a further stream soon finds a place to stay.
    private func hasFreePlace(_ server: HTTPServer) throws -> Bool {
        try (0..<600).contains { attempt in
            let client = try HeldClient(port: server.port, Self.beginning)
            _ = client.read(until: "hello\n")
            talk.say("word \(attempt)\n")
            server.wake()
            if client.read(until: "word \(attempt)\n", patience: 1) { return true }
            usleep(100_000)
            return false
        }
    }

    @Test func `streams keep no reader out, and give their places up`() throws {
        let server = try server {
            $0.connections = 8
            $0.streams = 8
        }
        let streams = try (0..<8).map { _ in try HeldClient(port: server.port, Self.beginning) }
        for stream in streams { #expect(stream.read(until: "hello\n")) }
        for _ in 0..<5 { #expect(try RawClient.ask(port: server.port, Self.page).hasSuffix("fine")) }
        #expect(streams.contains { $0.isEnded(patience: 1) })
    }

    @Test func `a client that takes nothing is dropped`() throws {
        let server = try server {
            $0.bodySeconds = 1
            $0.streams = 1
        }
        let client = try HeldClient(port: server.port, "GET /flood HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(client.read(until: "much"))
        #expect(try hasFreePlace(server))
    }

    @Test func `the end of the server ends its streams cleanly`() throws {
        let server = try server()
        let clients = try (0..<5).map { _ in try HeldClient(port: server.port, Self.beginning) }
        for client in clients { #expect(client.read(until: "hello\n")) }
        server.stop()
        // The last chunk is empty: the client knows that it has all.
        for client in clients { #expect(client.read(until: "\r\n0\r\n\r\n")) }
    }

    @Test func `a stream has no body for HEAD`() throws {
        let server = try server()
        let request = "HEAD /stream HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        #expect(try !RawClient.ask(port: server.port, request).contains("hello"))
    }
}

import Glibc
import MicroHTTPD
import Testing

/// Clients that hold connections must not keep others out.
struct SlowClientTests {
    private static func server(_ change: (inout HTTPServer.Limits) -> Void) throws -> HTTPServer {
        var limits = HTTPServer.Limits()
        change(&limits)
        return try HTTPServer(endpoint: .tcp(host: "127.0.0.1", port: 0), limits: limits) { _ in
            HTTPResponse(contentType: "text/plain", text: "fine")
        }
    }

    private static let request = "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"

    @Test(arguments: [
        "", "GET / HTTP/1.1\r\nHost: x\r\nX: ", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nabc",
        "GET / HTTP/1.1\r\nHost: x\r\n\r\n", "\r\n",
    ])
    func `many clients that never end a request leave room for another`(_ beginning: String) throws {
        let server = try Self.server { $0.connections = 8 }
        // More than places and backlog hold.
        let slow = try (0..<200).map { _ in try HeldClient(port: server.port, beginning) }
        for _ in 0..<5 { #expect(try RawClient.ask(port: server.port, Self.request).hasSuffix("fine")) }
        #expect(slow.count == 200)
    }

    @Test func `a head that comes byte by byte ends at its time`() throws {
        let server = try Self.server { $0.headSeconds = 1 }
        let client = try HeldClient(port: server.port, "GET / HTTP/1.1\r\nHost: x\r\nX: ")
        // A byte now and then does not help; a minute is far beyond the second that it may take.
        #expect(client.isClosed(sending: UInt8(ascii: "a"), attempts: 600))
    }

    @Test func `a body that comes byte by byte ends at its time`() throws {
        let server = try Self.server { $0.bodySeconds = 1 }
        let client = try HeldClient(port: server.port, "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n")
        #expect(client.isClosed(sending: UInt8(ascii: "a"), attempts: 600))
    }

    @Test func `bodies that arrive together share their room`() throws {
        let server = try Self.server {
            $0.bodyBytes = 1000
            $0.bodyBytesTogether = 1000
        }
        let first = try HeldClient(
            port: server.port,
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\n" + String(repeating: "a", count: 800))
        let post = "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 500\r\n\r\n"
        // The first one's bytes may need a moment to arrive; then the second finds no room.
        let isRefused = try (0..<600).contains { _ in
            usleep(100_000)
            return try !RawClient.ask(port: server.port, post + String(repeating: "b", count: 500)).hasSuffix("fine")
        }
        #expect(isRefused)
        first.close()
        let isTaken = try (0..<600).contains { _ in
            usleep(100_000)
            return try RawClient.ask(port: server.port, post + String(repeating: "b", count: 500)).hasSuffix("fine")
        }
        #expect(isTaken)
    }
}

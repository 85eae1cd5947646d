import Glibc
import MicroHTTPD
import Synchronization
import Testing

struct MicroHTTPDTests {
    /// Answers with what it was asked.
    private static let echo: HTTPServer.Handler = { request in
        let query = request.parameter("q") ?? "-"
        let text = "\(request.method) \(request.path) q=\(query) x=\(request.header("X-Test") ?? "-") "
        return HTTPResponse(contentType: "text/plain", text: text + String(decoding: request.body, as: UTF8.self))
    }

    private static func server(
        limits: HTTPServer.Limits = .init(), handler: @escaping HTTPServer.Handler = echo
    ) throws -> HTTPServer {
        try HTTPServer(endpoint: .tcp(host: "127.0.0.1", port: 0), limits: limits, handler: handler)
    }

    @Test func `a request reaches the handler decoded and its answer the client`() throws {
        let server = try Self.server()
        let answer = try RawClient.ask(
            port: server.port,
            "GET /a%20b/%C3%A9?q=1+%26+2&q=3 HTTP/1.1\r\nHost: x\r\nx-test: yes\r\nConnection: close\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 200 "))
        #expect(answer.hasSuffix("\r\n\r\nGET /a b/é q=1 & 2 x=yes "))
        #expect(answer.contains("Content-Type: text/plain\r\n"))
    }

    @Test func `a body arrives whole`() throws {
        let server = try Self.server()
        let body = String(repeating: "0123456789", count: 20_000)
        let answer = try RawClient.ask(
            port: server.port,
            "POST /in HTTP/1.1\r\nHost: x\r\nContent-Length: \(body.utf8.count)\r\nConnection: close\r\n\r\n" + body)
        #expect(answer.hasSuffix("POST /in q=- x=- " + body))
    }

    @Test func `a chunked body arrives whole`() throws {
        let server = try Self.server()
        let answer = try RawClient.ask(
            port: server.port,
            "POST /c HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"
        )
        #expect(answer.hasSuffix("POST /c q=- x=- abcde"))
    }

    @Test func `a body over the limit never reaches the handler`() throws {
        var limits = HTTPServer.Limits()
        limits.bodyBytes = 10
        let calls = Mutex(0)
        let server = try HTTPServer(endpoint: .tcp(host: "127.0.0.1", port: 0), limits: limits) { _ in
            calls.withLock { $0 += 1 }
            return HTTPResponse(status: 200)
        }
        let declared = try RawClient.ask(
            port: server.port,
            "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 11\r\nConnection: close\r\n\r\n01234567890")
        #expect(declared.hasPrefix("HTTP/1.1 413 "))
        let chunked = try RawClient.ask(
            port: server.port,
            "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\nb\r\n01234567890\r\n0\r\n\r\n"
        )
        #expect(!chunked.contains(" 200 "))
        #expect(calls.withLock { $0 } == 0)
    }

    @Test func `several requests share a connection`() throws {
        let server = try Self.server()
        let one = "GET /1 HTTP/1.1\r\nHost: x\r\n\r\n"
        let answer = try RawClient.ask(
            port: server.port, one + one + "GET /2 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        #expect(answer.split(separator: "HTTP/1.1 200").count == 3)
    }

    @Test func `a HEAD request gets the length and no body`() throws {
        let server = try Self.server()
        let answer = try RawClient.ask(port: server.port, "HEAD /h HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        #expect(answer.contains("Content-Length: 16\r\n"))
        #expect(answer.hasSuffix("\r\n\r\n"))
    }

    @Test(arguments: ["\u{0}\u{16}\u{3}", "GET\r\n\r\n", "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -4\r\n\r\n"])
    func `what is no HTTP is refused and the server goes on`(_ garbage: String) throws {
        var limits = HTTPServer.Limits()
        limits.idleSeconds = 1
        let server = try Self.server(limits: limits)
        #expect(!(try RawClient.ask(port: server.port, garbage, halfClose: true)).contains(" 200 "))
        let answer = try RawClient.ask(port: server.port, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        #expect(answer.hasPrefix("HTTP/1.1 200 "))
    }

    @Test(arguments: [256, 257, 600, 1000, 1800, 5000])
    func `an address of many parameters is answered, and refused when they are too many`(count: Int) throws {
        let server = try Self.server()
        let query = repeatElement("q", count: count).joined(separator: "&")
        for fields in ["", "X-A: \(String(repeating: "b", count: 5000))\r\n"] {
            let answer = try RawClient.ask(
                port: server.port, "GET /?\(query) HTTP/1.1\r\nHost: x\r\n\(fields)Connection: close\r\n\r\n")
            #expect(answer.hasPrefix(count <= 256 ? "HTTP/1.1 200 " : "HTTP/1.1 414 "))
            #expect(count <= 256 || answer.hasSuffix("the address has more than 256 parameters\n"))
        }
        let next = try RawClient.ask(port: server.port, "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        #expect(next.hasPrefix("HTTP/1.1 200 "))
    }

    @Test func `a Unix socket is private to the group and gone after the end`() throws {
        let path = "/tmp/errata-mhd-\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
        let server = try HTTPServer(endpoint: .unix(path: path), handler: Self.echo)
        var status = stat()
        #expect(lstat(path, &status) == 0)
        #expect(status.st_mode & 0o777 == 0o660)
        let answer = try RawClient.ask(unix: path, "GET /s HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        #expect(answer.hasSuffix("GET /s q=- x=- "))
        #expect(throws: HTTPServerError.self) { try HTTPServer(endpoint: .unix(path: path), handler: Self.echo) }
        server.stop()
        server.stop()
        #expect(lstat(path, &status) != 0)
    }

    @Test func `a dead socket in the place is replaced, another file is not`() throws {
        let path = "/tmp/errata-mhd-\(getpid())-\(UInt32.random(in: 0 ... .max)).sock"
        defer { unlink(path) }
        try RawClient.leaveDeadSocket(at: path)
        let server = try HTTPServer(endpoint: .unix(path: path), handler: Self.echo)
        server.stop()
        let file = open(path, O_CREAT | O_WRONLY, 0o600)
        close(file)
        #expect(throws: HTTPServerError.self) { try HTTPServer(endpoint: .unix(path: path), handler: Self.echo) }
        #expect(access(path, F_OK) == 0)
    }

    @Test func `a taken port is an error that names it`() throws {
        let server = try Self.server()
        let error = #expect(throws: HTTPServerError.self) {
            try HTTPServer(endpoint: .tcp(host: "127.0.0.1", port: server.port), handler: Self.echo)
        }
        #expect(error?.description == "cannot listen on 127.0.0.1:\(server.port): Address already in use")
    }
}

import Curl
import TestOrigin
import Testing
import Zlib

private let local = AddressGuard(allowing: ["127.0.0.0/8"].compactMap { AddressRange($0) })

private func request(_ origin: TestOrigin, _ path: String = "/", _ change: (inout TransferRequest) -> Void = { _ in })
    -> TransferRequest
{
    var request = TransferRequest(url: origin.url(path))
    request.addressGuard = local
    change(&request)
    return request
}

private func kind(_ result: TransferResult) -> TransferError.Kind? {
    if case .failure(let error) = result { error.kind } else { nil }
}

/// "hello hello hello hello" as gzip, and as deflate without the zlib wrapper.
private let gzipped: [UInt8] = [
    0x1f, 0x8b, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x02, 0x03, 0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40, 0x27,
    0x01, 0xe3, 0x51, 0x3d, 0x8d, 0x17, 0x00, 0x00, 0x00,
]
private let deflated: [UInt8] = [0xcb, 0x48, 0xcd, 0xc9, 0xc9, 0x57, 0xc8, 0x40, 0x27, 0x01]
/// The same with the wrapper of zlib.
private let zlibbed: [UInt8] = [0x78, 0xda] + deflated + [0x68, 0x03, 0x08, 0xb1]

/// What servers send that they should not, and what it is called.
private let brokenAnswers: [(String, TransferError.Kind)] = [
    ("HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\nx", .bodyTooLarge),
    ("HTTP/1.1 200 OK\r\n\r\n\(String(repeating: "x", count: 5000))", .bodyTooLarge),
    ("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort", .truncated),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n", .truncated),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nshort\r\n", .truncated),
    ("SSH-2.0-OpenSSH_9.2\r\n", .protocolViolation),
    ("just text, no status line", .protocolViolation),
    ("", .connection),
    ("HTTP/1.1 200 OK\r\n\(String(repeating: "X-A: b\r\n", count: 600))\r\n", .headersTooLarge),
    ("HTTP/1.1 200 OK\r\nX: \(String(repeating: "a", count: 140_000))\r\n\r\n", .headersTooLarge),
]

struct CurlTests {
    @Test func `a response has its status, its header bytes in order and its body`() async throws {
        let origin = try TestOrigin { _ in
            .http(200, ["ETag: \"a, b\" ;c", "X-Two: 1", "x-two:  2 ", "Empty:"], "hello")
        }
        let loop = try TransferLoop()
        let response = try await loop.transfer(request(origin)).get()
        #expect(response.status == 200)
        #expect(response.body == Array("hello".utf8))
        #expect(response.headers.text("etag") == "\"a, b\" ;c")
        #expect(response.headers.all("X-Two").map { Array($0) } == [Array("1".utf8), Array("2".utf8)])
        #expect(response.headers.first("empty")?.isEmpty == true)
        #expect(response.headers.first("missing") == nil)
        #expect(response.peerAddress == "127.0.0.1")
        #expect(response.wireBytes == 5)
    }

    @Test func `header bytes are sent as given, and a line end in a value sends nothing`() async throws {
        let origin = try TestOrigin { _ in .http(200, [], "x") }
        let loop = try TransferLoop()
        let sent = request(origin) {
            $0.headers.add("If-None-Match", Array("W/\"a b\"".utf8))
            $0.headers.add("X-Empty", "")
            $0.headers.add("X-Evil", "a\r\nX-Injected: b")
        }
        _ = await loop.transfer(sent)
        let question = try #require(origin.questions.first)
        #expect(question["if-none-match"] == "W/\"a b\"")
        #expect(question["x-empty"] == "")
        #expect(question["x-injected"] == nil)
        #expect(question["accept-encoding"] == "gzip, deflate")
        #expect(question["cookie"] == nil && question["referer"] == nil)
    }

    @Test func `redirects are not followed`() async throws {
        let origin = try TestOrigin { _ in .http(301, ["Location: /other"]) }
        let response = try await TransferLoop().transfer(request(origin)).get()
        #expect(response.status == 301)
        #expect(origin.questions.count == 1)
    }

    @Test func `a body is posted with its length`() async throws {
        let origin = try TestOrigin { _ in .http(204) }
        let sent = request(origin) {
            $0.method = "POST"
            $0.body = Array("{\"a\":1}\0b".utf8)
            $0.headers.add("Content-Type", "application/json")
        }
        #expect(try await TransferLoop().transfer(sent).get().status == 204)
        let question = try #require(origin.questions.first)
        #expect(question.method == "POST")
        #expect(question.body == Array("{\"a\":1}\0b".utf8))
        #expect(question["content-type"] == "application/json")
    }

    @Test(arguments: [
        ("gzip", gzipped, true), ("x-gzip", gzipped, true), ("deflate", deflated, true),
        ("gzip", gzipped + gzipped, true),
        ("gzip", gzipped + Array("rubbish".utf8), true), ("identity", Array("hello hello hello hello".utf8), true),
        ("gzip", Array(gzipped.dropLast(12)), false), ("gzip", Array("hello hello".utf8), false),
        ("br", gzipped, false),
        ("gzip, gzip", gzipped, true), ("gzip, br", gzipped, false),
        ("UTF-8", Array("hello hello hello hello".utf8), true),
        ("8bit", Array("hello hello hello hello".utf8), true), ("deflate", Array(deflated.dropLast(3)), false),
    ])
    func `a coded body is decoded whole or not at all`(coding: String, body: [UInt8], isGood: Bool) async throws {
        let origin = try TestOrigin { _ in .http(200, ["Content-Encoding: \(coding)"], body: body) }
        let result = try await TransferLoop().transfer(request(origin))
        guard isGood else {
            #expect(kind(result) == .undecodable || kind(result) == .truncated)
            return
        }
        let text = String(decoding: try result.get().body, as: UTF8.self)
        #expect(text.hasPrefix("hello hello hello hello"))
        #expect(text.utf8.count == (body.count == 2 * gzipped.count ? 46 : 23))
    }

    @Test(
        arguments: [
            ([], gzipped, 23), (["Content-Type: application/x-gzip"], gzipped, 23), ([], gzipped + gzipped, 46),
            (["Content-Encoding: identity"], gzipped, 23), ([], Array(gzipped.dropLast(12)), nil),
            ([], [0x1F, 0x8B, 0x08] + Array("no gzip at all".utf8), nil), ([], [0x1F], 1), ([], [0x1F, 0x8B], 2),
            ([], [0x1F, 0x8B, 0x07, 0x07], 4), ([], [], 0),
            // The bare stream of zlib, and a text that begins with the letter of it.
            ([], zlibbed, 23), (["Content-Type: text/xml"], Array(zlibbed.dropLast(8)), nil),
            ([], Array("x\u{01}".utf8), 2),
            ([], Array("xml and more".utf8), 12),
            // Texts that begin as zlib does, of every length, in ASCII and in the letters of Persian.
            ([], Array("x^2".utf8), 3), ([], Array("x^2 + y^2 = z^2".utf8), 15),
            (["Content-Type: text/plain"], Array(String(repeating: "x^n is no y^n. ", count: 400).utf8), 6000),
            ([], Array("x\u{69C}\u{6DA} \u{648}".utf8), 8), (["Content-Encoding: identity"], Array("x^ ".utf8), 3),
        ] as [([String], [UInt8], Int?)])
    func `bytes that begin as gzip are decompressed whatever the header says`(
        headers: [String], body: [UInt8], size: Int?
    ) async throws {
        for isSplit in [false, true] {
            let origin = try TestOrigin { _ in
                var answer = TestOrigin.Answer.http(200, headers, body: body)
                if isSplit { answer.pieces = answer.pieces.flatMap { $0.map { [$0] } } }
                return answer
            }
            let result = try await TransferLoop().transfer(request(origin))
            guard let size else {
                #expect(kind(result) == .undecodable || kind(result) == .truncated)
                continue
            }
            #expect(try result.get().body.count == size)
        }
    }

    @Test func `what was compressed twice is decompressed twice, within the limit`() async throws {
        // gzip of `gzipped`, stored.
        let origin = try TestOrigin { _ in .http(200, ["Content-Encoding: gzip"], body: wrapped(gzipped)) }
        var sent = request(origin)
        #expect(try await TransferLoop().transfer(sent).get().body == Array("hello hello hello hello".utf8))
        sent.limits.decodedBytes = 10
        #expect(kind(try await TransferLoop().transfer(sent)) == .bodyTooLarge)
    }

    @Test func `two wrappings are undone whatever the header says, and a third is not`() async throws {
        let twice = wrapped(gzipped)
        for (headers, body, size) in [
            ([], twice, 23), (["Content-Encoding: gzip"], wrapped(twice), 23), ([], wrapped(zlibbed), 23),
            ([], wrapped(twice), gzipped.count),
        ] as [([String], [UInt8], Int)] {
            let origin = try TestOrigin { _ in .http(200, headers, body: body) }
            #expect(try await TransferLoop().transfer(request(origin)).get().body.count == size)
        }
        // What is still compressed counts as a body would: many empty members come to nothing and are work.
        let empty: [UInt8] = [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0]
        let members = Array(repeatElement(empty, count: 3000).joined())
        let origin = try TestOrigin { _ in .http(200, [], body: wrapped(members)) }
        var sent = request(origin)
        sent.limits.decodedBytes = 50_000
        #expect(kind(try await TransferLoop().transfer(sent)) == .bodyTooLarge)
    }

    /// Bytes as one stored block of gzip (RFC 1951, section 3.2.4), without a checksum that is looked at.
    private func wrapped(_ bytes: [UInt8]) -> [UInt8] {
        let size = UInt16(bytes.count)
        let block = [0x01, UInt8(size & 255), UInt8(size >> 8), UInt8(~size & 255), UInt8(~size >> 8)] + bytes
        var sum: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            sum ^= UInt32(byte)
            for _ in 0..<8 { sum = sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1 }
        }
        let tail = [~sum, UInt32(bytes.count)].flatMap { number in (0..<4).map { UInt8(number >> ($0 * 8) & 255) } }
        return [0x1F, 0x8B, 0x08, 0, 0, 0, 0, 0, 0, 0xFF] + block + tail
    }

    @Test func `a coded body that arrives byte by byte is decoded too`() async throws {
        let head = Array("HTTP/1.1 200 OK\r\nContent-Encoding: deflate\r\nContent-Length: 10\r\n\r\n".utf8)
        let origin = try TestOrigin { _ in .init(pieces: [head] + deflated.map { [$0] }, pause: 1) }
        let response = try await TransferLoop().transfer(request(origin)).get()
        #expect(response.body == Array("hello hello hello hello".utf8))
    }

    @Test func `a decompression bomb stops at the limit of decoded bytes`() {
        // Stored zeros compress 1000 to 1; here one block says the same byte again and again.
        let inflater = Inflater()
        inflater.begin(.gzip)
        var output: [UInt8] = []
        let progress = gzipped.withUnsafeBytes { inflater.inflate($0, into: &output, limit: 10) }
        #expect(progress == .overLimit)
        #expect(output == Array("hello hell".utf8))
    }

    @Test(arguments: brokenAnswers)
    func `an answer that breaks the rules is an error of its kind`(answer: String, expected: TransferError.Kind)
        async throws
    {
        let origin = try TestOrigin { _ in .raw(answer) }
        let result = try await TransferLoop().transfer(request(origin) { $0.limits.wireBytes = 4096 })
        #expect(kind(result) == expected)
    }

    @Test func `with acceptsPrefix the beginning of a long body is enough`() async throws {
        let origin = try TestOrigin { _ in .http(200, [], body: [UInt8](repeating: 0x61, count: 9000)) }
        let sent = request(origin) {
            $0.limits.wireBytes = 4096
            $0.limits.decodedBytes = 4096
            $0.acceptsPrefix = true
        }
        let body = try await TransferLoop().transfer(sent).get().body
        #expect(body.count <= 4096)
    }

    @Test func `headers come from the final response only`() async throws {
        let early = "HTTP/1.1 103 Early Hints\r\nETag: \"decoy\"\r\n\r\n"
        let chunks = "5;ext=1\r\nhello\r\n0\r\nETag: \"trailer\"\r\n\r\n"
        let origin = try TestOrigin { _ in
            .raw(early + "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nX: y\r\n\r\n" + chunks)
        }
        let response = try await TransferLoop().transfer(request(origin)).get()
        #expect(response.headers.first("etag") == nil)
        #expect(response.headers.text("x") == "y")
        #expect(response.body == Array("hello".utf8))
    }

    @Test func `silence ends at the time limit`() async throws {
        let origin = try TestOrigin { _ in .init(pieces: [[0x20]], pause: 20_000) }
        let result = try await TransferLoop().transfer(request(origin) { $0.limits.totalTimeout = .milliseconds(60) })
        #expect(kind(result) == .timeout)
    }

    @Test(arguments: [
        "http://127.0.0.1", "http://127.1", "http://2130706433", "http://0x7f000001", "http://0177.0.0.1",
        "http://localhost", "http://0", "http://[::ffff:127.0.0.1]", "http://user@127.0.0.1",
    ])
    func `the guard looks at the address that is connected to, not at the text`(base: String) async throws {
        let origin = try TestOrigin { _ in .http(200, [], "secret") }
        let request = TransferRequest(url: "\(base):\(origin.port)/")
        let result = try await TransferLoop().transfer(request)
        #expect(kind(result) == .blockedAddress)
        #expect(origin.questions.isEmpty)
    }

    @Test func `the guard is asked again when a connection is used again`() async throws {
        let origin = try TestOrigin { _ in .http(200, [], "ok") }
        let loop = try TransferLoop()
        _ = try await loop.transfer(request(origin)).get()
        let result = await loop.transfer(request(origin) { $0.addressGuard = AddressGuard() })
        #expect(kind(result) == .blockedAddress)
        #expect(origin.questions.count == 1)
    }

    @Test(arguments: ["file:///etc/passwd", "ftp://127.0.0.1/", "gopher://127.0.0.1/", "nonsense", "http://"])
    func `no scheme but http and https is spoken`(url: String) async throws {
        var request = TransferRequest(url: url)
        request.addressGuard = .open
        #expect(kind(try await TransferLoop().transfer(request)) == .badURL)
    }

    @Test func `many transfers share few connections and all are answered`() async throws {
        let origin = try TestOrigin { .http(200, [], $0.target) }
        let loop = try TransferLoop(maximumConcurrent: 8)
        let bodies = await withTaskGroup(of: String?.self) { group in
            for number in 0..<200 {
                group.addTask {
                    guard case .success(let response) = await loop.transfer(request(origin, "/\(number)")) else {
                        return nil
                    }
                    return String(decoding: response.body, as: UTF8.self)
                }
            }
            return await group.reduce(into: Set<String>()) { if let body = $1 { $0.insert(body) } }
        }
        #expect(bodies == Set((0..<200).map { "/\($0)" }))
        #expect(Set(origin.questions.map(\.connection)).count <= 8)
    }

    @Test func `a transfer that broke off leaves nothing behind for the next`() async throws {
        let bad = try TestOrigin { _ in .raw("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nshort") }
        let good = try TestOrigin { _ in .http(200, [], "ok") }
        let loop = try TransferLoop(maximumConcurrent: 1)
        for _ in 0..<4 {
            #expect(kind(await loop.transfer(request(bad))) == .truncated)
            #expect(kind(await loop.transfer(request(bad) { $0.limits.wireBytes = 2 })) == .bodyTooLarge)
            #expect(kind(await loop.transfer(TransferRequest(url: good.url()))) == .blockedAddress)
            #expect(try await loop.transfer(request(good)).get().body == Array("ok".utf8))
        }
    }

    @Test func `a kept connection that its server closed is replaced, and descriptors come again`() async throws {
        let closing = try TestOrigin { _ in
            var answer = TestOrigin.Answer.http(200, [], "bye")
            answer.closes = true
            return answer
        }
        let keeping = try TestOrigin { _ in .http(200, [], "ok") }
        let loop = try TransferLoop(maximumConcurrent: 2)
        for _ in 0..<8 {
            #expect(try await loop.transfer(request(closing)).get().body == Array("bye".utf8))
            // A name is looked up by a thread of libcurl, which reports through a pair of descriptors of its own.
            var named = request(keeping)
            named.url = "http://localhost:\(keeping.port)/"
            named.addressGuard = .open
            named.closesConnection = true
            #expect(try await loop.transfer(named).get().body == Array("ok".utf8))
            #expect(try await loop.transfer(request(keeping)).get().body == Array("ok".utf8))
        }
        #expect(Set(closing.questions.map(\.connection)).count == 8)
    }

    /// Blocking tests may hold every thread of the pool for a while; the transfer must still run then.
    private func patient(_ origin: TestOrigin) -> TransferRequest {
        request(origin) {
            $0.limits.totalTimeout = .seconds(600)
            $0.limits.lowSpeedTime = .seconds(600)
        }
    }

    @Test func `cancelling a task ends its transfer`() async throws {
        let origin = try TestOrigin { _ in .init(pieces: [[0x20]], pause: 3_000_000) }
        let loop = try TransferLoop()
        let task = Task { await loop.transfer(patient(origin)) }
        while origin.questions.isEmpty { await Task.yield() }
        task.cancel()
        #expect(kind(await task.value) == .cancelled)
    }

    @Test func `a loop that goes away answers what still runs`() async throws {
        let origin = try TestOrigin { _ in .init(pieces: [[0x20]], pause: 300_000) }
        let (stream, results) = AsyncStream<TransferResult>.makeStream()
        do {
            let loop = try TransferLoop()
            loop.start(patient(origin)) { results.yield($0) }
            while origin.questions.isEmpty { await Task.yield() }
        }
        var iterator = stream.makeAsyncIterator()
        #expect(await iterator.next().flatMap { kind($0) } == .cancelled)
    }

    @Test func `a proxy is used only when it is named`() async throws {
        let origin = try TestOrigin { _ in .http(200, [], "direct") }
        let direct = try await TransferLoop().transfer(request(origin)).get()
        #expect(direct.body == Array("direct".utf8))
        let proxy = try TestOrigin { .http(200, [], "via proxy: \($0.target)") }
        let proxied = try await TransferLoop().transfer(
            request(origin, "/x") { $0.proxy = "http://127.0.0.1:\(proxy.port)" }
        ).get()
        #expect(String(decoding: proxied.body, as: UTF8.self) == "via proxy: \(origin.url("/x"))")
    }
}

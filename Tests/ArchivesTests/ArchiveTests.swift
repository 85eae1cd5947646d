import Model
import Testing
import Zlib

@testable import Archives

/// Files of others are read as they come, and what is no archive is said to be none.
@Suite struct WARCReaderTests {
    private static func record(_ kind: String, _ block: String, version: String = "1.0") -> [UInt8] {
        Array(
            ("WARC/\(version)\r\nWARC-Type: \(kind)\r\nWARC-Target-URI: <http://a.example/>\r\n"
                + "Content-Length: \(block.utf8.count)\r\n\r\n\(block)\r\n\r\n").utf8)
    }

    private static let plain =
        record("warcinfo", "x: y\r\n") + record("response", "HTTP/1.1 200 OK\r\n\r\nbody", version: "1.1")

    private func read(_ bytes: [UInt8], step: Int) throws -> [ArchivedRecord] {
        var reader = WARCReader(beginning: bytes)
        var found: [ArchivedRecord] = []
        for start in stride(from: 0, to: bytes.count, by: step) {
            try reader.read(Array(bytes[start..<min(bytes.count, start + step)])) { found.append($0) }
        }
        try reader.end()
        return found
    }

    @Test(arguments: [1, 7, 64, 100_000]) func `records are the same wherever the file is cut`(step: Int) throws {
        let records = [Self.record("warcinfo", "x"), Self.record("response", "HTTP/1.1 200 OK\r\n\r\nbody")]
        let members = try records.flatMap { try #require(Deflater.compress($0, .gzip)) }
        for bytes in [Self.plain, members, try #require(Deflater.compress(Self.plain, .gzip))] {
            let found = try read(bytes, step: step)
            #expect(found.map(\.kind) == ["warcinfo", "response"])
            #expect(found.last?.target == "http://a.example/")
            #expect(found.last.flatMap { ArchivedResponse($0.block)?.body } == Array("body".utf8))
        }
    }

    @Test func `what is cut or is no archive is refused`() {
        let others = ["not an archive\r\n\r\n", "WARC/1.0\r\n\r\n"].map { Array($0.utf8) }
        for bytes in [Array(Self.plain.dropLast(8))] + others {
            #expect(throws: ArchiveError.self) { _ = try read(bytes, step: 50) }
        }
    }

    /// What one record inflates to is never in memory as a whole when it is too large to be read.
    @Test func `records that are left out do not fill the memory`() throws {
        let block = [UInt8](repeating: 0, count: WARCReader.largestBlock + 1)
        let head = "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: \(block.count)\r\n\r\n"
        let record = Array(head.utf8) + block + Array("\r\n\r\n".utf8)
        let member = try #require(Deflater.compress(record, .gzip))
        var reader = WARCReader(beginning: member)
        try reader.read(member + member + member + member) { _ in Issue.record("it was not left out") }
        try reader.end()
        #expect(reader.tooLarge == 4)
        #expect(reader.mostHeld < WARCReader.largestBlock)
    }

    // style: table
    @Test(arguments: [
        ("HTTP/1.1 200 OK\r\n\r\nabc", "abc" as String?),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n", "abcde"),
        // Archives often keep the field of a body that they store decoded.
        ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\nabc", "abc"),
        ("HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\nabc", nil),
        ("<html>", nil),
    ])
    func `an answer is decoded`(block: String, body: String?) {
        let found = ArchivedResponse(Array(block.utf8))
        #expect(found.map { String(decoding: $0.body, as: UTF8.self) } == body)
    }
}

/// The forms of others, by their own examples.
@Suite struct ArchiveFormTests {
    /// RFC 4648 section 10.
    @Test(arguments: [
        ("", ""), ("f", "MY======"), ("fo", "MZXQ===="), ("foo", "MZXW6==="), ("foob", "MZXW6YQ="),
        ("fooba", "MZXW6YTB"),
        ("foobar", "MZXW6YTBOI======"),
    ])
    func `digests are in Base32`(text: String, digits: String) { #expect(Base32.encode(Array(text.utf8)) == digits) }

    /// As the surt library for Python has them.
    @Test(arguments: [
        ("http://127.0.0.1:8099/news/ferry", "1,0,0,127:8099)/news/ferry"),
        ("https://www.example.org/", "org,example)/"),
        ("https://www2.Example.org/A/B/?b=2&a=1", "org,example)/a/b?a=1&b=2"),
        ("https://example.org/a?", "org,example)/a"),
        ("http://[::1]:80/x", "::1)/x"), ("https://example.org/%C3%A9?q=A%20b", "org,example)/%c3%a9?q=a%20b"),
    ])
    func `addresses are ordered as indexes have them`(url: String, key: String) { #expect(SURT.of(url) == key) }

    @Test func `a zip file gives back what was put in, and is refused when it is damaged`() throws {
        var zip = ZipFile(at: .init(seconds: 1_795_608_000))
        let text = Array(String(repeating: "text ", count: 500).utf8)
        let isAdded = [zip.add("a/text.txt", text), zip.add("a/stored.gz", text, isPacked: true)]
        #expect(isAdded == [true, true])
        let read = try ZipReader(zip.bytes)
        #expect(read.entries.map(\.name) == ["a/text.txt", "a/stored.gz"])
        for entry in read.entries { #expect(try read.content(of: entry) == text) }
        #expect(zip.bytes.count < text.count * 2)
        #expect(throws: ArchiveError.self) { _ = try ZipReader(Array(zip.bytes.dropLast(30))) }
        #expect(throws: ArchiveError.self) { _ = try ZipReader(text) }
    }

    @Test func `files of a zip file that share their bytes are refused`() throws {
        var zip = ZipFile(at: .init(seconds: 1_795_608_000))
        let text = (0..<3000).map { UInt8(truncatingIfNeeded: $0 * $0 >> 3) }
        let isAdded = zip.add("a", text, isPacked: true)
        #expect(isAdded)
        let start = 30 + 1 + text.count
        let entry = zip.bytes[start..<(start + 47)]
        var end = Array(zip.bytes[(start + 47)...])
        for (count, isGood) in [(1, true), (200, false)] {
            (end[10], end[8]) = (UInt8(count), UInt8(count))
            let shared = zip.bytes[..<start] + repeatElement(entry, count: count).joined() + end
            #expect((try? ZipReader(Array(shared)))?.entries.count == (isGood ? count : nil))
        }
    }

    @Test(arguments: [
        // What an archive says of the decoded body goes, what it renamed comes back.
        ("X-A: 1\r\nX-Archive-Orig-Content-Encoding: gzip\r\nContent-Length: 9", "X-A: 1\r\nContent-Encoding: gzip"),
        (
            "x-archive-orig-content-length: 4\r\ncontent-encoding: gzip\r\ncontent-length: 9\r\nX-A: 1",
            "content-length: 4\r\ncontent-encoding: gzip\r\nX-A: 1"
        ),
        // A head that nobody touched, and names that are the site's own.
        ("Content-Length: 9\r\nX-Archive-Orig-Server: a", "Content-Length: 9\r\nX-Archive-Orig-Server: a"),
        ("X-Archive-Orig-: a\r\nContent-Length: 9", "X-Archive-Orig-: a\r\nContent-Length: 9"),
    ])
    func `a head that was made to fit is made as it was`(archived: String, received: String) {
        let head = HTTPHead.received(Array("HTTP/1.1 200 OK\r\n\(archived)\r\n\r\n".utf8))
        #expect(String(decoding: head, as: UTF8.self) == "HTTP/1.1 200 OK\r\n\(received)\r\n\r\n")
    }

    @Test func `a head that is true of the decoded body stays as it is`() {
        let head = Array("HTTP/1.1 200 OK\r\nContent-Length: 12\r\nX-A: 1\r\n\r\n".utf8)
        #expect(HTTPHead.archived(head, length: 12) == head)
        #expect(HTTPHead.archived(head, length: 13).map(HTTPHead.received) == head)
    }

    @Test func `the head of an answer fits its block, and keeps what was true of the wire under another name`() {
        let head = "HTTP/2 200 \r\ncontent-type: text/html\r\ncontent-encoding: gzip\r\ncontent-length: 7\r\n\r\n"
        let made = HTTPHead.archived(Array(head.utf8), length: 12).map { String(decoding: $0, as: UTF8.self) }
        #expect(
            made
                == "HTTP/1.1 200 \r\ncontent-type: text/html\r\nX-Archive-Orig-content-encoding: gzip\r\n"
                + "X-Archive-Orig-content-length: 7\r\nContent-Length: 12\r\n\r\n")
        #expect(HTTPHead.archived(Array("nothing".utf8), length: 0) == nil)
        let typed = Array("HTTP/1.1 200\r\nContent-Type: Text/HTML; charset=x\r\n\r\n".utf8)
        #expect(HTTPHead.mediaType(typed) == "Text/HTML")
    }
}

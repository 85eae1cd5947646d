import JSON
import Testing

/// What an archive said of a page goes out again with it: an import loses nothing that the store has a place for.
@Suite(.serialized) struct ArchiveRoundTripTests {
    private static let pageHead = "HTTP/1.1 200 Fine\r\nX-Served-By: a7\r\nContent-Type: text/html\r\n"

    /// An archive of a page that was seen twice, not modified once, then edited, with what was asked.
    private static let maker = """
        import gzip, uuid
        page = b"<html><head><title>Ferry fire</title></head><body><article>" \\
            + b"<h1>Ferry fire in the harbour</h1>%s</article></body></html>"
        def story(number):
            return page % b"".join(b"<p>Paragraph %d of the story: %d people were hurt when the ferry burned.</p>"
                                   % (i, number) for i in range(8))
        def chunked(data):
            return b"%x\\r\\n" % len(data) + data + b"\\r\\n0\\r\\n\\r\\n"
        file = open("old.warc.gz", "wb")
        def record(kind, time, url, block, more=""):
            name = "<urn:uuid:%s>" % uuid.uuid5(uuid.NAMESPACE_URL, kind + time + url)
            media = "request" if kind == "request" else "response"
            head = "WARC/1.1\\r\\nWARC-Type: %s\\r\\nWARC-Record-ID: %s\\r\\n" % (kind, name)
            head += "WARC-Date: 2020-01-01T%sZ\\r\\n" % time
            head += "WARC-Target-URI: https://news.example%s\\r\\n%s" % (url, more)
            head += "Content-Type: application/http; msgtype=%s\\r\\n" % media
            head += "Content-Length: %d\\r\\n\\r\\n" % len(block)
            file.write(gzip.compress(head.encode() + block + b"\\r\\n\\r\\n"))
            return name
        where = "WARC-IP-Address: 192.0.2.7\\r\\nWARC-Protocol: http/1.1\\r\\nWARC-Protocol: tls/1.3\\r\\n"
        plain = b"HTTP/1.1 200 Fine\\r\\nX-Served-By: a7\\r\\nContent-Type: text/html\\r\\n\\r\\n"
        first = record("response", "10:00:00", "/ferry", plain + story(8), where)
        asked = b"GET /ferry HTTP/1.1\\r\\nHost: news.example\\r\\nCookie: key=hunter2\\r\\n\\r\\n"
        record("request", "10:00:00", "/ferry", asked, "WARC-Concurrent-To: %s\\r\\n" % first)
        refers = "WARC-Refers-To: %s\\r\\nWARC-Profile: http://netpreserve.org/warc/1.1/revisit/" % first
        record("revisit", "11:00:00", "/ferry", b"HTTP/1.1 200 Fine\\r\\nX-Served-By: b2\\r\\n\\r\\n",
               refers + "identical-payload-digest\\r\\n")
        record("revisit", "12:00:00", "/ferry", b"", refers + "server-not-modified\\r\\n")
        coded = b"HTTP/1.1 200 OK\\r\\nX-Served-By: c3\\r\\nContent-Type: text/html\\r\\n"
        coded += b"Content-Encoding: gzip\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n"
        for hour in (13, 14, 15):
            record("response", "%d:00:00" % hour, "/ferry", coded + chunked(gzip.compress(story(12))), where)
        """

    private func export(_ program: Program) throws -> (counts: JSONValue, text: String) {
        let made = try program.run("export", "--warc", "new.warc.gz", "-c", "errata.yaml")
        #expect(made.code == 0, "\(made.talk)")
        let checked = try program.runTool(
            "python3", Program.checkout + "/scripts/check-warc", program.directory + "/new.warc.gz")
        #expect(checked.code == 0, "\(checked.output)\(checked.talk)")
        let text = try program.runTool("sh", "-c", "zcat new.warc.gz").output
        return (try JSONParser.parse(Array(checked.output.utf8)), text)
    }

    private func imported(_ archive: String, into program: Program) throws {
        try program.write("errata.yaml", "store: errata.db\nlog: {directory: log}\n")
        let done = try program.run("import", "--warc", archive, "-c", "errata.yaml")
        #expect(done.code == 0, "\(done.output)\(done.talk)")
    }

    @Test func `a page of an archive goes out again with the head, the request and the address it came with`() throws {
        let program = try Program()
        try program.write("make.py", Self.maker)
        #expect(try program.runTool("python3", "make.py").code == 0)
        try imported("old.warc.gz", into: program)
        let (counts, text) = try export(program)
        #expect(counts["resource"] == nil, "\(counts)")
        #expect(counts["response"]?.int ?? 0 >= 2, "\(counts)")
        #expect(text.contains(Self.pageHead), "the head of the first page")
        let coded = "X-Served-By: c3\r\nContent-Type: text/html\r\nX-Archive-Orig-Content-Encoding: gzip\r\n"
        #expect(
            text.contains(coded + "X-Archive-Orig-Transfer-Encoding: chunked\r\nContent-Length: "), "how it travelled")
        #expect(text.contains("GET /ferry HTTP/1.1\r\nHost: news.example\r\nCookie: [redacted]\r\n"))
        #expect(!text.contains("hunter2"))
        // What was asked is known of one page.
        #expect(counts["request"]?.int ?? 0 >= 1 && counts["request"]?.int != counts["response"]?.int, "\(counts)")
        #expect(text.contains("WARC-IP-Address: 192.0.2.7\r\nWARC-Protocol: http/1.1\r\nWARC-Protocol: tls/1.3"))
        // The two times at which it was seen again, as the archive tells them.
        #expect(text.contains("revisit/identical-payload-digest") && text.contains("X-Served-By: b2"))
        #expect(text.contains("revisit/server-not-modified"))
        // Nobody is told that Errata saw it, nor how long that took.
        #expect(text.contains("\"imported\":{\"file\":\"old.warc.gz\",\"sha256\":\""))
        #expect(!text.contains("\"total_ms\""))
    }

    @Test func `what went out comes in and goes out unchanged`() throws {
        let first = try Program()
        try first.write("make.py", Self.maker)
        #expect(try first.runTool("python3", "make.py").code == 0)
        try imported("old.warc.gz", into: first)
        let once = try export(first).text
        let second = try Program()
        try second.write("errata.yaml", "store: errata.db\nlog: {directory: log}\n")
        #expect(try second.runTool("cp", first.directory + "/new.warc.gz", "once.warc.gz").code == 0)
        try imported("once.warc.gz", into: second)
        #expect(try blocks(export(second).text) == blocks(once))
    }

    /// The digests of what was answered, and the times: neither may change by a way through a store.
    private func blocks(_ text: String) -> [String] {
        text.split(separator: "WARC/1.1\r\n").filter { $0.contains("msgtype=response") }.map { record in
            record.split(separator: "\r\n").filter { line in
                ["WARC-Type:", "WARC-Date:", "WARC-Target", "WARC-Block", "WARC-Payload", "WARC-Profile", "WARC-IP"]
                    .contains { line.hasPrefix($0) }
            }.joined(separator: "\n")
        }.sorted()
    }
}

import JSON
import Linux
import MicroHTTPD
import Synchronization
import Testing

/// The way of pages out of one store and into another, and of an archive of somebody else into a store.
@Suite(.serialized) struct ArchiveImportTests {
    /// A page of the Ferry story as a record that says when it was seen, by a script of the standard library.
    private static let maker = """
        import gzip, sys
        def story(number):
            parts = "".join("<p>Paragraph %d of the story: %s people were hurt when the ferry burned in the harbour.</p>"
                            % (i, number) for i in range(8))
            return "<html><head><title>Ferry fire</title></head><body><article><h1>Ferry fire in the harbour</h1>" \\
                + parts + "</article></body></html>"
        def record(kind, date, block, more=""):
            head = "WARC/1.0\\r\\nWARC-Type: %s\\r\\nWARC-Record-ID: <urn:uuid:%s>\\r\\nWARC-Date: %s\\r\\n" % (kind, date, date)
            head += "WARC-Target-URI: https://news.example/ferry\\r\\n" + more
            head += "Content-Type: application/http; msgtype=response\\r\\nContent-Length: %d\\r\\n\\r\\n" % len(block)
            return gzip.compress(head.encode() + block + b"\\r\\n\\r\\n")
        def chunked(text):
            data = gzip.compress(text.encode())
            return b"%x\\r\\n" % len(data) + data + b"\\r\\n0\\r\\n\\r\\n"
        plain = b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\n\\r\\n"
        coded = b"HTTP/1.1 200 OK\\r\\nContent-Type: text/html\\r\\nContent-Encoding: gzip\\r\\nTransfer-Encoding: chunked\\r\\n\\r\\n"
        with open("old.warc.gz", "wb") as file:
            file.write(record("response", "2020-01-01T10:00:00Z", plain + story(8).encode()))
            file.write(record("revisit", "2020-01-01T11:00:00Z", b"", "WARC-Refers-To: <urn:uuid:2020-01-01T10:00:00Z>\\r\\n"))
            for hour in (12, 13, 14):
                file.write(record("response", "2020-01-01T%d:00:00Z" % hour, coded + chunked(story(12))))
        gone = b"HTTP/1.1 404 Not Found\\r\\nContent-Type: text/html\\r\\n\\r\\n<h1>Not found</h1>"
        with open("gone.warc.gz", "wb") as file:
            for day, block in ((1, plain + story(8).encode()), (2, gone), (3, gone), (5, plain + story(8).encode()), (6, gone)):
                file.write(record("response", "2020-01-0%dT10:00:00Z" % day, block))
        """

    private func records(_ program: Program) throws -> [JSONValue] { try logRecords(program) }

    @Test func `an archive becomes versions and changes at its own times, marked, and verifies`() throws {
        let program = try Program()
        try program.write("errata.yaml", "store: errata.db\nlog: {directory: log}\n")
        try program.write("make.py", Self.maker)
        #expect(try program.runTool("python3", "make.py").code == 0)
        let done = try program.run("import", "--warc", "old.warc.gz", "-c", "errata.yaml")
        #expect(done.code == 0, "\(done.output)\(done.talk)")
        let found = try records(program)
        #expect(found.compactMap { $0["type"]?.string } == ["article.published", "article.changed"], "\(found)")
        let change = try #require(found.last)
        #expect(change["observed_at"]?.string?.hasPrefix("2020-01-01T1") == true)
        #expect(change["edits"]?[0]?["after"]?.string?.contains("12") == true, "\(change)")
        for record in found { #expect(record["imported"]?["file"]?.string == "old.warc.gz") }
        let verified = try program.run("verify", "-c", "errata.yaml")
        #expect(verified.code == 0, "\(verified.output)\(verified.talk)")
        // Nobody is told that Errata saw it.
        #expect(try program.run("evidence", "2", "2.zip", "-c", "errata.yaml").code == 0)
        let script = "import zipfile; print(zipfile.ZipFile('2.zip').read('evidence-2/README.txt').decode())"
        let readme = try program.runTool("python3", "-c", script).output
        #expect(readme.contains("This was imported from an archive"), "\(readme)")
        #expect(readme.contains("old.warc.gz") && !readme.contains("noticed"), "\(readme)")
        let time = try #require(change["imported"]?["at"]?.string)
        #expect(readme.contains("On \(time) (UTC) the program Errata was given the file"), "\(readme)")
        #expect(try program.run("show", "2", "-c", "errata.yaml").output.contains("from the archive old.warc.gz"))
        #expect(try program.run("changes", "-c", "errata.yaml").output.contains("imported · "))
        // What is known is not told twice.
        #expect(try program.run("import", "--warc", "old.warc.gz", "-c", "errata.yaml").code == 1)
        #expect(try records(program).count == 2)
    }

    @Test func `pages that an archive did not find are removals, and nothing of it is watched`() throws {
        let program = try Program()
        try program.write("errata.yaml", "store: errata.db\nlog: {directory: log}\n")
        try program.write("make.py", Self.maker)
        #expect(try program.runTool("python3", "make.py").code == 0)
        let done = try program.run("import", "--warc", "gone.warc.gz", "-c", "errata.yaml")
        #expect(done.output.contains("1 article, 0 changes and 1 removal"), "\(done.output)\(done.talk)")
        // The last look alone saw it missing again: that is not told.
        let types = try records(program).compactMap { $0["type"]?.string }
        #expect(types == ["article.published", "article.removed", "article.restored"])
        #expect(try records(program)[1]["observed_at"]?.string?.hasPrefix("2020-01-03") == true)
        let source = try JSONParser.parse(
            Array(try program.run("sources", "--json", "-c", "errata.yaml").lines.joined(separator: "\n").utf8))
        #expect(source["id"]?.string == "imported" && source["active"]?.bool == false, "\(source)")
        let article = try #require(try program.run("articles", "--json", "-c", "errata.yaml").lines.first)
        #expect(try JSONParser.parse(Array(article.utf8))["next_check_at"]?.isNull == true, "\(article)")
    }

    @Test func `a damaged file, and one that is none, are refused, and nothing is stored`() throws {
        let program = try Program()
        try program.write("errata.yaml", "store: errata.db\nlog: {directory: log}\n")
        try program.write("make.py", Self.maker)
        #expect(try program.runTool("python3", "make.py").code == 0)
        let whole = try FileSystem.read(program.directory + "/old.warc.gz")
        try File(program.directory + "/cut.warc.gz", .replace).write(Array(whole.dropLast(40)))
        try program.write("other.warc", "this is not an archive\n\n")
        for (option, name) in [("--warc", "cut.warc.gz"), ("--warc", "other.warc"), ("--wacz", "old.warc.gz")] {
            let refused = try program.run("import", option, name, "-c", "errata.yaml")
            #expect(refused.code == 65, "\(name): \(refused.output)\(refused.talk)")
        }
        #expect(!FileSystem.exists(program.directory + "/errata.db"))
    }

    @Test func `a collection is whole by rules of its own, and its pages can be imported elsewhere`() throws {
        let program = try Program()
        let site = try NewsSite()
        site.feed([("ferry", "Ferry fire")])
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 8))
        try program.write("errata.yaml", configuration("  - {feed: \"\(site.origin)/feed.xml\", name: Test}"))
        let daemon = try DaemonProcess(program)
        try waitUntil("the article is there") { try !logRecords(program).isEmpty }
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 12))
        try waitUntil("the edit is told") {
            try logRecords(program).contains { $0["type"]?.string == "article.changed" }
        }
        let looks = site.requests("/news/ferry").count
        try waitUntil("a few more looks") { site.requests("/news/ferry").count >= looks + 3 }
        #expect(try daemon.stop() == 0)
        let made = try program.run("export", "--wacz", "pages.wacz", "-c", "errata.yaml")
        #expect(made.code == 0, "\(made.talk)")
        let checked = try program.runTool("python3", Program.checkout + "/scripts/check-wacz", "pages.wacz")
        #expect(checked.code == 0, "\(checked.output)\(checked.talk)")

        try sign(program)

        let other = try Program()
        try other.write("errata.yaml", "store: errata.db\nlog: {directory: log}\n")
        let collection = try FileSystem.read(program.directory + "/pages.wacz")
        try File(other.directory + "/pages.wacz", .replace).write(collection)
        let done = try other.run("import", "--wacz", "pages.wacz", "-c", "errata.yaml")
        #expect(done.code == 0, "\(done.output)\(done.talk)")
        let found = try logRecords(other)
        #expect(found.first?["type"]?.string == "article.published", "\(found)")
        #expect(found.allSatisfy { $0["imported"]?["file"]?.string == "pages.wacz" })
        #expect(try other.run("verify", "-c", "errata.yaml").code == 0)
    }

    /// Has a signer on loopback sign the collection; what it answers is in it, or there is none.
    private func sign(_ program: Program) throws {
        let asked = Mutex<[HTTPRequest]>([])
        let answer = Mutex("")
        let server = try HTTPServer(endpoint: .tcp(host: "127.0.0.1", port: 0)) { request in
            asked.withLock { $0.append(request) }
            let hash = (try? JSONParser.parse(request.body))?["hash"]?.string ?? ""
            let text = answer.withLock { $0 }.replacing("HASH", with: hash)
            return HTTPResponse(status: 200, contentType: "application/json", text: text)
        }
        try program.write("token", "secret\n")
        func export() throws -> Program.Outcome {
            let signer = "http://127.0.0.1:\(server.port)/sign"
            return try program.run(
                "export", "--wacz", "signed.wacz", "--sign", signer, "--sign-token", "token", "-c", "errata.yaml")
        }
        let head =
            #"{"hash":"HASH","created":"2026-11-01T00:00:00Z","version":"0.1.0","software":null,"#
            + #""signature":"MEQ=""#
        for wrong in [
            head + "}", head + #","publicKey":"A","note":"x"}"#, "[]",
            head.replacing("HASH", with: "sha256:00") + #","publicKey":"A"}"#, head + #","publicKey":7}"#,
        ] {
            answer.withLock { $0 = wrong }
            let refused = try export()
            #expect(refused.code != 0, "\(wrong)")
            #expect(refused.talk.contains("the signer 127.0.0.1: it"), "\(refused.talk)")
            #expect(!FileSystem.exists(program.directory + "/signed.wacz"))
        }
        let domain = #","domain":"a.example","domainCert":"PEM","timeSignature":"MEQ=","timestampCert":"PEM"}"#
        for right in [head + #","publicKey":"A"}"#, head + domain] {
            answer.withLock { $0 = right }
            let made = try export()
            #expect(made.code == 0, "\(made.talk)")
            let checked = try program.runTool("python3", Program.checkout + "/scripts/check-wacz", "signed.wacz")
            #expect(checked.code == 0, "\(checked.output)\(checked.talk)")
            let reader = "import zipfile; print(zipfile.ZipFile('signed.wacz').read('datapackage-digest.json'))"
            let digest = try program.runTool("python3", "-c", reader)
            #expect(digest.output.contains("\"signedData\":{\"hash\":\"sha256:") && !digest.output.contains("null"))
        }
        let last = try #require(asked.withLock { $0.last })
        #expect(last.method == "POST" && last.header("Authorization") == "bearer secret")
    }
}

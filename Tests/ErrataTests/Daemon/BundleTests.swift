import JSON
import Linux
import Testing

/// The zip for somebody who has never heard of Errata.
@Suite(.serialized) struct BundleTests {
    private let program: Program

    /// A daemon's store with an edit, and its bundle unpacked.
    init() throws {
        program = try Program()
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
        #expect(try daemon.stop() == 0)
    }

    private func unpack() throws -> String {
        let made = try program.run("evidence", "2", "bundle.zip", "-c", "errata.yaml")
        #expect(made.code == 0, "\(made.output)\(made.talk)")
        let script = "import zipfile; z = zipfile.ZipFile('bundle.zip'); assert z.testzip() is None; z.extractall('.')"
        let unpacked = try program.runTool("python3", "-c", script)
        #expect(unpacked.code == 0, "\(unpacked.talk)")
        return program.directory + "/evidence-2"
    }

    private func check(_ words: String...) throws -> Program.Outcome {
        try program.runTool(["sh", "evidence-2/verify.sh"] + words)
    }

    /// Every file below a directory, by its path from there.
    private func files(_ directory: String, _ prefix: String = "") throws -> [String] {
        try FileSystem.list(directory).flatMap { name in
            FileSystem.isDirectory("\(directory)/\(name)")
                ? try files("\(directory)/\(name)", "\(prefix)\(name)/") : [prefix + name]
        }
    }

    @Test func `the bundle is whole, and a key from elsewhere must be its own`() throws {
        let folder = try unpack()
        let names = Set(try files(folder))
        for name in [
            "README.txt", "verify.sh", "record.json", "proof.tlog-proof", "checkpoint", "key.txt", "before.txt",
            "after.txt", "before.capture", "after.capture", "changes.html", "pages.warc.gz", "process.json",
            "SHA256SUMS", "SHA256SUMS.sig",
        ] { #expect(names.contains(name), "\(name)") }
        let fine = try check()
        #expect(fine.code == 0, "\(fine.output)\(fine.talk)")
        #expect(fine.output.hasPrefix("OK: line 2 of the"))
        let key = try program.read("evidence-2/key.txt").filter { $0 != "\n" }
        #expect(try check(key).code == 0)
        #expect(try check("AAAA").output.hasPrefix("WRONG: key.txt"))
        let page = try program.read("evidence-2/changes.html")
        #expect(page.contains("<del>") && page.contains("<ins>"), "\(page)")
        let checker = Program.checkout + "/scripts/check-warc"
        #expect(try program.runTool("python3", checker, "evidence-2/pages.warc.gz").code == 0)
    }

    @Test func `a changed byte of any file is found`() throws {
        let folder = try unpack()
        for name in try files(folder) {
            let whole = try FileSystem.read("\(folder)/\(name)")
            // The script must find changes of itself, wherever they are.
            let step = name == "verify.sh" ? 23 : max(1, whole.count / 3)
            for place in stride(from: 0, to: whole.count, by: step) {
                var bytes = whole
                bytes[place] ^= place.isMultiple(of: 2) ? 1 : 0x20
                try File("\(folder)/\(name)", .replace).write(bytes)
                let found = try check()
                #expect(found.code != 0 && !found.output.contains("OK"), "\(name) byte \(place): \(found.output)")
            }
            try File("\(folder)/\(name)", .replace).write(whole)
        }
        #expect(try check().code == 0)
        try program.write("evidence-2/more", "a file that was added")
        #expect(try check().code != 0)
    }

    @Test func `what was erased is said to be missing, and the rest is proven`() throws {
        let article = try #require(try logRecords(program).first?["article"]?["id"]?.string)
        #expect(try program.run("erase", article, "--reason", "order 7", "-c", "errata.yaml").code == 0)
        let folder = try unpack()
        #expect(try check().code == 0)
        #expect(!Set(try files(folder)).contains("before.txt"))
        #expect(try program.read("evidence-2/process.json").contains("it was erased"))
    }
}

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

    /// Runs shell commands in the unpacked folder.
    private func shell(_ commands: String) throws {
        let done = try program.runTool("sh", "-c", "set -e; cd evidence-2; \(commands)")
        #expect(done.code == 0, "\(done.talk)")
    }

    /// What a forger does after changing files: sums that fit, by the very order of the script.
    private static let summed = """
        find . -type f | LC_ALL=C sort | grep -v SHA256SUMS | xargs sha256sum >../sums; mv ../sums SHA256SUMS
        """

    @Test func `a forged folder without its signature is not OK`() throws {
        _ = try unpack()
        let key = try program.read("evidence-2/key.txt").filter { $0 != "\n" }
        try shell("for file in after.txt changes.html README.txt; do echo forged >>$file; done; \(Self.summed)")
        #expect(try check(key).output.hasPrefix("WRONG: the signature of this folder"))
        try shell("rm SHA256SUMS.sig")
        #expect(try check(key).output.hasPrefix("WRONG: the signature of this folder was taken away"))
        #expect(try check(key).code == 65)
        try shell("sed -i 's/\"folder_signed\":true/\"folder_signed\":false/' process.json; \(Self.summed)")
        for words in [[key], []] {
            let found = try program.runTool(["sh", "evidence-2/verify.sh"] + words)
            #expect(found.code == 3, "\(found.output)\(found.talk)")
            #expect(found.output.hasPrefix("NOT SIGNED: "))
            #expect(!found.output.contains("OK") && !found.output.contains("whole"), "\(found.output)")
            #expect(found.output.contains("record.json is line 2 of the"))
            #expect(found.output.contains("after.capture is the page"))
        }
        // What the record names is proved even so.
        try shell("echo forged >>after.capture; \(Self.summed)")
        #expect(try check(key).output.hasPrefix("WRONG: after.capture"))
    }

    @Test func `an empty key is no key, and nothing may lie in the folder that is not named`() throws {
        _ = try unpack()
        #expect(try check("").output.hasPrefix("WRONG: the public key that you gave is empty"))
        #expect(try check("").code == 65)
        for extra in [
            "ln -s after.txt more", "ln -s . more", "mkfifo more", "touch SHA256SUMS.more",
            "mkdir SHA256SUMS.d; touch SHA256SUMS.d/x", "mkdir more; touch 'more/a b'", "touch .more", "touch ' '",
            "mkdir \"$(printf 'SHA256SUMS\\n.')\"; touch \"$(printf 'SHA256SUMS\\n.')/SHA256SUMS.sig\"",
        ] {
            try shell("cp -a . ../whole; \(extra)")
            let found = try check()
            #expect(found.code == 65 && found.output.hasPrefix("WRONG: "), "\(extra): \(found.output)\(found.talk)")
            let back = try program.runTool("sh", "-c", "rm -rf evidence-2; mv whole evidence-2")
            #expect(back.code == 0, "\(back.talk)")
        }
        #expect(try check().code == 0)
    }

    @Test func `a bundle that was made without the key says that it is not signed`() throws {
        try FileSystem.remove(program.directory + "/errata.db.key")
        let folder = try unpack()
        #expect(!FileSystem.exists(folder + "/SHA256SUMS.sig"))
        #expect(try program.read("evidence-2/process.json").contains("\"folder_signed\":false"))
        #expect(try program.read("evidence-2/README.txt").contains("was not signed as a whole"))
        let found = try check()
        #expect(found.code == 3 && found.output.hasPrefix("NOT SIGNED: "), "\(found.output)\(found.talk)")
    }

    @Test func `what was erased is said to be missing, and the rest is proven`() throws {
        let article = try #require(try logRecords(program).first?["article"]?["id"]?.string)
        #expect(try program.run("erase", article, "--reason", "order 7", "-c", "errata.yaml").code == 0)
        let folder = try unpack()
        #expect(try check().code == 0)
        #expect(!Set(try files(folder)).contains("before.txt"))
        #expect(try program.read("evidence-2/process.json").contains("it was erased"))
        #expect(try program.read("evidence-2/README.txt").contains("2. The pages themselves are not in this folder"))
    }
}

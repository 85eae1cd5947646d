import ChangeLog
import Crypto
import Linux
import Storage
import Testing

/// Proofs, archives and erasures as those use them who rely on them: by the commands of `docs/evidence.md`.
@Suite struct EvidenceTests {
    private let program: Program

    init() throws { program = try Program() }

    /// A store and its log, as a daemon leaves them.
    private func prepare() async throws -> String {
        try await StoreFixture.make(in: program)
        try program.write("errata.yaml", "store: errata.db\nlog:\n  directory: log\n")
        let reader = try StoreReader.open(program.directory + "/errata.db")
        try await ChangeLog.open(directory: program.directory + "/log", reader: reader).close()
        reader.close()
        let found = try program.run("verify", "-c", "errata.yaml")
        #expect(found.code == 0, "\(found.output)\(found.talk)")
        let line = try #require(found.lines.first { $0.hasPrefix("signed by: ") })
        return String(line.dropFirst(11))
    }

    /// A block of the guide, by the words behind its fence.
    private func script(_ name: String, of document: String = "docs/evidence.md") throws -> String {
        let text = String(decoding: try FileSystem.read(Program.checkout + "/" + document), as: UTF8.self)
        let begin = try #require(text.firstRange(of: "```\(name)\n"))
        let rest = text[begin.upperBound...]
        return String(rest[..<(try #require(rest.firstRange(of: "\n```"))).lowerBound]) + "\n"
    }

    @Test func `a proof is checked with the file and the key alone, by Errata and by a shell`() async throws {
        let key = try await prepare()
        let made = try program.run("prove", "2", "-c", "errata.yaml")
        #expect(made.code == 0, "\(made.talk)")
        try program.write("check-proof", try script("sh check-proof"))
        // Away from store, log and configuration.
        let elsewhere = try Program()
        try elsewhere.write("2.tlog-proof", try program.read("2.tlog-proof"))
        try elsewhere.write("check-proof", try program.read("check-proof"))
        let found = try elsewhere.run("verify", "--proof", "2.tlog-proof", "--key", key)
        #expect(found.code == 0, "\(found.output)\(found.talk)")
        #expect(found.output.contains("change 2 is one of the"))
        let shell = try elsewhere.runTool("sh", "check-proof", "2.tlog-proof", key)
        #expect(shell.code == 0, "\(shell.output)\(shell.talk)")
        #expect(shell.output.hasPrefix("OK: line 2 of the"))

        let other = Base64.encode([UInt8](repeating: 7, count: 32))
        #expect(try elsewhere.run("verify", "--proof", "2.tlog-proof", "--key", other).code == 1)
        #expect(try elsewhere.runTool("sh", "check-proof", "2.tlog-proof", other).code != 0)
    }

    @Test func `no byte of a proof can be another one`() async throws {
        let key = try await prepare()
        #expect(try program.run("prove", "1", "proof", "-c", "errata.yaml").code == 0)
        let whole = try FileSystem.read(program.directory + "/proof")
        #expect(try program.run("verify", "--proof", "proof", "--key", key).code == 0)
        for place in stride(from: 0, to: whole.count, by: max(1, whole.count / 60)) {
            var bytes = whole
            bytes[place] ^= 1
            try File(program.directory + "/flipped", .replace).write(bytes)
            let found = try program.run("verify", "--proof", "flipped", "--key", key)
            #expect(found.code == 1, "byte \(place): \(found.output)\(found.talk)")
        }
    }

    @Test func `after an erasure chain, checkpoints and proofs hold, and no file has the words`() async throws {
        let key = try await prepare()
        #expect(try program.run("prove", "2", "before.tlog-proof", "-c", "errata.yaml").code == 0)
        let done = try program.run("erase", "art_1", "--reason", "order 7", "-c", "errata.yaml")
        #expect(done.code == 0, "\(done.output)\(done.talk)")
        for name in ["errata.db"] + (try FileSystem.list(program.directory + "/log").map { "log/" + $0 }) {
            let text = String(decoding: try FileSystem.read(program.directory + "/" + name), as: UTF8.self).lowercased()
            #expect(!text.contains("twelve killed"), "\(name)")
            #expect(!text.contains("killed 12 people"), "\(name)")
        }
        let found = try program.run("verify", "-c", "errata.yaml", "--key", key)
        #expect(found.code == 0, "\(found.output)\(found.talk)")
        #expect(found.output.contains("erased: "))
        #expect(try program.run("verify", "--log", "log", "--key", key).code == 0)
        #expect(try program.run("verify", "--proof", "before.tlog-proof", "--key", key).code == 0)
        #expect(try program.run("prove", "2", "after.tlog-proof", "-c", "errata.yaml").code == 0)
        let proven = try program.run("verify", "--proof", "after.tlog-proof", "--key", key)
        #expect(proven.code == 0)
        #expect(proven.output.contains("its texts were erased"))
        for (name, document) in [("sh", "README.md"), ("sh", "docs/evidence.md")] {
            try program.write("log/check", try script(name, of: document))
            let shell = try program.runTool("sh", "-c", "cd log && sh check")
            #expect(shell.output == "the chain is whole\n", "\(document): \(shell.output)\(shell.talk)")
        }
        let log = try program.run("changes", "-c", "errata.yaml", "--json")
        #expect(log.output.contains("\"type\":\"article.erased\""))
        #expect(log.output.contains("order 7"))
        // What is left can be shown.
        for words in [["show", "2"], ["articles"], ["changes"], ["why", "2"]] {
            let shown = try program.run(words + ["-c", "errata.yaml"])
            #expect(shown.code == 0 || shown.code == 1, "\(words): \(shown.output)\(shown.talk)")
        }
    }

    @Test func `an erasure names the files that commands wrote, and counts those that are gone`() async throws {
        _ = try await prepare()
        for words in [
            ["backup", "copy.db"], ["backup", "moved.db"], ["prove", "2"], ["evidence", "2"],
            ["prove", "3"], ["export", "--warc", "a.warc.gz"], ["export", "--wacz", "a.wacz"],
        ] {
            let made = try program.run(words + ["-c", "errata.yaml"])
            #expect(made.code == 0 && !made.talk.contains("will not name"), "\(words): \(made.talk)")
        }
        try FileSystem.remove(program.directory + "/moved.db")
        let done = try program.run("erase", "art_1", "--reason", "order 7", "-c", "errata.yaml")
        #expect(done.code == 0, "\(done.talk)")
        let here = FileSystem.absolute(program.directory)
        for name in ["copy.db, a backup of ", "2.tlog-proof, a proof", "evidence-2.zip, ", "a.warc.gz, ", "a.wacz, "] {
            #expect(done.output.contains("may hold the texts: \(here)/\(name)"), "\(name)")
        }
        #expect(!done.output.contains("moved.db") && done.output.contains("1 file is not where errata wrote"))
        #expect(done.output.contains("not known here: "))
        // That is about another article.
        #expect(!done.output.contains("3.tlog-proof"))
    }

    @Test func `with a key, a log without its signatures or its beginning is wrong`() async throws {
        let key = try await prepare()
        #expect(try program.run("verify", "--log", "log", "--key", key).code == 0)
        let files = try FileSystem.list(program.directory + "/log").filter { $0.hasPrefix("changes-") }
        let file = try #require(files.filter { $0.hasSuffix(".jsonl") }.sorted().first)
        let whole = try program.read("log/" + file)
        let newline = try #require(whole.firstIndex(of: "\n"))
        try program.write("log/" + file, String(whole[whole.index(after: newline)...]))
        let headless = try program.run("verify", "--log", "log", "--key", key)
        #expect(headless.code == 1 && headless.output.hasPrefix("WRONG "), "\(headless.output)")
        #expect(headless.output.contains("the log begins at 2"))
        // Without a key it is what it always was: a part of a log, and said to be one.
        #expect(try program.run("verify", "--log", "log").code == 0)
        try program.write("log/" + file, whole)
        for name in ["checkpoints.jsonl", "checkpoint"] { try FileSystem.remove(program.directory + "/log/" + name) }
        for words in [["--log", "log"], ["-c", "errata.yaml"], ["--store", "errata.db"]] {
            let found = try program.run(["verify", "--key", key] + words)
            #expect(found.code == 1 && found.output.hasPrefix("WRONG "), "\(words): \(found.output)\(found.talk)")
        }
        try program.write("log/checkpoints.jsonl", "")
        let unsigned = try program.run("verify", "--log", "log", "--key", key)
        #expect(unsigned.code == 1)
        #expect(unsigned.output.contains("nothing shows that the key signed"), "\(unsigned.output)")
        #expect(try program.run("verify", "--log", "log").code == 0)
    }

    @Test func `an erasure that is refused leaves no mark of a crash`() async throws {
        _ = try await prepare()
        let refused = try program.run("erase", "art_1", "4711", "--reason", "order 7", "-c", "errata.yaml")
        #expect(refused.code != 0)
        #expect(refused.talk.contains("there is no version 4711"), "\(refused.talk)")
        #expect(!FileSystem.exists(program.directory + "/errata.db.running"))
    }

    /// A monitor in another language: the root over the entries, and over the tiles, is the one that was signed.
    private static let monitor = """
        import base64, hashlib, json, os
        sha = lambda data: hashlib.sha256(data).digest()
        def root(hashes):
            if len(hashes) == 1: return hashes[0]
            middle = 1
            while middle * 2 < len(hashes): middle *= 2
            return sha(b"\\1" + root(hashes[:middle]) + root(hashes[middle:]))
        origin, size, signed = open("tiles/checkpoint").read().split("\\n")[:3]
        size = int(size)
        def tile(level):
            name = "tiles/tile/%s/000" % level
            return open(name if size >= 256 else name + ".p/%d" % size, "rb").read()
        entries, data = [], tile("entries")
        while data:
            length = data[0] << 8 | data[1]
            entries.append(data[2:2 + length])
            data = data[2 + length:]
        leaves = [sha(b"\\0" + entry) for entry in entries]
        assert [json.loads(entry)["seq"] for entry in entries] == list(range(1, size + 1))
        assert base64.b64encode(root(leaves)).decode() == signed
        assert tile("0") == b"".join(leaves)
        lines = [line for name in sorted(os.listdir("log")) if name.startswith("changes-") and name.endswith(".jsonl")
                 for line in open("log/" + name, "rb").read().splitlines()]
        assert [hashlib.sha256(line).hexdigest() for line in lines[:size]] == [json.loads(e)["sha256"] for e in entries]
        print("fine", size)
        """

    @Test func `a monitor finds the signed root over the tiles, and the lines under it`() async throws {
        _ = try await prepare()
        let made = try program.run("export", "--tiles", "tiles", "-c", "errata.yaml")
        #expect(made.code == 0, "\(made.talk)")
        let found = try program.runTool("python3", "-c", Self.monitor)
        #expect(found.output == "fine 3\n", "\(found.output)\(found.talk)")
    }

    @Test func `the old shell check finds a line that somebody changed`() async throws {
        _ = try await prepare()
        let names = try FileSystem.list(program.directory + "/log")
        let name = try #require(names.first { $0.hasSuffix(".jsonl") && $0.hasPrefix("changes") })
        let text = try program.read("log/" + name)
        try program.write("log/" + name, text.replacing("\"after\":\"12\"", with: "\"after\":\"13\""))
        try program.write("log/check", try script("sh", of: "README.md"))
        let shell = try program.runTool("sh", "-c", "cd log && sh check")
        #expect(shell.output.hasPrefix("broken before"), "\(shell.output)")
    }
}

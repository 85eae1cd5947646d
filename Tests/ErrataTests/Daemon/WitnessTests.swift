import JSON
import Linux
import MicroHTTPD
import Synchronization
import Testing

/// Checkpoints signed by a witness of our own, which is written in another language and leaves the signatures to openssl.
@Suite(.serialized) struct WitnessTests {
    /// Reads `question`, remembers what it signed in `state`, and prints the status and the answer.
    private static let script = #"""
        import base64, hashlib, json, os, struct, subprocess, sys, time
        sha = lambda data: hashlib.sha256(data).digest()
        node = lambda left, right: sha(b"\1" + left + right)
        def answer(status, text=""):
            print(status)
            sys.stdout.write(text)
            sys.exit(0)
        def consistent(first, size, old, new, proof):
            if first == size: return old == new and not proof
            if first & (first - 1) == 0: proof = [old] + proof
            if not proof: return False
            fn, sn = first - 1, size - 1
            while fn & 1: fn, sn = fn >> 1, sn >> 1
            fr = sr = proof[0]
            for c in proof[1:]:
                if sn == 0: return False
                if fn & 1 or fn == sn:
                    fr, sr = node(c, fr), node(c, sr)
                    while fn and not fn & 1: fn, sn = fn >> 1, sn >> 1
                else:
                    sr = node(sr, c)
                fn, sn = fn >> 1, sn >> 1
            return sn == 0 and fr == old and sr == new
        head, text, signatures = open("question", encoding="utf-8").read().split("\n\n")
        text += "\n"
        old, proof = int(head.split("\n")[0].split(" ")[1]), [base64.b64decode(line) for line in head.split("\n")[1:]]
        origin, size, root = text.split("\n")[:3]
        size, root = int(size), base64.b64decode(root)
        key = base64.b64decode(json.loads(open("log/checkpoints.jsonl").readlines()[-1])["key"])
        open("log.der", "wb").write(bytes.fromhex("302a300506032b6570032100") + key)
        open("text", "w").write(text)
        open("signature", "wb").write(base64.b64decode(signatures.split("\n")[0].split(" ")[2])[4:])
        check = ["openssl", "pkeyutl", "-verify", "-pubin", "-keyform", "DER", "-inkey", "log.der", "-rawin", "-in", "text",
                 "-sigfile", "signature"]
        if subprocess.run(check, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode: answer(403)
        state = json.load(open("state")) if os.path.exists("state") else {"size": 0, "root": ""}
        if old > size: answer(400)
        if old != state["size"]: answer(409, "%d\n" % state["size"])
        if old and not consistent(old, size, bytes.fromhex(state["root"]), root, proof): answer(422)
        json.dump({"size": size, "root": root.hex()}, open("state", "w"))
        now = int(time.time())
        open("text", "w").write("cosignature/v1\ntime %d\n%s" % (now, text))
        made = subprocess.run(["openssl", "pkeyutl", "-sign", "-inkey", "witness.key", "-rawin", "-in", "text"],
                              stdout=subprocess.PIPE).stdout
        der = subprocess.run(["openssl", "pkey", "-in", "witness.key", "-pubout", "-outform", "DER"],
                             stdout=subprocess.PIPE).stdout
        identifier = sha(b"witness.example/w1\n\4" + der[-32:])[:4]
        signature = base64.b64encode(identifier + struct.pack(">Q", now) + made).decode()
        answer(200, "\u2014 other.example AAAAAAAA\n\u2014 witness.example/w1 %s\n" % signature)
        """#

    /// Prints the key of `witness.key` as a witness publishes it.
    private static let verifierKey = #"""
        import base64, hashlib, subprocess
        der = subprocess.run(["openssl", "pkey", "-in", "witness.key", "-pubout", "-outform", "DER"],
                             stdout=subprocess.PIPE).stdout
        key = b"\4" + der[-32:]
        name = "witness.example/w1"
        digits = hashlib.sha256(name.encode() + b"\n" + key).hexdigest()[:8]
        print("%s+%s+%s" % (name, digits, base64.b64encode(key).decode()), end="")
        """#

    /// A witness on loopback.
    private final class Witness: Sendable {
        let server: HTTPServer
        let key: String
        /// The first line of each question.
        private let questions: Questions

        final class Questions: Sendable {
            let heads = Mutex<[String]>([])
        }

        init(_ program: Program) throws {
            try program.write("witness.py", WitnessTests.script)
            key = try WitnessTests.makeKey(program)
            let asked = Questions()
            questions = asked
            server = try HTTPServer(endpoint: .tcp(host: "127.0.0.1", port: 0)) { request in
                let away = HTTPResponse(status: 503, contentType: "text/plain", text: "away")
                let text = String(decoding: request.body, as: UTF8.self)
                asked.heads.withLock { $0.append(String(text.prefix { $0 != "\n" })) }
                guard request.method == "POST", request.path == "/w/add-checkpoint",
                    (try? File(program.directory + "/question", .replace).write(request.body)) != nil,
                    let said = try? program.runTool("python3", "witness.py"), said.code == 0,
                    let status = said.output.split(separator: "\n").first.flatMap({ Int($0) })
                else { return away }
                let rest = said.output.drop { $0 != "\n" }.dropFirst()
                return HTTPResponse(status: status, contentType: "text/plain", text: String(rest))
            }
        }

        var setting: String { "\nwitnesses: [{url: \"http://127.0.0.1:\(server.port)/w\", key: \"\(key)\"}]\n" }
        var heads: [String] { questions.heads.withLock { $0 } }
    }

    private static func makeKey(_ program: Program) throws -> String {
        let made = try program.runTool("openssl", "genpkey", "-algorithm", "ED25519", "-out", "witness.key")
        #expect(made.code == 0, "\(made.talk)")
        return try program.runTool("python3", "-c", verifierKey).output
    }

    private let program: Program
    private let site: NewsSite

    init() throws {
        (program, site) = (try Program(), try NewsSite())
        site.feed([("ferry", "Ferry fire")])
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 8))
    }

    private var signatures: [String] {
        ((try? FileSystem.list(program.directory + "/log/cosignatures")) ?? []).sorted()
    }

    /// Runs a daemon until a condition holds.
    private func watch(_ witness: Witness, _ what: String, until condition: () throws -> Bool) throws {
        try program.write(
            "errata.yaml", configuration("  - {feed: \"\(site.origin)/feed.xml\", name: Test}") + witness.setting)
        let daemon = try DaemonProcess(program)
        try waitUntil(what, seconds: 40) { try condition() }
        #expect(try daemon.stop() == 0)
    }

    private func errata(_ words: String...) throws -> Program.Outcome { try program.run(words) }

    @Test func `a witness signs that the log only grew, and everybody can check it`() throws {
        let witness = try Witness(program)
        try watch(witness, "the witness has signed") { !signatures.isEmpty }
        #expect(witness.heads == ["old 0"])
        // A change within the hour is signed when the daemon ends.
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 12))
        try watch(witness, "the edit is in the log") { try logRecords(program).count > 1 }
        // What the witness has signed is not known here any more: it says so itself.
        for name in signatures { try FileSystem.remove(program.directory + "/log/cosignatures/\(name)") }
        try watch(witness, "the witness has signed more") { !signatures.isEmpty }
        #expect(witness.heads.count == 3)
        #expect(witness.heads[1] == "old 0" && witness.heads[2] == "old 1", "\(witness.heads)")

        let found = try errata("verify", "-c", "errata.yaml")
        #expect(found.code == 0, "\(found.output)\(found.talk)")
        #expect(found.output.contains("witnesses: 1 signature; trusted up to change "), "\(found.output)")
        let key = try #require(found.lines.first { $0.hasPrefix("signed by: ") }).dropFirst(11)
        let copy = try errata("verify", "--log", "log")
        #expect(copy.code == 0)
        #expect(copy.talk.contains("1 of 1 signatures of witnesses were held against"), "\(copy.talk)")
        #expect(try errata("verify", "--log", "log", "--witness", witness.key).code == 0)

        let proof = try errata("prove", "1", "-c", "errata.yaml")
        #expect(proof.output.contains("signed by 1 witness too"), "\(proof.output)\(proof.talk)")
        let plain = try errata("verify", "--proof", "1.tlog-proof", "--key", String(key))
        #expect(plain.output.contains("not checked: the signature of witness.example/w1"), "\(plain.output)")
        let checked = try errata("verify", "--proof", "1.tlog-proof", "--key", String(key), "--witness", witness.key)
        #expect(checked.code == 0 && checked.output.contains("the witness witness.example/w1 signed the same at"))
        #expect(try errata("export", "--tiles", "tiles", "-c", "errata.yaml").code == 0)
        #expect(try program.read("tiles/checkpoint").contains("\u{2014} witness.example/w1 "))
        try checkBundle(String(key))
        try refuseForgeries(key: String(key), witness)
    }

    private func checkBundle(_ key: String) throws {
        #expect(try errata("evidence", "1", "-c", "errata.yaml").code == 0)
        #expect(try program.runTool("python3", "-m", "zipfile", "-e", "evidence-1.zip", ".").code == 0)
        let found = try program.runTool("sh", "evidence-1/verify.sh", key)
        #expect(found.code == 0 && found.output.hasPrefix("OK: "), "\(found.output)\(found.talk)")
        // Another key in place of the witness's, and hashes to match.
        let other = try Self.makeKey(program)
        try program.write("evidence-1/witnesses.txt", other + "\n")
        let forged = try program.runTool(
            "sh", "-c",
            """
            cd evidence-1 && rm SHA256SUMS.sig && sed -i s/folder_signed/unsigned/ process.json
            find . -type f | LC_ALL=C sort | grep -vxF ./SHA256SUMS | xargs sha256sum >../sums
            mv ../sums SHA256SUMS && sh verify.sh
            """)
        #expect(forged.output.hasPrefix("WRONG: the signature of the witness witness.example/w1"), "\(forged.output)")
    }

    private func refuseForgeries(key: String, _ witness: Witness) throws {
        let other = try Self.makeKey(program)
        for words in [["--log", "log"], ["--proof", "1.tlog-proof", "--key", key]] {
            let refused = try program.run(["verify", "--witness", other] + words)
            #expect(refused.code == 1 && refused.output.hasPrefix("WRONG "), "\(refused.output)\(refused.talk)")
        }
        let name = "log/cosignatures/" + (try #require(signatures.first))
        let whole = try FileSystem.read(program.directory + "/" + name)
        for place in stride(from: 0, to: whole.count, by: 7) {
            var bytes = whole
            bytes[place] ^= 1
            try File(program.directory + "/" + name, .replace).write(bytes)
            let found = try errata("verify", "-c", "errata.yaml", "--quick")
            // The key behind the line is for those who have no other.
            let isKey = place >= whole.count - witness.key.utf8.count - 1
            #expect(found.code == 1 || isKey, "byte \(place): \(found.output)")
        }
    }

    @Test func `a log that shrank or was forked is not signed, and goes on`() throws {
        let witness = try Witness(program)
        try program.write("state", "{\"size\": 4711, \"root\": \"\"}")
        try watch(witness, "the refusal is said") {
            (try? program.read(".daemon"))?.contains("it has seen 4711 lines of this log, which has ") == true
        }
        try program.write("state", "{\"size\": 1, \"root\": \"\(String(repeating: "0", count: 64))\"}")
        try watch(witness, "the refusal is said") {
            let talk = (try? program.read(".daemon")) ?? ""
            return talk.contains("does not believe that the log only grew") || talk.contains("has seen another log")
        }
        #expect(signatures.isEmpty)
        #expect(try errata("verify", "-c", "errata.yaml").code == 0)
    }
}

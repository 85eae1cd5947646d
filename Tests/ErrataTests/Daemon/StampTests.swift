import JSON
import Linux
import MicroHTTPD
import Synchronization
import Testing

/// Checkpoints stamped by an authority of our own, made with openssl.
@Suite(.serialized) struct StampTests {
    /// An RFC 3161 authority on loopback that is away at first.
    private final class Authority: Sendable {
        let server: HTTPServer

        init(_ program: Program, refusals: Int) throws {
            let count = Mutex(0)
            server = try HTTPServer(endpoint: .tcp(host: "127.0.0.1", port: 0)) { request in
                count.withLock { number in
                    number += 1
                    let away = HTTPResponse(status: 503, contentType: "text/plain", text: "away")
                    guard number > refusals, request.method == "POST" else { return away }
                    let query = program.directory + "/query.tsq"
                    guard (try? File(query, .replace).write(request.body)) != nil,
                        let reply = StampTests.reply(program, to: "reply.tsr")
                    else { return away }
                    var response = HTTPResponse(status: 200, contentType: "application/timestamp-reply", text: "")
                    response.body = reply
                    return response
                }
            }
        }

        var url: String { "http://127.0.0.1:\(server.port)/tsa" }
    }

    /// Keys and certificates of an authority, and of another one that nobody trusts.
    private func makeAuthority(in program: Program) throws {
        try program.write(
            "tsa.cnf",
            """
            [tsa]
            default_tsa = one
            [one]
            dir = .
            serial = serial
            signer_cert = tsa.pem
            signer_key = tsa.key
            signer_digest = sha256
            default_policy = 1.2.3.4
            digests = sha256
            ess_cert_id_alg = sha256
            [stamps]
            extendedKeyUsage = critical,timeStamping
            """)
        try program.write("serial", "01\n")
        try program.write(
            "make",
            """
            set -e
            openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=Root -days 30 -keyout ca.key -out ca.pem
            openssl req -x509 -newkey rsa:2048 -nodes -subj /CN=Other -days 30 -keyout other.key -out other.pem
            openssl req -newkey rsa:2048 -nodes -subj /CN=TSA -keyout tsa.key -out tsa.csr
            openssl x509 -req -in tsa.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days 20 -extfile tsa.cnf \
                -extensions stamps -out tsa.pem
            """)
        let made = try program.runTool("sh", "make")
        #expect(made.code == 0, "\(made.talk)")
    }

    /// The authority's answer to `query.tsq`; nil when it makes none.
    private static func reply(_ program: Program, to name: String) -> [UInt8]? {
        let words = ["openssl", "ts", "-reply", "-queryfile", "query.tsq", "-config", "tsa.cnf", "-out", name]
        guard (try? program.runTool(words))?.code == 0 else { return nil }
        return try? FileSystem.read(program.directory + "/" + name)
    }

    private func stamps(_ program: Program) -> [String] {
        ((try? FileSystem.list(program.directory + "/log/timestamps")) ?? []).filter { $0.hasSuffix(".tsr") }
    }

    private func watch(_ program: Program, _ authority: Authority, _ certificates: String) throws -> DaemonProcess {
        let site = try NewsSite()
        site.feed([("ferry", "Ferry fire")])
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 8))
        try program.write(
            "errata.yaml",
            configuration("  - {feed: \"\(site.origin)/feed.xml\", name: Test}")
                + "\ntimestamps: [{url: \"\(authority.url)\", ca_file: \(certificates)}]\n")
        let daemon = try DaemonProcess(program)
        try waitUntil("an article is there") { try !logRecords(program).isEmpty }
        withExtendedLifetime(site) {}
        return daemon
    }

    @Test func `openssl confirms the stamp of a checkpoint, and verify counts it`() throws {
        let program = try Program()
        try makeAuthority(in: program)
        let authority = try Authority(program, refusals: 0)
        let daemon = try watch(program, authority, "ca.pem")
        try waitUntil("a stamp is there", seconds: 40) { !stamps(program).isEmpty }
        #expect(try daemon.stop() == 0)
        let name = try #require(stamps(program).first)
        let size = try #require(Int(name.split(separator: "-")[0]))
        let history = try program.read("log/checkpoints.jsonl").split(separator: "\n")
        let lines = try history.map { try JSONParser.parse(Array($0.utf8)) }
        let note = try #require(lines.first { $0["size"]?.int == size }?["note"]?.string)
        try program.write("note", note)
        let said = try program.runTool(
            "openssl", "ts", "-verify", "-data", "note", "-in", "log/timestamps/\(name)", "-CAfile", "ca.pem")
        #expect(said.code == 0, "\(said.output)\(said.talk)")
        let verified = try program.run("verify", "-c", "errata.yaml")
        #expect(verified.code == 0, "\(verified.output)\(verified.talk)")
        #expect(verified.output.contains("1 time stamp of others") && verified.talk.isEmpty, "\(verified.talk)")
        let copy = try program.run("verify", "--log", "log")
        #expect(copy.code == 0 && copy.talk.contains("1 of 1 time stamps were held against"), "\(copy.talk)")

        // A stamp of the checkpoint by somebody else is found, even with that one's certificates beside it.
        try program.write(
            "forge",
            """
            set -e
            cp log/timestamps/\(name) kept.tsr
            openssl x509 -req -in tsa.csr -CA other.pem -CAkey other.key -CAcreateserial -days 20 -extfile tsa.cnf \
                -extensions stamps -out tsa.pem
            openssl ts -query -data note -sha256 -cert -out query.tsq
            openssl ts -reply -queryfile query.tsq -config tsa.cnf -out log/timestamps/\(name)
            cp other.pem log/timestamps/\(name.dropLast(4)).pem
            openssl ts -verify -data note -in log/timestamps/\(name) -CAfile other.pem
            """)
        let forged = try program.runTool("sh", "forge")
        #expect(forged.code == 0, "\(forged.talk)")
        let refused = try program.run("verify", "-c", "errata.yaml")
        #expect(refused.code == 1 && refused.output.contains("WRONG  timestamps/\(name)"), "\(refused.output)")

        // A stamp of something else is found.
        try program.write("other", "other")
        let query = ["openssl", "ts", "-query", "-data", "other", "-sha256", "-cert", "-out", "query.tsq"]
        #expect(try program.runTool(query).code == 0)
        #expect(Self.reply(program, to: "log/timestamps/\(name)") != nil)
        let found = try program.run("verify", "-c", "errata.yaml")
        #expect(found.code == 1)
        #expect(found.output.contains("WRONG  timestamps/\(name)"))
    }

    @Test func `a command's proof is kept, is in the bundle, and another command verifies it`() throws {
        let program = try Program()
        let site = try NewsSite()
        site.feed([("ferry", "Ferry fire")])
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 8))
        try program.write("stamp", #"[ "$(wc -l <"$1")" -ge 5 ] && sha256sum <"$1" >"$1.ots""#)
        try program.write("check", #"sha256sum <"$1" | cmp -s - "$2" || { echo 'that is another file' >&2; exit 1; }"#)
        let (stamp, check) = (program.directory + "/stamp", program.directory + "/check")
        let sources = configuration("  - {feed: \"\(site.origin)/feed.xml\", name: Test}")
        let command = "\ntimestamps: [{command: [sh, \(stamp), \"{file}\"]"
        try program.write(
            "errata.yaml", sources + command + ", verify: [sh, \(check), \"{file}\", \"{proof}\"]}]\n")
        let daemon = try DaemonProcess(program)
        let folder = program.directory + "/log/timestamps"
        try waitUntil("a proof is there", seconds: 40) { FileSystem.exists(folder + "/000000000001-sh.ots") }
        #expect(try daemon.stop() == 0)
        let verified = try program.run("verify", "-c", "errata.yaml")
        #expect(verified.code == 0 && verified.talk.isEmpty, "\(verified.output)\(verified.talk)")
        #expect(verified.output.contains("1 proof that commands confirm"), "\(verified.output)")
        let copy = try program.run("verify", "--log", "log")
        #expect(copy.code == 0 && copy.talk.contains("names no verify command"), "\(copy.talk)")
        #expect(try program.run("evidence", "1", "-c", "errata.yaml").code == 0)
        let list = try program.runTool("python3", "-m", "zipfile", "-l", "evidence-1.zip")
        #expect(list.output.contains("tokens/000000000001-sh.ots"), "\(list.output)")
        try program.write("log/timestamps/000000000001-sh.ots", "another\n")
        let refused = try program.run("verify", "-c", "errata.yaml")
        let doubt = "timestamps/000000000001-sh.ots is not verified: sh: it ended with 1: that is another file"
        #expect(refused.talk.contains(doubt), "\(refused.talk)")
        #expect(!refused.output.contains("that commands confirm"))
    }

    @Test func `an authority that nobody trusts stamps nothing, and the log goes on`() throws {
        let program = try Program()
        try makeAuthority(in: program)
        let authority = try Authority(program, refusals: 0)
        let daemon = try watch(program, authority, "other.pem")
        try waitUntil("the refusal is said", seconds: 40) {
            (try? program.read(".daemon"))?.contains("its answer was refused") == true
        }
        #expect(try daemon.stop() == 0)
        #expect(stamps(program).isEmpty)
        #expect(try program.run("verify", "-c", "errata.yaml").code == 0)
    }
}

import Glibc
import JSON
import Linux
import Testing

/// The receivers of docs/webhooks.md as they stand there, against the real daemon.
@Suite struct ReceiverTests {
    /// The block of code in a language.
    private static func block(_ language: String) throws -> String {
        let path = Program.checkout + "/docs/webhooks.md"
        let text = String(decoding: try FileSystem.read(path), as: UTF8.self)
        let start = try #require(text.firstRange(of: "```\(language)\n"))
        let end = try #require(text[start.upperBound...].firstRange(of: "```"))
        return String(text[start.upperBound..<end.lowerBound])
    }

    @Test func `the receiver in Python takes what is genuine and refuses what is not`() throws {
        let program = try Program()
        try program.write("receiver.py", try Self.block("python"))
        try program.write("desk.secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n")
        try program.write("other.secret", "whsec_AAAQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n")
        let port = Int.random(in: 20_000...40_000)
        let words = Program.environment(in: program.directory) + ["python3", "receiver.py", "\(port)", "desk.secret"]
        var pointers = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var process: pid_t = 0
        try #require(posix_spawn(&process, "/usr/bin/env", nil, nil, &pointers, nil) == 0)
        defer {
            kill(process, SIGKILL)
            waitpid(process, nil, 0)
        }
        let hook = "url: \"http://127.0.0.1:\(port)/\", allow_http: true"
        try program.write(
            "errata.yaml",
            """
            store: errata.db
            log: {directory: log}
            control: {socket: errata.sock}
            network: {allow: [127.0.0.0/8]}
            webhooks:
              - {name: desk, \(hook), secret: {file: desk.secret}}
              - {name: forger, \(hook), secret: {file: other.secret}}
            """)
        let daemon = try DaemonProcess(program)
        try waitUntil("the receiver listens") {
            try program.run("deliveries", "test", "desk", "-c", "errata.yaml").code == 0
        }
        let forged = try program.run("deliveries", "test", "forger", "-c", "errata.yaml")
        #expect(forged.code == 1)
        #expect(forged.output.contains("answered 401"), "\(forged.output)")
        #expect(try daemon.stop() == 0)
    }

    @Test func `the check in the shell knows the bytes that were signed`() throws {
        let program = try Program()
        try program.write("verify.sh", try Self.block("sh"))
        try program.write("desk.secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw\n")
        // The example of Standard Webhooks.
        try program.write("body.json", "{\"test\": 2432232314}")
        let arguments = ["sh", "verify.sh", "desk.secret", "msg_p5jXN8AQM9LWM0D4loKWxJek", "1614265330"]
        let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
        let genuine = try program.runTool(arguments + ["v1,AAAA \(signature)", "body.json"])
        #expect(genuine.output == "genuine\n", "\(genuine.talk)")
        try program.write("body.json", "{\"test\": 2432232315}")
        let forged = try program.runTool(arguments + [signature, "body.json"])
        #expect(forged.code == 1)
        #expect(forged.output == "forged\n")
    }
}

import Glibc
import JSON
import Linux
import Testing

/// Mail of the real daemon to a real SMTP server (aiosmtpd) on loopback, and to a program.
@Suite(.serialized, .enabled(if: MailServer.isThere, "python3-aiosmtpd is not installed: scripts/dependencies --test"))
struct MailTests {
    private let program: Program
    private let site: NewsSite

    init() throws {
        program = try Program()
        site = try NewsSite()
        site.feed([("ferry", "Ferry fire")])
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 8))
    }

    private func configure(_ mail: String, _ recipients: String) throws {
        let text = "mail: {from: Errata <errata@example.org>, \(mail)}\nrecipients:\n\(recipients)"
        try program.write(
            "errata.yaml", configuration("  - {feed: \"\(site.origin)/feed.xml\", name: Test}", webhooks: text))
    }

    private func errata(_ words: String...) throws -> Program.Outcome {
        try program.run(words + ["--config", "errata.yaml"])
    }

    private func count(_ state: String, _ name: String) throws -> Int {
        try errata("deliveries", "list", "--state", state, "--webhook", name, "--json").lines.count
    }

    @Test func `a change is told over an encrypted connection after a login, and an edit joins its thread`() throws {
        try #require(
            try program.runTool(
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "cert.pem",
                "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"
            ).code == 0)
        let server = try MailServer(program, "--tls", "cert.pem", "key.pem", "--login", "errata", "secret word")
        try program.write("password", "secret word\n")
        try configure(
            "server: \"smtp://localhost:\(server.port)\", user: errata, password: {file: password}, ca_file: cert.pem",
            "  - {name: desk, to: [desk@example.org, night@example.org], retry: [1s]}")
        let daemon = try DaemonProcess(program)
        try waitUntil("the first message came") { try server.messages().count == 1 }
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 12))
        try waitUntil("the second message came") { try server.messages().count == 2 }
        let messages = try server.messages()
        for message in messages {
            #expect(message.hasPrefix("X-Envelope-From: errata@example.org"), "\(message)")
            #expect(message.contains("X-Envelope-To: desk@example.org,night@example.org"))
            #expect(message.contains("X-Envelope-TLS: yes"))
        }
        let threads = messages.map { $0.split(separator: "\r\n").first { $0.hasPrefix("References: ") } }
        #expect(threads[0] != nil)
        #expect(threads[0] == threads[1])
        #expect(messages[1].contains("<del"))
        let tried = try errata("deliveries", "test", "desk")
        #expect(tried.output.hasPrefix("desk: accepted, answered 250"), "\(tried.output)")
        #expect(try daemon.stop() == 0)
        #expect(try !program.read(".daemon").contains("secret word"))
    }

    @Test func `an open connection is refused unless it is asked for`() throws {
        let server = try MailServer(program)
        try configure(
            "server: \"smtp://127.0.0.1:\(server.port)\"", "  - {name: desk, to: desk@example.org, retry: [1s]}")
        let daemon = try DaemonProcess(program)
        try waitUntil("it is given up") { try count("dead", "desk") == 1 }
        let shown = try errata("deliveries", "list", "--dead")
        #expect(shown.output.contains("no trusted encrypted connection"), "\(shown.output)")
        #expect(try server.messages().isEmpty)
        #expect(try errata("status").output.contains("deliveries retry --webhook desk"))
        try configure(
            "server: \"smtp://127.0.0.1:\(server.port)\", encryption: none",
            "  - {name: desk, to: desk@example.org, retry: [1s]}")
        kill(daemon.identifier, SIGHUP)
        try waitUntil("it is sent after a reload") {
            _ = try errata("deliveries", "retry", "--webhook", "desk")
            return try server.messages().count >= 1
        }
        #expect(try daemon.stop() == 0)
    }

    @Test func `what the server says is told, and a busy server is asked again`() throws {
        let server = try MailServer(program)
        try configure(
            "server: \"smtp://127.0.0.1:\(server.port)\", encryption: none",
            """
              - {name: gone, to: [desk@example.org, refused@example.org], retry: [1s]}
              - {name: desk, to: desk@example.org, retry: [1s, 1s, 1s, 1s, 1s, 1s, 1s, 1s, 1s, 1s, 1s, 1s]}
            """)
        try program.write("mail/busy", "")
        let daemon = try DaemonProcess(program)
        try waitUntil("one is given up") { try count("dead", "gone") == 1 }
        #expect(try server.messages().isEmpty)
        try FileSystem.remove(program.directory + "/mail/busy")
        try waitUntil("the other is sent") { try count("delivered", "desk") == 1 }
        _ = try errata("deliveries", "retry", "--webhook", "gone")
        try waitUntil("the refusal is told") {
            try errata("deliveries", "show", "1").output.contains("did not take the message: RCPT failed: 550")
                || errata("deliveries", "show", "2").output.contains("did not take the message: RCPT failed: 550")
        }
        // One recipient that is refused keeps the message from the others of the same name, too.
        #expect(try server.messages().count == 1)
        #expect(try daemon.stop() == 0)
    }

    @Test func `a digest is one message, sent when a person asks for it, and to nobody else`() throws {
        let server = try MailServer(program)
        site.feed([("ferry", "Ferry fire"), ("storm", "Storm")])
        site.article("storm", headline: "Storm over <Maren>", ferryFire(injured: 3))
        try configure(
            "server: \"smtp://127.0.0.1:\(server.port)\", encryption: none, page: \"https://errata.example.org/\"",
            "  - {name: daily, to: desk@example.org, digest: weekly, weekday: friday, plain: true}")
        let daemon = try DaemonProcess(program)
        try waitUntil("two changes wait") { try count("pending", "daily") == 2 }
        #expect(try server.messages().isEmpty)
        #expect(try errata("deliveries", "retry", "--webhook", "daily").code == 0)
        try waitUntil("both are told") { try count("delivered", "daily") == 2 }
        let messages = try server.messages()
        #expect(messages.count == 1)
        #expect(messages.first?.contains(": 2 changes in 2 articles of 1 source") == true)
        #expect(messages.first?.contains("https://errata.example.org/changes/chg_") == true)
        #expect(try daemon.stop() == 0)
    }

    @Test func `a program gets the message on standard input, and what it complains of is told`() throws {
        try program.write(
            "sendmail", "#!/bin/sh\n[ -e full ] && { echo no room >&2; exit 75; }\ncat > mail.$$ && mv mail.$$ sent\n")
        _ = try program.runTool("chmod", "+x", "sendmail")
        try program.write("full", "")
        try configure(
            "command: [\"\(program.directory)/sendmail\", -t]", "  - {name: desk, to: desk@example.org, retry: [1s]}")
        #expect(try errata("check-config").code == 0)
        let daemon = try DaemonProcess(program)
        try waitUntil("it is given up") { try count("dead", "desk") == 1 }
        #expect(try errata("deliveries", "list", "--dead").output.contains("exited with 75: no room"))
        try FileSystem.remove(program.directory + "/full")
        _ = try errata("deliveries", "retry", "--webhook", "desk")
        try waitUntil("it is sent") { FileSystem.exists(program.directory + "/sent") }
        let message = try program.read("sent")
        #expect(message.contains("\nTo: desk@example.org\n"))
        #expect(!message.contains("\r"))
        #expect(try daemon.stop() == 0)
    }

    @Test func `mistakes of mail are found before the start`() throws {
        try configure(
            "server: mail.example.org, user: errata",
            "  - {name: desk, to: desk, when: {added: /(/, match: {titel: x}}}")
        let checked = try errata("check-config")
        #expect(checked.code == 2 || checked.code != 0)
        for words in [
            "invalid mail server 'mail.example.org': expected", "did you mean 'smtp://mail.example.org'?",
            "a login needs both user and password", "invalid mail address 'desk'",
            "invalid pattern '/(/': the ( at character 1 is not closed", "a change has no member 'titel'",
        ] {
            #expect((checked.talk + checked.output).contains(words), "\(checked.talk)")
        }
    }
}

/// `Tests/MailServer/server.py`, as long as the value lives.
final class MailServer {
    static let isThere: Bool =
        (try? ChildProcess.run(["/usr/bin/python3", "-c", "import aiosmtpd"], environment: ["PATH=/usr/bin:/bin"]))?
        .ending
        == .exited(code: 0)

    private let program: Program
    private var process: pid_t = 0
    private(set) var port = 0

    init(_ program: Program, _ options: String...) throws {
        self.program = program
        try FileSystem.createDirectory(program.directory + "/mail")
        let script = Program.checkout + "/Tests/MailServer/server.py"
        let words = Program.environment(in: program.directory) + ["/usr/bin/python3", script, "mail"] + options
        var pointers = words.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        guard posix_spawn(&process, "/usr/bin/env", nil, nil, &pointers, nil) == 0 else {
            throw SystemError("spawn \(script)")
        }
        try waitUntil("the mail server listens") { FileSystem.exists(program.directory + "/mail/port") }
        port = Int(try program.read("mail/port")) ?? 0
    }

    deinit {
        kill(process, SIGKILL)
        var status: Int32 = 0
        waitpid(process, &status, 0)
    }

    /// What came, in order, quoted-printable line breaks undone.
    func messages() throws -> [String] {
        let names = try FileSystem.list(program.directory + "/mail").filter { $0.hasSuffix(".eml") }
        let numbers = names.compactMap { Int($0.dropLast(4)) }.sorted()
        return try numbers.map { try program.read("mail/\($0).eml").replacing("=\r\n", with: "") }
    }
}

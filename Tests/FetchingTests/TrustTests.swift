import Curl
import Fetching
import Glibc
import Linux
import Model
import Testing

/// A server with a certificate that it made itself, for two minutes at most.
private struct SelfSigned {
    let directory: String
    let port = Int.random(in: 30_000...32_000)

    init() throws {
        directory = "/tmp/errata-tls-\(CurrentProcess.identifier)-\(UInt64.random(in: 0 ..< .max))"
        try FileSystem.createDirectory(directory)
        let environment = ["PATH=\(Environment["PATH"] ?? "/usr/bin")"]
        let (key, certificate) = (directory + "/key.pem", certificate)
        let made = try ChildProcess.run(
            [
                "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", key, "-out", certificate,
                "-days",
                "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
            ], environment: environment)
        #expect(made.ending == .exited(code: 0), "\(String(decoding: made.talk, as: UTF8.self))")
        var limits = ChildProcess.Limits()
        limits.time = .minutes(2)
        let server = ["openssl", "s_server", "-quiet", "-accept", "\(port)", "-cert", certificate, "-key", key, "-www"]
        let words = ["timeout", "120"] + server
        try NamedThread.start("tls-server") { [limits] in
            _ = try? ChildProcess.run(words, environment: environment, limits: limits)
        }
    }

    var certificate: String { directory + "/certificate.pem" }
    var url: String { "https://localhost:\(port)/" }

    func remove() {
        for name in (try? FileSystem.list(directory)) ?? [] { unlink(directory + "/" + name) }
        rmdir(directory)
    }
}

struct TrustTests {
    @Test func `an unknown certificate is refused, unless the source trusts it or is insecure`() async throws {
        let server = try SelfSigned()
        defer { server.remove() }
        let bench = try Bench { policy in
            policy.addressGuard = AddressGuard(allowing: ["127.0.0.0/8", "::1/128"].compactMap { AddressRange($0) })
        }
        var insecure = await bench.fetch(server.url) { $0.options.isInsecure = true }
        for _ in 0..<50 where insecure.page == nil {
            usleep(100_000)
            insecure = await bench.fetch(server.url) { $0.options.isInsecure = true }
        }
        #expect(insecure.page != nil, "\(insecure.outcome.explanation)")
        let strict = await bench.fetch(server.url)
        guard case .unreachable(let failure) = strict.outcome else {
            return #expect(Bool(false), "\(strict.outcome.explanation)")
        }
        #expect(failure.kind == "tls")
        let trusting = await bench.fetch(server.url) { $0.options.certificateAuthorityFile = server.certificate }
        #expect(trusting.page != nil, "\(trusting.outcome.explanation)")
        // Only for the source's own host: an article elsewhere is another matter.
        let elsewhere = await bench.fetch(server.url) { request in
            request.options.isInsecure = true
            request.home = "https://source.example/feed"
        }
        #expect(elsewhere.page == nil)
    }
}

import Glibc
import Systemd
import Testing

/// The environment belongs to the whole process, so these run one after the other.
@Suite(.serialized) struct SystemdTests {
    @Test func `the manager hears what is said, one datagram a call`() throws {
        let manager = try FakeManager()
        let notifier = ServiceNotifier()
        #expect(notifier.isActive)
        notifier.ready(status: "412 sources")
        #expect(manager.next() == "READY=1\nSTATUS=412 sources")
        notifier.alive()
        #expect(manager.next() == "WATCHDOG=1")
        notifier.extendTimeout(by: .milliseconds(1500))
        #expect(manager.next() == "EXTEND_TIMEOUT_USEC=1500000")
        notifier.stopping()
        #expect(manager.next() == "STOPPING=1")
    }

    @Test func `a reload says when it began`() throws {
        let manager = try FakeManager()
        ServiceNotifier().reloading()
        let lines = try #require(manager.next()).split(separator: "\n")
        #expect(lines.first == "RELOADING=1")
        let time = try #require(Int64(lines[1].dropFirst("MONOTONIC_USEC=".count)))
        var now = timespec()
        clock_gettime(CLOCK_MONOTONIC, &now)
        #expect(abs(Int64(now.tv_sec) * 1_000_000 - time) < 60_000_000)
    }

    @Test func `a status cannot smuggle in an assignment`() throws {
        let manager = try FakeManager()
        ServiceNotifier().status("a\nMAINPID=1")
        #expect(manager.next() == "STATUS=a MAINPID=1")
    }

    @Test func `without a manager nothing is said`() {
        unsetenv("NOTIFY_SOCKET")
        let notifier = ServiceNotifier()
        #expect(!notifier.isActive)
        notifier.ready()
    }

    @Test func `a credential is a file of that name, and no way out of the directory`() {
        setenv("CREDENTIALS_DIRECTORY", "/run/credentials/errata.service", 1)
        defer { unsetenv("CREDENTIALS_DIRECTORY") }
        #expect(Credentials.path(of: "webhook.desk") == "/run/credentials/errata.service/webhook.desk")
        #expect(Credentials.path(of: "../shadow") == nil)
        #expect(Credentials.path(of: "..") == nil)
        unsetenv("CREDENTIALS_DIRECTORY")
        #expect(Credentials.path(of: "webhook.desk") == nil)
    }

    @Test(arguments: [
        (true, ServiceLog.Level.warning, "host\u{1B}[2J down\nfoo", "<4>host [2J down foo\n"),
        (false, .error, "disk \u{202E}full", "error: disk full\n"),
        (false, .debug, "not shown", ""),
    ])
    func `a line on a descriptor is one line`(
        _ isPrefixed: Bool, _ level: ServiceLog.Level, _ message: String, _ expected: String
    ) throws {
        var ends: [Int32] = [0, 0]
        try #require(pipe(&ends) == 0)
        ServiceLog(isPrefixed ? .prefixed(ends[1]) : .plain(ends[1])).write(level, message)
        close(ends[1])
        var bytes = [UInt8](repeating: 0, count: 256)
        let count = read(ends[0], &bytes, bytes.count)
        close(ends[0])
        #expect(String(decoding: bytes[..<max(0, count)], as: UTF8.self) == expected)
    }
}

/// A socket that receives what a service says, as systemd's does.
private final class FakeManager {
    private let descriptor: Int32
    private let path = "/tmp/errata-notify-\(getpid())-\(UInt32.random(in: 0 ... .max))"

    init() throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        try #require(bound == 0)
        setenv("NOTIFY_SOCKET", path, 1)
    }

    deinit {
        unsetenv("NOTIFY_SOCKET")
        close(descriptor)
        unlink(path)
    }

    func next() -> String? {
        var bytes = [UInt8](repeating: 0, count: 4096)
        let count = recv(descriptor, &bytes, bytes.count, Int32(MSG_DONTWAIT))
        return count < 0 ? nil : String(decoding: bytes[..<count], as: UTF8.self)
    }
}

@Test func `the log has each step of a long start, and now and then how far it is`() {
    var steps = StartSteps()
    let begin = ContinuousClock.now
    let said = [
        (0, "copying (1 MiB)", true), (1, "copying (2 MiB)", false), (2, "index: version 200 of 900", true),
        (3, "index: version 400 of 900", false), (17, "index: version 600 of 900", true),
        (18, "index: version 800 of 900", false), (19, "log: up to 500", true),
    ]
    for (second, work, isLogged) in said {
        #expect(steps.isLogged(work, at: begin + .seconds(second)) == isLogged, "\(work)")
    }
}

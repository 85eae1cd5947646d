import Glibc
import JSON
import Linux
import Testing

/// A long life with the real program: ends nobody asked for, starts that take long, copies, rights, secrets.
@Suite(.serialized) struct LifeTests {
    private let program: Program
    private let site: NewsSite

    init() throws {
        program = try Program()
        site = try NewsSite()
        site.feed([("ferry", "Ferry fire")])
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 8))
        try program.write("errata.yaml", configuration("  - {feed: \"\(site.origin)/feed.xml\", name: Test}"))
    }

    private func waitForRecords(_ count: Int) throws {
        try waitUntil("\(count) records") { try logRecords(program).count >= count }
    }

    private func status() throws -> Program.Outcome { try program.run("status", "--config", "errata.yaml") }

    /// The socket of a killed daemon is still there: only an answer shows that this one is open.
    private func waitForAnswer() throws { try waitUntil("it answers") { try status().code != 3 } }

    // A sanitizer makes the daemon many times slower, and the soak is about time.
    @Test(.enabled(if: getenv("ERRATA_SANITIZER") == nil))
    func `one life outlives more changes than its stack once did`() throws {
        let soak = try program.runTool(
            "python3", Program.checkout + "/scripts/soak", "--errata", Program.path, "--changes", "1600", "--hosts",
            "20", "--articles", "30", "--looks", "1", "--minutes", "6")
        #expect(soak.code == 0, "\(soak.output)\(soak.talk)")
        #expect(soak.output.contains("in one life: flat"), "\(soak.output)")
    }

    @Test func `starts after a kill are counted and shown, a clean one is not`() throws {
        for _ in 0..<2 {
            let daemon = try DaemonProcess(program)
            try waitForAnswer()
            #expect(try daemon.stop(SIGKILL) == -SIGKILL)
        }
        let daemon = try DaemonProcess(program)
        try waitForAnswer()
        let told = try status()
        #expect(told.code == 1)
        #expect(told.output.contains("restarted 2 times in the last 24 hours after a crash"), "\(told.output)")
        let json = try JSONParser.parse(
            Array(try program.run("status", "--config", "errata.yaml", "--json").output.utf8))
        #expect(json["unclean_ends"]?["last_24_hours"]?.int == 2)
        #expect(json["unclean_ends"]?["total"]?.int == 2)
        #expect(try daemon.stop() == 0)
    }

    @Test func `a start after a kill asks the service manager for time and says what it does`() throws {
        let first = try DaemonProcess(program)
        try waitForRecords(1)
        #expect(try first.stop(SIGKILL) == -SIGKILL)
        let manager = try Manager(program.directory + "/notify")
        let daemon = try DaemonProcess(program, environment: ["NOTIFY_SOCKET=\(program.directory)/notify"])
        try waitUntil("it is ready") { manager.heard().contains("READY=1") }
        #expect(try daemon.stop() == 0)
        let heard = manager.heard()
        let ready = try #require(heard.firstRange(of: "READY=1"))
        let before = heard[..<ready.lowerBound]
        #expect(before.contains("STATUS=starting: checking the store after an end that was not clean"), "\(heard)")
        #expect(before.contains("EXTEND_TIMEOUT_USEC=90000000"), "\(heard)")
    }

    @Test func `a short watchdog is fed in time`() throws {
        // The store is made before: what a start says of each migration would fill the socket, which nobody reads yet.
        let first = try DaemonProcess(program)
        try waitForRecords(1)
        #expect(try first.stop() == 0)
        let manager = try Manager(program.directory + "/notify")
        let socket = "NOTIFY_SOCKET=\(program.directory)/notify"
        let daemon = try DaemonProcess(program, environment: [socket, "WATCHDOG_USEC=1500000"])
        try waitForRecords(1)
        let signs = { manager.heard().split(separator: "WATCHDOG=1").count }
        // Nothing is due for minutes: only the watchdog wakes the loop.
        let before = signs()
        sleep(8)
        #expect(signs() >= before + 4)
        #expect(try daemon.stop() == 0)
    }

    @Test func `a log that is cut under the daemon is written again, and status says so`() throws {
        let daemon = try DaemonProcess(program)
        try waitForRecords(1)
        let name = try #require(
            try FileSystem.list(program.directory + "/log").first { $0.hasPrefix("changes-") && $0.hasSuffix(".jsonl") }
        )
        try File("\(program.directory)/log/\(name)", .update).truncate(to: 0)
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: 12))
        try waitForRecords(2)
        let told = try status()
        #expect(told.code == 1)
        #expect(
            told.output.contains("\(name) was cut to nothing; it was written again from the store"), "\(told.output)")
        #expect(told.output.contains("\(name).damaged-"), "\(told.output)")
        #expect(try daemon.stop() == 0)
        #expect(try program.run("verify", "--config", "errata.yaml").code == 0)
        #expect(try program.read(".daemon").contains("was cut to nothing"))
    }

    @Test func `a backup put in place elsewhere has the old signing key`() throws {
        let daemon = try DaemonProcess(program)
        try waitForRecords(1)
        let backup = try program.run("backup", "--config", "errata.yaml", "copy.db")
        #expect(backup.code == 0 && backup.talk.contains("with the signing key"), "\(backup.talk)")
        #expect(try daemon.stop() == 0)
        let verified = try program.run("verify", "--config", "errata.yaml", "--json")
        let key = try #require(try JSONParser.parse(Array(verified.output.utf8))["public_key"]?.string)
        let elsewhere = try Program()
        try elsewhere.write("errata.yaml", try program.read("errata.yaml"))
        try FileSystem.move(program.directory + "/copy.db", to: elsewhere.directory + "/errata.db")
        let restored = try DaemonProcess(elsewhere)
        try waitUntil("the log is written again") { try !logRecords(elsewhere).isEmpty }
        #expect(try restored.stop() == 0)
        let again = try elsewhere.run("verify", "--config", "errata.yaml", "--key", key)
        #expect(again.code == 0, "\(again.output)\(again.talk)")
    }

    @Test func `a backup without the key says so loudly`() throws {
        let daemon = try DaemonProcess(program)
        try waitForRecords(1)
        #expect(try daemon.stop() == 0)
        let quiet = try program.run("backup", "--config", "errata.yaml", "--without-key", "a.db")
        #expect(quiet.code == 0 && quiet.talk.contains("without the signing key") && !quiet.talk.contains("warning"))
        try FileSystem.remove(program.directory + "/errata.db.key")
        let loud = try program.run("backup", "--config", "errata.yaml", "b.db")
        #expect(loud.code == 0 && loud.talk.contains("warning: there is no signing key"), "\(loud.talk)")
    }

    @Test(arguments: ["000", "022", "077"])
    func `nobody else can read what the daemon writes, whatever the umask`(umask: String) throws {
        let shell = ["sh", "-c", "umask \(umask); exec \"$@\"", "sh"]
        let daemon = try DaemonProcess(program, environment: shell)
        try waitForRecords(1)
        _ = try program.run(["backup", "--config", "errata.yaml", "copy.db"], environment: shell)
        var found = 0
        for place in ["", "/log"] {
            for name in try FileSystem.list(program.directory + place) {
                guard name.hasPrefix("errata.db") || name.hasPrefix("copy") || !place.isEmpty else { continue }
                var status = stat()
                #expect(stat("\(program.directory)\(place)/\(name)", &status) == 0)
                let mode = status.st_mode & 0o777
                let isSecret = name.hasSuffix(".key") || name.hasPrefix("copy")
                #expect(mode == 0o600 || (mode == 0o640 && !isSecret), "\(name) has mode \(String(mode, radix: 8))")
                found += 1
            }
        }
        #expect(found >= 8)
        #expect(try daemon.stop() == 0)
    }

    @Test func `credentials in addresses reach no log, page, status or delivery`() throws {
        let host = site.origin.replacing("http://", with: "")
        let items = ["ferry", "moved", "gone"].map { slug in
            "<item><title>\(slug)</title><link>http://user:s3cret@\(host)/news/\(slug)</link><guid>\(slug)</guid></item>"
        }
        site.set(
            "/feed.xml",
            .init(
                type: "application/rss+xml",
                text: "<rss version=\"2.0\"><channel><title>T</title><link>http://user:s3cret@\(host)/</link>"
                    + items.joined() + "</channel></rss>"))
        site.article("target", headline: "Other news of the day", story(of: "Easton"))
        site.set("/news/moved", .init(status: 301, text: "", location: "http://user:s3cret@\(host)/news/target"))
        site.set("/news/gone", .init(status: 302, text: "", location: "http://user:s3cret@nowhere.invalid/"))
        let daemon = try DaemonProcess(program)
        try waitForRecords(2)
        site.article(
            "ferry", headline: "Ferry fire leaves people injured",
            ferryFire(injured: 12) + [
                "See <a href=\"http://user:s3cret@\(host)/more\">the report of the harbour</a> on it."
            ])
        try waitForRecords(3)
        let ways = [["status"], ["changes"], ["articles"], ["sources"]]
        for words in ways + ways.map({ $0 + ["--json"] }) {
            let outcome = try program.run(words + ["--config", "errata.yaml"])
            #expect(!(outcome.output + outcome.talk).contains("s3cret"), "\(words): \(outcome.output)")
        }
        #expect(try daemon.stop() == 0)
        #expect(try !program.read(".daemon").contains("s3cret"))
        for name in try FileSystem.list(program.directory + "/log") {
            #expect(try !program.read("log/" + name).contains("s3cret"), "\(name)")
        }
    }

    @Test(arguments: [
        "feed: 'htp://user:s3cret@example.org/feed'", "feed: 'user:s3cret@example.org/feed'",
        "feed: 'https://user:s3cret@example.org/feed'", "page: 'https://us:er:s3cret@example.org:port/'",
    ])
    func `a refused address is told without its password`(source: String) throws {
        try program.write("errata.yaml", configuration("  - {\(source), name: Test}"))
        let outcome = try program.run("check-config", "--config", "errata.yaml", "--json")
        #expect(outcome.code == 78)
        #expect(!(outcome.output + outcome.talk).contains("s3cret"), "\(outcome.output)\(outcome.talk)")
    }

    @Test func `a backup that is ended leaves nothing half`() throws {
        let daemon = try DaemonProcess(program)
        try waitForRecords(1)
        #expect(try daemon.stop() == 0)
        let outcome = try program.runTool(
            "sh", "-c",
            "\(Program.path) backup --config errata.yaml copy.db & sleep 0.01; kill -TERM $!; wait $!; ls -a | grep -c errata-copy"
        )
        #expect(outcome.output.contains("0"), "\(outcome.output)\(outcome.talk)")
    }
}

/// What stands at the other end of `NOTIFY_SOCKET`.
private final class Manager {
    private let descriptor: Int32
    private var text = ""

    init(_ path: String) throws {
        descriptor = socket(AF_UNIX, Int32(SOCK_DGRAM.rawValue), 0)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix(107)) }
        let size = socklen_t(MemoryLayout<sockaddr_un>.size)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { bind(descriptor, $0, size) }
        }
        guard descriptor >= 0, bound == 0 else { throw SystemError("bind \(path)") }
    }

    deinit { close(descriptor) }

    /// Everything that was said so far, a line each.
    func heard() -> String {
        var buffer = [UInt8](repeating: 0, count: 8192)
        while case let count = recv(descriptor, &buffer, buffer.count, Int32(MSG_DONTWAIT)), count > 0 {
            text += String(decoding: buffer.prefix(count), as: UTF8.self) + "\n"
        }
        return text
    }
}

import Glibc
import JSON
import Linux
import Testing

/// The real daemon on a disk and a clock that fail: short forms of what `scripts/chaos` does at length.
///
/// Sanitizers bring their own `write` and `open`, which the faults could not take the place of.
@Suite(.serialized, .enabled(if: getenv("ERRATA_SANITIZER") == nil)) struct FaultTests {
    private let program: Program
    private let site: NewsSite
    private let faults: Faults
    private let edits = [11, 12, 13, 14, 15]

    init() throws {
        program = try Program()
        site = try NewsSite()
        faults = try Faults(program, shadow: true)
        publish(injured: 8)
        try program.write(
            "errata.yaml",
            """
            store: \(program.directory)/disk/errata.db
            log: {directory: \(program.directory)/disk/log}
            control: {socket: errata.sock}
            network: {allow: [127.0.0.0/8], spacing: 0s}
            # At this pace a clock that jumps by a day jumps by years for the schedules.
            defaults: {follow: 36500d}
            sources:
              - {feed: "\(site.origin)/feed.xml", name: Test}
            """)
    }

    /// The article, and in the feed the word that it has changed.
    private func publish(injured: Int) {
        site.feed([("ferry", "Ferry fire, \(injured) injured")])
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: injured))
    }

    private func records() throws -> [JSONValue] { try logRecords(program, "disk/log") }

    /// The numbers that the log's edits have brought, in its order.
    private func edited() throws -> [Int] {
        try records().filter { $0["type"]?.string == "article.changed" }.compactMap {
            $0["edits"]?[0]?["after"]?.string.flatMap { Int($0) }
        }
    }

    private func waitForPublished() throws {
        try waitUntil("the article is published") {
            try records().contains { $0["type"]?.string == "article.published" }
        }
    }

    private func waitForEdit(_ number: Int) throws {
        try waitUntil("the edit to \(number) is in the log") { try edited().last == number }
    }

    private func waitForTalk(_ words: String) throws {
        try waitUntil("the daemon says: \(words)") { try program.read(".daemon").contains(words) }
    }

    private func status() throws -> Program.Outcome { try program.run("status", "--config", "errata.yaml") }

    /// Numbers without a gap, the chain, the store: everything `errata verify` looks at.
    private func expectSound() throws {
        let result = try program.run("verify", "--config", "errata.yaml")
        #expect(result.code == 0, "\(result.output)\(result.talk)")
        #expect(try records().compactMap { $0["seq"]?.int } == Array(1...records().count))
    }

    @Test func `a full disk pauses the daemon, which says so and goes on when there is room`() throws {
        let daemon = try DaemonProcess(program, faults: faults)
        try waitForPublished()
        try faults.set(.noRoom)
        publish(injured: 12)
        try waitForTalk("full")
        let paused = try status()
        #expect(paused.code == 1)
        #expect(paused.output.contains("full"), "\(paused.output)")
        #expect(daemon.isRunning)
        #expect(try edited().isEmpty)
        try faults.set(.nothing)
        try waitForEdit(12)
        try waitForTalk("fine again")
        #expect(try daemon.stop() == 0)
        try expectSound()
    }

    @Test func `a disk that is full at the start is waited for`() throws {
        try faults.set(.noRoom)
        let daemon = try DaemonProcess(program, faults: faults)
        try waitForTalk("paused")
        let paused = try status()
        #expect(paused.code == 1, "\(paused.output)\(paused.talk)")
        #expect(paused.output.contains("No space left on device"), "\(paused.output)")
        #expect(try daemon.stop() == 0)
        let again = try DaemonProcess(program, faults: faults)
        try waitUntil("it waits again") { try program.read(".daemon").split(separator: "paused").count > 2 }
        try faults.set(.nothing)
        try waitForPublished()
        #expect(try again.stop() == 0)
        try expectSound()
    }

    @Test(arguments: [Faults.Mode.failedSync, .failedWrite])
    func `a disk that fails stops the daemon, and the next start recovers from it`(mode: Faults.Mode) throws {
        let daemon = try DaemonProcess(program, faults: faults)
        try waitForPublished()
        try faults.set(mode)
        publish(injured: 12)
        #expect(try daemon.end() == 2)
        #expect(try program.read(".daemon").contains("check the disk"))
        try faults.set(.nothing)
        let next = try DaemonProcess(program, faults: faults)
        try waitForEdit(12)
        #expect(try next.stop() == 0)
        #expect(try edited() == [12])
        try expectSound()
    }

    @Test(arguments: [Faults.Mode.killInWrite, .killBeforeSync])
    func `killed in the middle of a write or before a sync, it loses and repeats nothing`(mode: Faults.Mode) throws {
        for number in edits {
            try faults.set(.nothing)
            let daemon = try DaemonProcess(program, faults: faults)
            try waitForPublished()
            try faults.set(mode)
            publish(injured: number)
            #expect(try daemon.end() == -SIGKILL)
        }
        try faults.set(.nothing)
        let daemon = try DaemonProcess(program, faults: faults)
        try waitForEdit(15)
        #expect(try daemon.stop() == 0)
        let numbers = try edited()
        #expect(numbers == Array(Set(numbers)).sorted())
        try expectSound()
    }

    @Test func `after a power cut everything that was told is still there`() throws {
        for number in edits {
            let daemon = try DaemonProcess(program, faults: faults)
            try waitForPublished()
            publish(injured: number)
            try waitForEdit(number)
            #expect(try daemon.stop(SIGKILL) == -SIGKILL)
            // The log's last line may be written and not yet synced; the store has it, and the next start completes it.
            try faults.cutPower()
        }
        let daemon = try DaemonProcess(program, faults: faults)
        #expect(try daemon.stop() == 0)
        #expect(try edited() == edits)
        try expectSound()
    }

    @Test func `a clock that jumps by a day and back delays nothing`() throws {
        let day = 86_400.0
        let daemon = try DaemonProcess(program, faults: faults)
        try waitForPublished()
        for (number, offset) in [(12, day), (13, -day), (14, 0)] {
            try faults.set(.nothing, clock: offset)
            publish(injured: number)
            try waitForEdit(number)
        }
        #expect(try daemon.stop() == 0)
        try faults.set(.nothing, clock: -day)
        let next = try DaemonProcess(program, faults: faults)
        publish(injured: 15)
        try waitForEdit(15)
        #expect(try next.stop() == 0)
        #expect(try edited() == [12, 13, 14, 15])
        try expectSound()
    }

    @Test func `a daemon that was frozen goes on where it stood`() throws {
        let daemon = try DaemonProcess(program, faults: faults)
        try waitForPublished()
        kill(daemon.identifier, SIGSTOP)
        publish(injured: 12)
        usleep(1_500_000)
        kill(daemon.identifier, SIGCONT)
        try waitForEdit(12)
        #expect(try daemon.stop() == 0)
        try expectSound()
    }

    /// The bytes of the store and of the log, to see that a refused start touches neither.
    private func data() throws -> [[UInt8]] {
        let logs = try FileSystem.list(program.directory + "/disk/log").map { "disk/log/" + $0 }
        return try (["disk/errata.db"] + logs).map { try FileSystem.read(program.directory + "/" + $0) }
    }

    /// Starts the daemon, which must refuse, and leave everything as it is.
    private func expectRefusal(_ words: String) throws {
        let before = try data()
        #expect(throws: DaemonProcess.DaemonEnded.self) {
            unlink(program.directory + "/errata.sock")
            _ = try DaemonProcess(program, faults: faults)
        }
        let talk = try program.read(".daemon")
        #expect(talk.contains(words), "\(talk)")
        #expect(try data() == before)
    }

    private func runOnce() throws {
        let daemon = try DaemonProcess(program, faults: faults)
        try waitForPublished()
        #expect(try daemon.stop() == 0)
    }

    /// Libraries free what they hold when a process exits, and threads that still hash or parse would use it.
    @Test func `the daemon ends without the clean-up of libraries`() throws {
        let daemon = try DaemonProcess(program, faults: faults)
        try waitForPublished()
        try faults.set(.exitHandlers)
        #expect(try daemon.stop() == 0)
    }

    @Test func `a read-only disk is refused and left alone`() throws {
        try runOnce()
        try faults.set(.readOnly)
        try expectRefusal("Read-only file system")
    }

    @Test func `a store of a newer program is refused and left alone`() throws {
        try runOnce()
        // The schema number stands at offset 60 of the file's header.
        try patch(at: 60, [0, 0, 3, 0xE7])
        try expectRefusal("newer")
    }

    @Test func `a damaged page after a crash is refused and left alone`() throws {
        let daemon = try DaemonProcess(program, faults: faults)
        try waitForPublished()
        #expect(try daemon.stop() == 0)
        let size = FileSystem.size(program.directory + "/disk/errata.db") ?? 0
        for page in stride(from: 4, to: size / 8192, by: 2) {
            try patch(at: page * 8192, [UInt8](repeating: 0xA5, count: 64))
        }
        try program.write("disk/errata.db.running", "1\n")
        try expectRefusal("restore a backup")
    }

    @Test func `a store that is deleted under the daemon stops it with a clear word`() throws {
        let daemon = try DaemonProcess(program, faults: faults)
        try waitForPublished()
        #expect(rename(program.directory + "/disk", program.directory + "/gone") == 0)
        publish(injured: 12)
        #expect(try daemon.end() == 2)
        #expect(try program.read(".daemon").contains("deleted or replaced"))
        #expect(!FileSystem.exists(program.directory + "/disk/errata.db"))
    }

    private func patch(at offset: Int, _ bytes: [UInt8]) throws {
        let path = program.directory + "/disk/errata.db"
        var content = try FileSystem.read(path)
        content.replaceSubrange(offset..<offset + bytes.count, with: bytes)
        try FileSystem.replace(path, with: content)
    }
}

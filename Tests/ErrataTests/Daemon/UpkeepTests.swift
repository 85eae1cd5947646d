import Glibc
import JSON
import Linux
import Testing

/// Retention, backup and compaction with the real program.
@Suite(.serialized) struct UpkeepTests {
    private let program: Program
    private let site: NewsSite

    init() throws {
        program = try Program()
        site = try NewsSite()
        publish(injured: 8)
        try write()
    }

    private func publish(injured: Int) {
        site.feed([("ferry", "Ferry fire, \(injured) injured")])
        site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: injured))
    }

    private func write(retention: String = "", log: String = "log") throws {
        let text = configuration("  - {feed: \"\(site.origin)/feed.xml\", name: Test}")
        try program.write("errata.yaml", text.replacing("{directory: log}", with: "{directory: \(log)}") + retention)
    }

    private func waitForEdit(_ number: Int) throws {
        try waitUntil("the edit to \(number)") {
            try logRecords(program).last?["edits"]?[0]?["after"]?.string == "\(number)"
        }
    }

    private func run(injured: Int, faults: Faults? = nil) throws {
        let daemon = try DaemonProcess(program, faults: faults)
        try waitUntil("it is published") { try !logRecords(program).isEmpty }
        publish(injured: injured)
        try waitForEdit(injured)
        #expect(try daemon.stop() == 0)
    }

    private func captures() throws -> Int {
        let output = try program.run("verify", "--config", "errata.yaml", "--json").output
        return try JSONParser.parse(Array(output.utf8))["stored_pages_and_versions"]?.int ?? 0
    }

    @Test(.enabled(if: getenv("ERRATA_SANITIZER") == nil))
    func `the daemon lets go what the retention allows, once a day`() throws {
        let faults = try Faults(program)
        try faults.set(.nothing, clock: -3 * 86_400)
        try run(injured: 12, faults: faults)
        let before = try captures()
        #expect(before == 4)
        try write(retention: "\nretention: {captures: 1d}\n")
        try faults.set(.nothing)
        let daemon = try DaemonProcess(program, faults: faults)
        try waitUntil("it says so") { try program.read(".daemon").contains("retention: deleted 1 captured page ") }
        #expect(try daemon.stop() == 0)
        // A page that a later one was packed against keeps its room; what is left can be read.
        #expect(try captures() <= before)
        #expect(try program.run("verify", "--config", "errata.yaml").code == 0)
        let again = try DaemonProcess(program, faults: faults)
        #expect(try again.stop() == 0)
        #expect(try program.read(".daemon").split(separator: "retention:").count == 2)
    }

    @Test func `a backup made under load is a store to go on from, and the log is written again from it`() throws {
        let daemon = try DaemonProcess(program)
        try waitUntil("it is published") { try !logRecords(program).isEmpty }
        for number in 12..<18 {
            publish(injured: number)
            if number == 15 {
                let backup = try program.run("backup", "copy.db", "--config", "errata.yaml")
                #expect(backup.code == 0, "\(backup.talk)")
            }
            try waitForEdit(number)
        }
        #expect(try program.run("backup", "copy.db", "--config", "errata.yaml").code == 2)
        #expect(try daemon.stop() == 0)
        let lines = try logRecords(program)
        // As `errata backup --help` says.
        for suffix in ["-wal", "-shm"] { try FileSystem.remove(program.directory + "/errata.db" + suffix) }
        try FileSystem.move(program.directory + "/copy.db", to: program.directory + "/errata.db")
        try FileSystem.move(program.directory + "/log", to: program.directory + "/log.old")
        let next = try DaemonProcess(program)
        publish(injured: 99)
        try waitForEdit(99)
        #expect(try next.stop() == 0)
        let restored = try logRecords(program)
        #expect(restored.count >= 4)
        // What the backup holds is what was there, byte for byte; what came after it begins anew.
        #expect(Array(restored.prefix(3)) == Array(lines.prefix(3)))
        #expect(try program.run("verify", "--config", "errata.yaml").code == 0)
    }

    @Test func `compact needs the store for itself, and keeps what was said`() throws {
        let daemon = try DaemonProcess(program)
        try waitUntil("it is published") { try !logRecords(program).isEmpty }
        let refused = try program.run("compact", "--config", "errata.yaml")
        #expect(refused.code == 2)
        #expect(refused.talk.contains("another errata"))
        publish(injured: 12)
        try waitForEdit(12)
        #expect(try daemon.stop() == 0)
        let done = try program.run("compact", "--captures-older-than", "1s", "--config", "errata.yaml")
        #expect(done.code == 0, "\(done.talk)")
        #expect(done.output.contains("; the store had "), "\(done.output)")
        #expect(try program.run("verify", "--config", "errata.yaml").code == 0)
        let change = try #require(try logRecords(program).last?["id"]?.string)
        #expect(try program.run("diff", change, "--config", "errata.yaml").output.contains("12"))
    }
}

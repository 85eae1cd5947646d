import Glibc
import Linux
import Testing

/// `kill -9` at one write or sync after the other while a copy is made, the store is compacted or brought to the newest
/// schema: nothing is wrong afterwards, and nothing lies about.
///
/// Sanitizers bring their own `write` and `open`, which the faults could not take the place of.
@Suite(.serialized, .enabled(if: getenv("ERRATA_SANITIZER") == nil)) struct KillTests {
    private let program: Program
    private let site: NewsSite
    private let faults: Faults

    init() throws {
        program = try Program()
        site = try NewsSite()
        faults = try Faults(program)
        try program.write(
            "errata.yaml",
            """
            store: \(program.directory)/disk/errata.db
            log: {directory: \(program.directory)/disk/log}
            control: {socket: errata.sock}
            network: {allow: [127.0.0.0/8], spacing: 0s}
            sources:
              - {feed: "\(site.origin)/feed.xml", name: Test}
            """)
        let daemon = try DaemonProcess(program, faults: faults)
        for injured in 8..<12 {
            site.feed([("ferry", "Ferry fire, \(injured) injured")])
            site.article("ferry", headline: "Ferry fire leaves people injured", ferryFire(injured: injured))
            try waitUntil("\(injured - 7) records") { try logRecords(program, "disk/log").count >= injured - 7 }
        }
        try FileSystem.createDirectory(program.directory + "/disk/copies")
        #expect(try daemon.stop() == 0)
    }

    private func run(_ words: String...) throws -> Program.Outcome {
        try program.run(words + ["--config", "errata.yaml"], environment: faults.environment)
    }

    /// Names in the store's directory that are there now and were not, the files of an open database apart.
    private func strangers(_ before: [String]) throws -> [String] {
        let mine = ["errata.db-wal", "errata.db-shm", "errata.db-journal", "errata.db.running"]
        return try FileSystem.list(program.directory + "/disk").filter { !before.contains($0) && !mine.contains($0) }
    }

    /// Every number up to 8, and then ever fewer: a command writes up to some hundred times.
    private static let points = (0..<8).map { UInt32($0) } + [11, 16, 23, 32, 48, 70, 100, 150, 220, 330]

    /// Kills a command at every point that it passes; `look` sees each time what was left.
    private func kill(
        _ mode: Faults.Mode, _ command: () throws -> Int32, look: (_ wasKilled: Bool) throws -> Void
    ) throws -> Int {
        var kills = 0
        for point in Self.points {
            try faults.set(mode, passing: point)
            let code = try command()
            try faults.set(.nothing)
            #expect(code == 0 || code == -SIGKILL)
            if code != 0 { kills += 1 }
            try look(code != 0)
            if code == 0 { break }
        }
        return kills
    }

    private func expectSound(_ words: String = "") throws {
        let result = try run("verify")
        #expect(result.code == 0, "\(words) \(result.output)\(result.talk)")
        #expect(try logRecords(program, "disk/log").count == 4)
    }

    @Test(arguments: [Faults.Mode.killInWrite, .killBeforeSync])
    func `a copy is there whole or not at all, and nothing lies about`(mode: Faults.Mode) throws {
        let copies = program.directory + "/disk/copies"
        let copy = { try run("backup", copies + "/copy.db").code }
        let kills = try kill(mode, copy) { wasKilled in
            // Half a copy is hidden, and removed by whoever waited for the end of the one that made it.
            try waitUntil("nothing lies about") {
                try !FileSystem.list(copies).contains { $0.hasPrefix(".errata-copy-") }
            }
            let names = try FileSystem.list(copies)
            #expect(names == ["copy.db"] || wasKilled && names.isEmpty)
            #expect(try run("backup", copies + "/next.db").code == 0)
            #expect(try FileSystem.list(copies).sorted() == names + ["next.db"])
            for name in try FileSystem.list(copies) {
                let check =
                    "import sqlite3; print(*sqlite3.connect('disk/copies/\(name)').execute('PRAGMA integrity_check').fetchone())"
                #expect(try program.runTool("python3", "-c", check).output == "ok\n")
                try FileSystem.remove(copies + "/" + name)
            }
        }
        #expect(kills > 0)
        try expectSound()
    }

    @Test(arguments: [Faults.Mode.killInWrite, .killBeforeSync])
    func `a store that was being compacted is whole, and is compacted by the next run`(mode: Faults.Mode) throws {
        let before = try FileSystem.list(program.directory + "/disk")
        let whole = try FileSystem.read(program.directory + "/disk/errata.db")
        let compact = { try run("compact", "--captures-older-than", "1s").code }
        sleep(1)
        let kills = try kill(mode, compact) { _ in
            try expectSound()
            #expect(try compact() == 0)
            try expectSound()
            #expect(try strangers(before).isEmpty)
            // The next point meets the same store.
            for suffix in ["-wal", "-shm"] { try? FileSystem.remove(program.directory + "/disk/errata.db" + suffix) }
            try FileSystem.replace(program.directory + "/disk/errata.db", with: whole)
        }
        #expect(kills > 0)
    }

    @Test(arguments: [Faults.Mode.killInWrite, .killBeforeSync])
    func `a store that was being migrated has the one schema or the other, and one copy beside it`(
        mode: Faults.Mode
    ) throws {
        let store = program.directory + "/disk/errata.db"
        // Back to the schema before: its step can be undone.
        let back = try program.runTool(
            "python3", "-c",
            """
            import sqlite3
            db = sqlite3.connect("disk/errata.db", isolation_level=None)
            for table in ("sightings", "exchanges", "peers", "certificates"):
                db.execute("DROP TABLE " + table)
            for table in ("articles", "versions"):
                db.execute("ALTER TABLE " + table + " DROP COLUMN erased_at_ms")
            db.execute("PRAGMA user_version = 8")
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            """)
        #expect(back.code == 0, "\(back.talk)")
        for suffix in ["-wal", "-shm"] { try? FileSystem.remove(store + suffix) }
        let before = try FileSystem.list(program.directory + "/disk")
        let old = try FileSystem.read(store)
        // Whatever opens the store to write brings it to the newest schema.
        let migrate = { try run("once").code }
        let kills = try kill(mode, migrate) { _ in
            #expect(try migrate() == 0)
            try expectSound()
            #expect(try strangers(before) == ["errata.db.schema-8.backup"])
            let copy = try FileSystem.read(store + ".schema-8.backup")
            // The schema number stands at offset 60 of the file's header.
            #expect(Array(copy[60..<64]) == [0, 0, 0, 8])
            for suffix in ["-wal", "-shm", ".schema-8.backup"] { try? FileSystem.remove(store + suffix) }
            try FileSystem.replace(store, with: old)
        }
        #expect(kills > 0)
    }
}

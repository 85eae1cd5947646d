import ChangeLog
import Glibc
import Linux
import Model
import Storage
import Synchronization
import Testing

/// What others do to the files of the log while it is open: each is noticed, said, kept and mended.
@Suite struct LogDamageTests {
    private static let november = "changes-2026-11.jsonl"
    private static let december = "changes-2026-12.jsonl"

    /// One way to damage a directory of logs.
    struct Damage: Sendable, CustomTestStringConvertible {
        var testDescription: String
        /// The words in which it is said.
        var words: String
        /// Whether something is kept beside the log.
        var isKept = true
        var apply: @Sendable (_ logs: String) throws -> Void
    }

    private static func change(_ path: String, _ edit: (inout [UInt8]) -> Void) throws {
        var bytes = try FileSystem.read(path)
        edit(&bytes)
        // In place, as `copytruncate` and a text editor's `cp` do it: the file stays the same one.
        let file = try File(path, .update)
        try file.truncate(to: 0)
        try file.write(bytes)
    }

    static let damages: [Damage] = [
        Damage(testDescription: "cut to nothing", words: "\(december) was cut to nothing") {
            try File("\($0)/\(december)", .update).truncate(to: 0)
        },
        Damage(testDescription: "cut in the middle of a line", words: "\(december) ended after 1 of its lines") {
            let size = FileSystem.size("\($0)/\(december)") ?? 0
            try File("\($0)/\(december)", .update).truncate(to: size - 10)
        },
        Damage(testDescription: "zeroed in the middle", words: "\(december) was changed in line 2") {
            try change("\($0)/\(december)") { bytes in
                for index in bytes.count - 100..<bytes.count - 40 { bytes[index] = 0 }
            }
        },
        Damage(testDescription: "one letter edited", words: "\(december) was changed in line 1") {
            try change("\($0)/\(december)") { $0[10] ^= 1 }
        },
        Damage(testDescription: "extended by somebody", words: "had bytes of somebody else") {
            try File("\($0)/\(december)", .append).write(Array("hello\n".utf8))
        },
        Damage(testDescription: "moved away", words: "\(december) was moved away or deleted", isKept: false) {
            try FileSystem.move("\($0)/\(december)", to: "\($0)/\(december).1")
        },
        Damage(testDescription: "rotated with a new empty file", words: "\(december) was cut to nothing") {
            try FileSystem.move("\($0)/\(december)", to: "\($0)/\(december).1")
            try File("\($0)/\(december)", .replace).write([])
        },
        Damage(testDescription: "replaced by a link", words: "is not a plain file") {
            try FileSystem.move("\($0)/\(december)", to: "\($0)/elsewhere")
            #expect(symlink("elsewhere", "\($0)/\(december)") == 0)
        },
        Damage(testDescription: "replaced by a directory", words: "is not a plain file") {
            try FileSystem.remove("\($0)/\(december)")
            try FileSystem.createDirectory("\($0)/\(december)")
        },
        Damage(testDescription: "replaced by a pipe", words: "is not a plain file") {
            try FileSystem.remove("\($0)/\(december)")
            #expect(mkfifo("\($0)/\(december)", 0o600) == 0)
        },
        Damage(testDescription: "an earlier month deleted", words: "\(november) was moved away", isKept: false) {
            try FileSystem.remove("\($0)/\(november)")
        },
        Damage(testDescription: "an earlier month zeroed", words: "\(november) was changed in line 1") {
            try change("\($0)/\(november)") { bytes in for index in 5..<40 { bytes[index] = 0 } }
        },
        Damage(testDescription: "a month of nobody", words: "changes-2031-01.jsonl is not a file of this log") {
            try File("\($0)/changes-2031-01.jsonl", .replace).write(Array("{}\n".utf8))
        },
        Damage(testDescription: "the directory moved away", words: "was moved away or replaced", isKept: false) {
            try FileSystem.move($0, to: $0 + ".away")
        },
        Damage(testDescription: "the day page cut", words: "changes-2026-12-06.md was changed") {
            try File("\($0)/changes-2026-12-06.md", .update).truncate(to: 3)
        },
        Damage(testDescription: "the day page deleted", words: "changes-2026-12-06.md was moved", isKept: false) {
            try FileSystem.remove("\($0)/changes-2026-12-06.md")
        },
        Damage(testDescription: "checkpoints zeroed", words: "checkpoints.jsonl was damaged") {
            try change("\($0)/checkpoints.jsonl") { bytes in for index in 0..<20 { bytes[index] = 0 } }
        },
        Damage(testDescription: "checkpoints deleted", words: "checkpoints.jsonl was cut", isKept: false) {
            try FileSystem.remove("\($0)/checkpoints.jsonl")
        },
        Damage(testDescription: "the key deleted", words: "the signing key", isKept: false) {
            try FileSystem.remove(FileSystem.parent(of: $0) + "/errata.db.key")
        },
    ]

    let directory = Directory()
    var logs: String { directory.path + "/log" }

    private final class Lines: Sendable {
        private let lines = Mutex<[String]>([])
        func add(_ line: String) { lines.withLock { $0.append(line) } }
        var all: [String] { lines.withLock { $0 } }
    }

    private func add(_ number: Int, at minute: Int64, to store: Store) async throws {
        let known = try await store.read { reader throws(StoreError) in try reader.article("art_1") }
        let state = try #require(known)
        try await store.commit(checked(state, version: number, page: "page \(number)", at: at(minute)))
    }

    /// Two months of changes, the files open; noon of 25 November is minute 0.
    private func openLog(_ lines: Lines) async throws -> (Store, ChangeLog) {
        let day: Int64 = 24 * 60
        let store = try await Store.open(directory.store)
        try await store.syncSources([bbc], now: at(0))
        try await store.commit(found([article(1)]))
        for (index, minute) in [1, 2, 10 * day, 11 * day].enumerated() {
            try await add(index + 1, at: minute, to: store)
        }
        let style = DayPageStyle(head: { "# \($0)\n\n" }, section: { "## \($0.id)\n" })
        let log = try await ChangeLog.open(
            directory: logs, reader: try StoreReader.open(directory.store), pages: style, log: { lines.add($0) })
        return (store, log)
    }

    private func content() throws -> [String: [UInt8]] {
        var content: [String: [UInt8]] = [:]
        for name in try FileSystem.list(logs) where name.hasPrefix("changes-2026") && !name.contains(".jsonl.") {
            guard !name.contains("damaged") else { continue }
            content[name] = try FileSystem.read("\(logs)/\(name)")
        }
        return content
    }

    @Test(arguments: damages)
    func `damage under the open log is noticed, said, kept and mended`(_ damage: Damage) async throws {
        let lines = Lines()
        let (store, log) = try await openLog(lines)
        let key = try FileSystem.read(directory.store + ".key")
        let whole = try content()
        try damage.apply(logs)
        try await log.inspect()
        #expect(try content() == whole)
        #expect(lines.all.count == 1 && lines.all.first?.contains(damage.words) == true, "\(lines.all)")
        #expect(log.incidents.count == 1)
        #expect(log.keptFiles.count == (damage.isKept ? 1 : 0), "\(log.keptFiles)")
        #expect(try FileSystem.read(directory.store + ".key") == key)
        // What comes after goes to the right place, and nothing more is said.
        try await add(5, at: 11 * 24 * 60 + 1, to: store)
        try await log.inspect()
        #expect(lines.all.count == 1, "\(lines.all)")
        await log.close()
        let result = try LogVerifier(directory: logs, store: try StoreReader.open(directory.store)).verify()
        #expect(result.problem == nil && result.lines == 5 && result.missing == 0, "\(result)")
        await store.close()
    }

    @Test func `the newest file is looked at before every line`() async throws {
        let lines = Lines()
        let (store, log) = try await openLog(lines)
        try File("\(logs)/\(Self.december)", .update).truncate(to: 0)
        try await add(5, at: 11 * 24 * 60 + 1, to: store)
        try await log.extend()
        #expect(lines.all.count == 1)
        await log.close()
        #expect(try LogVerifier(directory: logs, store: try StoreReader.open(directory.store)).verify().problem == nil)
        await store.close()
    }

    @Test func `what is only touched, copied back or given other rights is no damage`() async throws {
        let lines = Lines()
        let (store, log) = try await openLog(lines)
        let path = "\(logs)/\(Self.december)"
        #expect(chmod(path, 0o644) == 0)
        try FileSystem.replace(path, with: try FileSystem.read(path))
        try await log.inspect()
        try await add(5, at: 11 * 24 * 60 + 1, to: store)
        try await log.inspect()
        #expect(lines.all.isEmpty)
        #expect(try FileSystem.read(path).count { $0 == 10 } == 3)
        await log.close()
        await store.close()
    }

    @Test func `damage that no mark of a file shows is found by reading, in turns`() async throws {
        let lines = Lines()
        let (store, log) = try await openLog(lines)
        // The log is closed and opened again: the marks are taken of the damaged file.
        await log.close()
        try Self.change("\(logs)/\(Self.november)") { bytes in
            bytes = Array(String(decoding: bytes, as: UTF8.self).replacing("Article 1", with: "Article 9").utf8)
        }
        let again = try await ChangeLog.open(
            directory: logs, reader: try StoreReader.open(directory.store), log: { lines.add($0) })
        for _ in 0..<3 { try await again.inspect() }
        #expect(lines.all.contains { $0.contains(Self.november) }, "\(lines.all)")
        await again.close()
        #expect(try LogVerifier(directory: logs, store: try StoreReader.open(directory.store)).verify().problem == nil)
        await store.close()
    }

    @Test(arguments: ["missing", "short", "a link"])
    func `a month that was damaged while nobody ran is mended at the start`(kind: String) async throws {
        let lines = Lines()
        let (store, log) = try await openLog(lines)
        await log.close()
        let whole = try content()
        let path = "\(logs)/\(Self.november)"
        switch kind {
        case "missing": try FileSystem.remove(path)
        case "short": try Self.change(path) { $0.removeFirst($0.count / 2) }
        default:
            try FileSystem.move(path, to: "\(logs)/elsewhere")
            #expect(symlink("elsewhere", path) == 0)
        }
        let again = try await ChangeLog.open(
            directory: logs, reader: try StoreReader.open(directory.store), log: { lines.add($0) })
        #expect(try content().filter { $0.key.hasSuffix("l") } == whole.filter { $0.key.hasSuffix("l") })
        #expect(lines.all.contains { $0.contains(Self.november) }, "\(lines.all)")
        await again.close()
        await store.close()
    }

    @Test func `a log that is ahead of the store is left alone, for it may be the only witness`() async throws {
        let (store, log) = try await openLog(Lines())
        await log.close()
        await store.close()
        try RawDatabase(directory.store).run(
            "DELETE FROM change_kinds WHERE seq > 2; DELETE FROM changes WHERE seq > 2")
        let before = try content()
        let reader = try StoreReader.open(directory.store)
        await #expect {
            _ = try await ChangeLog.open(directory: logs, reader: reader)
        } throws: { error in
            (error as? ChangeLogError)?.kind == .differs && "\(error)".contains("up to 4, the store only up to 2")
        }
        #expect(try content() == before)
    }

    @Test func `not every damaged file is kept: who damages the log each minute must not fill the disk`() async throws {
        let (store, log) = try await openLog(Lines())
        for _ in 0..<25 {
            try File("\(logs)/\(Self.december)", .append).write([33, 10])
            try await log.inspect()
        }
        #expect(log.keptFiles.count == 20)
        await log.close()
        await store.close()
    }
}

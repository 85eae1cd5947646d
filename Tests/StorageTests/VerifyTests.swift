import ChangeLog
import Linux
import Model
import Storage
import Testing

/// A log directory that was copied away and damaged: `verify` names the first thing that is wrong.
@Suite struct VerifyTests {
    /// Lines of each file, without newlines.
    typealias Files = [String: [String]]

    private static let november = "changes-2026-11.jsonl"
    private static let december = "changes-2026-12.jsonl"
    private static let january = "changes-2027-01.jsonl"

    struct Damage: Sendable, CustomTestStringConvertible {
        var name: String
        /// The place that is named, with its line; nil when nothing is wrong.
        var place: String?
        var words = ""
        /// Whether the checkpoints were copied with the log.
        var withCheckpoints = false
        /// What stands after the last line of December.
        var tail = ""
        var apply: @Sendable (inout Files) -> Void
        var testDescription: String { name }
    }

    /// Changes one byte of a line, a letter of its id.
    private static func flip(_ file: String, _ line: Int) -> @Sendable (inout Files) -> Void {
        { files in
            let changed = files[file]?[line].replacing("art_1", with: "art_9", maxReplacements: 1) ?? ""
            files[file]?[line] = changed
        }
    }

    // style: table
    private static let damages = [
        Damage(name: "none", place: nil) { _ in },
        Damage(
            name: "a flipped byte shows in the next line", place: "\(november):2", words: "prev is",
            apply: flip(november, 0)),
        Damage(
            name: "a flipped byte at the end of a file", place: "\(december):1", words: "prev is",
            apply: flip(november, 2)),
        Damage(
            name: "a flipped byte in the last line of all", place: "checkpoints.jsonl:", words: "signed",
            withCheckpoints: true, apply: flip(january, 1)),
        Damage(name: "a line that is no JSON any more", place: "\(december):2", words: "not a JSON object") { files in
            files[december]?[1].removeLast()
        },
        Damage(name: "a line without its number", place: "\(december):2", words: "missing") { files in
            let changed = files[december]?[1].replacing("\"seq\":", with: "\"sea\":") ?? ""
            files[december]?[1] = changed
        },
        Damage(name: "a removed line", place: "\(november):2", words: "seq is 3, expected 2") { files in
            files[november]?.remove(at: 1)
        },
        Damage(name: "a removed first line of a file", place: "\(december):1", words: "seq is 5, expected 4") { files in
            files[december]?.removeFirst()
        },
        Damage(name: "a removed last line", place: "checkpoints.jsonl:", words: "the log has 7", withCheckpoints: true)
        {
            files in files[january]?.removeLast()
        },
        Damage(name: "reordered lines", place: "\(december):2", words: "seq is 6, expected 5") { files in
            files[december]?.swapAt(1, 2)
        },
        Damage(name: "a repeated line", place: "\(december):2", words: "seq is 4, expected 5") { files in
            let first = files[december]?[0] ?? ""
            files[december]?.insert(first, at: 1)
        },
        Damage(name: "half a line at the end", place: "\(december):4", words: "half a line", tail: "{\"seq\":7,") { _ in
        },
        Damage(name: "a missing file in the middle", place: "\(january):1", words: "seq is 7, expected 4") { files in
            files[december] = nil
        },
        Damage(name: "an empty file in the middle", place: "\(january):1", words: "seq is 7, expected 4") { files in
            files[december] = []
        },
        Damage(name: "a missing last file", place: "checkpoints.jsonl:", words: "the log has 6", withCheckpoints: true)
        {
            files in files[january] = nil
        },
        Damage(name: "a log that begins later is read from there", place: nil) { files in files[november] = nil },
    ]

    private let directory = Directory()

    /// A log over three months and a copy of it.
    private func copy(_ damage: Damage) async throws -> String {
        let day: Int64 = 24 * 60
        let store = try await Store.open(directory.store)
        try await store.syncSources([bbc], now: at(0))
        try await store.commit(found([article(1)]))
        for (index, minute) in [1, 2, 3, 10 * day, 11 * day, 12 * day, 40 * day, 41 * day].enumerated() {
            let known = try await store.read { reader throws(StoreError) in try reader.article("art_1") }
            let state = try #require(known)
            try await store.commit(checked(state, version: index + 1, page: "page \(index)", at: at(minute)))
        }
        let logs = directory.path + "/log"
        try await ChangeLog.open(directory: logs, reader: try StoreReader.open(directory.store)).close()
        await store.close()
        var files: Files = [:]
        for name in try FileSystem.list(logs) where name.hasPrefix("changes-") {
            let text = String(decoding: try FileSystem.read("\(logs)/\(name)"), as: UTF8.self)
            files[name] = text.split(separator: "\n").map(String.init)
        }
        damage.apply(&files)
        let copy = directory.path + "/copy"
        try FileSystem.createDirectory(copy)
        for (name, lines) in files {
            let text = lines.map { $0 + "\n" }.joined() + (name == Self.december ? damage.tail : "")
            try FileSystem.replace("\(copy)/\(name)", with: Array(text.utf8))
        }
        if damage.withCheckpoints {
            let name = "checkpoints.jsonl"
            try FileSystem.replace("\(copy)/\(name)", with: try FileSystem.read("\(logs)/\(name)"))
        }
        return copy
    }

    @Test(arguments: damages)
    func `a copied log tells the first thing that is wrong with it`(_ damage: Damage) async throws {
        let result = try LogVerifier(directory: try await copy(damage), store: nil).verify()
        guard let place = damage.place else { return #expect(result.problem == nil) }
        let problem = try #require(result.problem)
        #expect(problem.description.hasPrefix(place), "\(problem)")
        #expect(problem.text.contains(damage.words), "\(problem)")
    }

    @Test func `a log that begins later says so`() async throws {
        let damage = try #require(Self.damages.last)
        let result = try LogVerifier(directory: try await copy(damage), store: nil).verify()
        #expect(result.firstSequence == 4)
        #expect(result.notes.contains { $0.hasPrefix("the log begins at 4") })
    }
}

import ChangeLog
import Crypto
import Linux
import Model
import Storage
import Testing

@Suite struct ChangeLogTests {
    let directory = Directory()
    var logs: String { directory.path + "/log" }

    /// A store with one article and changes at the given minutes.
    private func store(changesAt minutes: [Int64]) async throws -> Store {
        let store = try await Store.open(directory.store)
        try await store.syncSources([bbc], now: at(0))
        if try await store.read({ reader throws(StoreError) in try reader.article("art_1") }) == nil {
            try await store.commit(found([article(1)]))
        }
        for minute in minutes { try await add(to: store, at: at(minute)) }
        return store
    }

    private func add(to store: Store, at time: Timestamp) async throws {
        let known = try await store.read { reader throws(StoreError) in try reader.article("art_1") }
        let state = try #require(known)
        let version = state.version + 1
        try await store.commit(checked(state, version: version, page: "page \(version)", at: time))
    }

    private func open(_ style: DayPageStyle? = nil) async throws -> ChangeLog {
        try await ChangeLog.open(directory: logs, reader: try StoreReader.open(directory.store), pages: style)
    }

    private func verify(withStore: Bool = true) throws -> Verification {
        let reader = withStore ? try StoreReader.open(directory.store) : nil
        return try LogVerifier(directory: logs, store: reader).verify()
    }

    private func lines(_ name: String) throws -> [String] {
        let bytes = try FileSystem.read(logs + "/" + name)
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test func `the log holds the store's lines and verifies, with the store and alone`() async throws {
        let store = try await store(changesAt: [1, 2, 3])
        let log = try await open()
        try await add(to: store, at: at(4))
        try await log.extend()
        #expect(log.lastSequence == 4)
        #expect(try lines("changes-2026-11.jsonl").count == 4)
        for withStore in [true, false] {
            let result = try verify(withStore: withStore)
            #expect(result.problem == nil)
            #expect(result.lines == 4)
        }
        await store.close()
    }

    @Test func `a month begins a new file, and a clock that went back does not reopen the old one`() async throws {
        let november = (at(0), Int64(0))
        let december: Int64 = 10 * 24 * 60
        let store = try await store(changesAt: [november.1 + 1, december, 2, december + 1])
        _ = try await open()
        #expect(try lines("changes-2026-11.jsonl").count == 1)
        #expect(try lines("changes-2026-12.jsonl").count == 3)
        #expect(try verify().problem == nil)
        await store.close()
    }

    @Test(arguments: ["{\"seq\":3,\"id\":\"chg", "\0\0\0\0\0\0", "{\"seq\":3,\"id\":\"chg\n", "\n\n"])
    func `a torn end is cut off and written again from the store`(tail: String) async throws {
        let store = try await store(changesAt: [1, 2])
        try await open().close()
        let whole = try FileSystem.read(logs + "/changes-2026-11.jsonl")
        try File(logs + "/changes-2026-11.jsonl", .append).write(Array(tail.utf8))
        try await add(to: store, at: at(3))
        _ = try await open()
        let now = try FileSystem.read(logs + "/changes-2026-11.jsonl")
        #expect(now.starts(with: whole))
        #expect(try lines("changes-2026-11.jsonl").count == 3)
        #expect(try verify().problem == nil)
        await store.close()
    }

    @Test func `wherever the log was cut, it is completed to the same bytes`() async throws {
        let store = try await store(changesAt: Array(1...6))
        try await open().close()
        let whole = try FileSystem.read(logs + "/changes-2026-11.jsonl")
        for length in stride(from: 0, through: whole.count, by: 97) {
            try FileSystem.replace(logs + "/changes-2026-11.jsonl", with: Array(whole.prefix(length)))
            try await open().close()
            #expect(try FileSystem.read(logs + "/changes-2026-11.jsonl") == whole)
        }
        await store.close()
    }

    @Test func `a log of another store is refused and left alone`() async throws {
        let store = try await store(changesAt: [1, 2])
        try await open().close()
        let path = logs + "/changes-2026-11.jsonl"
        var bytes = try FileSystem.read(path)
        let digit = try #require(bytes.lastIndex(of: UInt8(ascii: "w")))
        bytes[digit] = UInt8(ascii: "W")
        try FileSystem.replace(path, with: bytes)
        await #expect { _ = try await open() } throws: { ($0 as? ChangeLogError)?.kind == .differs }
        #expect(try FileSystem.read(path) == bytes)
        await store.close()
    }

    @Test func `files that vanish while the daemon runs are written again`() async throws {
        let store = try await store(changesAt: [1, 2])
        let log = try await open()
        try FileSystem.remove(logs + "/changes-2026-11.jsonl")
        try await add(to: store, at: at(3))
        try await log.extend()
        #expect(try lines("changes-2026-11.jsonl").count == 3)
        await store.close()
    }

    @Test func `verify names the first line that was changed, moved or taken out`() async throws {
        let store = try await store(changesAt: Array(1...5))
        try await open().close()
        let path = logs + "/changes-2026-11.jsonl"
        let whole = try lines("changes-2026-11.jsonl")
        func verdict(_ lines: [String], end: String = "\n") throws -> Int? {
            try FileSystem.replace(path, with: Array((lines.joined(separator: "\n") + end).utf8))
            return try verify(withStore: false).problem?.line
        }
        var edited = whole
        edited[2] = edited[2].replacing("\"article_id\":\"art_1\"", with: "\"article_id\":\"art_9\"")
        #expect(try verdict(edited) == 4)
        // A text is held against the line's own word for it.
        edited = whole
        edited[2] = edited[2].replacing("\"id\":\"art_1\"", with: "\"id\":\"art_9\"")
        #expect(try verdict(edited) == 3)
        var swapped = whole
        swapped.swapAt(1, 2)
        #expect(try verdict(swapped) == 2)
        #expect(try verdict(Array(whole[0...1] + whole[3...])) == 3)
        #expect(try verdict(whole + [whole[4]]) == 6)
        #expect(try verdict(whole, end: "\n{\"seq\":") == 6)
        #expect(try verdict(whole) == nil)
        // The chain alone says nothing about its last line; a checkpoint does, and so does the store.
        edited = whole
        edited[4] = edited[4].replacing("\"article_id\":\"art_1\"", with: "\"article_id\":\"art_9\"")
        #expect(try verdict(edited) == 1)
        #expect(try verify(withStore: false).problem?.place == "checkpoints.jsonl")
        #expect(try verdict(Array(whole.dropLast())) == 1)
        try FileSystem.remove(logs + "/checkpoints.jsonl")
        #expect(try verdict(edited) == nil)
        #expect(try verify().problem?.line == 5)
        await store.close()
    }

    @Test func `a damaged page capture is found and named`() async throws {
        let store = try await store(changesAt: [1, 2])
        try await open().close()
        await store.close()
        let database = try RawDatabase(directory.store)
        try database.run("UPDATE blobs SET data = zeroblob(length(data)) WHERE id = 1")
        let problem = try #require(try verify().problem)
        #expect(problem.text.hasPrefix("blob 1"))
    }

    @Test func `day pages tell each change once, whatever was torn off`() async throws {
        let style = DayPageStyle(head: { "# \($0)\n\n" }, section: { "## \($0.id)\n" })
        let store = try await store(changesAt: [])
        try await open(style).close()
        try await add(to: store, at: at(1))
        try await add(to: store, at: at(2))
        try await open(style).close()
        let path = logs + "/changes-2026-11-25.md"
        let whole = try FileSystem.read(path)
        let text = String(decoding: whole, as: UTF8.self)
        #expect(text == "# 2026-11-25\n\n## chg_art_1_1\n<!-- 1 -->\n\n## chg_art_1_2\n<!-- 2 -->\n\n")
        for length in 1...whole.count {
            try FileSystem.replace(path, with: Array(whole.prefix(length)))
            try await open(style).close()
            let again = String(decoding: try FileSystem.read(path), as: UTF8.self)
            #expect(again.split(separator: "\n").filter { $0.hasPrefix("## ") }.count == 2, "\(length)")
        }
        await store.close()
    }
}

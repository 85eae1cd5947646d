import ChangeLog
import Glibc
import Linux
import Model
import Storage
import Synchronization
import Testing

/// Ends that nobody asked for, files that vanish, damage in the store, copies and their key.
@Suite struct LossTests {
    let directory = Directory()

    private func openStore() async throws -> Store {
        let store = try await Store.open(directory.store)
        try await store.syncSources([bbc], now: at(0))
        return store
    }

    private func filled() async throws -> Store {
        let store = try await openStore()
        try await store.commit(found((1...3).map { article($0) }))
        for number in 1...3 {
            let state = try #require(
                try await store.read { reader throws(StoreError) in try reader.article("art_\(number)") })
            try await store.commit(checked(state, version: 1, page: "eight people in town \(number)"))
        }
        return store
    }

    private func mode(_ path: String) -> mode_t {
        var status = stat()
        return stat(path, &status) == 0 ? status.st_mode & 0o777 : 0
    }

    @Test func `ends that were not clean are counted, those of the last day by their times`() async throws {
        for _ in 0..<3 {
            // What a killed daemon leaves.
            try FileSystem.createDirectory(directory.path)
            try File(directory.store + ".running", .replace).write(Array("1\n".utf8))
            await (try await openStore()).close()
        }
        await (try await openStore()).close()
        let reader = try StoreReader.open(directory.store)
        let now = Timestamp(milliseconds: SystemClock.wallMilliseconds)
        let ends = try reader.uncleanEnds(now: now)
        #expect(ends.total == 3 && ends.recent.count == 3)
        #expect(try reader.uncleanEnds(now: now + .hours(25)).recent.isEmpty)
        #expect(try reader.uncleanEnds(now: now + .hours(25)).total == 3)
        // A clock that ran ahead: what lies in the future does not count.
        #expect(try reader.uncleanEnds(now: now - .hours(1)).recent.isEmpty)
    }

    @Test(arguments: ["-wal", "-shm"])
    func `a write-ahead log that is deleted under the store costs nothing`(suffix: String) async throws {
        let store = try await filled()
        try FileSystem.remove(directory.store + suffix)
        let state = try #require(try await store.read { reader throws(StoreError) in try reader.article("art_1") })
        let error = await #expect(throws: StoreError.self) {
            try await store.commit(checked(state, version: 2, page: "nine people"))
        }
        #expect(error?.kind == .missing)
        #expect(error?.detail.contains("everything in it was saved") == true, "\(String(describing: error))")
        await store.close()
        let again = try await openStore()
        #expect(again.recovered)
        let last = try await again.read { reader throws(StoreError) in try reader.lastSequence() }
        #expect(last == 3)
        await again.close()
    }

    @Test func `a damaged store is refused with the table named, and the file is kept`() async throws {
        await (try await filled()).close()
        let raw = try RawDatabase(directory.store)
        let page = try #require(try raw.numbers("SELECT rootpage FROM sqlite_schema WHERE name = 'changes'").first)
        let size = try #require(try raw.numbers("PRAGMA page_size").first)
        var bytes = try FileSystem.read(directory.store)
        for index in Int((page - 1) * size)..<Int((page - 1) * size) + 200 { bytes[index] = 0xEE }
        try File(directory.store, .replace).write(bytes)
        try File(directory.store + ".running", .replace).write(Array("1\n".utf8))
        let error = await #expect(throws: StoreError.self) { _ = try await Store.open(directory.store) }
        #expect(error?.kind == .corrupt)
        #expect(error?.detail.hasPrefix("damaged in changes:") == true, "\(String(describing: error))")
        #expect(try FileSystem.read(directory.store) == bytes)
    }

    @Test(arguments: [
        "UPDATE version_texts_data SET block = zeroblob(length(block)) WHERE id > 10",
        "DELETE FROM version_texts_docsize WHERE id = 1; DELETE FROM version_texts_data WHERE id > 10",
        "INSERT INTO version_texts (rowid, headline, body) VALUES (99, 'x', 'stray words')",
        "INSERT INTO version_texts (version_texts) VALUES ('delete-all')",
    ])
    func `verify compares the search index with the stored versions, and it can be made again`(damage: String)
        async throws
    {
        await (try await filled()).close()
        let reader = try StoreReader.open(directory.store)
        #expect(try reader.verifySearchIndex() == 3)
        try RawDatabase(directory.store).run(damage)
        let damaged = try StoreReader.open(directory.store)
        let error = #expect(throws: StoreError.self) { try damaged.verifySearchIndex() }
        #expect(
            error?.kind == .corrupt && error?.detail.contains("search index") == true, "\(String(describing: error))")
        let problem = try LogVerifier(directory: nil, store: damaged).verify().problem
        #expect(problem?.text.contains("search index") == true)
        let store = try await openStore()
        try await store.makeSearchIndex()
        await store.close()
        let mended = try StoreReader.open(directory.store)
        #expect(try mended.verifySearchIndex() == 3)
        #expect(try mended.search(SearchFilter("eight")).count == 3)
    }

    @Test func `a damaged search index stops no new version, and the next start makes it again`() async throws {
        await (try await filled()).close()
        try RawDatabase(directory.store).run("UPDATE version_texts_data SET block = x'00' WHERE id IN (1, 10)")
        let store = try await openStore()
        let state = try #require(try await store.read { reader throws(StoreError) in try reader.article("art_1") })
        try await store.commit(checked(state, version: 2, page: "nine people"))
        #expect(try await store.read { reader throws(StoreError) in try reader.hasDamagedSearchIndex() })
        await store.close()
        let said = Mutex<[String]>([])
        var options = StoreOptions()
        options.progress = { work in said.withLock { $0.append(work) } }
        await (try await Store.open(directory.store, options)).close()
        // What is done, and how much of it.
        #expect(
            said.withLock { $0.filter { $0.hasPrefix("writing") } } == [
                "writing the search index again: version 4 of 4", "writing the search index again: change 4 of 4",
            ])
        let mended = try StoreReader.open(directory.store)
        #expect(try mended.verifySearchIndex() == 4)
        #expect(try !mended.hasDamagedSearchIndex())
    }

    @Test func `a copy carries the signing key once, and only its owner may read it`() async throws {
        let store = try await filled()
        let key = [UInt8](repeating: 7, count: 32)
        let copy = directory.path + "/copy.db"
        try StoreReader.open(directory.store).backUp(to: copy, key: key)
        #expect(mode(copy) == 0o600)
        #expect(mode(directory.store) & 0o007 == 0)
        await store.close()
        let restored = try await Store.open(copy)
        var taken: [[UInt8]] = []
        for _ in 0..<2 { try await restored.takeSigningKey { taken.append($0) } }
        #expect(taken == [key])
        await restored.close()
        // The group may read the store: what was deleted is overwritten.
        #expect(try FileSystem.read(copy).firstRange(of: key) == nil)
    }

    @Test func `a copy that was killed or ended leaves nothing behind`() async throws {
        let store = try await filled()
        // What a kill leaves: a draft that nobody holds.
        let draft = directory.path + "/.errata-copy-1-2.part"
        try File(draft, .replace).write([1])
        try File(draft + "-journal", .replace).write([1])
        let reader = try StoreReader.open(directory.store)
        let control = BackupControl()
        control.cancel()
        #expect(throws: StoreError.self) { try reader.backUp(to: directory.path + "/a.db", control: control) }
        try reader.backUp(to: directory.path + "/b.db")
        #expect(try FileSystem.list(directory.path).filter { $0.hasPrefix(".errata-copy") } == [])
        #expect(FileSystem.mark(directory.path + "/a.db") == nil)
        await store.close()
    }

    @Test func `a store that everybody could read is taken from them at the next opening`() async throws {
        await (try await filled()).close()
        #expect(chmod(directory.store, 0o666) == 0)
        await (try await openStore()).close()
        #expect(mode(directory.store) == 0o660)
    }

    @Test(arguments: [0, 5, 31, 33])
    func `a damaged signing key is kept and said, not used`(length: Int) async throws {
        let store = try await filled()
        let path = directory.store + ".key"
        try File(path, .replace).write([UInt8](repeating: 1, count: length))
        let log = try await ChangeLog.open(
            directory: directory.path + "/log", reader: try StoreReader.open(directory.store))
        #expect(log.incidents.first?.text.contains("the signing key") == true)
        #expect(FileSystem.size(path) == 32 && mode(path) == 0o600)
        #expect(try FileSystem.list(directory.path).contains { $0.hasPrefix("errata.db.key.replaced-") })
        await log.close()
        await store.close()
    }

    @Test func `a key that comes back with a copy takes the place of another, which is kept`() throws {
        let path = directory.path + "/errata.db.key"
        let (old, new) = ([UInt8](repeating: 1, count: 32), [UInt8](repeating: 2, count: 32))
        #expect(try SigningKeyFile.restore(old, to: path) != nil)
        #expect(try SigningKeyFile.restore(old, to: path) == nil)
        #expect(try SigningKeyFile.restore(new, to: path)?.contains(".replaced-") == true)
        #expect(try SigningKeyFile.secret(path) == new)
        #expect(mode(path) == 0o600)
    }
}

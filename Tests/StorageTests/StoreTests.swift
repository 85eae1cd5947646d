import Linux
import Model
import SQLite
import Storage
import Testing

@Suite struct StoreTests {
    let directory = Directory()

    private func open(bytes: Int? = nil) async throws -> Store {
        var options = StoreOptions()
        options.maximumBytes = bytes
        let store = try await Store.open(directory.store, options)
        try await store.syncSources([bbc], now: at(0))
        return store
    }

    private func kind(_ body: () async throws -> Void) async -> StoreError.Kind? {
        do { try await body() } catch { return (error as? StoreError)?.kind }
        return nil
    }

    private func article(_ store: Store, _ id: String) async throws -> ArticleState {
        try #require(try await store.read { reader throws(StoreError) in try reader.article(id) })
    }

    private func lastSequence(_ store: Store) async throws -> Int64 {
        try await store.read { reader throws(StoreError) in try reader.lastSequence() }
    }

    @Test func `a second daemon is refused and told who has the store`() async throws {
        let store = try await open()
        await #expect { _ = try await Store.open(directory.store) } throws: { error in
            guard let error = error as? StoreError else { return false }
            return error.kind == .locked && error.detail.contains("\(CurrentProcess.identifier)")
        }
        await store.close()
        try await open().close()
    }

    @Test func `a newer schema is refused and the file left alone`() async throws {
        try await open().close()
        try RawDatabase(directory.store).run("PRAGMA user_version = 99")
        let before = try FileSystem.read(directory.store)
        #expect(await kind { _ = try await Store.open(directory.store) } == .newer)
        #expect(await kind { _ = try StoreReader.open(directory.store) } == .newer)
        #expect(try FileSystem.read(directory.store) == before)
    }

    @Test func `another program's database is refused`() async throws {
        try RawDatabase(directory.store).run("CREATE TABLE mine (x)")
        #expect(await kind { _ = try await Store.open(directory.store) } == .corrupt)
        try FileSystem.replace(directory.store, with: Array("this is no database, whatever its name says".utf8))
        #expect(await kind { _ = try await Store.open(directory.store) } == .corrupt)
    }

    @Test func `a damaged page is found after an unclean end, and the file is kept`() async throws {
        let store = try await open()
        for number in 1...40 { try await store.commit(found([Fixture.article(number)])) }
        await store.close()
        var bytes = try FileSystem.read(directory.store)
        // Every second page from the tenth on: whatever they hold, some of it is a tree.
        for page in stride(from: 10, to: bytes.count / 8192, by: 2) {
            bytes.replaceSubrange(page * 8192..<page * 8192 + 64, with: [UInt8](repeating: 0xA5, count: 64))
        }
        try FileSystem.replace(directory.store, with: bytes)
        try FileSystem.replace(directory.store + ".running", with: Array("1\n".utf8))
        #expect(await kind { _ = try await Store.open(directory.store) } == .corrupt)
        #expect(try FileSystem.read(directory.store) == bytes)
    }

    @Test func `a store that was not closed opens again with all that was committed`() async throws {
        let store = try await open()
        try await store.commit(found([Fixture.article(1)]))
        try await store.commit(checked(try await article(store, "art_1"), version: 1, page: "one"))
        // A copy of the three files is what a crash leaves behind.
        let copy = directory.path + "/copy.db"
        for suffix in ["", "-wal"] {
            try FileSystem.replace(copy + suffix, with: try FileSystem.read(directory.store + suffix))
        }
        try FileSystem.replace(copy + ".running", with: Array("1\n".utf8))
        let again = try await Store.open(copy)
        #expect(again.recovered)
        #expect(try await lastSequence(again) == 1)
        #expect(try await article(again, "art_1").version == 1)
        await again.close()
        await store.close()
    }

    @Test func `a full disk refuses a record whole, and the same record goes in when there is room`() async throws {
        let store = try await open(bytes: 110 * 8192)
        try await store.commit(found([Fixture.article(1)]))
        let state = try await article(store, "art_1")
        let noise = (0..<600_000).map { _ in UInt8.random(in: 33...126) }
        let record = checked(state, version: 1, page: String(decoding: noise, as: UTF8.self))
        #expect(await kind { try await store.commit(record) } == .full)
        #expect(try await lastSequence(store) == 0)
        #expect(try await article(store, "art_1") == state)
        try await store.commit(checked(state, version: 1, page: "short"))
        #expect(try await lastSequence(store) == 1)
        await store.close()
        let roomy = try await open()
        let next = checked(try await article(roomy, "art_1"), version: 2, page: String(decoding: noise, as: UTF8.self))
        try await roomy.commit(next)
        #expect(try await lastSequence(roomy) == 2)
        await roomy.close()
    }

    @Test func `a record that fails does not take its group with it`() async throws {
        let store = try await open()
        try await store.commit(found((1...8).map { Fixture.article($0) }))
        let states = try await store.claim(now: at(1), limit: 40, perHost: 40).articles
        let outcomes = await withTaskGroup(of: Bool.self) { group in
            for (index, state) in states.enumerated() {
                group.addTask {
                    // Every second one claims the same change id.
                    let id = index.isMultiple(of: 2) ? "chg_same" : nil
                    return (try? await store.commit(checked(state, version: 1, page: state.id, change: id))) != nil
                }
            }
            return await group.reduce(into: 0) { $0 += $1 ? 1 : 0 }
        }
        #expect(outcomes == 5)
        #expect(try await lastSequence(store) == 5)
        let reader = try StoreReader.open(directory.store)
        #expect(try reader.changes().count == 5)
        #expect(try reader.statistics(now: at(1)).versions == 5)
        await store.close()
    }

    @Test func `a state that is out of date is refused`() async throws {
        let store = try await open()
        try await store.commit(found([Fixture.article(1)]))
        let stale = try await article(store, "art_1")
        try await store.commit(checked(stale, version: 1, page: "one"))
        #expect(await kind { try await store.commit(checked(stale, version: 2, page: "two")) } == .conflict)
        #expect(try await lastSequence(store) == 1)
        await store.close()
    }

    @Test func `one address has one article`() async throws {
        let store = try await open()
        try await store.commit(found([Fixture.article(1)]))
        var twin = ArticleState(id: "art_twin", sourceID: "bbc", url: Fixture.article(1).url, firstSeenAt: at(1))
        #expect(await kind { try await store.commit(found([twin])) } == .conflict)
        twin = ArticleState(id: "art_twin", sourceID: "bbc", url: "https://news.example.org/twin", firstSeenAt: at(1))
        twin.aliases = [ArticleURL(Fixture.article(1).url, firstSeenAt: at(1), lastSeenAt: at(1))]
        try await store.commit(found([twin]))
        let owner = try await store.read { reader throws(StoreError) in try reader.article(url: Fixture.article(1).url)
        }
        #expect(owner?.id == "art_1")
        await store.close()
    }

    @Test func `an article that turns out to be another gives it its addresses and listings`() async throws {
        let store = try await open()
        var second = found([Fixture.article(1), Fixture.article(2)])
        second.listings = [
            ArticleListing(
                articleID: "art_2", entryID: "guid-2", fingerprint: [2], firstListedAt: at(0), lastListedAt: at(0))
        ]
        try await store.commit(second)
        var record = CheckRecord(.article("art_1"), at: at(1), outcome: CheckOutcome("fresh", status: 200))
        let state = try await store.read { reader throws(StoreError) in try reader.article("art_1") }
        record.articles = [try #require(state)]
        record.absorbed = "art_2"
        try await store.commit(record)
        let keys = [ArticleKey(url: Fixture.article(2).url), ArticleKey(url: "https://else/", entryID: "guid-2")]
        let known = try await store.read { reader throws(StoreError) in try reader.candidates(listedBy: "bbc", keys) }
        #expect(known.map(\.state.id) == ["art_1"])
        let other = try await store.read { reader throws(StoreError) in try reader.article("art_2") }
        #expect(other?.nextCheckAt == nil)
        #expect(other?.life == .quiet)
        #expect(other?.lastOutcome?.word == "duplicate")
        await store.close()
    }

    @Test func `an article is found by address, by an old address and by its entry`() async throws {
        let store = try await open()
        var state = Fixture.article(1)
        state.aliases = [ArticleURL("https://old.example.org/x", firstSeenAt: at(0), lastSeenAt: at(0))]
        var record = found([state])
        record.listings = [
            ArticleListing(
                articleID: "art_1", entryID: "guid-1", fingerprint: [1], firstListedAt: at(0), lastListedAt: at(0))
        ]
        try await store.commit(record)
        let keys = [
            ArticleKey(url: state.url), ArticleKey(url: "https://old.example.org/x"),
            ArticleKey(url: "https://new.example.org/y", entryID: "guid-1"), ArticleKey(url: "https://else/"),
        ]
        for (key, expected) in zip(keys, [["art_1"], ["art_1"], ["art_1"], []]) {
            let known = try await store.read { reader throws(StoreError) in
                try reader.candidates(listedBy: "bbc", [key])
            }
            #expect(known.map(\.state.id) == expected)
            #expect(known.allSatisfy { $0.listing?.fingerprint == [1] })
        }
        await store.close()
    }

    @Test func `the whole state of a source and of an article comes back`() async throws {
        let store = try await open()
        var state = Fixture.article(1)
        state.misses = [Miss(at: at(1), status: 404), Miss(at: at(2), status: 0)]
        state.editTimes = [at(3), at(4)]
        state.editCount = 2
        state.validators = StoredValidators(url: "https://x/", etag: [0x22, 0xFF], lastModified: [])
        state.failures = Failures(count: 3, since: at(1))
        state.lastOutcome = CheckOutcome("gone", status: 404)
        state.memo = []
        state.life = .removed
        var record = found([state], at: at(5))
        var source = try #require(try await store.read { reader throws(StoreError) in try reader.source("bbc") })
        source.nextCheckAt = at(20)
        source.permanentURL = "https://moved/"
        source.failures = Failures(count: 1, since: at(5))
        source.memo = [9]
        record.source = source
        try await store.commit(record)
        var again = try await article(store, "art_1")
        #expect(again.aliases == [ArticleURL(state.url, firstSeenAt: at(0), lastSeenAt: at(0))])
        again.aliases = []
        let stored = try #require(try await store.read { reader throws(StoreError) in try reader.source("bbc") })
        #expect(String(describing: stored).replacing("revision: 1", with: "revision: 0") == String(describing: source))
        #expect(String(describing: again).replacing("revision: 1", with: "revision: 0") == String(describing: state))
        await store.close()
    }

    @Test func `equal checks are one run, and old runs make room`() async throws {
        let store = try await open()
        for minute in 0..<100 {
            let outcome = minute < 50 ? CheckOutcome("not-modified", status: 304) : CheckOutcome("odd \(minute)")
            try await store.commit(CheckRecord(.source("bbc"), at: at(Int64(minute)), outcome: outcome))
        }
        let runs = try await store.read { reader throws(StoreError) in try reader.checks(of: .source("bbc")) }
        #expect(runs.count == 32)
        #expect(runs.first?.outcome == CheckOutcome("odd 99"))
        #expect(runs.allSatisfy { $0.count == 1 })
        await store.close()
    }

    @Test func `a backup made while checks are stored is a whole store`() async throws {
        let store = try await open()
        let copy = directory.path + "/backup.db"
        async let load: Void = {
            for number in 1...60 {
                try await store.commit(found([Fixture.article(number)], at: at(Int64(number))))
                let state = try await self.article(store, "art_\(number)")
                try await store.commit(checked(state, version: 1, page: "page \(number)"))
            }
        }()
        while try await lastSequence(store) < 10 { await Task.yield() }
        try StoreReader.open(directory.store).backUp(to: copy)
        try await load
        await store.close()
        let restored = try await Store.open(copy)
        let sequence = try await lastSequence(restored)
        #expect((10...60).contains(sequence))
        try StoreReader.open(copy).checkIntegrity()
        #expect(try StoreReader.open(copy).verifyBlobs() > 10)
        await restored.close()
    }

    @Test func `compaction lets old pages go and keeps versions, changes and the newest page`() async throws {
        let store = try await open()
        try await store.commit(found([Fixture.article(1)]))
        for version in 1...5 {
            let state = try await article(store, "art_1")
            let page = (0..<3000).map { _ in String(UInt32.random(in: 0 ... .max)) }.joined()
            try await store.commit(checked(state, version: version, page: page, at: at(Int64(version))))
        }
        var retention = Retention()
        retention.capturesBefore = at(100)
        let done = try await store.compact(retention)
        #expect(done.captures == 4)
        #expect(done.bytesAfter < done.bytesBefore)
        let reader = try StoreReader.open(directory.store)
        #expect(try reader.captures(of: "art_1").map(\.at) == [at(5)])
        #expect(try reader.versions(of: "art_1").count == 5)
        for version in 1...5 { #expect(try reader.content(of: "art_1", version: version) != nil) }
        try reader.checkIntegrity()
        await store.close()
    }

    @Test func `a store that was deleted or replaced takes nothing more`() async throws {
        let store = try await open()
        try await store.commit(found([Fixture.article(1)]))
        try FileSystem.move(directory.store, to: directory.path + "/elsewhere.db")
        #expect(await kind { try await store.commit(found([Fixture.article(2)])) } == .missing)
        try FileSystem.replace(directory.store, with: Array("another file".utf8))
        #expect(await kind { try await store.commit(found([Fixture.article(3)])) } == .missing)
        await store.close()
        #expect(try FileSystem.read(directory.store) == Array("another file".utf8))
    }

    @Test func `a store whose making was cut short can be opened again`() async throws {
        // The first statements of a new file run with a rollback journal; a crash among them leaves a hot one.
        let made = directory.path + "/made.db"
        let database = RawDatabase(connection: try Connection(path: made, access: .readWrite))
        try database.run(
            "PRAGMA page_size = 8192; PRAGMA application_id = \(Int64(0x4552_5241)); PRAGMA cache_size = 2")
        try database.run("PRAGMA synchronous = FULL; BEGIN; PRAGMA user_version = 1; CREATE TABLE t (x)")
        for _ in 0..<40 { try database.run("INSERT INTO t VALUES (randomblob(9000))") }
        for suffix in ["", "-journal"] {
            try FileSystem.replace(directory.store + suffix, with: try FileSystem.read(made + suffix))
        }
        try await open().close()
        try StoreReader.open(directory.store).checkIntegrity()
        #expect(!FileSystem.exists(directory.store + "-journal"))
    }

    @Test func `compaction walks over more than one window`() async throws {
        let store = try await open()
        try await store.commit(found([Fixture.article(1)]))
        var record = checked(try await article(store, "art_1"), version: 1, page: "the newest", at: at(1200))
        let old = (0..<1100).map { number in
            Capture(
                articleID: "art_1", at: at(Int64(number)), url: "https://x/", status: 200, contentType: nil,
                bytes: Array("page \(number)".utf8))
        }
        record.captures = old + record.captures
        try await store.commit(record)
        var retention = Retention()
        retention.capturesBefore = at(2000)
        #expect(try await store.compact(retention).captures == 1100)
        let reader = try StoreReader.open(directory.store)
        #expect(try reader.captures(of: "art_1").map(\.at) == [at(1200)])
        #expect(try reader.statistics(now: at(2000)).versions == 1)
        try reader.checkIntegrity()
        #expect(try await store.compact(retention).captures == 0)
        await store.close()
    }
}

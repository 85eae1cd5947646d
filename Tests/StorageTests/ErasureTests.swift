import Basics
import Crypto
import JSON
import Linux
import Model
import SQLite
import Storage
import Testing

@testable import ChangeLog

/// Texts that went, and everything that must stay provable without them.
@Suite struct ErasureTests {
    let directory = Directory()
    var logs: String { directory.path + "/log" }

    /// Words of the pages; none of them may be found in any file afterwards.
    private static let secret = "Hortensia"

    /// An article with three versions, of which the second names somebody, and a second article.
    private func fill(_ page: @Sendable (Int) -> String = { $0 == 2 ? "\(secret) spoke" : "page \($0)" }) async throws {
        let store = try await Store.open(directory.store)
        try await store.syncSources([bbc], now: at(0))
        try await store.commit(found([article(1), article(2)]))
        for version in 1...3 { try await add("art_1", version, page(version), store) }
        try await add("art_2", 1, "other", store)
        await store.close()
        try await settle()
    }

    private func add(_ id: String, _ version: Int, _ page: String, _ store: Store) async throws {
        let known = try await store.read { reader throws(StoreError) in try reader.article(id) }
        let state = try #require(known)
        var record = checked(
            state, version: version, page: page, at: at(Int64(version)), change: "chg_\(id)_\(version)")
        for index in record.changes.indices {
            record.changes[index].edits = [
                Edit(field: .body, operation: .substitution, kind: .name, before: "page \(version - 1)", after: page)
            ]
        }
        try await store.commit(record)
    }

    /// Writes the log as a daemon would have.
    private func settle() async throws {
        let style = DayPageStyle(head: { "# \($0)\n\n" }, section: { "\($0.article?.title ?? "") \($0.edits)\n" })
        let log = try await ChangeLog.open(
            directory: logs, reader: try StoreReader.open(directory.store), pages: style)
        let erased = try StoreReader.open(directory.store).erasedLines().keys.sorted()
        try await log.dropErasedTexts(of: erased)
        await log.close()
    }

    private func erase(_ version: Int?) async throws -> ErasureResult? {
        let store = try await Store.open(directory.store)
        let result: Result<ErasureResult?, StoreError>
        do throws(StoreError) {
            result = .success(
                try await store.erase(.init(articleID: "art_1", version: version, reason: "order 7", at: at(9))))
        } catch { result = .failure(error) }
        await store.close()
        try await settle()
        return try result.get()
    }

    private func verify(withStore: Bool = true) throws -> Verification {
        try LogVerifier(directory: logs, store: withStore ? try StoreReader.open(directory.store) : nil).verify()
    }

    /// Files below the directory in which the words stand.
    private func files(with words: String) throws -> [String] {
        var names = try FileSystem.list(directory.path).map { directory.path + "/" + $0 }
        names += try FileSystem.list(logs).map { logs + "/" + $0 }
        return try names.filter { path in
            guard !FileSystem.isDirectory(path) else { return false }
            return String(decoding: try FileSystem.read(path), as: UTF8.self).lowercased().contains(words.lowercased())
        }
    }

    @Test(arguments: [nil, 2] as [Int?])
    func `no file holds the words any more, and everything still verifies`(version: Int?) async throws {
        try await fill()
        #expect(try !files(with: Self.secret).isEmpty)
        let proof = try InclusionProof(
            of: 2, reader: try StoreReader.open(directory.store), directory: logs, keyFile: directory.store + ".key")
        let result = try #require(try await erase(version))
        #expect(result.erasure.versions == (version == nil ? 3 : 1))
        // The version that came and the one that followed show its words.
        #expect(result.erasure.lines.map(\.sequence) == (version == nil ? [1, 2, 3] : [2, 3]))
        #expect(try files(with: Self.secret) == [])
        for withStore in [true, false] {
            let found = try verify(withStore: withStore)
            #expect(found.problem == nil)
            #expect(found.erased == result.erasure.lines.count)
            #expect(found.lines == 5)
        }
        // A proof from before holds the line with its texts; one from now holds it without.
        let seed = try #require(try SigningKeyFile.secret(directory.store + ".key"))
        let key = try #require(Ed25519.publicKey(seed: seed))
        #expect(try proof.verify(key: key).record?.edits.first?.after?.contains(Self.secret) == true)
        let now = try InclusionProof(
            of: 2, reader: try StoreReader.open(directory.store), directory: logs, keyFile: "none")
        let finding = try now.verify(key: key)
        #expect(finding.record?.isErased == true)
        #expect(finding.record?.article?.id == "art_1")
    }

    @Test(
        arguments: [
            // Nobody said anything: the newest. A stamp: the earliest that has one. A witness, too: where both spoke.
            ([], 7), (["timestamps/4-a.tsr", "timestamps/7-a.tsr"], 4), (["timestamps/1-a.tsr"], 7),
            (["timestamps/4-a.tsr", "timestamps/7-a.tsr", "cosignatures/7-w.sig"], 7),
            (["cosignatures/7-w.sig", "timestamps/4-a.ots"], 7), (["cosignatures/4-w.sig", "timestamps/7-a.tsr"], 7),
            (["timestamps/6-a.tsr"], 7),
        ] as [([String], Int)])
    func `a line is proved under the checkpoint that others said most about, and the earliest of them`(
        files: [String], size: Int
    ) async throws {
        try await fill()
        let store = try await Store.open(directory.store)
        for version in 4...6 { try await add("art_1", version, "page \(version)", store) }
        await store.close()
        try await settle()
        for folder in ["timestamps", "cosignatures"] { try FileSystem.createDirectory("\(logs)/\(folder)") }
        for file in files { try File("\(logs)/\(file)", .replace).write(Array("x".utf8)) }
        let proof = try InclusionProof(
            of: 2, reader: try StoreReader.open(directory.store), directory: logs, keyFile: "none")
        #expect(proof.size == size)
        let seed = try #require(try SigningKeyFile.secret(directory.store + ".key"))
        #expect(try proof.verify(key: try #require(Ed25519.publicKey(seed: seed))).size == size)
    }

    @Test func `an erased article is not followed, and takes no text again`() async throws {
        try await fill()
        _ = try await erase(nil)
        let store = try await Store.open(directory.store)
        let state = try #require(try await store.read { reader throws(StoreError) in try reader.article("art_1") })
        #expect(state.title == nil)
        try await add("art_1", 4, "\(Self.secret) again", store)
        #expect(try await store.read { r throws(StoreError) in try r.content(of: "art_1", version: 4) } == nil)
        #expect(try await store.erase(.init(articleID: "art_2", version: nil, reason: "x", at: at(10))) != nil)
        await store.close()
        try StoreReader.open(directory.store).checkIntegrity()
        _ = try StoreReader.open(directory.store).verifySearchIndex()
    }

    @Test func `the version that the page shows, and a text that another version has, are refused`() async throws {
        try await fill { $0 == 2 ? "two" : "same" }
        for (version, words) in [(3, "erase the article"), (1, "same page"), (9, "no version 9")] {
            let error = await #expect(throws: StoreError.self) { _ = try await erase(version) }
            #expect(error?.detail.contains(words) == true, "\(version)")
        }
        #expect(try verify().problem == nil)
    }

    @Test func `bytes that another article has stay with that one only`() async throws {
        try await fill { _ in "other" }
        let result = try #require(try await erase(nil))
        #expect(result.sharedWith == ["art_2"])
        let reader = try StoreReader.open(directory.store)
        #expect(try reader.content(of: "art_1", version: 1) == nil)
        #expect(try reader.captures(of: "art_1").isEmpty)
        #expect(try reader.content(of: "art_2", version: 1) != nil)
        #expect(try reader.captures(of: "art_2").count == 1)
        _ = try reader.verifySearchIndex()
        #expect(try verify().problem == nil)
    }

    @Test func `a text that went without a record of it is damage`() async throws {
        try await fill()
        let path = logs + "/changes-2026-11.jsonl"
        var lines = try FileSystem.read(path).split(separator: 10).map { Array($0) }
        lines[1] = LogLine(lines[1]).bare
        try FileSystem.replace(path, with: lines.flatMap { $0 + [10] })
        #expect(try verify(withStore: false).problem?.text.contains("no record of an erasure") == true)
        // Other texts under the same hash are no better.
        lines = try FileSystem.read(path).split(separator: 10).map { Array($0) }
        let line = String(decoding: lines[3], as: UTF8.self)
        let other = line.replacing("\"after\":\"other\"", with: "\"after\":\"oTher\"")
        lines[1] = try StoreReader.open(directory.store).change(sequence: 2).map(\.line) ?? []
        lines[3] = Array(other.utf8)
        try FileSystem.replace(path, with: lines.flatMap { $0 + [10] })
        #expect(try verify(withStore: false).problem?.text.contains("not those that it commits to") == true)
    }

    @Test func `a file that still holds erased texts is written again and not kept`() async throws {
        try await fill()
        let store = try await Store.open(directory.store)
        _ = try await store.erase(.init(articleID: "art_1", version: 2, reason: "order 7", at: at(9)))
        await store.close()
        // As after a kill between the store and the log: the next look finds it.
        let log = try await ChangeLog.open(directory: logs, reader: try StoreReader.open(directory.store))
        try await log.inspect()
        await log.close()
        #expect(try FileSystem.list(logs).filter { $0.contains("damaged") } == [])
        #expect(try files(with: Self.secret).filter { $0.hasSuffix("jsonl") } == [])
        #expect(try verify().problem == nil)
    }

    @Test func `who was sent the texts before is counted, and what only waited is not`() async throws {
        let planner: DeliveryPlanner = { change, _ in
            ["desk", "idle"].map {
                PlannedDelivery(webhook: $0, contentType: "text/plain", body: Array(change.id.utf8))
            }
        }
        let store = try await Store.open(directory.store, StoreOptions(planner: planner))
        try await store.syncSources([bbc], now: at(0))
        try await store.syncWebhooks(["desk", "idle"])
        try await store.commit(found([article(1)]))
        for version in 1...2 { try await add("art_1", version, "page \(version)", store) }
        let due = try await store.read { reader throws(StoreError) in
            try reader.dueDeliveries("desk", now: at(5), excluding: [], limit: 1)
        }
        let id = try #require(due.first?.delivery.id)
        // Refused: it was sent all the same.
        let attempt = Attempt(
            deliveryID: id, at: at(5), took: .milliseconds(20), status: 400, detail: "refused", consequence: .dead)
        try await store.record(attempt, WebhookHealth(name: "desk"))
        let result = try await store.erase(.init(articleID: "art_1", version: nil, reason: "order 7", at: at(9)))
        #expect(result?.deliveries == 4)
        #expect(result?.sent == ["desk": 1])
        await store.close()
    }

    @Test func `lines and checkpoints of the old form stay verifiable, erased or not`() async throws {
        try await fill()
        try makeOld(upTo: 3)
        #expect(try verify().problem == nil)
        #expect(try verify().checkpoints >= 2)
        let result = try #require(try await erase(2))
        #expect(result.erasure.lines.allSatisfy { $0.leafSHA256 != nil })
        #expect(try files(with: Self.secret) == [])
        let found = try verify()
        #expect(found.problem == nil)
        #expect(found.erased == 2)
        #expect(try verify(withStore: false).problem == nil)
    }

    /// Writes the first lines as releases before this form wrote them, with a checkpoint of the first form over them.
    private func makeOld(upTo last: Int) throws {
        let database = RawDatabase(connection: try Connection(path: directory.store, access: .readWrite))
        let reader = try StoreReader.open(directory.store)
        var previous = LogLine.Hashes.none
        var tree = MerkleTree()
        var lines: [[UInt8]] = []
        for change in try reader.lines(after: 0, limit: 100) {
            let record = try #require(change.record)
            let line: LogLine
            if change.sequence <= last {
                line = LogLine(OldLine.bytes(record, change.sequence, previous.whole))
            } else {
                line = LogLine(record, sequence: change.sequence, previous: previous, salt: [1], sha256: SHA256.hex)
            }
            if change.sequence <= last { tree.append(line.bytes) }
            previous = line.hashes
            lines.append(line.bytes)
            try database.connection.run(
                "UPDATE changes SET line = ?2 WHERE seq = ?1", [.integer(change.sequence), .blob(line.bytes)])
        }
        reader.close()
        try FileSystem.replace(logs + "/changes-2026-11.jsonl", with: lines.flatMap { $0 + [10] })
        let seed = try #require(try SigningKeyFile.secret(directory.store + ".key"))
        let old = try OldLine.checkpoint(tree, seed: seed)
        try FileSystem.replace(logs + "/checkpoints.jsonl", with: old + [10])
        try FileSystem.remove(logs + "/checkpoint")
        let again = try StoreReader.open(directory.store)
        var writer = try CheckpointWriter(
            directory: logs, keyFile: directory.store + ".key", repair: LogRepair(directory: logs, reader: again))
        try writer.follow(again, to: 4, signs: true)
    }
}

/// What was written before lines committed to their texts.
enum OldLine {
    static func bytes(_ record: ChangeRecord, _ sequence: Int64, _ previous: String) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("seq", Int(sequence))
            record.write(to: &json)
            json.field("prev", previous)
        }
        return json.bytes
    }

    static func checkpoint(_ tree: MerkleTree, seed: [UInt8]) throws -> [UInt8] {
        let statement = Checkpoint.statement(size: tree.size, root: tree.root, at: at(5))
        var json = JSONWriter()
        json.object { json in
            json.field("size", tree.size)
            json.field("at", at(5).iso8601)
            json.field("root", Hex.encode(tree.root))
            json.field("key", Ed25519.publicKey(seed: seed).map { Base64.encode($0) })
            json.field("signature", Ed25519.sign(statement, seed: seed).map { Base64.encode($0) })
            json.field("subtrees", tree.roots.map { Hex.encode($0) })
        }
        return json.bytes
    }
}

import Basics
import Crypto
import Linux
import Model
import Storage
import Testing

@testable import ChangeLog

@Suite struct CheckpointTests {
    let directory = Directory()

    /// The inputs of the reference implementation of certificate transparency, and the roots over the first of them.
    @Test(arguments: [
        (0, "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (2, "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"),
        (3, "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77"),
        (5, "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4"),
        (8, "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"),
    ])
    func `the tree is that of RFC 9162`(size: Int, root: String) throws {
        let inputs = [
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
        ]
        var tree = MerkleTree()
        for input in inputs.prefix(size) { tree.append(try #require(Hex.decode(input))) }
        #expect(Hex.encode(tree.root) == root)
        #expect(MerkleTree(size: size, roots: tree.roots) == tree)
    }

    @Test func `a checkpoint says what it said, and not what somebody made of it`() throws {
        var tree = MerkleTree()
        for number in 0..<11 { tree.append(Array("\(number)".utf8)) }
        let checkpoint = try #require(Checkpoint(tree, at: at(3), seed: [UInt8](1...32)))
        let again = try #require(Checkpoint(line: checkpoint.line))
        #expect(again == checkpoint)
        #expect(again.isSigned)
        let text = String(decoding: checkpoint.line, as: UTF8.self)
        #expect(Checkpoint(line: text.replacing("\"size\":11", with: "\"size\":12").utf8) == nil)
        let other = text.replacing("\\n11\\n", with: "\\n12\\n")
        #expect(other != text)
        #expect(Checkpoint(line: other.utf8)?.isSigned == false)
    }

    @Test func `checkpoints go on over restarts, and a log that was rewritten as a whole is found`() async throws {
        let store = try await Store.open(directory.store)
        try await store.syncSources([bbc], now: at(0))
        try await store.commit(found([article(1)]))
        let logs = directory.path + "/log"
        for version in 1...3 {
            let known = try await store.read { reader throws(StoreError) in try reader.article("art_1") }
            let state = try #require(known)
            try await store.commit(checked(state, version: version, page: "\(version)", at: at(Int64(version))))
            let reader = try StoreReader.open(directory.store)
            _ = try await ChangeLog.open(directory: logs, reader: reader)
            var writer = try CheckpointWriter(
                directory: logs, keyFile: directory.store + ".key", repair: LogRepair(directory: logs, reader: reader))
            try writer.follow(reader, to: Int64(version), signs: true)
        }
        var verifier = LogVerifier(directory: logs, store: nil)
        let result = try verifier.verify()
        #expect(result.problem == nil)
        #expect(result.checkpoints == 3)
        verifier.key = [UInt8](repeating: 0, count: 32)
        #expect(try verifier.verify().problem?.text == "this checkpoint was signed with another key")
        await store.close()
        // Somebody writes another log, with a chain that is right in itself.
        let other = try await Store.open(directory.path + "/other.db")
        try await other.syncSources([bbc], now: at(0))
        try await other.commit(found([article(1)]))
        for version in 1...3 {
            let known = try await other.read { reader throws(StoreError) in try reader.article("art_1") }
            let state = try #require(known)
            try await other.commit(
                checked(state, version: version, page: "forged \(version)", at: at(Int64(version + 1))))
        }
        let forged = directory.path + "/forged"
        _ = try await ChangeLog.open(directory: forged, reader: try StoreReader.open(directory.path + "/other.db"))
        await other.close()
        let name = "/changes-2026-11.jsonl"
        try FileSystem.replace(logs + name, with: try FileSystem.read(forged + name))
        let problem = try LogVerifier(directory: logs, store: nil).verify().problem
        #expect(problem?.place == "checkpoints.jsonl")
        #expect(problem?.line == 1)
    }
}

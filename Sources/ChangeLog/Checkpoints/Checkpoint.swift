internal import Basics
internal import Crypto
internal import JSON
internal import Model

/// A signed statement about the first `size` lines of the log (RFC 9162 Merkle root, Ed25519).
///
/// The chain of hashes shows that a line was changed; a checkpoint that somebody else keeps shows that the whole was
/// rewritten, or that its end is missing.
struct Checkpoint: Sendable, Equatable {
    var size: Int
    var at: Timestamp
    var tree: MerkleTree
    var publicKey: [UInt8]
    var signature: [UInt8]

    /// The bytes that are signed.
    static func statement(size: Int, root: [UInt8], at time: Timestamp) -> [UInt8] {
        Array("errata checkpoint 1\n\(size)\n\(Hex.encode(root))\n\(time.iso8601)\n".utf8)
    }

    /// Signs the lines in a tree; nil when the seed is none.
    init?(_ tree: MerkleTree, at time: Timestamp, seed: [UInt8]) {
        let statement = Checkpoint.statement(size: tree.size, root: tree.root, at: time)
        guard let key = Ed25519.publicKey(seed: seed), let signature = Ed25519.sign(statement, seed: seed) else {
            return nil
        }
        (size, at, self.tree, publicKey, self.signature) = (tree.size, time, tree, key, signature)
    }

    /// Reads a line; nil when it is none of ours.
    init?(line: some Sequence<UInt8>) {
        guard let json = try? JSONParser.parse(Array(line)), let size = json["size"]?.int,
            let at = json["at"]?.string.flatMap({ Timestamp(iso8601: $0) }),
            let root = json["root"]?.string.flatMap({ Hex.decode($0) }),
            let key = json["key"]?.string.flatMap({ Base64.decode($0) }),
            let signature = json["signature"]?.string.flatMap({ Base64.decode($0) }),
            let subtrees = json["subtrees"]?.array,
            let tree = MerkleTree(size: size, roots: subtrees.compactMap { $0.string.flatMap { Hex.decode($0) } }),
            tree.root == root
        else { return nil }
        (self.size, self.at, self.tree, publicKey, self.signature) = (size, at, tree, key, signature)
    }

    /// The line, without its newline.
    var line: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.field("size", size)
            json.field("at", at.iso8601)
            json.field("root", Hex.encode(tree.root))
            json.field("key", Base64.encode(publicKey))
            json.field("signature", Base64.encode(signature))
            json.field("subtrees", tree.roots.map { Hex.encode($0) })
        }
        return json.bytes
    }

    /// Whether the key signed this size and root at this time.
    var isSigned: Bool {
        let statement = Checkpoint.statement(size: size, root: tree.root, at: at)
        return Ed25519.verify(signature, statement, publicKey: publicKey)
    }
}

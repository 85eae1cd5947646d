import Basics
import Crypto
import Testing

@testable import ChangeLog

/// The proofs of RFC 6962, over every tree of up to 20 leaves, and the examples of its reference implementation.
@Suite struct ProofTests {
    private static let leaves = (0..<20).map { MerkleTree.leaf([UInt8($0)]) }

    private func tree(_ leaves: ArraySlice<[UInt8]>) -> MerkleTree {
        var tree = MerkleTree()
        for leaf in leaves { tree.append(leaf: leaf) }
        return tree
    }

    @Test(arguments: 1...20) func `every leaf is proven, and no other`(size: Int) throws {
        let leaves = Self.leaves.prefix(size)
        let root = MerkleProof.root(leaves)
        for index in 0..<size {
            let proof = MerkleProof.inclusion(of: index, in: leaves)
            let lead = { (leaf: [UInt8], index: Int, proof: [[UInt8]]) in
                MerkleProof.root(leaf: leaf, index: index, size: size, proof: proof)
            }
            #expect(lead(leaves[index], index, proof) == root)
            #expect(lead(MerkleTree.leaf([99]), index, proof) != root)
            #expect(lead(leaves[index], index, proof + [root]) == nil)
            #expect(proof.isEmpty || lead(leaves[index], index, proof.dropLast()) == nil)
            for other in 0..<size where other != index { #expect(lead(leaves[index], other, proof) != root) }
        }
    }

    @Test(arguments: 1...20) func `every beginning of a tree is proven, and no other tree`(size: Int) {
        let leaves = Self.leaves.prefix(size)
        let root = MerkleProof.root(leaves)
        for first in 1...size {
            let old = MerkleProof.root(leaves.prefix(first))
            let proof = MerkleProof.consistency(from: tree(leaves.prefix(first)), with: leaves.dropFirst(first))
            #expect(MerkleProof.isConsistent(from: first, old, to: size, root, proof: proof))
            let forged = MerkleTree.leaf([77])
            #expect(!MerkleProof.isConsistent(from: first, forged, to: size, root, proof: proof))
            #expect(!MerkleProof.isConsistent(from: first, old, to: size, forged, proof: proof))
            if first < size {
                #expect(!MerkleProof.isConsistent(from: first, old, to: size, root, proof: proof + [root]))
            }
        }
    }

    /// Known answers for the paths of the reference inputs.
    @Test func `the proofs are those of the reference implementation`() throws {
        let inputs = [
            "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f",
        ]
        let leaves = try inputs.map { MerkleTree.leaf(try #require(Hex.decode($0))) }
        let path = MerkleProof.inclusion(of: 0, in: leaves[...]).map { Hex.encode($0) }
        #expect(
            path == [
                "96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
                "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
                "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4",
            ])
        let step = MerkleProof.consistency(from: tree(leaves[..<1]), with: leaves[1...]).map { Hex.encode($0) }
        #expect(step == path)
    }

    @Test(arguments: [(0, "000"), (67, "067"), (1234, "x001/234"), (1_234_067, "x001/x234/067")])
    func `tiles have the names of the specification`(number: Int, name: String) {
        #expect(TileExport.name(number) == name)
    }

    @Test func `a note is what it was signed as`() throws {
        let seed = [UInt8](1...32)
        let key = NoteKey(name: "example.com/log", bytes: try #require(Ed25519.publicKey(seed: seed)))
        let note = try #require(SignedNote("example.com/log\n1\nAAAA\n", name: "example.com/log", seed: seed))
        let again = try #require(SignedNote(note.description))
        #expect(again == note)
        #expect(again.isSigned(by: key))
        #expect(!again.isSigned(by: NoteKey(name: "example.com/other", bytes: key.bytes)))
        let changed = try #require(SignedNote(note.description.replacing("\n1\n", with: "\n2\n")))
        #expect(!changed.isSigned(by: key))
        #expect(SignedNote("no signature\n\n") == nil)
        // A cosignature of somebody unknown is left alone.
        #expect(try #require(SignedNote(note.description + "\u{2014} witness AAAAAAAA\n")).isSigned(by: key))
    }

    /// The verifier key in the documentation of Go's package for such notes.
    @Test func `a key has the text that other verifiers take`() throws {
        let text = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
        let bytes = try #require(Base64.decode(String(text.split(separator: "+", maxSplits: 2)[2])))
        #expect(NoteKey(name: "PeterNeumann", bytes: Array(bytes.dropFirst())).text == text)
    }
}

internal import Crypto

/// Proofs that a leaf is in a tree, and that one tree is the beginning of another (RFC 6962 section 2.1).
///
/// They are made from the hashes of all leaves, and checked with nothing but themselves.
enum MerkleProof {
    // MARK: Making

    /// The root over some leaves.
    static func root(_ leaves: ArraySlice<[UInt8]>) -> [UInt8] {
        var tree = MerkleTree()
        for leaf in leaves { tree.append(leaf: leaf) }
        return tree.root
    }

    /// The hashes from the leaf's sibling up to the child of the root.
    static func inclusion(of index: Int, in leaves: ArraySlice<[UInt8]>) -> [[UInt8]] {
        guard leaves.count > 1 else { return [] }
        let middle = leaves.startIndex + split(leaves.count)
        let (left, right) = (leaves[..<middle], leaves[middle...])
        return index < middle
            ? inclusion(of: index, in: left) + [root(right)] : inclusion(of: index, in: right) + [root(left)]
    }

    /// The hashes that lead from a tree to the one with further leaves; the leaves before need not be read again.
    static func consistency(from tree: MerkleTree, with leaves: ArraySlice<[UInt8]>) -> [[UInt8]] {
        tree.size == 0 ? [] : subproof(tree, leaves, isWhole: true)
    }

    private static func subproof(
        _ tree: MerkleTree, _ leaves: ArraySlice<[UInt8]>, isWhole: Bool
    ) -> [[UInt8]] {
        guard !leaves.isEmpty else { return isWhole ? [] : [tree.root] }
        let count = split(tree.size + leaves.count)
        guard tree.size <= count else {
            // The left half is the largest subtree that is known.
            return subproof(tree.withoutFirst, leaves, isWhole: false) + tree.roots.prefix(1)
        }
        let border = leaves.startIndex + count - tree.size
        return subproof(tree, leaves[..<border], isWhole: isWhole) + [root(leaves[border...])]
    }

    /// The largest power of two below a number of leaves.
    private static func split(_ count: Int) -> Int {
        var size = 1
        while size * 2 < count { size *= 2 }
        return size
    }

    // MARK: Checking

    /// The root that the proof leads to; nil when it has too few or too many hashes for its place.
    static func root(leaf: [UInt8], index: Int, size: Int, proof: [[UInt8]]) -> [UInt8]? {
        guard index >= 0, index < size else { return nil }
        var (place, last, hash) = (index, size - 1, leaf)
        for sibling in proof {
            guard last > 0 else { return nil }
            if place & 1 == 1 || place == last {
                hash = MerkleTree.node(sibling, hash)
                // Where the tree is not full, the way up skips the levels at which there is no sibling.
                while place & 1 == 0, place > 0 { (place, last) = (place >> 1, last >> 1) }
            } else {
                hash = MerkleTree.node(hash, sibling)
            }
            (place, last) = (place >> 1, last >> 1)
        }
        return last == 0 ? hash : nil
    }

    /// Whether the tree with the first root is the beginning of the tree with the second.
    static func isConsistent(
        from size: Int, _ first: [UInt8], to total: Int, _ second: [UInt8], proof: [[UInt8]]
    ) -> Bool {
        guard size > 0, size < total else { return size == 0 || size == total && first == second && proof.isEmpty }
        var hashes = proof[...]
        // A tree of a power of two is a subtree of the larger one, and its root need not be told.
        if size.nonzeroBitCount == 1 { hashes = [first] + hashes }
        guard let start = hashes.popFirst() else { return false }
        var (place, last) = (size - 1, total - 1)
        while place & 1 == 1 { (place, last) = (place >> 1, last >> 1) }
        var (old, new) = (start, start)
        for hash in hashes {
            guard last > 0 else { return false }
            if place & 1 == 1 || place == last {
                (old, new) = (MerkleTree.node(hash, old), MerkleTree.node(hash, new))
                while place & 1 == 0, place > 0 { (place, last) = (place >> 1, last >> 1) }
            } else {
                new = MerkleTree.node(new, hash)
            }
            (place, last) = (place >> 1, last >> 1)
        }
        return last == 0 && old == first && new == second
    }
}

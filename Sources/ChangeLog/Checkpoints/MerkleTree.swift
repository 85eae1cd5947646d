internal import Crypto

/// The Merkle tree over the leaves of the log (RFC 6962 section 2.1), in memory that grows with the logarithm.
///
/// Only the roots of the perfect subtrees are kept, the largest first; their sizes are the powers of two in `size`.
struct MerkleTree: Sendable, Equatable {
    private(set) var size = 0
    private(set) var roots: [[UInt8]] = []

    /// A tree without leaves.
    init() {}

    /// A tree continued from its subtrees; nil when their number is not that of the powers of two in its size.
    init?(size: Int, roots: [[UInt8]]) {
        guard size >= 0, roots.count == size.nonzeroBitCount, roots.allSatisfy({ $0.count == 32 }) else { return nil }
        self.size = size
        self.roots = roots
    }

    /// Adds a leaf by its bytes.
    mutating func append(_ bytes: [UInt8]) { append(leaf: MerkleTree.leaf(bytes)) }

    /// Adds a leaf by its hash.
    mutating func append(leaf hash: [UInt8]) {
        roots.append(hash)
        size += 1
        // Each zero at the end of the new size is a pair of equal subtrees that has become one.
        for _ in 0..<size.trailingZeroBitCount {
            let right = roots.removeLast()
            let left = roots.removeLast()
            roots.append(MerkleTree.node(left, right))
        }
    }

    /// The tree over the leaves behind the largest subtree.
    var withoutFirst: MerkleTree {
        var rest = MerkleTree()
        rest.roots = Array(roots.dropFirst())
        rest.size = size - (size == 0 ? 0 : 1 << (Int.bitWidth - 1 - size.leadingZeroBitCount))
        return rest
    }

    /// The hash of all leaves in their order.
    var root: [UInt8] {
        guard let last = roots.last else { return SHA256.digest([]) }
        return roots.dropLast().reversed().reduce(last) { MerkleTree.node($1, $0) }
    }

    /// The hash of a leaf.
    static func leaf(_ bytes: [UInt8]) -> [UInt8] { SHA256.digest([0] + bytes) }

    /// The hash of two subtrees.
    static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] { SHA256.digest([1] + left + right) }
}

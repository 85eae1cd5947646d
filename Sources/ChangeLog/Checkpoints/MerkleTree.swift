internal import Crypto

/// The Merkle tree over the lines of the log (RFC 9162 section 2.1), in memory that grows with the logarithm.
///
/// Only the roots of the perfect subtrees are kept, the largest first.
public struct MerkleTree: Sendable, Equatable {
    private var subtrees: [(size: Int, root: [UInt8])] = []
    /// How many lines are in it.
    public private(set) var size = 0

    /// A tree without lines.
    public init() {}

    /// Adds a line, without its newline.
    public mutating func append(_ line: [UInt8]) {
        size += 1
        subtrees.append((1, SHA256.digest([0] + line)))
        while subtrees.count > 1, subtrees[subtrees.count - 2].size == subtrees[subtrees.count - 1].size {
            let right = subtrees.removeLast()
            let left = subtrees.removeLast()
            subtrees.append((left.size * 2, MerkleTree.node(left.root, right.root)))
        }
    }

    /// The hash of all lines in their order.
    public var root: [UInt8] {
        guard let last = subtrees.last else { return SHA256.digest([]) }
        return subtrees.dropLast().reversed().reduce(last.root) { MerkleTree.node($1.root, $0) }
    }

    private static func node(_ left: [UInt8], _ right: [UInt8]) -> [UInt8] { SHA256.digest([1] + left + right) }

    /// The same lines in the same order.
    public static func == (a: MerkleTree, b: MerkleTree) -> Bool { a.size == b.size && a.root == b.root }
}

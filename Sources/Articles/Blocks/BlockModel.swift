/// Says how much a block looks like a part of an article: a sum of small decision trees over its features.
///
/// The trees were grown by gradient boosting on pages whose article texts people had marked. They are data
/// (`BlockModelTable`), made by `scripts/train-block-model`; the features are ours (`BlockFeatures`).
struct BlockModel: Sendable {
    /// One node in preorder: the branch for "at most" follows at once, the other one `skip` places on.
    private struct Node {
        var threshold: Int16
        /// 255 marks a leaf, whose value is `threshold` in thousandths.
        var feature: UInt8
        var skip: UInt8
    }

    /// What the trees from one on can add at least and at most.
    private struct Rest {
        var low: Int32 = 0
        var high: Int32 = 0
    }

    private static let leaf: UInt8 = 255

    private var nodes: [Node] = []
    private var roots: [Int32] = []
    private var rests: [Rest] = []

    static let body = BlockModel(encoded: BlockModelTable.body)

    /// Reads the table: base 64 of four bytes a node (feature, threshold low and high, skip); feature 255 is a leaf.
    init(encoded: StaticString) {
        let bytes = Self.decode(Array("\(encoded)".utf8))
        var open = 0
        var at = 0
        while at + 3 < bytes.count {
            if open == 0 {
                roots.append(Int32(nodes.count))
                open = 1
            }
            let threshold = Int16(bitPattern: UInt16(bytes[at + 1]) | UInt16(bytes[at + 2]) << 8)
            nodes.append(Node(threshold: threshold, feature: bytes[at], skip: bytes[at + 3]))
            open += bytes[at] == Self.leaf ? -1 : 1
            at += 4
        }
        measureRests()
    }

    private mutating func measureRests() {
        rests = [Rest](repeating: Rest(), count: roots.count + 1)
        for tree in roots.indices.reversed() {
            let end = tree + 1 < roots.count ? Int(roots[tree + 1]) : nodes.count
            let values = nodes[Int(roots[tree])..<end].lazy.filter { $0.feature == Self.leaf }.map(\.threshold)
            rests[tree].low = rests[tree + 1].low + Int32(values.min() ?? 0)
            rests[tree].high = rests[tree + 1].high + Int32(values.max() ?? 0)
        }
    }

    private static func decode(_ text: [UInt8]) -> [UInt8] {
        var bytes: [UInt8] = []
        var bits: UInt32 = 0
        var count = 0
        for symbol in text {
            let value: UInt8
            switch symbol {
            case 0x41...0x5A: value = symbol - 0x41
            case 0x61...0x7A: value = symbol - 0x61 + 26
            case 0x30...0x39: value = symbol - 0x30 + 52
            case UInt8(ascii: "+"): value = 62
            case UInt8(ascii: "/"): value = 63
            default: continue
            }
            bits = bits << 6 | UInt32(value)
            count += 6
            if count >= 8 {
                count -= 8
                bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
            }
        }
        return bytes
    }

    /// The trees' sum in thousandths of a log-odds unit: above 0 the block is rather a part of the article.
    ///
    /// It stops as soon as the remaining trees cannot bring it back between plus and minus `margin`; nil asks for all.
    func score(_ row: [Int16], margin: Int32?) -> Int32 {
        let (row, nodes, rests) = (row.span, nodes.span, rests.span)
        var sum: Int32 = 0
        for (tree, root) in roots.enumerated() {
            if let margin, tree & 7 == 0,
                sum &+ rests[tree].low > margin || sum &+ rests[tree].high <= -margin
            {
                return sum
            }
            var at = Int(root)
            var node = nodes[at]
            while node.feature != Self.leaf {
                at += row[Int(node.feature)] <= node.threshold ? 1 : Int(node.skip)
                node = nodes[at]
            }
            sum &+= Int32(node.threshold)
        }
        return sum
    }
}

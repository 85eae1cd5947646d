/// Says how much a block looks like a part of an article: a sum of small decision trees over its features.
///
/// The trees were grown by gradient boosting on pages whose article texts people had marked. They are data
/// (`BlockModelTable`), made by `scripts/train-block-model`; the features are ours (`BlockFeatures`).
struct BlockModel: Sendable {
    /// One node in preorder: the branch for "at most" follows at once, the other one `skip` places on.
    private struct Node {
        /// -1 marks a leaf, whose value is `threshold` in thousandths.
        var feature: Int16
        var threshold: Int16
        var skip: Int16
    }

    private var nodes: [Node] = []
    private var roots: [Int32] = []

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
            let isLeaf = bytes[at] == 255
            let threshold = Int16(bitPattern: UInt16(bytes[at + 1]) | UInt16(bytes[at + 2]) << 8)
            nodes.append(
                Node(feature: isLeaf ? -1 : Int16(bytes[at]), threshold: threshold, skip: Int16(bytes[at + 3])))
            open += isLeaf ? -1 : 1
            at += 4
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
    func score(_ row: [Int16]) -> Int32 {
        let (row, nodes) = (row.span, nodes.span)
        var sum: Int32 = 0
        for root in roots {
            var at = Int(root)
            var node = nodes[at]
            while node.feature >= 0 {
                at += row[Int(node.feature)] <= node.threshold ? 1 : Int(node.skip)
                node = nodes[at]
            }
            sum &+= Int32(node.threshold)
        }
        return sum
    }
}

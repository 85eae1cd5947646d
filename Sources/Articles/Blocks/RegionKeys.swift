import LibXML2

/// Where on a page a block stands, as a number that survives the next fetch: the names and lasting classes of its
/// elements from the body down, blind to positions, so that the entries of a list are one region.
public struct RegionKeys {
    /// What tells the region of a paragraph that is mostly a link from that of its neighbours, by exclusive or.
    public static let linkMark: UInt64 = 0xA5A5_1234_5A5A_4321

    private let tree: HTMLTree
    /// By node; 0 = not known yet.
    private var known: [UInt64]

    init(_ tree: HTMLTree) {
        self.tree = tree
        known = [UInt64](repeating: 0, count: tree.nodes.count)
    }

    /// The key of a block: that of its element, and another one when most of its words are a link.
    ///
    /// A paragraph that is a link leads away from the article, wherever the template puts it.
    mutating func key(of block: TextBlock) -> UInt64 {
        key(of: block.node) ^ (block.linkDensity >= 50 ? RegionKeys.linkMark : 0)
    }

    /// The key of an element.
    mutating func key(of node: Int32) -> UInt64 {
        var path: [Int32] = []
        var at = node
        while at >= 0, known[Int(at)] == 0 {
            path.append(at)
            at = tree.nodes[Int(at)].parent
        }
        var key = at >= 0 ? known[Int(at)] : 0xCBF2_9CE4_8422_2325
        for node in path.reversed() {
            let tag = tree.nodes[Int(node)].tag
            // What the whole page is called changes with sign-in, consent and experiments.
            let classes = tag == .html || tag == .body ? 0 : lastingClasses(node)
            key = (key ^ UInt64(tag.rawValue) ^ classes << 8) &* 0x9E37_79B9_7F4A_7C15
            key ^= key >> 29
            known[Int(node)] = key == 0 ? 1 : key
        }
        return key
    }

    /// The sum of an element's class names, whatever their order; names that a build tool makes are left out.
    private func lastingClasses(_ node: Int32) -> UInt64 {
        guard let range = tree.attributeRange(Int(node), .class) else { return 0 }
        var sum: UInt64 = 0
        NameHash.forEach(in: tree.bytes[range].prefix(400)) { name, hash in
            if Self.isLasting(name) { sum &+= hash &* 0xD6E8_FEB8_6659_FD93 }
        }
        return sum
    }

    /// Whether a class name was written by a person: letters alone, in words, as `article-body`, `storyBody`.
    ///
    /// `css-1q2w3e`, `sc-bdVaJa` and `xYzQ` are made anew with each build.
    private static func isLasting(_ name: ArraySlice<UInt8>) -> Bool {
        var letters = 0
        var turns = 0
        var wasLower = false
        for byte in name {
            switch byte {
            case 0x61...0x7A:
                letters += 1
                wasLower = true
            case 0x41...0x5A:
                letters += 1
                turns += wasLower ? 1 : 0
                wasLower = false
            case UInt8(ascii: "-"), UInt8(ascii: "_"): wasLower = false
            default: return false
            }
        }
        return letters >= 3 && turns * 4 <= letters
    }
}

import LibXML2

/// The page's elements measured by the prose they hold: where the article is.
struct PageOutline {
    /// Words of prose below each node.
    private(set) var prose: [Int32]
    /// Bytes of text, and of text in links, below each node.
    private(set) var bytes: [Int32]
    private(set) var linkBytes: [Int32]
    private(set) var totalProse: Int32 = 0
    /// The lowest nodes that hold 50, 75 and 90 % of the prose.
    private(set) var roots: [Int32] = [0, 0, 0]
    /// What class names say, for the nodes that hold text: of the node, of the two above it too, and of all above it.
    private(set) var own: [ClassTokens]
    private(set) var near: [ClassTokens]
    private(set) var chain: [ClassTokens]
    /// What class names and the id say of a node by itself, the whole page's element included.
    private var named: [ClassTokens]
    private(set) var depth: [Int32]
    private var isKnown: [Bool]

    /// Regions whose prose says nothing about where the article is.
    private static let foreign: ClassTokens = [.comment, .footer, .consent, .related, .legal]

    init(_ tree: HTMLTree, _ page: PageBlocks) {
        let count = tree.nodes.count
        prose = [Int32](repeating: 0, count: count)
        bytes = prose
        linkBytes = prose
        depth = prose
        own = [ClassTokens](repeating: [], count: count)
        near = own
        named = own
        chain = own
        isKnown = [Bool](repeating: false, count: count)
        for block in page.blocks { place(block, tree) }
        findRoots(tree)
    }

    private mutating func place(_ block: TextBlock, _ tree: HTMLTree) {
        learn(block.node, tree)
        let words = block.isProse && chain[Int(block.node)].isDisjoint(with: Self.foreign) ? block.measure.words : 0
        totalProse &+= words
        var node = block.node
        while node >= 0 {
            prose[Int(node)] &+= words
            bytes[Int(node)] &+= Int32(block.byteCount)
            linkBytes[Int(node)] &+= block.linkBytes
            node = tree.nodes[Int(node)].parent
        }
    }

    /// What the class names and the id of one node say.
    func names(_ node: Int32, _ tree: HTMLTree) -> ClassTokens {
        isKnown[Int(node)] ? named[Int(node)] : ClassTokens.of(Int(node), in: tree, readsID: true)
    }

    /// Reads the class names from the node up to the first ancestor that is known already.
    private mutating func learn(_ node: Int32, _ tree: HTMLTree) {
        var path: [Int32] = []
        var at = node
        while at >= 0, !isKnown[Int(at)] {
            path.append(at)
            at = tree.nodes[Int(at)].parent
        }
        for node in path.reversed() {
            let index = Int(node)
            let parent = tree.nodes[index].parent
            // The classes of the whole page say what kind of page it is, not what a block is.
            let isPage = tree.nodes[index].tag == .body || tree.nodes[index].tag == .html
            let classes = ClassTokens.of(index, in: tree)
            own[index] = isPage ? [] : classes
            named[index] =
                tree.attributeRange(index, .id) == nil ? classes : ClassTokens.of(index, in: tree, readsID: true)
            let above = parent >= 0 ? own[Int(parent)] : []
            let grand = parent >= 0 ? tree.nodes[Int(parent)].parent : -1
            near[index] = own[index].union(above).union(grand >= 0 ? own[Int(grand)] : [])
            chain[index] = own[index].union(parent >= 0 ? chain[Int(parent)] : [])
            depth[index] = parent >= 0 ? depth[Int(parent)] + 1 : 0
            isKnown[index] = true
        }
    }

    private mutating func findRoots(_ tree: HTMLTree) {
        guard totalProse > 0 else { return }
        for (slot, percent) in [51, 75, 90].enumerated() {
            let needed = Int32(Int(totalProse) * percent / 100)
            // Nodes that hold more than half lie one inside the other, so the last one in page order is the lowest.
            if let lowest = prose.lastIndex(where: { $0 >= max(1, needed) }) { roots[slot] = Int32(lowest) }
        }
    }

    /// 0…100.
    func proseShare(_ node: Int32) -> Int {
        node < 0 || totalProse == 0 ? 0 : Int(prose[Int(node)]) * 100 / Int(totalProse)
    }

    /// 0…100.
    func linkDensity(_ node: Int32) -> Int {
        node < 0 || bytes[Int(node)] == 0 ? 0 : Int(linkBytes[Int(node)]) * 100 / Int(bytes[Int(node)])
    }

    /// Whether a node is inside a root, the root itself included.
    func isInside(_ node: Int32, root slot: Int, _ tree: HTMLTree) -> Bool {
        let root = roots[slot]
        return node >= root && node < tree.nodes[Int(root)].end
    }
}

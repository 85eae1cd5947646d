import LibXML2

/// Lists of items of one shape on a page: a short line (a name, a label) again and again, with text between.
///
/// Comments, answers, live entries and cards are such lists, whatever their elements are called.
struct RepeatedItems {
    /// Short blocks of one kind below one element.
    struct List {
        /// The element that holds the items.
        var container: Int32
        /// The short blocks, one an item.
        var anchors: [Int]
    }

    /// Blocks that an item may have.
    static let longestItem = 40
    private static let fewest = 2
    private static let levels = 4

    let lists: [List]

    init(_ draft: ArticleDraft, signatures: [UInt64]) {
        // Hash above, block below: equal kinds stand together when sorted.
        var keys: [UInt64] = []
        keys.reserveCapacity(draft.blocks.blocks.count * 2)
        for index in draft.blocks.blocks.indices.prefix(1 << 20) where Self.isShort(index, draft) {
            Self.forEachContainer(index, draft) { keys.append(Self.key(signatures[index], $0, index)) }
        }
        keys.sort()
        var lists: [List] = []
        var start = 0
        for end in 1..<max(1, keys.count + 1) where end == keys.count || keys[end] >> 20 != keys[start] >> 20 {
            if end - start >= Self.fewest {
                let anchors = keys[start..<end].map { Int($0 & 0xF_FFFF) }
                var container: Int32?
                Self.forEachContainer(anchors[0], draft) { node in
                    if Self.key(signatures[anchors[0]], node, anchors[0]) == keys[start] { container = node }
                }
                if let container, let list = Self.list(container, anchors, draft) { lists.append(list) }
            }
            start = end
        }
        self.lists = lists
    }

    /// One anchor for each element of the list; where all stand in the list's element itself, each is one.
    private static func list(_ container: Int32, _ anchors: [Int], _ draft: ArticleDraft) -> List? {
        var kept: [Int] = []
        var last: Int32 = -1
        for anchor in anchors {
            var child = draft.blocks.blocks[anchor].node
            while child >= 0, child != container, draft.tree.nodes[Int(child)].parent != container {
                child = draft.tree.nodes[Int(child)].parent
            }
            if child != last || child == container { kept.append(anchor) }
            last = child
        }
        return kept.count >= fewest ? List(container: container, anchors: kept) : nil
    }

    private static func isShort(_ index: Int, _ draft: ArticleDraft) -> Bool {
        let block = draft.blocks.blocks[index]
        return block.measure.words <= 6 && block.measure.width <= 60 && block.measure.letters > 0
            && index != draft.headlineBlock
    }

    /// The block's element and the three above it, as far as the body.
    private static func forEachContainer(_ index: Int, _ draft: ArticleDraft, _ body: (Int32) -> Void) {
        var node = draft.blocks.blocks[index].node
        var level = 0
        while level < levels, node >= 0, draft.tree.nodes[Int(node)].tag != .body {
            body(node)
            node = draft.tree.nodes[Int(node)].parent
            level += 1
        }
    }

    private static func key(_ signature: UInt64, _ container: Int32, _ block: Int) -> UInt64 {
        let hash = (signature ^ UInt64(UInt32(bitPattern: container)) &* 0x9E37_79B9_7F4A_7C15) &* 0xD6E8_FEB8_6659_FD93
        return hash & ~0xF_FFFF | UInt64(block)
    }
}

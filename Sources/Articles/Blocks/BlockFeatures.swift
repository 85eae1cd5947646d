import LibXML2

/// What the models look at: one row of small numbers a block.
///
/// No number depends on the page's size or on what stands far from the article, so that other advertisements, links
/// and counters do not change the verdicts on its blocks.
struct BlockFeatures {
    let tree: HTMLTree
    let page: PageBlocks
    let outline: PageOutline
    let context: BlockContext
    let labels: [LabelWords.Kind]

    let signatures: [UInt64]
    private var groups: [UInt64: SignatureGroup] = [:]
    private var copies: [UInt64: Int] = [:]
    /// For each block, the nearest headings' and prose blocks' positions.
    private var previousProse: [Int]
    private var nextProse: [Int]
    private var previousHeading: [Int]
    private var proseBefore: [Int32]
    /// `h1` elements before each block, itself included.
    private var headingsBefore: [Int]
    let mainHeading: Int?
    private let titleWords: KeyTable<Bool>

    /// The blocks of one element kind in one kind of parent.
    struct SignatureGroup {
        var blocks: Int32 = 0
        var words: Int32 = 0
        var prose: Int32 = 0
        var bytes: Int32 = 0
        var linkBytes: Int32 = 0
    }

    init(tree: HTMLTree, page: PageBlocks, outline: PageOutline, context: BlockContext) {
        self.tree = tree
        self.page = page
        self.outline = outline
        self.context = context
        let blocks = page.blocks
        titleWords = KeyTable(context.titleWords)
        labels = blocks.map { LabelWords.kind(of: page.text[$0.text]) }
        var classHashes = [UInt64](repeating: 0, count: tree.nodes.count)
        signatures = blocks.map { Self.signature($0.node, tree, &classHashes) }
        previousProse = [Int](repeating: -1, count: blocks.count)
        nextProse = previousProse
        previousHeading = previousProse
        proseBefore = [Int32](repeating: 0, count: blocks.count)
        headingsBefore = previousProse
        mainHeading = Self.findMainHeading(tree, blocks, context)
        survey()
    }

    private mutating func survey() {
        var prose = -1
        var heading = -1
        var words: Int32 = 0
        var headings = 0
        for (index, block) in page.blocks.enumerated() {
            groups[signatures[index], default: SignatureGroup()].add(block)
            copies[block.fingerprint, default: 0] += 1
            previousProse[index] = prose
            previousHeading[index] = heading
            proseBefore[index] = words
            let isCounted = block.isProse && outline.isInside(block.node, root: 2, tree)
            if isCounted {
                prose = index
                words &+= block.measure.words
            }
            if Self.isHeading(tree.nodes[Int(block.node)].tag) { heading = index }
            if tree.nodes[Int(block.node)].tag == .h1 { headings += 1 }
            headingsBefore[index] = headings
        }
        prose = -1
        for index in page.blocks.indices.reversed() {
            nextProse[index] = prose
            let block = page.blocks[index]
            if block.isProse, outline.isInside(block.node, root: 2, tree) { prose = index }
        }
    }

    static func isHeading(_ tag: HTMLTag) -> Bool {
        tag.rawValue >= HTMLTag.h1.rawValue && tag.rawValue <= HTMLTag.h6.rawValue
    }

    /// The block that is the headline: the last `h1` that says one of the known titles, else the first one with text.
    private static func findMainHeading(_ tree: HTMLTree, _ blocks: [TextBlock], _ context: BlockContext) -> Int? {
        var first: Int?
        for (index, block) in blocks.enumerated() where Self.isHeading(tree.nodes[Int(block.node)].tag) {
            if context.titles.contains(block.fingerprint) { return index }
            if first == nil, tree.nodes[Int(block.node)].tag == .h1 { first = index }
        }
        return first
    }

    /// Equal for blocks in elements of one kind, in parents of one kind, below the nearest element with a class: lists
    /// without classes are of one kind only when they stand in the same part of the page.
    private static func signature(_ node: Int32, _ tree: HTMLTree, _ cache: inout [UInt64]) -> UInt64 {
        let parent = tree.nodes[Int(node)].parent
        let own = elementHash(node, tree, &cache)
        let above = parent >= 0 ? elementHash(parent, tree, &cache) : 0
        var signature = own ^ (above &* 0x9E37_79B9_7F4A_7C15)
        var at = node
        while at >= 0, tree.attributeRange(Int(at), .class) == nil { at = tree.nodes[Int(at)].parent }
        if at >= 0, at != node, at != parent { signature ^= elementHash(at, tree, &cache) &* 0xD6E8_FEB8_6659_FD93 }
        return signature
    }

    /// The element's name and the letters of its classes: figures in them number things.
    private static func elementHash(_ node: Int32, _ tree: HTMLTree, _ cache: inout [UInt64]) -> UInt64 {
        // 0 = not known yet.
        if cache[Int(node)] != 0 { return cache[Int(node)] }
        let classes = tree.attributeRange(Int(node), .class).map { tree.bytes[$0] } ?? []
        let hash = Fingerprint.of(classes) &+ UInt64(tree.nodes[Int(node)].tag.rawValue) &* 0x9E37_79B9
        cache[Int(node)] = hash
        return hash
    }

    /// Appends the row of one block; every row has the same length.
    func append(_ index: Int, to row: inout [Int16]) {
        let block = page.blocks[index]
        appendText(block, index, &row)
        appendClasses(block, &row)
        appendAncestors(block, &row)
        appendPlace(block, index, &row)
        appendSignature(block, index, &row)
        appendNeighbours(index, &row)
        appendEqualities(block, index, &row)
        appendKinship(block, index, &row)
        appendPage(&row)
    }

    private func appendText(_ block: TextBlock, _ index: Int, _ row: inout [Int16]) {
        let measure = block.measure
        let bytes = max(1, block.byteCount)
        row.append(clamped(measure.words, 400))
        row.append(clamped(measure.width, 2000))
        row.append(clamped(block.linkDensity, 100))
        row.append(clamped(block.links, 20))
        row.append(clamped(Int(block.boldBytes) * 100 / bytes, 100))
        row.append(clamped(Int(block.timeBytes) * 100 / bytes, 100))
        row.append(clamped(measure.sentenceEnds, 20))
        row.append(clamped(measure.commas, 20))
        row.append(clamped(Int(measure.digits) * 100 / max(1, Int(measure.width)), 100))
        row.append(clamped(Int(measure.capitals) * 100 / max(1, Int(measure.letters)), 100))
        row.append(clamped(measure.quotes, 10))
        row.append(clamped(measure.pipes, 5))
        row.append(measure.endsSentence ? 2 : measure.endsWithColon ? 1 : 0)
        row.append(measure.endsWithEllipsis ? 1 : 0)
        row.append(measure.startsWithQuote ? 3 : measure.startsLower ? 2 : measure.startsWithDigit ? 1 : 0)
        row.append(clamped(Int(measure.letters) * 10 / max(1, Int(measure.words)), 150))
        row.append(Self.rank(tree.nodes[Int(block.node)].tag))
        row.append(Int16(labels[index].rawValue))
    }

    /// Elements from prose to furniture, so that a threshold splits them sensibly.
    private static func rank(_ tag: HTMLTag) -> Int16 {
        switch tag {
        case .p: 0
        case .blockquote: 1
        case .pre: 2
        case .div: 3
        case .section, .article, .main: 4
        case .td, .body: 5
        case .dd: 6
        case .li: 7
        case .h3, .h4: 8
        case .h2: 9
        case .h5, .h6, .dt, .summary: 10
        case .h1: 11
        case .th, .caption: 12
        case .figcaption, .figure: 13
        case .address, .legend, .form, .fieldset: 14
        default: 15
        }
    }

    /// 3 on the element itself, 2 on one of the two above, 1 further up.
    private func appendClasses(_ block: TextBlock, _ row: inout [Int16]) {
        let node = Int(block.node)
        let own = outline.own[node].rawValue
        let near = outline.near[node].rawValue
        let chain = outline.chain[node].rawValue
        for bit in 0..<UInt32(ClassTokens.count) {
            let mask = UInt32(1) << bit
            row.append(own & mask != 0 ? 3 : near & mask != 0 ? 2 : chain & mask != 0 ? 1 : 0)
        }
    }

    private static let watched: [HTMLTag] = [
        .article, .main, .aside, .footer, .header, .nav, .figure, .form, .table, .ul, .ol, .blockquote, .a, .details,
        .section, .p, .li, .span,
    ]

    /// The place of a kind of element in `watched`; -1 for all others.
    private static let slots: [Int8] = {
        var slots = [Int8](repeating: -1, count: 256)
        for (slot, tag) in watched.enumerated() { slots[Int(tag.rawValue)] = Int8(slot) }
        return slots
    }()

    /// For each kind of element, how many levels above the block the nearest one is; 0 when there is none.
    private func appendAncestors(_ block: TextBlock, _ row: inout [Int16]) {
        let start = row.count
        let slots = Self.slots
        for _ in Self.watched { row.append(0) }
        var node = tree.nodes[Int(block.nodes.lowerBound)].parent
        var level: Int16 = 0
        while node >= 0 {
            level = min(level + 1, 12)
            let slot = Int(slots[Int(tree.nodes[Int(node)].tag.rawValue)])
            if slot >= 0, row[start + slot] == 0 { row[start + slot] = level }
            node = tree.nodes[Int(node)].parent
        }
    }

    private func appendPlace(_ block: TextBlock, _ index: Int, _ row: inout [Int16]) {
        let parent = tree.nodes[Int(block.node)].parent
        let grand = parent >= 0 ? tree.nodes[Int(parent)].parent : -1
        let great = grand >= 0 ? tree.nodes[Int(grand)].parent : -1
        for slot in 0..<3 { row.append(outline.isInside(block.node, root: slot, tree) ? 1 : 0) }
        for node in [block.node, parent, grand, great] {
            row.append(clamped(outline.proseShare(node), 100))
            row.append(clamped(outline.linkDensity(node), 100))
        }
        row.append(rootDistance(block.node, 0))
        row.append(rootDistance(block.node, 2))
        row.append(clamped(Int(proseBefore[index]) * 100 / max(1, Int(outline.totalProse)), 100))
        row.append(clamped(proseBefore[index], 1000))
        row.append(previousProse[index] < 0 ? 50 : clamped(index - previousProse[index], 49))
        row.append(nextProse[index] < 0 ? 50 : clamped(nextProse[index] - index, 49))
        row.append(mainHeading.map { Int16(max(-30, min(30, index - $0))) } ?? 99)
        let heading = previousHeading[index]
        row.append(heading < 0 ? 50 : clamped(index - heading, 49))
        row.append(heading < 0 ? 0 : Int16(labels[heading].rawValue))
        row.append(heading < 0 ? -1 : Self.rank(tree.nodes[Int(page.blocks[heading].node)].tag))
    }

    /// Levels from a node up to a root; -1 outside it.
    private func rootDistance(_ node: Int32, _ slot: Int) -> Int16 {
        guard outline.isInside(node, root: slot, tree) else { return -1 }
        return clamped(outline.depth[Int(node)] - outline.depth[Int(outline.roots[slot])], 15)
    }

    private func appendSignature(_ block: TextBlock, _ index: Int, _ row: inout [Int16]) {
        let group = groups[signatures[index]] ?? SignatureGroup()
        row.append(clamped(group.blocks, 30))
        row.append(clamped(Int(group.prose) * 100 / max(1, Int(outline.totalProse)), 100))
        row.append(clamped(Int(group.words) / max(1, Int(group.blocks)), 200))
        row.append(clamped(Int(group.linkBytes) * 100 / max(1, Int(group.bytes)), 100))
        for offset in [-1, 1] {
            let neighbour = index + offset
            let isSame = page.blocks.indices.contains(neighbour) && signatures[neighbour] == signatures[index]
            row.append(isSame ? 1 : 0)
        }
        row.append(clamped(copies[block.fingerprint] ?? 1, 5))
    }

    private func appendNeighbours(_ index: Int, _ row: inout [Int16]) {
        for offset in [-3, -2, -1, 1, 2, 3] {
            guard page.blocks.indices.contains(index + offset) else {
                row.append(contentsOf: [-1, -1, -1, -1])
                continue
            }
            let block = page.blocks[index + offset]
            row.append(clamped(block.measure.words, 100))
            row.append(clamped(block.linkDensity, 100))
            row.append(Self.rank(tree.nodes[Int(block.node)].tag))
            row.append(Int16(labels[index + offset].rawValue))
        }
    }

    private func appendEqualities(_ block: TextBlock, _ index: Int, _ row: inout [Int16]) {
        row.append(context.titles.contains(block.fingerprint) ? 1 : 0)
        let words = WordHashes.of(page.text[block.text].prefix(4000))
        var shared = 0
        for word in words where titleWords.contains(word) { shared += 1 }
        row.append(words.isEmpty ? 0 : clamped(shared * 100 / words.count, 100))
        row.append(context.summary.map { clamped($0.coverage(of: words), 100) } ?? -1)
        row.append(context.body.map { clamped($0.coverage(of: words), 100) } ?? -1)
    }

    /// How near the block is to the headline in the tree, and whether another article's root lies between.
    private func appendKinship(_ block: TextBlock, _ index: Int, _ row: inout [Int16]) {
        guard let mainHeading else {
            row.append(contentsOf: [-1, -1, -1, 0])
            return
        }
        let heading = page.blocks[mainHeading].node
        var common = block.node
        var above: Int16 = 0
        while common >= 0, heading < common || heading >= tree.nodes[Int(common)].end {
            common = tree.nodes[Int(common)].parent
            above = min(above + 1, 20)
        }
        var below: Int16 = 0
        var node = heading
        while node >= 0, node != common {
            node = tree.nodes[Int(node)].parent
            below = min(below + 1, 20)
        }
        row.append(above)
        row.append(below)
        let own = nearestArticle(block.node)
        row.append(own < 0 ? 0 : own == nearestArticle(heading) ? 1 : 2)
        row.append(clamped(headingsBefore[index] - headingsBefore[mainHeading], 5))
    }

    private func nearestArticle(_ node: Int32) -> Int32 {
        var node = node
        while node >= 0, tree.nodes[Int(node)].tag != .article { node = tree.nodes[Int(node)].parent }
        return node
    }

    private func appendPage(_ row: inout [Int16]) {
        row.append(clamped(outline.totalProse, 2000))
        row.append(clamped(outline.linkDensity(outline.roots[2]), 100))
        row.append(clamped(outline.proseShare(outline.roots[0]), 100))
    }

    private func clamped(_ value: some BinaryInteger, _ limit: Int) -> Int16 { Int16(max(0, min(Int(value), limit))) }
}

extension BlockFeatures.SignatureGroup {
    fileprivate mutating func add(_ block: TextBlock) {
        blocks &+= 1
        words &+= block.measure.words
        bytes &+= Int32(block.byteCount)
        linkBytes &+= block.linkBytes
        if block.isProse { prose &+= block.measure.words }
    }
}

import LibXML2

/// The text of a page cut into blocks, in document order.
struct PageBlocks {
    var text: [UInt8] = []
    var blocks: [TextBlock] = []
    /// The page had more blocks than are read of one.
    var isCut = false

    /// More blocks than any page of a person has; each takes a row of numbers to be judged by.
    static let maximumBlocks = 20_000

    /// The words of one block.
    func string(_ block: TextBlock) -> String { String(decoding: text[block.text], as: UTF8.self) }

    /// The first block that ends at a node or behind it, by halving: blocks stand in the order of their nodes.
    func firstBlock(reaching node: Int32) -> Int {
        var (low, high) = (0, blocks.count)
        while low < high {
            let middle = (low + high) / 2
            if blocks[middle].nodes.upperBound < node { low = middle + 1 } else { high = middle }
        }
        return low
    }

    /// Cuts a page; what stands in `excluded` subtrees is left out.
    ///
    /// - Parameters:
    ///   - tree: the page.
    ///   - ranges: the nodes to read; the whole tree, or some subtrees in page order.
    ///   - excluded: nodes whose subtrees are skipped, in any order.
    ///   - readsNoscript: whether `noscript` elements are read like others.
    ///   - hidden: what no reader sees is left out; nil to read it as well.
    init(
        _ tree: HTMLTree, ranges: [Range<Int>], excluded: Set<Int32> = [], readsNoscript: Bool = false,
        hidden: HiddenElements? = nil
    ) {
        var cutter = BlockCutter(tree: tree, excluded: excluded, readsNoscript: readsNoscript, hidden: hidden)
        for range in ranges { cutter.cut(range) }
        text = cutter.text
        isCut = cutter.isCut
        blocks = Self.shown(cutter.blocks)
    }

    /// The blocks that readers see; all where most of the page's sentences are hidden, for then a script shows them.
    ///
    /// Or the element that hides was never closed, and the page went on inside it. Then what it was made for stands in
    /// it directly, and is little.
    private static func shown(_ blocks: [TextBlock]) -> [TextBlock] {
        guard blocks.contains(where: \.isHidden) else { return blocks }
        func words(_ isCounted: (TextBlock) -> Bool) -> Int {
            blocks.reduce(0) { $0 + (isCounted($1) && $1.isProse ? Int($1.measure.words) : 0) }
        }
        let hidden = words(\.isHidden)
        guard hidden > max(40, words({ !$0.isHidden })) else { return blocks.filter { !$0.isHidden } }
        guard words(\.isDirectlyHidden) * 4 < hidden else { return blocks }
        return blocks.filter { !$0.isDirectlyHidden }
    }
}

/// Walks the nodes once; block elements and double line breaks end a block.
private struct BlockCutter {
    let tree: HTMLTree
    let excluded: Set<Int32>
    let readsNoscript: Bool
    let hidden: HiddenElements?
    var text: [UInt8] = []
    var blocks: [TextBlock] = []

    /// The open block elements and the node after each.
    private var open: [(node: Int32, end: Int32)] = []
    private var linkEnd: Int32 = 0
    private var boldEnd: Int32 = 0
    private var timeEnd: Int32 = 0
    private var sight = Sight()
    private var current: TextBlock?
    private var endsWithBlank = true
    /// The last text stood above or below the line.
    private var endsInScript = false
    private var breaks = 0
    private(set) var isCut = false

    init(tree: HTMLTree, excluded: Set<Int32>, readsNoscript: Bool, hidden: HiddenElements?) {
        self.tree = tree
        self.hidden = hidden
        self.excluded = excluded
        self.readsNoscript = readsNoscript
        text.reserveCapacity(tree.bytes.count / 4)
    }

    mutating func cut(_ range: Range<Int>) {
        var index = range.lowerBound
        while index < range.upperBound {
            guard blocks.count < PageBlocks.maximumBlocks else {
                isCut = true
                return
            }
            closeEnded(at: Int32(index))
            let node = tree.nodes[index]
            if node.tag == .text {
                append(Int32(index), node)
            } else if skips(Int32(index), node.tag) || isHiddenPart(Int32(index), node) {
                if node.tag.isBlock { flush() }
                index = Int(node.end)
                continue
            } else {
                enter(Int32(index), node)
            }
            index += 1
        }
        flush()
    }

    private mutating func closeEnded(at index: Int32) {
        while let last = open.last, last.end <= index {
            flush()
            open.removeLast()
        }
        if sight.leave(at: index) { flush() }
    }

    private func skips(_ index: Int32, _ tag: HTMLTag) -> Bool {
        switch tag {
        case .script, .style, .template, .head, .iframe, .textarea, .input, .noframes: true
        case .svg, .math, .object, .select, .datalist, .canvas, .audio, .video, .map, .button, .applet, .progress,
            .meter:
            // One that holds hundreds of nodes was never closed, and the page went on inside it.
            tree.nodes[Int(index)].end - index < 400
        case .noscript: !readsNoscript
        default: !excluded.isEmpty && excluded.contains(index)
        }
    }

    /// Notes what hides and what shows again; true for hidden words within a line, which are left out right away.
    private mutating func isHiddenPart(_ index: Int32, _ node: HTMLTree.Node) -> Bool {
        guard let hidden, let before = sight.inherited, node.count > 0 || hidden.mayHide(node.tag) else { return false }
        let (isGone, ways) = hidden.look(Int(index), in: tree, inherited: before)
        guard isGone || ways != before else { return false }
        // One that goes on for long was never closed, or is the page.
        let isLine = !node.tag.isBlock && node.end - index < 12
        if isLine, isGone || !ways.isEmpty && !mayShow(index, node) { return true }
        // What shows again is no part of the hidden text before it.
        if ways.isEmpty, !isGone, !sight.isLeftOut { flush() }
        sight.enter(
            until: node.end, isGone: isGone, ways: ways, isLine: isLine && before.isEmpty,
            depth: open.count + (node.tag.isBlock ? 1 : 0))
        return false
    }

    /// Whether an element of few nodes holds one that may undo what it inherits.
    private func mayShow(_ index: Int32, _ node: HTMLTree.Node) -> Bool {
        (Int(index) + 1..<Int(node.end)).contains { tree.nodes[$0].tag != .text && tree.nodes[$0].count > 0 }
    }

    private mutating func enter(_ index: Int32, _ node: HTMLTree.Node) {
        switch node.tag {
        case .a:
            if index >= linkEnd {
                linkEnd = node.end
                current?.links += 1
            }
        case .b, .strong: boldEnd = max(boldEnd, node.end)
        case .time: timeEnd = max(timeEnd, node.end)
        case .br: lineBreak()
        default:
            guard node.tag.isBlock else { return }
            flush()
            open.append((index, node.end))
        }
    }

    private mutating func lineBreak() {
        breaks += 1
        if breaks >= 2 { flush() } else { blank() }
    }

    private mutating func blank() {
        guard current != nil, !endsWithBlank else { return }
        text.append(0x20)
        endsWithBlank = true
    }

    private mutating func append(_ index: Int32, _ node: HTMLTree.Node) {
        guard !sight.isLeftOut else { return }
        var at = Int(node.start)
        let end = at + Int(node.count)
        if isSeam(at, end, node) { blank() }
        let before = text.count
        while at < end {
            var byte = tree.bytes[at]
            let run = wordEnd(at, end)
            if run > at {
                if current == nil { begin(index) }
                text.append(contentsOf: tree.bytes[at..<run])
                endsWithBlank = false
                at = run
                continue
            }
            // The no-break blank is a blank.
            if byte == 0xC2, at + 1 < end, tree.bytes[at + 1] == 0xA0 {
                at += 1
                byte = 0x20
            }
            at += 1
            if byte <= 0x20 {
                blank()
                continue
            }
            if current == nil { begin(index) }
            text.append(byte)
            endsWithBlank = false
        }
        guard current != nil, text.count > before else { return }
        breaks = 0
        endsInScript = isScript(node)
        count(Int32(text.count - max(before, current?.text.lowerBound ?? 0)), index)
    }

    /// Whether a new line begins here, set apart by an element and its style alone: a small letter or a figure stands
    /// before it, and a capital behind it ("Photo: Ann LeeThe bridge").
    private func isSeam(_ start: Int, _ end: Int, _ node: HTMLTree.Node) -> Bool {
        guard current != nil, !endsWithBlank, start < end, let last = text.last else { return false }
        let next = tree.bytes[start]
        let isFigure = (0x30...0x39).contains(next)
        guard isFigure || next >= 0x80 || (0x41...0x5A).contains(next) else { return false }
        guard isFigure || first(tree.bytes[start..<end]).isUppercase else { return false }
        // H₂O is written so, too.
        if isFigure || (0x30...0x39).contains(last), endsInScript || isScript(node) { return false }
        if (0x30...0x39).contains(last) { return !isFigure }
        guard last >= 0x80 || (0x61...0x7A).contains(last) else { return false }
        return String(decoding: text.suffix(4), as: UTF8.self).unicodeScalars.last?.properties.isLowercase ?? false
    }

    private func first(_ bytes: ArraySlice<UInt8>) -> Unicode.Scalar.Properties {
        (String(decoding: bytes.prefix(4), as: UTF8.self).unicodeScalars.first ?? " ").properties
    }

    /// Whether a text stands above or below the line.
    private func isScript(_ node: HTMLTree.Node) -> Bool {
        guard node.parent >= 0 else { return false }
        let tag = tree.nodes[Int(node.parent)].tag
        return tag == .sub || tag == .sup
    }

    /// The end of the bytes from a place on that are copied as they are.
    private func wordEnd(_ start: Int, _ end: Int) -> Int {
        var at = start
        while at < end, tree.bytes[at] > 0x20, tree.bytes[at] != 0xC2 { at += 1 }
        return at
    }

    private mutating func begin(_ index: Int32) {
        current = TextBlock(
            text: text.count..<text.count, node: open.last?.node ?? 0, nodes: index...index,
            links: index < linkEnd ? 1 : 0, isHidden: sight.isHidden, isDirectlyHidden: sight.isDirect(open.count))
        breaks = 0
    }

    private mutating func count(_ added: Int32, _ index: Int32) {
        guard var block = current else { return }
        if index < linkEnd { block.linkBytes += added }
        if index < boldEnd { block.boldBytes += added }
        if index < timeEnd { block.timeBytes += added }
        block.nodes = block.nodes.lowerBound...index
        current = block
    }

    private mutating func flush() {
        breaks = 0
        guard var block = current else { return }
        current = nil
        endsWithBlank = true
        while text.count > block.text.lowerBound, text.last == 0x20 { text.removeLast() }
        guard text.count > block.text.lowerBound else { return }
        block.text = block.text.lowerBound..<text.count
        block.measure = TextMeasure(text[block.text])
        block.fingerprint = Fingerprint.of(text[block.text])
        blocks.append(block)
    }
}

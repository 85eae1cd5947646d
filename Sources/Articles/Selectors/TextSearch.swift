import Basics
import LibXML2

/// Where a text stands in a page, found in one pass over all text.
struct TextSearch {
    private let tree: HTMLTree
    private let wanted: [UInt8]
    private let readsScripts: Bool
    private var text: [UInt8] = []
    /// For each node the number of bytes of text before it.
    private var before: [Int32]
    /// The places where the wanted text begins, in order.
    private var places: [Int32] = []

    /// Looks for a text.
    ///
    /// - Parameters:
    ///   - text: what is looked for.
    ///   - tree: the page.
    ///   - readsScripts: whether scripts and styles count as text of the elements around them.
    init(_ text: String, in tree: HTMLTree, readsScripts: Bool) {
        self.tree = tree
        self.readsScripts = readsScripts
        wanted = Array(text.utf8)
        before = [Int32](repeating: 0, count: tree.nodes.count + 1)
        var gathered: [UInt8] = []
        var silentEnd = 0
        for node in tree.nodes.indices {
            before[node] = Int32(gathered.count)
            switch tree.nodes[node].tag {
            case .script where !readsScripts, .style where !readsScripts:
                silentEnd = max(silentEnd, Int(tree.nodes[node].end))
            case .text where node >= silentEnd: gathered += tree.bytes[tree.textRange(node)]
            default: break
            }
        }
        before[tree.nodes.count] = Int32(gathered.count)
        self.text = gathered
        find(in: gathered)
    }

    /// Whether the text below a node holds the wanted one.
    func isIn(_ node: Int) -> Bool {
        guard !wanted.isEmpty else { return true }
        let tag = tree.nodes[node].tag
        // Scripts never hold one another, so looking into each costs no more than all of them.
        if !readsScripts, tag == .script || tag == .style {
            return tree.rawText(node).holds(String(decoding: wanted, as: UTF8.self))
        }
        let (start, end) = (before[node], before[Int(tree.nodes[node].end)])
        let next = places.partitioningIndex { $0 >= start }
        return next < places.count && Int(places[next]) + wanted.count <= Int(end)
    }

    /// Whether the text below a node begins with the wanted one; only where scripts are read.
    func begins(_ node: Int) -> Bool {
        let (start, end) = (Int(before[node]), Int(before[Int(tree.nodes[node].end)]))
        return end - start >= wanted.count && text[start..<start + wanted.count].elementsEqual(wanted)
    }

    /// Whether the text below a node is the wanted one; only where scripts are read.
    func isAll(of node: Int) -> Bool {
        Int(before[Int(tree.nodes[node].end)] - before[node]) == wanted.count && begins(node)
    }

    /// Every place, by Knuth, Morris and Pratt: no text makes it go back.
    private mutating func find(in text: [UInt8]) {
        guard !wanted.isEmpty else { return }
        var border = [Int](repeating: 0, count: wanted.count)
        var length = 0
        for index in wanted.indices.dropFirst() {
            while length > 0, wanted[index] != wanted[length] { length = border[length - 1] }
            if wanted[index] == wanted[length] { length += 1 }
            border[index] = length
        }
        length = 0
        for (index, byte) in text.enumerated() {
            while length > 0, length == wanted.count || byte != wanted[length] { length = border[length - 1] }
            if byte == wanted[length] { length += 1 }
            if length == wanted.count { places.append(Int32(index + 1 - length)) }
        }
    }
}

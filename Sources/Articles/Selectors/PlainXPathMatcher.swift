import LibXML2

/// Evaluates a `PlainXPath` in one pass over the page for each step and each predicate.
struct PlainXPathMatcher {
    private let tree: HTMLTree
    /// The page's element: what stands beside it counts as standing in it, for XPath has one root.
    private let root: Int?

    init(_ tree: HTMLTree) {
        self.tree = tree
        root = tree.nodes.lastIndex { $0.tag == .html && $0.parent < 0 }
    }

    /// The elements that the path names, in page order.
    func elements(_ path: PlainXPath) -> [Int] {
        // Nil is the document itself, above the root.
        var current: [Bool]?
        for step in path.steps { current = taken(step, from: current) }
        var found = current ?? []
        if let last = path.last {
            let test = test(.exists(last))
            for node in found.indices where found[node] { found[node] = test(node) }
        }
        return found.indices.filter { found[$0] }
    }

    private func isElement(_ node: Int) -> Bool { tree.nodes[node].tag != .text && !isSecondRoot(node) }

    private func isSecondRoot(_ node: Int) -> Bool {
        node != root && tree.nodes[node].tag == .html && tree.nodes[node].parent < 0
    }

    /// -1 above the root.
    private func parent(_ node: Int) -> Int {
        if node == root { return -1 }
        let parent = Int(tree.nodes[node].parent)
        return parent < 0 || isSecondRoot(parent) ? root ?? -1 : parent
    }

    private func taken(_ step: PlainXPath.Step, from current: [Bool]?) -> [Bool] {
        var found = [Bool](repeating: false, count: tree.nodes.count)
        var isBelow = found
        if let root { mark(root, step, current, &isBelow, &found) }
        for node in tree.nodes.indices where node != root && isElement(node) {
            mark(node, step, current, &isBelow, &found)
        }
        if let name = step.name {
            for node in found.indices where found[node] { found[node] = tree.elementName(node) == name }
        }
        for predicate in step.predicates { keep(&found, predicate) }
        return found
    }

    /// Whether a step reaches a node, for whose parent that is known.
    private func mark(
        _ node: Int, _ step: PlainXPath.Step, _ current: [Bool]?, _ isBelow: inout [Bool], _ found: inout [Bool]
    ) {
        let parent = parent(node)
        let isRight = parent < 0 ? current == nil : current?[parent] ?? false
        let isInside = current == nil || parent >= 0 && isBelow[parent]
        isBelow[node] = isRight || isInside
        found[node] = step.isDeep ? isBelow[node] : isRight
    }

    private func keep(_ found: inout [Bool], _ predicate: PlainXPath.Predicate) {
        let test = test(predicate, among: found)
        for node in found.indices where found[node] { found[node] = test(node) }
    }

    // style: table
    private func test(_ predicate: PlainXPath.Predicate, among found: [Bool] = []) -> (Int) -> Bool {
        switch predicate {
        case .exists(let operand): return { values(operand, $0).contains { _ in true } && isTrue(operand, $0) }
        case .equals(.wholeText, let text):
            let search = TextSearch(text, in: tree, readsScripts: true)
            return { search.isAll(of: $0) }
        case .differs(.wholeText, let text):
            let search = TextSearch(text, in: tree, readsScripts: true)
            return { !search.isAll(of: $0) }
        case .contains(.wholeText, let text):
            let search = TextSearch(text, in: tree, readsScripts: true)
            return { search.isIn($0) }
        case .begins(.wholeText, let text):
            let search = TextSearch(text, in: tree, readsScripts: true)
            return { search.begins($0) }
        case .equals(let operand, let text): return { values(operand, $0).contains(text) }
        case .differs(let operand, let text): return { values(operand, $0).contains { $0 != text } }
        case .contains(let operand, let text):
            return { text.isEmpty || values(operand, $0).first?.holds(text) ?? false }
        case .begins(let operand, let text):
            return { text.isEmpty || values(operand, $0).first?.hasPrefix(text) ?? false }
        case .place(let comparison, let number, let fromEnd):
            let places = places(found, fromEnd: fromEnd)
            return { PlainXPathMatcher.compare(Int(places[$0]), comparison, number) }
        case .remainder(let divisor, let rest):
            let places = places(found, fromEnd: false)
            return { Int(places[$0]) % divisor == rest }
        case .not(let inner):
            let test = test(inner, among: found)
            return { !test($0) }
        case .all(let inner):
            let tests = inner.map { test($0, among: found) }
            return { node in tests.allSatisfy { $0(node) } }
        case .any(let inner):
            let tests = inner.map { test($0, among: found) }
            return { node in tests.contains { $0(node) } }
        }
    }

    /// `normalize-space` is a word, which is true when there is something in it.
    private func isTrue(_ operand: PlainXPath.Operand, _ node: Int) -> Bool {
        guard case .collapsed = operand else { return true }
        return values(operand, node).first?.isEmpty == false
    }

    /// What an operand stands for at an element: no value, one, or several.
    private func values(_ operand: PlainXPath.Operand, _ node: Int) -> [String] {
        switch operand {
        case .attribute(let name): return tree.attribute(node, named: name).map { [$0] } ?? []
        case .wholeText: return [tree.allText(node)]
        case .ownText: return ownTexts(node)
        case .collapsed(let inner): return [collapsed(values(inner, node).first ?? "")]
        }
    }

    private func ownTexts(_ node: Int) -> [String] {
        var found: [String] = []
        var at = node + 1
        while at < Int(tree.nodes[node].end) {
            if tree.nodes[at].tag == .text {
                found.append(String(decoding: tree.bytes[tree.textRange(at)], as: UTF8.self))
            }
            at = Int(tree.nodes[at].end)
        }
        return found
    }

    /// The place of each found element among those of its parent.
    private func places(_ found: [Bool], fromEnd: Bool) -> [Int32] {
        var counts = [Int32](repeating: 0, count: tree.nodes.count + 1)
        var places = [Int32](repeating: 0, count: tree.nodes.count)
        func count(_ node: Int) {
            guard found[node] else { return }
            counts[parent(node) + 1] += 1
            places[node] = counts[parent(node) + 1]
        }
        if fromEnd { found.indices.reversed().forEach(count) } else { found.indices.forEach(count) }
        return places
    }

    private static func compare(_ place: Int, _ comparison: PlainXPath.Comparison, _ number: Int) -> Bool {
        switch comparison {
        case .equal: place == number
        case .different: place != number
        case .less: place < number
        case .lessOrEqual: place <= number
        case .greater: place > number
        case .greaterOrEqual: place >= number
        }
    }
}

extension HTMLTree {
    /// The value of an attribute by its name; nil when the element does not have it.
    func attribute(_ node: Int, named name: String) -> String? {
        for attribute in attributeList(node) where attribute.name != .elementName {
            let isSame =
                attribute.name == .other
                ? bytes[Int(attribute.nameStart)..<Int(attribute.nameStart + attribute.nameCount)]
                    .elementsEqual(name.utf8)
                : attribute.name.spelling == name
            guard isSame else { continue }
            return String(decoding: bytes[Int(attribute.start)..<Int(attribute.start + attribute.count)], as: UTF8.self)
        }
        return nil
    }

    /// All text below a node, that of scripts and styles included.
    func allText(_ node: Int) -> String {
        var gathered: [UInt8] = []
        for index in descendants(node) where nodes[index].tag == .text { gathered += bytes[textRange(index)] }
        return String(decoding: gathered, as: UTF8.self)
    }
}

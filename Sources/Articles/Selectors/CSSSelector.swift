import LibXML2

/// One complex selector: compounds from the right to the left, each with the way to the next one.
struct CSSSelector: Sendable {
    var compounds: [Compound]

    /// What one element must be, and how it stands to the compound on its left.
    struct Compound: Sendable {
        var tests: [Test] = []
        /// Nil for the leftmost compound.
        var combinator: Combinator?
    }

    enum Combinator: Sendable {
        case descendant, child, nextSibling, laterSibling
    }

    enum Comparison: Sendable {
        case exists, equals, includes, dash, prefix, suffix, contains
    }

    indirect enum Test: Sendable {
        case element(String)
        case id(String)
        case hasClass(String)
        case attribute(String, Comparison, String)
        /// An+B among the siblings; of the same element name when `ofType`, from the end when `fromEnd`.
        case nth(step: Int, offset: Int, ofType: Bool, fromEnd: Bool)
        case empty
        case not([CSSSelector])
        case any([CSSSelector])
        case has([CSSSelector])
        case contains(String)
    }
}

/// Holds selectors against the elements of a page.
struct CSSMatcher {
    let tree: HTMLTree

    func matches(_ node: Int, _ selector: CSSSelector) -> Bool { matches(node, selector.compounds[...]) }

    private func matches(_ node: Int, _ compounds: ArraySlice<CSSSelector.Compound>) -> Bool {
        guard let first = compounds.first, first.tests.allSatisfy({ passes(node, $0) }) else { return false }
        guard let combinator = first.combinator else { return true }
        let rest = compounds.dropFirst()
        switch combinator {
        case .child:
            let parent = Int(tree.nodes[node].parent)
            return parent >= 0 && matches(parent, rest)
        case .descendant:
            var parent = Int(tree.nodes[node].parent)
            while parent >= 0 {
                if matches(parent, rest) { return true }
                parent = Int(tree.nodes[parent].parent)
            }
            return false
        case .nextSibling: return siblings(node).last { $0 < node }.map { matches($0, rest) } ?? false
        case .laterSibling: return siblings(node).contains { $0 < node && matches($0, rest) }
        }
    }

    /// The elements with the same parent, the element itself included, in page order.
    private func siblings(_ node: Int) -> [Int] {
        let parent = Int(tree.nodes[node].parent)
        let end = parent < 0 ? tree.nodes.count : Int(tree.nodes[parent].end)
        var found: [Int] = []
        var at = parent + 1
        while at < end {
            if tree.nodes[at].tag != .text { found.append(at) }
            at = Int(tree.nodes[at].end)
        }
        return found
    }

    private func passes(_ node: Int, _ test: CSSSelector.Test) -> Bool {
        switch test {
        case .element(let name): return tree.elementName(node) == name
        case .id(let id): return tree.attribute(node, .id) == id
        case .hasClass(let name):
            guard let range = tree.attributeRange(node, .class) else { return false }
            return tree.bytes[range].split(whereSeparator: { $0 <= 0x20 }).contains { $0.elementsEqual(name.utf8) }
        case .attribute(let name, let comparison, let value): return compare(node, name, comparison, value)
        case .nth(let step, let offset, let ofType, let fromEnd): return isNth(node, step, offset, ofType, fromEnd)
        case .empty: return Int(tree.nodes[node].end) == node + 1
        case .not(let selectors): return !selectors.contains { matches(node, $0) }
        case .any(let selectors): return selectors.contains { matches(node, $0) }
        case .has(let selectors):
            return tree.descendants(node).contains { inner in
                tree.nodes[inner].tag != .text && selectors.contains { matches(inner, $0) }
            }
        case .contains(let text): return tree.rawText(node).holds(text)
        }
    }

    private func isNth(_ node: Int, _ step: Int, _ offset: Int, _ ofType: Bool, _ fromEnd: Bool) -> Bool {
        var family = siblings(node)
        if ofType { family = family.filter { tree.elementName($0) == tree.elementName(node) } }
        if fromEnd { family.reverse() }
        guard let place = family.firstIndex(of: node) else { return false }
        let distance = place + 1 - offset
        return step == 0 ? distance == 0 : distance % step == 0 && distance / step >= 0
    }

    private func compare(_ node: Int, _ name: String, _ comparison: CSSSelector.Comparison, _ value: String) -> Bool {
        guard let actual = attribute(node, name) else { return false }
        switch comparison {
        case .exists: return true
        case .equals: return actual == value
        case .includes: return actual.split(separator: " ").contains { $0 == value }
        case .dash: return actual == value || actual.hasPrefix(value + "-")
        case .prefix: return !value.isEmpty && actual.hasPrefix(value)
        case .suffix: return !value.isEmpty && actual.hasSuffix(value)
        case .contains: return !value.isEmpty && actual.holds(value)
        }
    }

    private func attribute(_ node: Int, _ name: String) -> String? {
        for attribute in tree.attributeList(node) where attribute.name != .elementName {
            let spelling =
                attribute.name == .other
                ? String(
                    decoding: tree.bytes[Int(attribute.nameStart)..<Int(attribute.nameStart + attribute.nameCount)],
                    as: UTF8.self)
                : attribute.name.spelling
            guard spelling == name else { continue }
            return String(
                decoding: tree.bytes[Int(attribute.start)..<Int(attribute.start + attribute.count)], as: UTF8.self)
        }
        return nil
    }
}

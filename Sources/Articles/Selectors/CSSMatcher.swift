import LibXML2

/// Finds the elements of a page that selectors name.
///
/// Every part of a selector is held against all elements in one pass, the leftmost part first: what stands to the left
/// is then known of each element's parents and siblings, and nothing is looked for twice. The time grows with the page
/// times the length of the selector, whatever the two are, and it has a limit.
struct CSSMatcher {
    /// Visits of nodes, attributes and bytes that one rule may cost; some seconds, and no rule of a person needs them.
    static let maximumWork = 400_000_000

    private let tree: HTMLTree
    private let families: SiblingFamilies
    /// What was visited so far.
    private(set) var work = 0

    init(_ tree: HTMLTree) {
        self.tree = tree
        families = SiblingFamilies(tree)
    }

    /// The elements that one of the selectors names, in page order; nil when that takes too long.
    mutating func elements(_ selectors: [CSSSelector]) -> [Int]? {
        guard let found = set(of: selectors) else { return nil }
        return found.indices.filter { found[$0] }
    }

    /// For every node whether one of the selectors names it.
    private mutating func set(of selectors: [CSSSelector]) -> [Bool]? {
        var found = [Bool](repeating: false, count: tree.nodes.count)
        for selector in selectors {
            guard let named = set(of: selector) else { return nil }
            for node in found.indices where named[node] { found[node] = true }
        }
        return found
    }

    private mutating func set(of selector: CSSSelector) -> [Bool]? {
        var left: [Bool] = []
        for compound in selector.compounds.reversed() {
            var own = tree.nodes.map { $0.tag != .text }
            guard spend(tree.nodes.count) else { return nil }
            for test in compound.tests { guard narrow(&own, test) else { return nil } }
            if let combinator = compound.combinator { relate(&own, combinator, left) }
            left = own
        }
        return left
    }

    private mutating func spend(_ visits: Int) -> Bool {
        work += visits
        return work <= CSSMatcher.maximumWork
    }

    /// Keeps the elements that stand to one of `left` as the combinator says.
    private func relate(_ own: inout [Bool], _ combinator: CSSSelector.Combinator, _ left: [Bool]) {
        let isChain = combinator == .descendant || combinator == .laterSibling
        let isVertical = combinator == .descendant || combinator == .child
        // Parents and earlier siblings come first in the page, so what they have above or before them is known.
        var reached = [Bool](repeating: false, count: own.count)
        for node in own.indices {
            let other = isVertical ? Int(tree.nodes[node].parent) : Int(families.previous[node])
            guard other >= 0 else {
                own[node] = false
                continue
            }
            reached[node] = left[other] || isChain && reached[other]
            own[node] = own[node] && reached[node]
        }
    }

    // style: table
    /// Keeps the elements that pass a test; false when it takes too long.
    private mutating func narrow(_ own: inout [Bool], _ test: CSSSelector.Test) -> Bool {
        switch test {
        case .element(let name): keep(&own, elementTest(name))
        case .id(let id): keep(&own) { tree.attribute($0, .id) == id }
        case .hasClass(let name):
            let name = Array(name.utf8)
            keep(&own) { node in
                tree.attributeRange(node, .class).map { AttributeWords.contain(name, tree.bytes[$0]) } ?? false
            }
        case .attribute(let name, let comparison, let value):
            let test = AttributeTest(tree: tree, name: name, comparison: comparison, value: value)
            keep(&own) { test.passes($0) }
        case .nth(let step, let offset, let ofType, let fromEnd):
            let places = families.places(tree, ofType: ofType, fromEnd: fromEnd)
            keep(&own) { CSSMatcher.isNth(Int(places[$0]), step, offset) }
        case .empty: keep(&own) { Int(tree.nodes[$0].end) == $0 + 1 }
        case .not(let selectors):
            guard let others = set(of: selectors) else { return false }
            keep(&own) { !others[$0] }
        case .any(let selectors):
            guard let others = set(of: selectors) else { return false }
            keep(&own) { others[$0] }
        case .has(let selectors):
            guard let others = set(of: selectors) else { return false }
            let counts = CSSMatcher.sums(others)
            keep(&own) { counts[Int(tree.nodes[$0].end)] > counts[$0 + 1] }
        case .contains(let text):
            let search = TextSearch(text, in: tree, readsScripts: false)
            keep(&own) { search.isIn($0) }
        }
        return spend(tree.nodes.count + tree.attributes.count + tree.bytes.count / 16)
    }

    private func keep(_ own: inout [Bool], _ test: (Int) -> Bool) {
        for node in own.indices where own[node] { own[node] = test(node) }
    }

    private func elementTest(_ name: String) -> (Int) -> Bool {
        if let tag = CSSMatcher.tags[name] { return { tree.nodes[$0].tag == tag } }
        return { tree.nodes[$0].tag == .unknown && tree.elementName($0) == name }
    }

    private static let tags: [String: HTMLTag] = Dictionary(
        HTMLTag.allCases.filter { $0 != .text && $0 != .unknown }.map { ($0.name, $0) }
    ) { first, _ in first }

    private static func isNth(_ place: Int, _ step: Int, _ offset: Int) -> Bool {
        let distance = place - offset
        return step == 0 ? distance == 0 : distance % step == 0 && distance / step >= 0
    }

    /// How many are set before each place.
    private static func sums(_ set: [Bool]) -> [Int32] {
        var sums: [Int32] = [0]
        sums.reserveCapacity(set.count + 1)
        var sum: Int32 = 0
        for isSet in set {
            sum += isSet ? 1 : 0
            sums.append(sum)
        }
        return sums
    }
}

/// Which elements are siblings, found in one pass.
struct SiblingFamilies {
    /// The element before each with the same parent; -1 for the first, and for text.
    let previous: [Int32]

    init(_ tree: HTMLTree) {
        var last = [Int32](repeating: -1, count: tree.nodes.count + 1)
        var previous = [Int32](repeating: -1, count: tree.nodes.count)
        for node in tree.nodes.indices where tree.nodes[node].tag != .text {
            let parent = Int(tree.nodes[node].parent) + 1
            previous[node] = last[parent]
            last[parent] = Int32(node)
        }
        self.previous = previous
    }

    /// The place of each element among its siblings, from 1 on; among those of the same name when `ofType`.
    func places(_ tree: HTMLTree, ofType: Bool, fromEnd: Bool) -> [Int32] {
        var counts: [Family: Int32] = [:]
        var plain = [Int32](repeating: 0, count: tree.nodes.count + 1)
        var places = [Int32](repeating: 0, count: tree.nodes.count)
        func count(_ node: Int) {
            guard tree.nodes[node].tag != .text else { return }
            let parent = Int(tree.nodes[node].parent) + 1
            if ofType {
                let name = tree.nodes[node].tag == .unknown ? tree.elementName(node) : ""
                let family = Family(parent: parent, tag: tree.nodes[node].tag, name: name)
                counts[family, default: 0] += 1
                places[node] = counts[family] ?? 0
            } else {
                plain[parent] += 1
                places[node] = plain[parent]
            }
        }
        if fromEnd {
            for node in tree.nodes.indices.reversed() { count(node) }
        } else {
            tree.nodes.indices.forEach(count)
        }
        return places
    }

    private struct Family: Hashable {
        var parent: Int
        var tag: HTMLTag
        var name: String
    }
}

/// One test of an attribute.
private struct AttributeTest {
    let tree: HTMLTree
    let name: String
    let comparison: CSSSelector.Comparison
    let value: String

    func passes(_ node: Int) -> Bool {
        guard let actual = tree.attribute(node, named: name) else { return false }
        switch comparison {
        case .exists: return true
        case .equals: return actual == value
        case .includes: return AttributeWords.contain(Array(value.utf8), Array(actual.utf8)[...])
        case .dash: return actual == value || actual.hasPrefix(value + "-")
        case .prefix: return !value.isEmpty && actual.hasPrefix(value)
        case .suffix: return !value.isEmpty && actual.hasSuffix(value)
        case .contains: return !value.isEmpty && actual.holds(value)
        }
    }
}

/// Words of an attribute, separated by white space.
private enum AttributeWords {
    static func contain(_ word: [UInt8], _ text: ArraySlice<UInt8>) -> Bool {
        var at = text.startIndex
        while at < text.endIndex {
            while at < text.endIndex, text[at] <= 0x20 { at += 1 }
            let start = at
            while at < text.endIndex, text[at] > 0x20 { at += 1 }
            if at - start == word.count, at > start, text[start..<at].elementsEqual(word) { return true }
        }
        return false
    }
}

import LibXML2

/// The rules of a page's `style` elements that say whether a reader sees something: `.note, article > #x { display: none }`.
///
/// Of several rules for one element the strongest counts, as in browsers. Selectors of names, classes, ids, attributes and
/// the elements above them are known; rules with others, and those that hold on some screens only, do not count. Nor do styles that
/// stand in `noscript` or in the text of a script.
struct PageStyles {
    /// The rules by what their last part needs: a class, an id or a name of elements.
    private var rules: [UInt64: [HidingRule]] = [:]
    private var count = 0
    /// Names of elements that some rule is about without a class or an id.
    private(set) var elements: Set<HTMLTag> = []
    /// Whether some rule is looked up by an attribute.
    private var looksAtAttributes = false
    /// Classes and ids that some rule makes to be seen after they were clear: a script gives them to what has come up.
    private var shown: Set<UInt64> = []
    private let work = StyleWork()

    /// Bytes of a page that are searched for styles, and rules and rules of one key that are kept.
    private static let searched = 200_000
    private static let maximumRules = 500
    private static let maximumRulesOfKey = 8

    /// Whether no rule says anything.
    var isEmpty: Bool { rules.isEmpty }

    /// Reads the style sheets that stand in a page.
    init(_ page: [UInt8], onWhite: Bool) {
        for sheet in StyleSheets.all(in: page.prefix(Self.searched)) {
            let plain = StyleSheets.withoutComments(sheet)
            StyleSheets.forEachRule(in: plain[...], onWhite: onWhite) { selector, body in
                take(selector, HidingStyle(body.suffix(400), onWhite: onWhite))
            }
        }
        // Rules that only show are of no use without one that hides.
        if !rules.values.contains(where: { $0.contains { !$0.style.hiding.isEmpty } }) {
            rules = [:]
            elements = []
            looksAtAttributes = false
        }
    }

    private mutating func take(_ selectors: ArraySlice<UInt8>, _ style: HidingStyle) {
        guard !style.declared.isEmpty else { return }
        let makesSeen = style.declared.contains(.opacity) && !style.hiding.contains(.opacity)
        for selector in selectors.split(separator: UInt8(ascii: ",")) {
            guard let rule = HidingRule(selector, style, order: count) else { continue }
            if makesSeen { shown.formUnion(rule.names) }
            guard count < Self.maximumRules, rules[rule.key]?.count ?? 0 < Self.maximumRulesOfKey else { continue }
            if let tag = rule.element { elements.insert(tag) }
            looksAtAttributes = looksAtAttributes || rule.isOfAttribute
            rules[rule.key, default: []].append(rule)
            count += 1
        }
    }

    /// How the rules leave an element: what hides it, and what of that its own style cannot undo.
    func hiding(_ node: Int, in tree: HTMLTree) -> (ways: HidingStyle.Ways, important: HidingStyle.Ways) {
        var cascade = Cascade()
        for attribute in tree.attributeList(node) where attribute.name == .class || attribute.name == .id {
            let value = tree.bytes[Int(attribute.start)..<Int(attribute.start + attribute.count)]
            if attribute.name == .id {
                apply(HidingRule.key(id: value), node, tree, &cascade)
            } else {
                NameHash.forEach(in: value.prefix(400)) { _, hash in apply(hash, node, tree, &cascade) }
            }
        }
        if looksAtAttributes {
            for attribute in tree.attributeList(node) {
                apply(StyleAttribute.key(attribute, in: tree), node, tree, &cascade)
            }
        }
        let tag = tree.nodes[node].tag
        if elements.contains(tag) { apply(HidingRule.key(element: tag), node, tree, &cascade) }
        return cascade.result
    }

    private func apply(_ key: UInt64, _ node: Int, _ tree: HTMLTree, _ cascade: inout Cascade) {
        guard let candidates = rules[key] else { return }
        for rule in candidates where rule.matches(node, in: tree, work) {
            var style = rule.style.hiding
            if style.contains(.opacity), !shown.isDisjoint(with: rule.names) { style.remove(.opacity) }
            cascade.apply(rule, style)
        }
    }

    /// The strongest rule for each way.
    private struct Cascade {
        private var weights = [Int](repeating: -1, count: HidingStyle.Ways.count)
        private(set) var result: (ways: HidingStyle.Ways, important: HidingStyle.Ways) = ([], [])

        mutating func apply(_ rule: HidingRule, _ hiding: HidingStyle.Ways) {
            for bit in 0..<HidingStyle.Ways.count {
                let way = HidingStyle.Ways(rawValue: 1 << UInt8(bit))
                guard rule.style.declared.contains(way) else { continue }
                let isImportant = rule.style.important.contains(way)
                let weight = rule.weight + (isImportant ? 1 << 40 : 0)
                guard weight > weights[bit] else { continue }
                weights[bit] = weight
                if hiding.contains(way) { result.ways.insert(way) } else { result.ways.remove(way) }
                if isImportant { result.important.insert(way) } else { result.important.remove(way) }
            }
        }
    }
}

/// How many elements were visited for selectors: a page of nested elements and long selectors must not cost more.
final class StyleWork {
    private var left = 200_000

    func spend(_ count: Int = 1) -> Bool {
        left -= count
        return left > 0
    }
}

/// One selector with its style.
struct HidingRule {
    /// What an element must have: `p.note#x[hidden]`.
    private struct Part {
        var tag: HTMLTag?
        var classes: [UInt64] = []
        var ids: [UInt64] = []
        var attributes: [StyleAttribute] = []
        /// The next part to the left is its parent, not some element above it.
        var isChild = false
    }

    let style: HidingStyle
    /// How strong it is against other rules: ids, then classes, then names, then its place.
    let weight: Int
    /// By what the last part is looked up.
    let key: UInt64
    /// From the right.
    private let parts: [Part]
    private static let maximumParts = 8
    private static let tags = Dictionary(
        uniqueKeysWithValues: HTMLTag.allCases.lazy.filter { $0 != .text && $0 != .unknown }.map { ($0.name, $0) })

    /// The name that the last part consists of; nil when it has a class, an id or an attribute.
    var element: HTMLTag? { names.isEmpty && parts[0].attributes.isEmpty ? parts[0].tag : nil }

    /// Whether the rule is looked up by an attribute.
    var isOfAttribute: Bool { names.isEmpty && !parts[0].attributes.isEmpty }

    /// The classes and ids of the last part.
    var names: Set<UInt64> { Set(parts[0].classes + parts[0].ids) }

    /// Nil for a selector that is not known.
    init?(_ selector: ArraySlice<UInt8>, _ style: HidingStyle, order: Int) {
        var parts: [Part] = []
        var isChild = false
        var (ids, classes, tags) = (0, 0, 0)
        for word in HidingRule.words(selector) {
            if word.elementsEqual(">".utf8) {
                isChild = true
                continue
            }
            guard var part = HidingRule.part(word), parts.count < Self.maximumParts else { return nil }
            part.isChild = isChild
            isChild = false
            ids += part.ids.count
            classes += part.classes.count + part.attributes.count
            tags += part.tag == nil ? 0 : 1
            parts.append(part)
        }
        guard let last = parts.last,
            let key = last.ids.first ?? last.classes.first ?? last.attributes.first?.key
                ?? last.tag.map(HidingRule.key(element:))
        else { return nil }
        self.style = style
        self.key = key
        self.parts = parts.reversed()
        weight = ((min(ids, 99) * 100 + min(classes, 99)) * 100 + min(tags, 99)) << 12 + min(order, 4095)
    }

    static func key(id: ArraySlice<UInt8>) -> UInt64 { NameHash.of(id, seed: 0x23) }

    static func key(element: HTMLTag) -> UInt64 { 0xE1E3_0000 | UInt64(element.rawValue) }

    /// The compounds and `>` of a selector.
    private static func words(_ selector: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        let selector = selector.prefix(400)
        var words: [ArraySlice<UInt8>] = []
        var (start, isBracketed) = (selector.startIndex, false)
        for at in selector.indices {
            let byte = selector[at]
            if byte == UInt8(ascii: "[") { isBracketed = true }
            if byte == UInt8(ascii: "]") { isBracketed = false }
            guard !isBracketed, byte <= 0x20 || byte == UInt8(ascii: ">") else { continue }
            if at > start { words.append(selector[start..<at]) }
            if byte == UInt8(ascii: ">") { words.append(selector[at...at]) }
            start = at + 1
        }
        if start < selector.endIndex { words.append(selector[start...]) }
        return words
    }

    private static func part(_ word: ArraySlice<UInt8>) -> Part? {
        var part = Part()
        var rest = word
        while let first = rest.first {
            let isNamed = first == UInt8(ascii: ".") || first == UInt8(ascii: "#")
            let name = (isNamed ? rest.dropFirst() : rest).prefix(while: StyleSheets.isNameByte)
            switch first {
            case UInt8(ascii: "."): part.classes.append(NameHash.of(name))
            case UInt8(ascii: "#"): part.ids.append(key(id: name))
            case UInt8(ascii: "*"):
                rest = rest.dropFirst()
                continue
            case UInt8(ascii: "["):
                guard let end = rest.firstIndex(of: UInt8(ascii: "]")),
                    let attribute = StyleAttribute(rest[(rest.startIndex + 1)..<end])
                else { return nil }
                part.attributes.append(attribute)
                rest = rest[(end + 1)...]
                continue
            default:
                let spelling = String(decoding: name, as: UTF8.self).lowercased()
                guard part.tag == nil, let tag = tags[spelling] else { return nil }
                part.tag = tag
            }
            guard !name.isEmpty else { return nil }
            rest = rest[name.endIndex...]
        }
        return part
    }

    func matches(_ node: Int, in tree: HTMLTree, _ work: StyleWork) -> Bool {
        guard HidingRule.passes(node, parts[0], tree, work) else { return false }
        var at = Int(tree.nodes[node].parent)
        for index in 1..<max(1, parts.count) {
            let isChild = parts[index - 1].isChild
            while at >= 0, !HidingRule.passes(at, parts[index], tree, work) {
                guard !isChild, work.spend() else { return false }
                at = Int(tree.nodes[at].parent)
            }
            guard at >= 0, work.spend() else { return false }
            at = Int(tree.nodes[at].parent)
        }
        return true
    }

    private static func passes(_ node: Int, _ part: Part, _ tree: HTMLTree, _ work: StyleWork) -> Bool {
        if let tag = part.tag, tree.nodes[node].tag != tag { return false }
        if let id = part.ids.first {
            guard let range = tree.attributeRange(node, .id), part.ids.count == 1, key(id: tree.bytes[range]) == id
            else {
                return false
            }
        }
        guard part.attributes.allSatisfy({ $0.passes(node, in: tree, work) }) else { return false }
        guard !part.classes.isEmpty else { return true }
        guard let range = tree.attributeRange(node, .class) else { return false }
        return part.classes.allSatisfy { wanted in
            var isThere = false
            NameHash.forEach(in: tree.bytes[range].prefix(400)) { _, hash in isThere = isThere || hash == wanted }
            return isThere
        }
    }
}

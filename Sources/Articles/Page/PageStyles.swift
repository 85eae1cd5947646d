import LibXML2

/// The rules of a page's `style` elements that say whether a reader sees something: `.note, article > #x { display: none }`.
///
/// Of several rules for one element the strongest counts, as in browsers. Selectors of names, classes, ids, attributes, the
/// elements above them, `:is()`, `:where()` and `:not()` are known, and so are rules within rules; rules with others, and those
/// that hold on some screens only, do not count. Nor do styles that stand in `noscript` or in the text of a script.
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
    /// Rules within rules that are read: a short one may stand in long ones.
    private static let maximumNested = 500
    private var nested = 0

    /// Whether no rule says anything.
    var isEmpty: Bool { rules.isEmpty }

    /// Reads the style sheets that stand in a page.
    ///
    /// Most rules are about looks, and of what they say in passing most hides nothing that another rule would show again: the
    /// declarations are read first, and only selectors of rules that can make a difference are read at all.
    init(_ page: [UInt8], onWhite: Bool) {
        var found: [(selectors: [ArraySlice<UInt8>], style: HidingStyle)] = []
        var hiding: HidingStyle.Ways = []
        for sheet in StyleSheets.all(in: page.prefix(Self.searched)) {
            StyleSheets.forEachRule(in: StyleSheets.withoutComments(sheet), onWhite: onWhite) { selectors, body in
                let style = HidingStyle(body.suffix(400), onWhite: onWhite)
                // Every second rule names a colour; what makes letters clear is undone by elements' own styles.
                guard !style.declared.subtracting(style.hiding.contains(.clear) ? [] : .clear).isEmpty else { return }
                hiding.formUnion(style.hiding)
                found.append((selectors, style))
            }
        }
        // What is inherited may come from an element's own style.
        var counted = hiding.subtracting(.clear)
        for (_, style) in found { counted.formUnion(style.showing.intersection([.visibility, .white])) }
        guard !hiding.union(counted).isEmpty else { return }
        rules.reserveCapacity(min(found.count, Self.maximumRules))
        // What is important may undo what an element's own style hides.
        for (selectors, style) in found
        where !counted.isDisjoint(with: style.declared) || !style.hiding.isEmpty
            || !style.important.subtracting(.clear).isEmpty
        {
            if let selector = resolved(selectors) { take(selector, style) }
        }
    }

    /// The selector of a rule that stands in others; nil for one too many.
    private mutating func resolved(_ selectors: [ArraySlice<UInt8>]) -> ArraySlice<UInt8>? {
        guard selectors.count > 1 else { return selectors.first }
        nested += 1
        return nested <= Self.maximumNested ? StyleSelector.resolved(selectors) : nil
    }

    private mutating func take(_ selectors: ArraySlice<UInt8>, _ style: HidingStyle) {
        let makesSeen = style.declared.contains(.opacity) && !style.hiding.contains(.opacity)
        for selector in StyleSelector.pieces(selectors, separator: UInt8(ascii: ",")) {
            guard let rule = HidingRule(selector, style, order: count) else { continue }
            if makesSeen { shown.formUnion(rule.selector.names) }
            for key in rule.selector.keys {
                let isRoom = rules[key.number]?.count ?? 0 < Self.maximumRulesOfKey
                guard count < Self.maximumRules, isRoom else { continue }
                if let tag = key.element { elements.insert(tag) }
                looksAtAttributes = looksAtAttributes || key.isOfAttribute
                rules[key.number, default: []].append(rule)
                count += 1
            }
        }
    }

    /// How the rules leave an element: what hides it, what shows it, and what of both its own style cannot undo.
    func hiding(
        _ node: Int, in tree: HTMLTree
    ) -> (ways: HidingStyle.Ways, shown: HidingStyle.Ways, important: HidingStyle.Ways) {
        var cascade = Cascade()
        for attribute in tree.attributeList(node) where attribute.name == .class || attribute.name == .id {
            let value = tree.bytes[Int(attribute.start)..<Int(attribute.start + attribute.count)]
            if attribute.name == .id {
                apply(StyleSelector.key(id: value), node, tree, &cascade)
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
        if elements.contains(tag) { apply(StyleSelector.key(element: tag), node, tree, &cascade) }
        return cascade.result
    }

    private func apply(_ key: UInt64, _ node: Int, _ tree: HTMLTree, _ cascade: inout Cascade) {
        guard let candidates = rules[key] else { return }
        for rule in candidates where rule.selector.matches(node, in: tree, work) {
            var style = rule.style.hiding
            // A script gives the class that is missing, or that shows it, to what has come up.
            if style.contains(.opacity), rule.selector.asksForAbsence || !shown.isDisjoint(with: rule.selector.names) {
                style.remove(.opacity)
            }
            cascade.apply(rule, style)
        }
    }

    /// The strongest rule for each way.
    private struct Cascade {
        private var weights = [Int](repeating: -1, count: HidingStyle.Ways.count)
        private(set) var result: (ways: HidingStyle.Ways, shown: HidingStyle.Ways, important: HidingStyle.Ways) =
            ([], [], [])

        mutating func apply(_ rule: HidingRule, _ hiding: HidingStyle.Ways) {
            for bit in 0..<HidingStyle.Ways.count {
                let way = HidingStyle.Ways(rawValue: 1 << UInt8(bit))
                guard rule.style.declared.contains(way) else { continue }
                let isImportant = rule.style.important.contains(way)
                let weight = rule.weight + (isImportant ? 1 << 40 : 0)
                guard weight > weights[bit] else { continue }
                weights[bit] = weight
                if hiding.contains(way) { result.ways.insert(way) } else { result.ways.remove(way) }
                if rule.style.showing.contains(way) { result.shown.insert(way) } else { result.shown.remove(way) }
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
    let selector: StyleSelector
    let style: HidingStyle
    /// How strong it is against other rules: its selector, then its place.
    let weight: Int

    /// Nil for a selector that is not known.
    init?(_ text: ArraySlice<UInt8>, _ style: HidingStyle, order: Int) {
        guard let selector = StyleSelector(text), !selector.keys.isEmpty else { return nil }
        self.selector = selector
        self.style = style
        weight = selector.weight.number << 12 + min(order, 4095)
    }
}

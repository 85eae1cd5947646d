import LibXML2

/// A selector of a style sheet: `article > p.note:not(.lead)`.
///
/// Names, classes, ids, attributes, the elements above, `:is()`, `:where()`, `:not()` and `:root` are known.
struct StyleSelector {
    /// What an element must have: `p.note#x[hidden]:is(.a, .b)`.
    private struct Part {
        var tag: HTMLTag?
        var classes: [UInt64] = []
        var ids: [UInt64] = []
        var attributes: [StyleAttribute] = []
        /// Lists of which one selector each must match: `:is()`, `:where()`.
        var choices: [[StyleSelector]] = []
        /// What must not match: `:not()`.
        var excluded: [StyleSelector] = []
        /// The next part to the left is its parent, not some element above it.
        var isChild = false
    }

    /// How strong selectors are: ids, then classes, then names.
    struct Weight {
        var ids = 0
        var classes = 0
        var tags = 0

        var number: Int { (min(ids, 99) * 100 + min(classes, 99)) * 100 + min(tags, 99) }

        static func += (left: inout Weight, right: Weight) {
            left.ids += right.ids
            left.classes += right.classes
            left.tags += right.tags
        }
    }

    /// By what rules are looked up.
    struct Key {
        let number: UInt64
        /// The name of elements that it stands for; nil for a class, an id or an attribute.
        var element: HTMLTag?
        var isOfAttribute = false
    }

    /// From the right.
    private var parts: [Part] = []
    private(set) var weight = Weight()
    /// Whether some part asks that a class or an attribute is missing.
    private(set) var asksForAbsence = false

    private static let maximumParts = 8
    /// Selectors in each other, as in `:is(:not(.a))`.
    private static let deepest = 8
    /// Bytes of a selector; a longer one is not known.
    private static let longest = 1000
    private static let tags = Dictionary(
        uniqueKeysWithValues: HTMLTag.allCases.lazy.filter { $0 != .text && $0 != .unknown }.map { ($0.name, $0) })

    /// Nil for a selector that is not known.
    init?(_ text: ArraySlice<UInt8>) { self.init(text, depth: 0) }

    private init?(_ text: ArraySlice<UInt8>, depth: Int) {
        guard text.count <= Self.longest, depth < Self.deepest else { return nil }
        var isChild = false
        for word in Self.words(text) {
            if word.elementsEqual(">".utf8) {
                isChild = true
                continue
            }
            guard parts.count < Self.maximumParts, var part = read(word, depth) else { return nil }
            part.isChild = isChild
            isChild = false
            parts.append(part)
        }
        guard !parts.isEmpty else { return nil }
        parts.reverse()
    }

    /// What the last part is looked up by, so that each element that matches has one of them; empty where nothing serves.
    var keys: [Key] {
        guard let last = parts.first else { return [] }
        if let named = last.ids.first ?? last.classes.first { return [Key(number: named)] }
        if let attribute = last.attributes.first { return [Key(number: attribute.key, isOfAttribute: true)] }
        for choice in last.choices where choice.allSatisfy({ !$0.keys.isEmpty }) { return choice.flatMap(\.keys) }
        return last.tag.map { [Key(number: Self.key(element: $0), element: $0)] } ?? []
    }

    /// The classes and ids of the last part.
    var names: Set<UInt64> {
        guard let last = parts.first else { return [] }
        return Set(last.classes + last.ids + last.choices.joined().flatMap(\.names))
    }

    static func key(id: ArraySlice<UInt8>) -> UInt64 { NameHash.of(id, seed: 0x23) }

    static func key(element: HTMLTag) -> UInt64 { 0xE1E3_0000 | UInt64(element.rawValue) }

    // MARK: Reading

    private mutating func read(_ word: ArraySlice<UInt8>, _ depth: Int) -> Part? {
        var part = Part()
        var rest = word
        while let first = rest.first {
            let isNamed = first == UInt8(ascii: ".") || first == UInt8(ascii: "#") || first == UInt8(ascii: ":")
            let name = (isNamed ? rest.dropFirst() : rest).prefix(while: StyleSheets.isNameByte)
            switch first {
            case UInt8(ascii: "*"):
                rest = rest.dropFirst()
                continue
            case UInt8(ascii: "["):
                guard let end = rest.firstIndex(of: UInt8(ascii: "]")),
                    let attribute = StyleAttribute(rest[(rest.startIndex + 1)..<end])
                else { return nil }
                part.attributes.append(attribute)
                weight.classes += 1
                rest = rest[(end + 1)...]
                continue
            case UInt8(ascii: "."): part.classes.append(NameHash.of(name))
            case UInt8(ascii: "#"): part.ids.append(Self.key(id: name))
            case UInt8(ascii: ":"):
                guard let end = take(name, rest[name.endIndex...], &part, depth) else { return nil }
                rest = rest[end...]
                continue
            default:
                guard part.tag == nil, let tag = Self.tags[String(decoding: name, as: UTF8.self).lowercased()] else {
                    return nil
                }
                part.tag = tag
                weight.tags += 1
            }
            guard !name.isEmpty else { return nil }
            weight.classes += first == UInt8(ascii: ".") ? 1 : 0
            weight.ids += first == UInt8(ascii: "#") ? 1 : 0
            rest = rest[name.endIndex...]
        }
        // What the page or its body lacks is what a script gives them once it runs.
        return (part.tag == .html || part.tag == .body) && !part.excluded.isEmpty ? nil : part
    }

    /// Pseudo-classes that are false of a page that nobody touches.
    private static let states: Set<String> = [
        "hover", "focus", "active", "focus-within", "focus-visible", "target",
    ]

    /// Reads a pseudo-class; returns where it ends, nil for one that is not known.
    private mutating func take(
        _ name: ArraySlice<UInt8>, _ rest: ArraySlice<UInt8>, _ part: inout Part, _ depth: Int
    ) -> Int? {
        let name = String(decoding: name, as: UTF8.self).lowercased()
        guard rest.first == UInt8(ascii: "(") else {
            guard name == "root", part.tag == nil else { return nil }
            part.tag = .html
            weight.classes += 1
            return rest.startIndex
        }
        guard let end = Self.closing(rest) else { return nil }
        let texts = Self.pieces(rest[(rest.startIndex + 1)..<end], separator: UInt8(ascii: ",")).map(Self.trimmed)
        var selectors: [StyleSelector] = []
        for text in texts {
            if let selector = StyleSelector(text, depth: depth + 1) {
                selectors.append(selector)
            } else if name == "not" {
                let state = String(decoding: text.dropFirst(), as: UTF8.self).lowercased()
                guard text.first == UInt8(ascii: ":"), Self.states.contains(state) else { return nil }
            }
        }
        switch name {
        case "is", "where":
            // Browsers pass over what they do not know in these lists, too.
            guard !selectors.isEmpty else { return nil }
            part.choices.append(selectors)
        case "not":
            part.excluded += selectors
            asksForAbsence = asksForAbsence || !selectors.isEmpty
        default: return nil
        }
        asksForAbsence = asksForAbsence || selectors.contains(where: \.asksForAbsence)
        if name != "where" {
            weight += selectors.map(\.weight).max { $0.number < $1.number } ?? Weight(classes: 1)
        }
        return end + 1
    }

    // MARK: Matching

    func matches(_ node: Int, in tree: HTMLTree, _ work: StyleWork) -> Bool {
        guard Self.passes(node, parts[0], tree, work) else { return false }
        var at = Int(tree.nodes[node].parent)
        for index in 1..<max(1, parts.count) {
            let isChild = parts[index - 1].isChild
            while at >= 0, !Self.passes(at, parts[index], tree, work) {
                guard !isChild, work.spend() else { return false }
                at = Int(tree.nodes[at].parent)
            }
            guard at >= 0, work.spend() else { return false }
            at = Int(tree.nodes[at].parent)
        }
        // Where the work is used up, what must not match was not looked for.
        return work.spend(0)
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
        guard part.classes.isEmpty || hasClasses(node, part, tree) else { return false }
        let isMatched = { (selector: StyleSelector) in work.spend() && selector.matches(node, in: tree, work) }
        return part.choices.allSatisfy { $0.contains(where: isMatched) } && !part.excluded.contains(where: isMatched)
    }

    private static func hasClasses(_ node: Int, _ part: Part, _ tree: HTMLTree) -> Bool {
        guard let range = tree.attributeRange(node, .class) else { return false }
        return part.classes.allSatisfy { wanted in
            var isThere = false
            NameHash.forEach(in: tree.bytes[range].prefix(400)) { _, hash in isThere = isThere || hash == wanted }
            return isThere
        }
    }
}

// MARK: Text

extension StyleSelector {
    /// The selector of a rule that stands in others, from the outermost on: `.a { &.b { p {} } }` is `:is(:is(.a).b) p`.
    ///
    /// Nil for one that gets too long.
    static func resolved(_ selectors: [ArraySlice<UInt8>]) -> ArraySlice<UInt8>? {
        var outer: ArraySlice<UInt8> = []
        for list in selectors {
            guard !outer.isEmpty else {
                outer = list
                continue
            }
            guard list.count <= longest, outer.count <= longest else { return nil }
            let parent = Array(":is(".utf8) + outer + [UInt8(ascii: ")")]
            let parts = pieces(list, separator: UInt8(ascii: ","))
            let places = list.reduce(parts.count) { $0 + ($1 == UInt8(ascii: "&") ? 1 : 0) }
            guard places * parent.count <= 4 * longest else { return nil }
            let inner = parts.map { piece -> [UInt8] in
                let steps = piece.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
                return steps.count == 1 ? parent + [0x20] + piece : Array(steps.joined(separator: parent))
            }
            outer = Array(inner.joined(separator: CollectionOfOne(UInt8(ascii: ","))))[...]
        }
        return outer
    }

    /// What stands between separators that are in no bracket and no quotation.
    static func pieces(_ text: ArraySlice<UInt8>, separator: UInt8) -> [ArraySlice<UInt8>] {
        var pieces: [ArraySlice<UInt8>] = []
        var start = text.startIndex
        forEachOutside(text) { at in
            guard text[at] == separator else { return true }
            pieces.append(text[start..<at])
            start = at + 1
            return true
        }
        return pieces + [text[start...]]
    }

    /// The compounds and `>` of a selector.
    private static func words(_ selector: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        var words: [ArraySlice<UInt8>] = []
        var start = selector.startIndex
        forEachOutside(selector) { at in
            guard selector[at] <= 0x20 || selector[at] == UInt8(ascii: ">") else { return true }
            if at > start { words.append(selector[start..<at]) }
            if selector[at] == UInt8(ascii: ">") { words.append(selector[at...at]) }
            start = at + 1
            return true
        }
        if start < selector.endIndex { words.append(selector[start...]) }
        return words
    }

    /// Where the bracket is closed that a text begins with.
    private static func closing(_ text: ArraySlice<UInt8>) -> Int? {
        var end: Int?
        forEachOutside(text) { at in
            guard text[at] == UInt8(ascii: ")") else { return true }
            end = at
            return false
        }
        return end
    }

    /// Calls with each place outside of brackets and quotations, and with those of the outer brackets, until told to stop.
    private static func forEachOutside(_ text: ArraySlice<UInt8>, _ body: (Int) -> Bool) {
        var depth = 0
        var quote: UInt8?
        for at in text.indices {
            let byte = text[at]
            if let open = quote {
                if byte == open { quote = nil }
                continue
            }
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
            case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= depth > 0 ? 1 : 0
            default: break
            }
            if depth == 0, quote == nil, !body(at) { return }
            if byte == UInt8(ascii: "(") || byte == UInt8(ascii: "[") { depth += 1 }
        }
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop { $0 <= 0x20 }
        while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
        return bytes
    }
}

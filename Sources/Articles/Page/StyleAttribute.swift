import LibXML2

/// What a selector of a style sheet asks of an attribute: `[data-copy]`, `[class*="mark"]`, `[style*="display: none" i]`.
struct StyleAttribute {
    private enum Comparison {
        case exists, equals, word, dash, prefix, suffix, contains
    }

    /// In lower case.
    private let name: [UInt8]
    private let comparison: Comparison
    private let value: [UInt8]
    /// By what the rule is looked up.
    let key: UInt64

    /// Bytes of a value that are looked for, and looked at.
    private static let longestWanted = 64
    private static let longestLooked = 400
    private static let seed: UInt64 = 0x5B

    /// Reads what stands between the brackets; nil for what is none.
    init?(_ text: ArraySlice<UInt8>) {
        let text = Self.trimmed(text)
        let name = text.prefix(while: StyleSheets.isNameByte)
        guard !name.isEmpty else { return nil }
        self.name = name.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        key = NameHash.of(name, seed: Self.seed)
        var rest = Self.trimmed(text[name.endIndex...])
        guard let sign = rest.first else {
            (comparison, value) = (.exists, [])
            return
        }
        let signs: [UInt8: Comparison] = [
            UInt8(ascii: "="): .equals, UInt8(ascii: "~"): .word, UInt8(ascii: "|"): .dash, UInt8(ascii: "^"): .prefix,
            UInt8(ascii: "$"): .suffix, UInt8(ascii: "*"): .contains,
        ]
        guard let comparison = signs[sign] else { return nil }
        rest = rest.dropFirst()
        if comparison != .equals {
            guard rest.first == UInt8(ascii: "=") else { return nil }
            rest = rest.dropFirst()
        }
        rest = Self.trimmed(rest)
        if let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            rest = rest.dropFirst().prefix { $0 != quote }
        } else {
            rest = rest.prefix { $0 > 0x20 }
        }
        guard rest.count <= Self.longestWanted, !rest.isEmpty || comparison == .equals else { return nil }
        (self.comparison, value) = (comparison, Array(rest))
    }

    private static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var bytes = bytes.drop { $0 <= 0x20 }
        while let last = bytes.last, last <= 0x20 { bytes = bytes.dropLast() }
        return bytes
    }

    /// By what a rule for an attribute of an element is looked up.
    static func key(_ attribute: HTMLTree.Attribute, in tree: HTMLTree) -> UInt64 {
        guard attribute.name == .other else {
            return NameHash.of(Array(attribute.name.spelling.utf8)[...], seed: seed)
        }
        return NameHash.of(spelling(attribute, tree), seed: seed)
    }

    private static func spelling(_ attribute: HTMLTree.Attribute, _ tree: HTMLTree) -> ArraySlice<UInt8> {
        tree.bytes[Int(attribute.nameStart)..<Int(attribute.nameStart + attribute.nameCount)]
    }

    func passes(_ node: Int, in tree: HTMLTree, _ work: StyleWork) -> Bool {
        let found = tree.attributeList(node).first { attribute in
            attribute.name == .other
                ? Self.spelling(attribute, tree).elementsEqual(name)
                : attribute.name != .elementName && attribute.name.spelling.utf8.elementsEqual(name)
        }
        guard let found else { return false }
        let actual = tree.bytes[Int(found.start)..<Int(found.start + found.count)].prefix(Self.longestLooked)
        guard work.spend(1 + actual.count / 32) else { return false }
        switch comparison {
        case .exists: return true
        case .equals: return actual.elementsEqual(value)
        case .word: return actual.split(whereSeparator: { $0 <= 0x20 }).contains { $0.elementsEqual(value) }
        case .dash: return actual.starts(with: value) && (actual.dropFirst(value.count).first ?? 0x2D) == 0x2D
        case .prefix: return actual.starts(with: value)
        case .suffix: return actual.count >= value.count && actual.suffix(value.count).elementsEqual(value)
        case .contains:
            guard actual.count >= value.count else { return false }
            return actual.indices.prefix(actual.count - value.count + 1).contains { actual[$0...].starts(with: value) }
        }
    }
}

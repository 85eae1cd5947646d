import LibXML2

/// What a page says about itself in `meta`, `link`, `title` and `html`.
struct PageHead {
    /// The contents of `meta` by lower-case name or property, in page order.
    private(set) var metas: [String: [String]] = [:]
    private(set) var title: String?
    private(set) var language: String?
    private(set) var canonical: String?
    private(set) var next: String?
    private(set) var amp: String?
    private(set) var refresh: String?
    private(set) var base: String?
    /// What was left out because there was too much of it, in words.
    private(set) var cuts: [String] = []

    /// Names of `meta` elements, contents of one name, and bytes of one content: more than any page means.
    static let maximumNames = 1000
    private static let maximumValues = 64
    private static let maximumBytes = 16_384
    private static let maximumTitle = 4096

    init(_ tree: HTMLTree) {
        var index = 0
        var isInBody = false
        while index < tree.nodes.count {
            switch tree.nodes[index].tag {
            case .body: isInBody = true
            case .html:
                if language == nil { language = tree.attribute(index, .lang) ?? tree.attribute(index, .xmlLang) }
            case .meta: readMeta(index, tree, isInBody)
            case .base: if base == nil, let href = tree.attribute(index, .href), href.utf8.count < 2048 { base = href }
            case .link: readLink(index, tree)
            case .title where title == nil: readTitle(index, tree)
            case .svg: index = Int(tree.nodes[index].end) - 1
            default: break
            }
            index += 1
        }
    }

    /// The first content of the first of these names that has one.
    func first(_ names: String...) -> String? {
        for name in names {
            if let found = metas[name]?.first(where: { !$0.isEmpty }) { return found }
        }
        return nil
    }

    /// All contents of these names, in their order.
    func all(_ names: String...) -> [String] { names.flatMap { metas[$0] ?? [] } }

    private mutating func readTitle(_ index: Int, _ tree: HTMLTree) {
        let raw = tree.rawText(index)
        let text = collapsed(clipped(raw, to: Self.maximumTitle))
        if raw.utf8.count > Self.maximumTitle {
            note("only the first \(Self.maximumTitle) bytes of the title were read")
        }
        if !text.isEmpty { title = text }
    }

    /// Microdata in the body is for `StampGatherer` where it tells times: it may be about something else than the page.
    private mutating func readMeta(_ index: Int, _ tree: HTMLTree, _ isInBody: Bool) {
        // Some generators write `value`.
        guard let content = tree.attribute(index, .content) ?? tree.attribute(index, .value) else { return }
        let value = collapsed(clipped(content, to: Self.maximumBytes))
        if content.utf8.count > Self.maximumBytes {
            note("only the first \(Self.maximumBytes) bytes of a meta element's content were read")
        }
        if let name = tree.attribute(index, .httpEquiv)?.lowercased() {
            if name == "refresh" { refresh = value }
            if name == "content-language", language == nil { language = value }
        }
        var names = [HTMLAttributeName.property, .name].compactMap { tree.attribute(index, $0)?.lowercased() }
        if let property = tree.attribute(index, .itemprop)?.lowercased(), !isInBody || !property.hasPrefix("date") {
            names.append(property)
        }
        for name in Set(names) {
            if metas[name]?.count ?? 0 >= Self.maximumValues {
                note("only the first \(Self.maximumValues) meta elements of one name were read")
            } else if metas.count >= Self.maximumNames, metas[name] == nil {
                note("only the first \(Self.maximumNames) names of the page's meta elements were read")
            } else {
                metas[name, default: []].append(value)
            }
        }
    }

    private mutating func note(_ words: String) { if !cuts.contains(words) { cuts.append(words) } }

    private mutating func readLink(_ index: Int, _ tree: HTMLTree) {
        guard let rel = tree.attribute(index, .rel), let target = tree.attribute(index, .href) else { return }
        switch rel.lowercased() {
        case "canonical": canonical = canonical ?? target
        case "next": next = next ?? target
        case "amphtml": amp = amp ?? target
        default: break
        }
    }
}

/// The beginning of a text that is longer than anybody means it to be.
func clipped(_ text: String, to bytes: Int) -> String {
    text.utf8.count <= bytes ? text : String(decoding: text.utf8.prefix(bytes), as: UTF8.self)
}

/// The text with every run of white space as one blank, and none at the ends.
func collapsed(_ text: String) -> String {
    var kept: [UInt8] = []
    var pending = false
    var previous: UInt8 = 0
    for byte in text.utf8 {
        if byte <= 0x20 || byte == 0xA0 && previous == 0xC2 {
            if byte == 0xA0 { kept.removeLast() }
            pending = true
        } else {
            if pending, !kept.isEmpty { kept.append(0x20) }
            pending = false
            kept.append(byte)
        }
        previous = byte
    }
    return String(decoding: kept, as: UTF8.self)
}

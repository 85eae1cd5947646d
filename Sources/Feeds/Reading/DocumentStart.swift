/// What a document is, by its beginning.
enum DocumentStart {
    /// XML whose root element begins at that byte, with the entities declared before it; whether strangers come before.
    case xml(Int, XMLEntities, isPreceded: Bool)
    case json
    case html
    /// Addresses, one a line.
    case list
    case nothing

    /// How much of a document is searched for its root element: bytes.
    private static let window = 1 << 16

    /// A look at the undecoded bytes: an opening brace first, in code units of any width.
    static func looksLikeJSON(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(256).drop { ASCII.isBlank($0) || $0 == 0 || $0 >= 0x80 }
        return head.first == UInt8(ascii: "{")
    }

    static func of(_ bytes: [UInt8]) -> DocumentStart {
        guard let first = bytes.firstIndex(where: { !ASCII.isBlank($0) }) else { return .nothing }
        if bytes[first] == UInt8(ascii: "{") { return .json }
        if Address.isWeb(bytes[first...].prefix(8)), !bytes.contains(ASCII.less) { return .list }
        return root(bytes)
    }

    /// Looks for the first start tag that a feed may begin with; tags of warnings before it do not count.
    private static func root(_ bytes: [UInt8]) -> DocumentStart {
        var scanner = XMLScanner(bytes)
        var isPage = false
        var isPreceded = false
        while scanner.at < window {
            let start = scanner.at
            switch scanner.next() {
            case .finished: return isPage ? .html : .nothing
            case .start:
                let name = bytes[scanner.name]
                let local = name.lastIndex(of: ASCII.colon).map { name[($0 + 1)...] } ?? name
                if isRoot(ElementName(local)) {
                    return .xml(start, scanner.entities, isPreceded: isPreceded)
                }
                isPreceded = true
                if ASCII.equal(local, "html") || ASCII.equal(local, "head") || ASCII.equal(local, "body") {
                    return .html
                }
                isPage = isPage || HTMLTags.isKnown(local)
            case .text: isPreceded = isPreceded || bytes[scanner.content].contains { !ASCII.isBlank($0) }
            default: break
            }
        }
        return isPage ? .html : .nothing
    }

    private static func isRoot(_ name: ElementName) -> Bool {
        switch name {
        case .rss, .rdf, .feed, .channel, .urlset, .sitemapindex, .opml, .entry: true
        default: false
        }
    }
}

import Model

/// The parts of an article that are compared one by one.
enum Fields {
    /// Body, captions and notes: each a list of blocks of its own.
    static func lists(_ content: ArticleContent) -> [(Edit.Field, [Block])] {
        [(.body, content.blocks.filter { $0.kind.isBody }), (.caption, captions(content)), (.note, notes(content))]
    }

    private static func captions(_ content: ArticleContent) -> [Block] { content.blocks.filter { $0.kind == .caption } }

    /// Notes among the blocks, and those that are listed only.
    private static func notes(_ content: ArticleContent) -> [Block] {
        let blocks = content.blocks.filter { $0.kind == .note }
        guard !content.notes.isEmpty else { return blocks }
        let known = Set(content.blocks.map(\.text))
        return blocks + content.notes.filter { !known.contains($0) }.map { Block(.note, $0) }
    }
}

/// Addresses without what varies from one request to the next.
enum Links {
    private static let tracking: Set<String> = [
        "fbclid", "gclid", "dclid", "msclkid", "yclid", "igshid", "mc_cid", "mc_eid", "ref", "ref_src", "cmpid", "cid",
        "ocid",
        "at_medium", "at_campaign", "at_custom1", "ns_source", "ns_mchannel", "ns_campaign", "s_cid", "_ga", "ito",
        "smid",
        "sh", "ncid", "sr_share", "xtor", "wt_mc", "__twitter_impression", "amp", "outputtype", "spm", "sig", "nonce",
        "token",
    ]

    /// Scheme, `www.`, tracking parameters, fragment and a trailing slash say nothing.
    static func key(_ address: String) -> String {
        let url = WebAddress(address)
        var host = url.authority ?? ""
        if host.hasPrefix("www.") { host.removeFirst(4) }
        var path = url.path
        while path.hasSuffix("/") { path.removeLast() }
        let parameters = (url.query ?? "").split(separator: "&").filter { !isTracking($0) }.sorted()
        return host + path + (parameters.isEmpty ? "" : "?" + parameters.joined(separator: "&"))
    }

    private static func isTracking(_ parameter: Substring) -> Bool {
        let name = parameter.prefix { $0 != "=" }.lowercased()
        return name.hasPrefix("utm_") || tracking.contains(name)
    }

    /// A picture is its file: size, crop, quality and the server it comes from vary.
    ///
    /// One that is told apart by its query alone, such as `image?id=7`, keeps it.
    static func imageKey(_ address: String) -> String {
        let url = WebAddress(address)
        var name = url.path.split(separator: "/").last.map(String.init) ?? url.path
        if !name.contains("."), let query = url.query {
            let parameters = query.split(separator: "&").filter { !isTracking($0) && !isRendition($0) }
            return url.path + "?" + parameters.joined(separator: "&")
        }
        if let dot = name.lastIndex(of: ".") { name = String(name[..<dot]) }
        return folder(url.path) + withoutSize(name)
    }

    /// The last folder that is no size, so that `/7/photo.jpg` and `/8/photo.jpg` differ.
    private static func folder(_ path: String) -> String {
        let folders = path.split(separator: "/").dropLast().filter { !isSize($0) }
        return folders.last.map { $0 + "/" } ?? ""
    }

    private static func isSize(_ folder: Substring) -> Bool {
        guard folder.utf8.count <= 12, folder.utf8.contains(where: { (0x30...0x39).contains($0) }) else { return false }
        if folder.lowercased().contains("x"),
            folder.utf8.allSatisfy({ (0x30...0x39).contains($0) || $0 | 0x20 == 0x78 })
        {
            return true
        }
        return folder.contains("=") || folder.contains(",") || folder.lowercased().hasPrefix("w_")
            || folder.lowercased().hasPrefix("h_")
    }

    private static func isRendition(_ parameter: Substring) -> Bool {
        let name = parameter.prefix { $0 != "=" }.lowercased()
        return [
            "w", "h", "width", "height", "q", "quality", "fit", "crop", "format", "fm", "auto", "dpr", "s", "size",
            "resize",
        ]
        .contains(name)
    }

    /// `photo-1024x683` and `photo@2x` are `photo`.
    private static func withoutSize(_ name: String) -> String {
        guard let cut = name.lastIndex(where: { $0 == "-" || $0 == "_" || $0 == "@" }) else { return name }
        let tail = name[name.index(after: cut)...]
        let digits = tail.utf8.filter { (0x30...0x39).contains($0) }.count
        guard digits > 0, tail.utf8.count <= 10, tail.utf8.count - digits <= 1, tail.contains("x") else { return name }
        return String(name[..<cut])
    }
}

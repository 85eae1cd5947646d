import Model

/// Makes the addresses inside HTML absolute.
enum HTMLLinks {
    /// Bytes that resolving may add to one text; addresses behind that stay as they are.
    private static let maximumGrowth = 1 << 20

    /// The HTML with the addresses in its attributes resolved; nil when there was nothing to resolve.
    static func resolved(_ html: [UInt8], base: WebAddress?) -> [UInt8]? {
        guard let base, html.contains(ASCII.less) else { return nil }
        var output: [UInt8] = []
        var copied = 0
        var at = 0
        // A page of short links below a long address would grow a hundredfold.
        let limit = html.count + maximumGrowth
        while output.count < limit, let start = next(in: html, from: at) {
            guard let tag = HTMLTags.tag(in: html, at: start) else {
                at = start + 1
                continue
            }
            at = tag.range.upperBound
            guard !tag.isEnd, !tag.name.isEmpty else { continue }
            for value in addresses(in: html, tag: tag) {
                guard let absolute = absolute(html[value], base: base) else { continue }
                output.append(contentsOf: html[copied..<value.lowerBound])
                output.append(contentsOf: absolute)
                copied = value.upperBound
            }
        }
        guard copied > 0 else { return nil }
        output.append(contentsOf: html[copied...])
        return output
    }

    private static func next(in html: [UInt8], from start: Int) -> Int? {
        let place = ByteSearch.first(ASCII.less, in: html.span, from: start)
        return place < html.count ? place : nil
    }

    /// The places of attribute values that are addresses and not absolute already.
    private static func addresses(in html: [UInt8], tag: HTMLTags.Tag) -> [Range<Int>] {
        var found: [Range<Int>] = []
        var at = tag.name.endIndex
        let end = tag.range.upperBound - 1
        while at < end {
            while at < end, ASCII.isBlank(html[at]) || html[at] == ASCII.slash { at += 1 }
            let start = at
            while at < end, html[at] != ASCII.equals, !ASCII.isBlank(html[at]) { at += 1 }
            let name = html[start..<at]
            while at < end, ASCII.isBlank(html[at]) { at += 1 }
            guard at < end, html[at] == ASCII.equals else {
                at = max(at, start + 1)
                continue
            }
            at += 1
            while at < end, ASCII.isBlank(html[at]) { at += 1 }
            let value = value(in: html, at: &at, end: end)
            if isAddress(name), !isAbsolute(html[value]) { found.append(value) }
        }
        return found
    }

    private static func value(in html: [UInt8], at: inout Int, end: Int) -> Range<Int> {
        guard at < end, html[at] == ASCII.quote || html[at] == ASCII.apostrophe else {
            let start = at
            while at < end, !ASCII.isBlank(html[at]) { at += 1 }
            return start..<at
        }
        let mark = html[at]
        let start = at + 1
        at = start
        while at < end, html[at] != mark { at += 1 }
        let value = start..<at
        at = min(at + 1, end)
        return value
    }

    /// Quick look: `http:` and `https:` without blanks around them stay as they are.
    private static func isAbsolute(_ value: ArraySlice<UInt8>) -> Bool {
        value.starts(with: "https://".utf8) || value.starts(with: "http://".utf8)
    }

    private static func isAddress(_ name: ArraySlice<UInt8>) -> Bool {
        name.count >= 3 && name.count <= 10 && attributes.contains(name)
    }

    private static let attributes = NameTable(
        list: "href src action background cite classid codebase data longdesc poster profile usemap")

    /// The absolute form; nil for what is to stay: fragments, other schemes.
    private static func absolute(_ value: ArraySlice<UInt8>, base: WebAddress) -> [UInt8]? {
        let trimmed = value.trimmed
        guard let first = trimmed.first, first != ASCII.hash, trimmed.count <= 8192 else { return nil }
        let reference = String(decoding: trimmed, as: UTF8.self)
        guard WebAddress(reference).scheme == nil || trimmed.count != value.count else { return nil }
        return Array(WebAddress.resolve(reference, base: base).description.utf8)
    }
}

/// Tags by the rules of HTML (sections 13.2.5.8 and 13.2.5.32 to 39).
extension GuardedPage {
    /// The place behind a tag's name.
    static func nameEnd(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        var at = start
        while at < page.count, !isEnd(page[at]) { at += 1 }
        return at
    }

    private static func isEnd(_ byte: UInt8) -> Bool {
        byte <= 0x20 || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    }

    /// Whether libxml2 reads all of a name; it stops at what is no letter.
    static func isPlainName(_ page: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
        name.allSatisfy { index in
            let byte = page[index]
            return ByteScan.isAlphanumeric(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
                || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
        }
    }

    /// The place of the `>` of a tag whose attributes nobody reads; nil when the page ends before.
    static func tagEnd(_ page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var reader = AttributeReader(page, at: start)
        while reader.next() != nil {}
        return reader.end
    }

    /// Passes over the attributes of a start tag: what libxml2 would read differently goes past it or is left out.
    ///
    /// - Returns: the place of the tag's `>`; nil when the page ends before.
    mutating func attributes(_ page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var reader = AttributeReader(page, at: start)
        var count = 0
        var previous = start
        while let attribute = reader.next() {
            count += 1
            let (name, value) = (attribute.name, attribute.value)
            if count > HTMLTree.maximumAttributes { hasCutAttributes = true }
            if count > HTMLTree.maximumAttributes || !isReadable(page, name) {
                skip(page, from: name.lowerBound, to: attribute.end)
            } else {
                let gap = previous..<name.lowerBound
                // `a="1"b="2"` and `a/b`: libxml2 wants a blank between them.
                if gap.isEmpty || ByteScan.holds(UInt8(ascii: "/"), in: page, gap) { replace(page, gap, by: " ") }
                if !value.isEmpty { passValue(page, value) }
            }
            previous = attribute.end
        }
        return reader.end
    }

    private func isReadable(_ page: UnsafeBufferPointer<UInt8>, _ name: Range<Int>) -> Bool {
        !name.contains { index in
            let byte = page[index]
            return byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "<")
                || byte == UInt8(ascii: "=")
        }
    }

    private mutating func passValue(_ page: UnsafeBufferPointer<UInt8>, _ value: Range<Int>) {
        let hasReference = ByteScan.holds(UInt8(ascii: "&"), in: page, value)
        let isQuoted =
            page[value.lowerBound - 1] == UInt8(ascii: "\"") || page[value.lowerBound - 1] == UInt8(ascii: "'")
        guard hasReference || isQuoted && value.count > Self.shortValue || holdsMark(page, value) else { return }
        pass(page, value, decoding: hasReference ? .attribute : nil)
    }
}

/// Reads the attributes of one tag, one after the other.
private struct AttributeReader {
    struct Attribute {
        var name: Range<Int>
        /// Without quotation marks; empty when there is none.
        var value: Range<Int>
        /// The place behind the attribute.
        var end: Int
    }

    private let page: UnsafeBufferPointer<UInt8>
    private var at: Int
    /// The place of the tag's `>`, once `next` has returned nil; nil when the page ends before.
    private(set) var end: Int?

    init(_ page: UnsafeBufferPointer<UInt8>, at start: Int) {
        self.page = page
        at = start
    }

    mutating func next() -> Attribute? {
        while at < page.count, page[at] <= 0x20 || page[at] == UInt8(ascii: "/") { at += 1 }
        guard at < page.count else { return nil }
        guard page[at] != UInt8(ascii: ">") else {
            end = at
            return nil
        }
        let start = at
        // An equals sign may begin a name.
        at += 1
        while at < page.count, page[at] > 0x20, !isDelimiter(page[at]) { at += 1 }
        let name = start..<at
        let behind = at
        skipBlanks()
        guard at < page.count, page[at] == UInt8(ascii: "=") else {
            at = behind
            return Attribute(name: name, value: behind..<behind, end: behind)
        }
        at += 1
        skipBlanks()
        guard at < page.count else { return nil }
        guard let value = value() else { return nil }
        return Attribute(name: name, value: value, end: at)
    }

    private func isDelimiter(_ byte: UInt8) -> Bool {
        byte == UInt8(ascii: "=") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">")
    }

    private mutating func skipBlanks() {
        while at < page.count, page[at] <= 0x20 { at += 1 }
    }

    /// The value that begins here; nil when the page ends in it.
    private mutating func value() -> Range<Int>? {
        let quote = page[at]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            guard let close = ByteScan.next(quote, in: page, from: at + 1) else {
                at = page.count
                return nil
            }
            defer { at = close + 1 }
            return at + 1..<close
        }
        let start = at
        while at < page.count, page[at] > 0x20, page[at] != UInt8(ascii: ">") { at += 1 }
        return start..<at
    }
}

/// The elements whose content holds no elements (HTML section 13.2.6.2).
struct RawElement {
    /// What becomes of the content.
    enum Use {
        case leftOut, script
        case text(hasReferences: Bool)
    }

    let use: Use
    private let name: StaticString

    /// The element whose name begins at a place; nil when it is another one.
    static func at(_ page: UnsafeBufferPointer<UInt8>, _ name: Int) -> RawElement? {
        guard let candidate = table[Int(page[name] | 0x20) - 0x61] else { return nil }
        for element in candidate where ByteScan.isNamed(element.name, page, name) { return element }
        return nil
    }

    /// By the first letter.
    private static let table: [[RawElement]?] = {
        let all = [
            RawElement(use: .script, name: "script"), RawElement(use: .leftOut, name: "style"),
            RawElement(use: .text(hasReferences: true), name: "title"),
            RawElement(use: .text(hasReferences: true), name: "textarea"),
            RawElement(use: .text(hasReferences: false), name: "xmp"), RawElement(use: .leftOut, name: "iframe"),
            RawElement(use: .leftOut, name: "noembed"), RawElement(use: .leftOut, name: "noframes"),
        ]
        return (0..<26).map { letter in
            let those = all.filter { Int($0.name.utf8Start[0]) - 0x61 == letter }
            return those.isEmpty ? nil : those
        }
    }()

    /// The place of the end tag; nil when there is none.
    func end(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        if case .script = use { return Self.scriptEnd(page, start) }
        return ByteScan.endTag(name, page, start)
    }

    /// HTML section 13.2.5.18 to 31: in `<!-- <script> … </script> -->` the first end tag belongs to the comment.
    private static func scriptEnd(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var isEscaped = false
        var isDouble = false
        var dashes = start
        var at = start
        while let found = ByteScan.next(UInt8(ascii: "<"), in: page, from: at) {
            if isEscaped, commentEnds(page, from: dashes, before: found) { (isEscaped, isDouble) = (false, false) }
            at = found + 1
            if ByteScan.begins("<!--", page, found), !isEscaped {
                isEscaped = true
                dashes = found + 2
            } else if isEscaped, !isDouble, ByteScan.isNamed("script", page, found + 1) {
                isDouble = true
            } else if found + 1 < page.count, page[found + 1] == UInt8(ascii: "/"),
                ByteScan.isNamed("script", page, found + 2)
            {
                guard isDouble else { return found }
                isDouble = false
            }
            if isEscaped { dashes = max(dashes, found) }
        }
        return nil
    }

    /// Whether `-->` stands between two places.
    private static func commentEnds(_ page: UnsafeBufferPointer<UInt8>, from start: Int, before end: Int) -> Bool {
        var at = start
        while let close = ByteScan.next(UInt8(ascii: ">"), in: page, from: at), close < end {
            if close >= start + 2, page[close - 1] == 0x2D, page[close - 2] == 0x2D { return true }
            at = close + 1
        }
        return false
    }
}

/// A page as libxml2 gets it: cut into tags and texts by the rules of HTML, without what hurts libxml2 and without what
/// only costs it time.
///
/// libxml2 2.9 cuts pages by rules of its own, so everything that it reads differently from browsers goes past it: of
/// texts, scripts and attribute values it sees a number, by which `HTMLTreeBuilder` finds the words again, with their
/// references decoded. Comments, declarations, styles and drawings are left out, for nobody reads them.
struct GuardedPage {
    /// What libxml2 reads.
    private(set) var bytes: [UInt8] = []
    /// The passages by their numbers, as ranges of the page; beyond its end, of `decoded`.
    private(set) var passages: [Range<Int>] = []
    /// The texts that had references, without them.
    private(set) var decoded: [UInt8] = []
    /// An element had more attributes than are read; libxml2 compares each with every other.
    var hasCutAttributes = false

    /// The bytes of the page up to here are in `bytes` or left out.
    private var copied = 0
    /// What searches found, so that none is made twice: a page of `<svg>` costs no more than another.
    private var drawingEnd = -1
    private var drawingsSearched = 0
    private var isPreformatted = false
    /// The page holds the byte that stands before a number.
    private var hasMark = false
    /// What libxml2 saw last: a text beside another would be one with it, and a number must stand alone.
    private var tail = Tail.tag

    private enum Tail { case tag, text, number }

    /// A passage of fewer bytes is not worth a number.
    private static let shortScript = 48
    static let shortValue = 6
    private static let shortText = 8

    /// - Parameter page: without control characters, see `ByteScan.withoutControls`.
    init(_ page: UnsafeBufferPointer<UInt8>) {
        bytes.reserveCapacity(page.count / 2 + 64)
        hasMark = ByteScan.next(Self.mark, in: page, from: 0) != nil
        scan(page)
        copy(page, to: page.count)
    }

    mutating func copy(_ page: UnsafeBufferPointer<UInt8>, to end: Int) {
        if copied < end { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: page[copied..<end])) }
        copied = max(copied, end)
    }

    /// Leaves out what stands between two places.
    mutating func skip(_ page: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
        copy(page, to: start)
        copied = max(copied, end)
    }

    /// Puts other bytes in the place of some.
    mutating func replace(_ page: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, by text: StaticString) {
        skip(page, from: range.lowerBound, to: range.upperBound)
        bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    }

    /// What a bracket begins (HTML section 13.2.5.6); one that begins nothing is text.
    private mutating func scan(_ page: UnsafeBufferPointer<UInt8>) {
        var at = 0
        var textStart = 0
        var hasBracket = false
        while let start = ByteScan.next(UInt8(ascii: "<"), in: page, from: at), start + 1 < page.count {
            let second = page[start + 1]
            let isEnd = second == UInt8(ascii: "/") && start + 2 < page.count
            guard ByteScan.isLetter(second) || isEnd || second == UInt8(ascii: "!") || second == UInt8(ascii: "?")
            else {
                hasBracket = true
                at = start + 1
                continue
            }
            if textStart < start { text(page, textStart..<start, hasBracket: hasBracket) }
            hasBracket = false
            if ByteScan.isLetter(second) {
                at = startTag(page, start)
            } else if isEnd, ByteScan.isLetter(page[start + 2]) {
                at = endTag(page, start)
            } else {
                at = comment(page, start)
            }
            textStart = at
        }
        let endsInBracket = page.last == UInt8(ascii: "<")
        if textStart < page.count { text(page, textStart..<page.count, hasBracket: hasBracket || endsInBracket) }
    }

    // MARK: Comments

    /// Leaves out a comment, a declaration, or what browsers take for a comment: `<!DOCTYPE>`, `<?xml ?>`, `</ >`.
    private mutating func comment(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let end = Self.commentEnd(page, start)
        skip(page, from: start, to: end)
        return end
    }

    /// The place behind a comment; the page's end when it is never closed.
    private static func commentEnd(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let close = UInt8(ascii: ">")
        guard ByteScan.begins("<!--", page, start) else {
            return ByteScan.next(close, in: page, from: start + 2).map { $0 + 1 } ?? page.count
        }
        let body = start + 4
        // HTML section 13.2.5.43: `<!-->` and `<!--->` are whole comments.
        if body < page.count, page[body] == close { return body + 1 }
        if body + 1 < page.count, page[body] == 0x2D, page[body + 1] == close { return body + 2 }
        var at = body
        while let end = ByteScan.next(close, in: page, from: at) {
            let dash = page[end - 1] == UInt8(ascii: "!") ? end - 2 : end - 1
            if dash - 1 >= body, page[dash] == 0x2D, page[dash - 1] == 0x2D { return end + 1 }
            at = end + 1
        }
        return page.count
    }

    // MARK: Passages

    /// Has the text between two tags go past libxml2, and makes one blank of many.
    private mutating func text(_ page: UnsafeBufferPointer<UInt8>, _ text: Range<Int>, hasBracket: Bool) {
        var start = text.lowerBound
        while start < text.upperBound, page[start] <= 0x20 { start += 1 }
        if start == text.upperBound {
            written(page, .text, before: text.lowerBound)
            if !isPreformatted, text.count > 2 { skip(page, from: text.lowerBound + 1, to: text.upperBound) }
            return
        }
        let hasReference = ByteScan.holds(UInt8(ascii: "&"), in: page, text)
        let mustPass = hasReference || hasBracket || holdsMark(page, text)
        guard mustPass || text.upperBound - start > Self.shortText else {
            return written(page, .text, before: text.lowerBound)
        }
        written(page, .number, before: text.lowerBound)
        pass(page, text, decoding: hasReference ? .text : nil)
    }

    /// Keeps a number apart from the text before it, and a text from the number before it, by an empty comment.
    private mutating func written(_ page: UnsafeBufferPointer<UInt8>, _ kind: Tail, before start: Int) {
        if kind == .number && tail != .tag || tail == .number { replace(page, start..<start, by: "<!---->") }
        tail = kind
    }

    /// Leaves a number in the place of a passage.
    mutating func pass(
        _ page: UnsafeBufferPointer<UInt8>, _ passage: Range<Int>, decoding place: HTMLReferences.Place? = nil
    ) {
        copy(page, to: passage.lowerBound)
        bytes.append(Self.mark)
        var number = passages.count
        repeat {
            bytes.append(Self.zero | UInt8(truncatingIfNeeded: number & 31))
            number >>= 5
        } while number > 0
        copied = passage.upperBound
        guard let place else { return passages.append(passage) }
        let start = page.count + decoded.count
        HTMLReferences.decode(UnsafeBufferPointer(rebasing: page[passage]), in: place, to: &decoded)
        passages.append(start..<page.count + decoded.count)
    }

    /// What stands before a passage's number: a control character (delete).
    private static let mark: UInt8 = 0x7F
    /// The digits are 32 characters that mean nothing in HTML, from `@` on, the lowest first.
    private static let zero: UInt8 = 0x40

    /// The number that a text or a value consists of.
    static func number(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        guard text.count > 1, text.count < 8, text[0] == mark else { return nil }
        var number = 0
        for (place, digit) in text.dropFirst().enumerated() {
            guard digit & 0xE0 == zero else { return nil }
            number |= Int(digit & 31) << (5 * place)
        }
        return number
    }

    /// Whether a passage could be taken for a number.
    func holdsMark(_ page: UnsafeBufferPointer<UInt8>, _ passage: Range<Int>) -> Bool {
        hasMark && ByteScan.holds(Self.mark, in: page, passage)
    }

    // MARK: Tags

    /// Passes over a start tag, and over the content of the elements whose content is text alone.
    private mutating func startTag(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let before = (bytes.count, passages.count, decoded.count, copied)
        let nameEnd = Self.nameEnd(page, start + 1)
        if !Self.isPlainName(page, start + 1..<nameEnd) { replace(page, start + 1..<nameEnd, by: "x-other") }
        guard let end = attributes(page, from: nameEnd) else {
            // The page ends within a tag: browsers show nothing of it.
            bytes.removeLast(bytes.count - before.0)
            passages.removeLast(passages.count - before.1)
            decoded.removeLast(decoded.count - before.2)
            copied = before.3
            skip(page, from: start, to: page.count)
            return page.count
        }
        tail = .tag
        let isClosed = page[end - 1] == UInt8(ascii: "/")
        if let rest = rawContent(page, start + 1, end, isClosed: isClosed) { return rest }
        if ByteScan.isNamed("svg", page, start + 1), !isClosed { return drawing(page, end + 1) ?? end + 1 }
        guard ByteScan.isNamed("pre", page, start + 1) else { return end + 1 }
        isPreformatted = true
        // HTML section 13.2.6.4.7: a line end right behind the tag is none of the text.
        guard end + 1 < page.count, page[end + 1] == 0x0A else { return end + 1 }
        skip(page, from: end + 1, to: end + 2)
        return end + 2
    }

    private mutating func endTag(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let nameEnd = Self.nameEnd(page, start + 2)
        guard let end = Self.tagEnd(page, from: nameEnd) else {
            skip(page, from: start, to: page.count)
            return page.count
        }
        if ByteScan.isNamed("pre", page, start + 2) { isPreformatted = false }
        if ByteScan.isNamed("br", page, start + 2) {
            replace(page, start..<end + 1, by: "<br>")
        } else if !Self.isPlainName(page, start + 2..<nameEnd) {
            replace(page, start..<end + 1, by: "</x-other>")
        } else if nameEnd < end {
            skip(page, from: nameEnd, to: end)
        }
        tail = .tag
        return end + 1
    }

    // MARK: Elements of text

    /// Has the content of an element that holds no elements go past libxml2, or leaves it out.
    ///
    /// - Returns: the place of its end tag; nil when the element is another, or says that it is closed and is not.
    private mutating func rawContent(
        _ page: UnsafeBufferPointer<UInt8>, _ name: Int, _ end: Int, isClosed: Bool
    ) -> Int? {
        guard let kind = RawElement.at(page, name) else { return nil }
        let close = kind.end(page, end + 1)
        if close == nil, isClosed { return nil }
        let content = end + 1..<(close ?? page.count)
        switch kind.use {
        case .leftOut: skip(page, from: content.lowerBound, to: content.upperBound)
        case .script:
            let isPlain = content.count <= Self.shortScript && !ByteScan.holds(UInt8(ascii: "<"), in: page, content)
            if !isPlain || holdsMark(page, content) { pass(page, content) }
        case .text(let hasReferences):
            if !content.isEmpty {
                pass(page, content, decoding: hasReferences ? .text : nil)
                tail = .number
            }
        }
        return content.upperBound
    }

    /// Leaves out the content of a drawing that ends soon and holds no other; else nil, and libxml2 sees it.
    private mutating func drawing(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard let close = drawingEnd(page, after: start) else { return nil }
        var at = start
        while let next = ByteScan.next(UInt8(ascii: "<"), in: page, from: at), next < close {
            // A drawing in a drawing, or a page that goes on in one that was never closed.
            if ByteScan.isNamed("svg", page, next + 1) || ByteScan.isNamed("div", page, next + 1) { return nil }
            if ByteScan.isNamed("p", page, next + 1) || ByteScan.isNamed("script", page, next + 1) { return nil }
            at = next + 1
        }
        skip(page, from: start, to: close)
        return close
    }

    /// The next `</svg` within 64 kB.
    private mutating func drawingEnd(_ page: UnsafeBufferPointer<UInt8>, after start: Int) -> Int? {
        let limit = min(page.count, start + 65_536)
        if drawingEnd < start, drawingsSearched < limit {
            let near = UnsafeBufferPointer(rebasing: page[..<limit])
            drawingEnd = ByteScan.endTag("svg", near, max(start, drawingsSearched)) ?? -1
            drawingsSearched = drawingEnd < 0 ? limit - 6 : drawingEnd
        }
        return drawingEnd >= start && drawingEnd < limit ? drawingEnd : nil
    }
}

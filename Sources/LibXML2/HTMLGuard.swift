import Glibc

/// A page as libxml2 gets it: without what hurts it and without what only costs it time.
///
/// It compares every attribute of a tag with every other, so tags lose what they have beyond a limit. It reads scripts,
/// texts and attribute values byte by byte, so these go past it: a passage leaves a number in its place, by which
/// `HTMLTreeBuilder` finds its words again. Styles, comments and drawings are left out, for nobody reads them.
struct GuardedPage {
    /// What libxml2 reads.
    private(set) var bytes: [UInt8] = []
    /// The passages by their numbers, as ranges of the page.
    private(set) var passages: [Range<Int>] = []
    /// The bytes of the page up to here are in `bytes` or left out.
    private var copied = 0
    /// What searches found, so that none is made twice: a page of `<svg>` and `<!--` costs no more than another.
    private var hasNoCommentEnd = false
    private var drawingEnd = -1
    private var drawingsSearched = 0
    /// Whether texts and values may go past libxml2: the page has no character that libxml2 leaves out.
    private var isClean = false
    private var hasMark = false
    private var isPreformatted = false

    /// More attributes than any page means.
    static let maximumAttributes = 256
    /// A passage of fewer bytes is not worth a number.
    private static let shortScript = 48
    private static let shortValue = 6
    private static let shortText = 8

    init(_ page: UnsafeBufferPointer<UInt8>) {
        bytes.reserveCapacity(page.count / 2 + 64)
        hasMark = Self.next(Self.mark, in: page, from: 0) != nil
        isClean = !hasMark && !Self.holdsControls(page)
        scan(page)
        copy(page, to: page.count)
    }

    private mutating func copy(_ page: UnsafeBufferPointer<UInt8>, to end: Int) {
        if copied < end { bytes.append(contentsOf: UnsafeBufferPointer(rebasing: page[copied..<end])) }
        copied = max(copied, end)
    }

    /// Leaves out what stands between two places.
    private mutating func skip(_ page: UnsafeBufferPointer<UInt8>, from start: Int, to end: Int) {
        copy(page, to: start)
        copied = max(copied, end)
    }

    private mutating func scan(_ page: UnsafeBufferPointer<UInt8>) {
        var at = 0
        // Where text begins that libxml2 reads in one piece: right behind a tag that it sees.
        var textStart = Int.max
        while let start = Self.next(UInt8(ascii: "<"), in: page, from: at), start + 1 < page.count {
            let isTag = page[start + 1] == UInt8(ascii: "/") || Self.isLetter(page[start + 1])
            if textStart < start, isTag { text(page, textStart..<start) }
            switch page[start + 1] {
            case UInt8(ascii: "!"): at = comment(page, start)
            case UInt8(ascii: "/"):
                if Self.isNamed("pre", page, start + 2) { isPreformatted = false }
                at = Self.next(UInt8(ascii: ">"), in: page, from: start + 2) ?? page.count
            default: at = isTag ? element(page, start) : start + 1
            }
            textStart = isTag && at < page.count && page[at] == UInt8(ascii: ">") ? at + 1 : .max
        }
    }

    private static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    /// Passes over a comment; one that ends at once or never is left to libxml2.
    private mutating func comment(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        guard !hasNoCommentEnd, start + 6 < page.count, page[start + 2] == 0x2D, page[start + 3] == 0x2D else {
            return start + 2
        }
        guard page[start + 4] != UInt8(ascii: ">"), page[start + 4] != 0x2D || page[start + 5] != UInt8(ascii: ">")
        else { return start + 4 }
        var at = start + 4
        while let end = Self.next(UInt8(ascii: ">"), in: page, from: at) {
            if page[end - 1] == 0x2D, page[end - 2] == 0x2D, end - 2 >= start + 4 {
                skip(page, from: start, to: end + 1)
                return end + 1
            }
            at = end + 1
        }
        hasNoCommentEnd = true
        return start + 4
    }

    /// Passes over a tag, and over the content of the elements whose content goes past libxml2.
    private mutating func element(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int {
        let end = tag(page, from: start + 1)
        guard end < page.count, page[end - 1] != UInt8(ascii: "/") else { return end }
        if Self.isNamed("script", page, start + 1) {
            guard let close = Self.endTag("</script", page, end + 1) else { return page.count }
            if close - end > Self.shortScript, !hasMark { pass(page, end + 1..<close) }
            return close
        }
        if Self.isNamed("style", page, start + 1) {
            guard let close = Self.endTag("</style", page, end + 1) else { return page.count }
            skip(page, from: end + 1, to: close)
            return close
        }
        if Self.isNamed("pre", page, start + 1) { isPreformatted = true }
        return Self.isNamed("svg", page, start + 1) ? drawing(page, end + 1) ?? end : end
    }

    /// Leaves out the content of a drawing that ends soon and holds no other; else nil, and libxml2 sees it.
    private mutating func drawing(_ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        guard let close = drawingEnd(page, after: start) else { return nil }
        var at = start
        while let next = Self.next(UInt8(ascii: "<"), in: page, from: at), next < close {
            // A drawing in a drawing, or a page that goes on in one that was never closed.
            if Self.isNamed("svg", page, next + 1) || Self.isNamed("div", page, next + 1) { return nil }
            if Self.isNamed("p", page, next + 1) || Self.isNamed("script", page, next + 1) { return nil }
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
            drawingEnd = Self.endTag("</svg", near, max(start, drawingsSearched)) ?? -1
            drawingsSearched = drawingEnd < 0 ? limit - 5 : drawingEnd
        }
        return drawingEnd >= start && drawingEnd < limit ? drawingEnd : nil
    }

    /// Leaves a number in the place of a passage.
    private mutating func pass(_ page: UnsafeBufferPointer<UInt8>, _ passage: Range<Int>) {
        copy(page, to: passage.lowerBound)
        bytes.append(Self.mark)
        var number = passages.count
        repeat {
            bytes.append(Self.zero | UInt8(truncatingIfNeeded: number & 31))
            number >>= 5
        } while number > 0
        passages.append(passage)
        copied = passage.upperBound
    }

    /// What stands before a passage's number: a control character (delete); in a page that has one nothing passes.
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

    /// Has the text between two tags go past libxml2, and makes one blank of many.
    private mutating func text(_ page: UnsafeBufferPointer<UInt8>, _ text: Range<Int>) {
        guard text.count > 2 else { return }
        var start = text.lowerBound
        while start < text.upperBound, page[start] <= 0x20 { start += 1 }
        if start == text.upperBound {
            if !isPreformatted { skip(page, from: text.lowerBound + 1, to: text.upperBound) }
        } else if text.upperBound - start > Self.shortText, isPlain(page, start..<text.upperBound) {
            pass(page, text)
        }
    }

    /// Whether a passage is the same to libxml2 as to us: without references.
    private func isPlain(_ page: UnsafeBufferPointer<UInt8>, _ passage: Range<Int>) -> Bool {
        guard isClean else { return false }
        return Self.next(UInt8(ascii: "&"), in: UnsafeBufferPointer(rebasing: page[passage]), from: 0) == nil
    }

    /// Whether a page has characters that libxml2 leaves out of texts.
    private static func holdsControls(_ page: UnsafeBufferPointer<UInt8>) -> Bool {
        var found: UInt8 = 0
        for byte in page {
            let isBlank = UInt8(byte == 0x0A ? 1 : 0) | (byte == 0x0D ? 1 : 0) | (byte == 0x09 ? 1 : 0)
            found |= (byte < 0x20 ? 1 : 0) & ~isBlank
        }
        return found & 1 != 0
    }

    /// Whether a tag name stands here, whatever its case.
    private static func isNamed(_ name: StaticString, _ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        let count = name.utf8CodeUnitCount
        guard start + count < page.count else { return false }
        for index in 0..<count where page[start + index] | 0x20 != name.utf8Start[index] | 0x20 { return false }
        let after = page[start + count]
        return after <= 0x20 || after == UInt8(ascii: ">") || after == UInt8(ascii: "/")
    }

    /// The place of an end tag such as `</script`.
    private static func endTag(_ tag: StaticString, _ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var at = start
        let count = tag.utf8CodeUnitCount
        while let found = next(UInt8(ascii: "<"), in: page, from: at), found + count < page.count {
            var index = 1
            while index < count, page[found + index] | 0x20 == tag.utf8Start[index] | 0x20 { index += 1 }
            if index == count { return found }
            at = found + 1
        }
        return nil
    }

    /// The next place of a byte.
    ///
    /// The corresponding C function is `memchr`.
    private static func next(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = bytes.baseAddress, start < bytes.count else { return nil }
        guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
        return start + (UnsafeRawPointer(found) - UnsafeRawPointer(base + start))
    }

    /// Passes over one tag; an upper bound of its attributes is the number of its blanks and equal signs.
    private mutating func tag(_ page: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var at = start
        var attributes = 0
        var excess = -1
        while at < page.count {
            let byte = page[at]
            if byte == UInt8(ascii: ">") { break }
            if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                attributes += 1
                if page[at - 1] == UInt8(ascii: "=") || page[at - 1] <= 0x20 {
                    guard let close = Self.next(byte, in: page, from: at + 1) else {
                        at = page.count
                        break
                    }
                    if close - at > Self.shortValue, excess < 0, page[at - 1] == UInt8(ascii: "="),
                        isPlain(page, at + 1..<close)
                    {
                        pass(page, at + 1..<close)
                    }
                    at = close
                }
            } else if byte <= 0x20, page[at - 1] > 0x20 {
                attributes += 1
            } else if byte == UInt8(ascii: "/") {
                attributes += 1
            }
            if attributes > Self.maximumAttributes * 4, excess < 0 { excess = at + 1 }
            at += 1
        }
        if excess >= 0, at > excess { skip(page, from: excess, to: at) }
        return min(at, page.count)
    }
}

/// One attribute: places in the document, nothing is copied.
struct XMLAttribute {
    /// With its prefix.
    var name: Range<Int>
    /// Without the quotation marks, references not decoded.
    var value: Range<Int>
}

extension XMLScanner {
    /// `</name …>`: the current byte is the `<`.
    mutating func endTag() -> Token {
        let start = at + 2
        at = nameEnd(from: start)
        name = start..<at
        while at < bytes.count, bytes[at] != ASCII.greater, bytes[at] != ASCII.less { at += 1 }
        if at < bytes.count, bytes[at] == ASCII.greater { at += 1 }
        return .end
    }

    /// `<name a="b" …>`: the current byte is the `<`.
    mutating func startTag() -> Token {
        let start = at + 1
        at = nameEnd(from: start)
        name = start..<at
        attributes.removeAll(keepingCapacity: true)
        isEmptyElement = false
        while at < bytes.count {
            switch bytes[at] {
            case ASCII.greater:
                at += 1
                return .start
            case ASCII.less:
                // The `>` is missing.
                return .start
            case ASCII.slash:
                isEmptyElement = at + 1 < bytes.count && bytes[at + 1] == ASCII.greater
                at += 1
            case let byte
            where ASCII.isBlank(byte) || byte == ASCII.equals || byte == ASCII.quote || byte == ASCII.apostrophe:
                at += 1
            default: attribute()
            }
        }
        return .start
    }

    private func nameEnd(from start: Int) -> Int {
        var end = start
        while end < bytes.count, !isNameEnd(bytes[end]) { end += 1 }
        return end
    }

    private func isNameEnd(_ byte: UInt8) -> Bool {
        ASCII.isBlank(byte) || byte == ASCII.greater || byte == ASCII.slash || byte == ASCII.less
            || byte == ASCII.equals
            || byte == ASCII.quote
    }

    private mutating func attribute() {
        let start = at
        at = max(nameEnd(from: at), at + 1)
        let key = start..<at
        skipBlanks()
        guard at < bytes.count, bytes[at] == ASCII.equals else {
            attributes.append(XMLAttribute(name: key, value: at..<at))
            return
        }
        at += 1
        skipBlanks()
        attributes.append(XMLAttribute(name: key, value: value()))
    }

    private mutating func value() -> Range<Int> {
        guard at < bytes.count else { return at..<at }
        let mark = bytes[at]
        guard mark == ASCII.quote || mark == ASCII.apostrophe else { return bareValue() }
        let start = at + 1
        let end = ByteSearch.first(mark, in: bytes.span, from: start)
        if end < bytes.count, isPlausibleEnd(start..<end) {
            at = end + 1
            return start..<end
        }
        // The closing mark is missing: the value ends with the tag.
        at = start
        while at < bytes.count, bytes[at] != ASCII.greater, bytes[at] != ASCII.less { at += 1 }
        let isClosed = at > start && bytes[at - 1] == ASCII.slash && at < bytes.count
        if isClosed { at -= 1 }
        return start..<at
    }

    /// A mark that is followed by something else than a new attribute closes another value, if `<` stands before it.
    private func isPlausibleEnd(_ value: Range<Int>) -> Bool {
        let after = value.upperBound + 1
        guard after < bytes.count else { return true }
        let byte = bytes[after]
        if ASCII.isBlank(byte) || byte == ASCII.greater || byte == ASCII.slash || byte == ASCII.question { return true }
        return !bytes[value].contains(ASCII.less)
    }

    private mutating func bareValue() -> Range<Int> {
        let start = at
        while at < bytes.count, !ASCII.isBlank(bytes[at]), bytes[at] != ASCII.greater, bytes[at] != ASCII.less {
            at += 1
        }
        if at > start, at < bytes.count, bytes[at] == ASCII.greater, bytes[at - 1] == ASCII.slash { at -= 1 }
        return start..<at
    }

    private mutating func skipBlanks() {
        while at < bytes.count, ASCII.isBlank(bytes[at]) { at += 1 }
    }
}

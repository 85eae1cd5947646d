import Glibc

/// What the scanner of pages asks of bytes.
enum ByteScan {
    /// The next place of a byte.
    ///
    /// The corresponding C function is `memchr`.
    static func next(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        guard let base = bytes.baseAddress, start < bytes.count else { return nil }
        guard let found = memchr(base + start, Int32(byte), bytes.count - start) else { return nil }
        return start + (UnsafeRawPointer(found) - UnsafeRawPointer(base + start))
    }

    /// Whether a byte stands between two places.
    static func holds(_ byte: UInt8, in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Bool {
        next(byte, in: UnsafeBufferPointer(rebasing: bytes[range]), from: 0) != nil
    }

    static func isLetter(_ byte: UInt8) -> Bool { byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    static func isAlphanumeric(_ byte: UInt8) -> Bool { isLetter(byte) || byte >= 0x30 && byte <= 0x39 }

    /// The value of a digit.
    static func digit(_ byte: UInt8, isHex: Bool) -> UInt32? {
        switch byte {
        case 0x30...0x39: UInt32(byte - 0x30)
        case 0x41...0x46, 0x61...0x66: isHex ? UInt32(byte | 0x20) - 0x57 : nil
        default: nil
        }
    }

    /// Whether a tag name stands here, whatever its case.
    static func isNamed(_ name: StaticString, _ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        let count = name.utf8CodeUnitCount
        guard begins(name, page, start), start + count < page.count else { return false }
        let after = page[start + count]
        return after <= 0x20 || after == UInt8(ascii: ">") || after == UInt8(ascii: "/")
    }

    /// Whether a word stands here, whatever its case.
    static func begins(_ word: StaticString, _ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Bool {
        let count = word.utf8CodeUnitCount
        guard start + count <= page.count else { return false }
        for index in 0..<count where page[start + index] | 0x20 != word.utf8Start[index] | 0x20 { return false }
        return true
    }

    /// The place of the next end tag of an element, such as `</script` with a blank, a slash or `>` behind it.
    static func endTag(_ name: StaticString, _ page: UnsafeBufferPointer<UInt8>, _ start: Int) -> Int? {
        var at = start
        while let found = next(UInt8(ascii: "<"), in: page, from: at), found + 2 < page.count {
            if page[found + 1] == UInt8(ascii: "/"), isNamed(name, page, found + 2) { return found }
            at = found + 1
        }
        return nil
    }

    /// Whether a page has control characters other than tabs and line ends.
    static func holdsControls(_ page: UnsafeBufferPointer<UInt8>) -> Bool {
        var found: UInt8 = 0
        for byte in page {
            let isBlank = UInt8(byte == 0x0A ? 1 : 0) | (byte == 0x0D ? 1 : 0) | (byte == 0x09 ? 1 : 0)
            found |= (byte < 0x20 ? 1 : 0) & ~isBlank
        }
        return found & 1 != 0
    }

    /// The page without control characters: a form feed is a blank, and the others nobody sees.
    ///
    /// Behind a bracket one becomes a blank too, or it would make a tag of what is none: `<\0p>`.
    static func withoutControls(_ page: UnsafeBufferPointer<UInt8>) -> [UInt8] {
        var clean: [UInt8] = []
        clean.reserveCapacity(page.count)
        for byte in page {
            guard byte < 0x20, byte != 0x0A, byte != 0x0D, byte != 0x09 else {
                clean.append(byte)
                continue
            }
            let last = clean.last ?? 0
            let opensTag = last == UInt8(ascii: "<") || last == UInt8(ascii: "/") && clean.dropLast().last == 0x3C
            if byte == 0x0C || opensTag { clean.append(0x20) }
        }
        return clean
    }
}

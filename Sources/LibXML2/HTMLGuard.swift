import Glibc

/// Keeps hostile pages from hurting libxml2, which compares every attribute of a tag with every other.
enum HTMLGuard {
    /// More attributes than any page means.
    static let maximumAttributes = 256

    /// Whether a tag has too many attributes: one pass, so that ordinary pages are not copied.
    static func needsRepair(_ bytes: [UInt8]) -> Bool {
        var found = false
        scan(bytes) { _ in found = true }
        return found
    }

    /// The page without the attributes beyond the limit.
    static func repaired(_ bytes: [UInt8]) -> [UInt8] {
        var kept: [UInt8] = []
        var from = 0
        scan(bytes) { excess in
            kept.append(contentsOf: bytes[from..<excess.lowerBound])
            from = excess.upperBound
        }
        kept.append(contentsOf: bytes[from...])
        return kept
    }

    /// Reports, for each tag with too many attributes, the bytes to leave out.
    private static func scan(_ bytes: [UInt8], _ report: (Range<Int>) -> Void) {
        bytes.withUnsafeBufferPointer { bytes in
            var at = 0
            while at < bytes.count {
                guard let start = next(UInt8(ascii: "<"), in: bytes, from: at) else { return }
                at = start
                guard at + 1 < bytes.count, bytes[at + 1] | 0x20 >= 0x61, bytes[at + 1] | 0x20 <= 0x7A else {
                    at += 1
                    continue
                }
                at = tag(bytes, from: at + 1, report)
            }
        }
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
    private static func tag(_ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ report: (Range<Int>) -> Void) -> Int
    {
        var at = start
        var attributes = 0
        var excess = -1
        var quote: UInt8 = 0
        while at < bytes.count {
            let byte = bytes[at]
            if quote != 0 {
                if byte == quote { quote = 0 }
            } else if byte == UInt8(ascii: ">") {
                break
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                if bytes[at - 1] == UInt8(ascii: "=") || bytes[at - 1] <= 0x20 { quote = byte }
                attributes += 1
            } else if byte <= 0x20, bytes[at - 1] > 0x20 {
                attributes += 1
            } else if byte == UInt8(ascii: "/") {
                attributes += 1
            }
            if attributes > maximumAttributes * 4, excess < 0, quote == 0 { excess = at }
            at += 1
        }
        if excess >= 0, at > excess { report(excess..<at) }
        return at
    }
}

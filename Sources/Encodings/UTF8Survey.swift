/// How far bytes are UTF-8.
struct UTF8Survey {
    /// Well-formed sequences of two bytes and more; counted in damaged text only.
    private(set) var multibyte = 0
    /// Bytes that belong to no well-formed sequence.
    private(set) var bad = 0

    var isValid: Bool { bad == 0 }

    /// One bad byte in UTF-8 is damage; bad bytes and hardly any good sequence are another encoding.
    var isMostlyUTF8: Bool { bad == 0 || multibyte > bad }

    init(_ bytes: [UInt8]) {
        let span = bytes.span
        if (try? UTF8Span(validating: span)) == nil { count(span) }
    }

    private mutating func count(_ bytes: Span<UInt8>) {
        var at = 0
        while at < bytes.count {
            if bytes[at] < 0x80 {
                at += 1
                continue
            }
            let length = UTF8Survey.sequenceLength(bytes, at)
            if length > 0 { multibyte += 1 } else { bad += 1 }
            at += max(length, 1)
        }
    }

    /// The length of the well-formed sequence at a byte above 127 (Unicode table 3-7), or 0.
    static func sequenceLength(_ bytes: Span<UInt8>, _ at: Int) -> Int {
        let lead = bytes[at]
        let (length, low, high): (Int, UInt8, UInt8) =
            switch lead {
            case 0xC2...0xDF: (2, 0x80, 0xBF)
            case 0xE0: (3, 0xA0, 0xBF)
            case 0xED: (3, 0x80, 0x9F)
            case 0xE1...0xEF: (3, 0x80, 0xBF)
            case 0xF0: (4, 0x90, 0xBF)
            case 0xF1...0xF3: (4, 0x80, 0xBF)
            case 0xF4: (4, 0x80, 0x8F)
            default: (0, 0, 0)
            }
        guard length > 0, at + length <= bytes.count, bytes[at + 1] >= low, bytes[at + 1] <= high else { return 0 }
        for next in at + 2..<at + length where bytes[next] & 0xC0 != 0x80 { return 0 }
        return length
    }
}

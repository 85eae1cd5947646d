/// Searches that touch every byte of a document, eight at a time in one integer.
///
/// A word's high bits say in which of its bytes something was found. The vectors of the standard library do the same in
/// ten times the time, because their masks are built lane by lane.
enum ByteSearch {
    /// The place of the first such byte in `start..<limit`; `limit`, or the length, when there is none.
    static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int, limit: Int = .max) -> Int {
        let pattern = UInt64(byte) &* ones
        return first(in: bytes, from: start, limit: limit, words: { zeros($0 ^ pattern) }, bytes: { $0 == byte })
    }

    /// The first byte that XML text does not take over as it is: `<`, `&`, controls, and the lead of U+0080…U+009F.
    static func firstSpecial(in bytes: Span<UInt8>, from start: Int, limit: Int) -> Int {
        first(
            in: bytes, from: start, limit: limit,
            words: { zeros($0 ^ 0x3C3C_3C3C_3C3C_3C3C) | zeros($0 ^ 0x2626_2626_2626_2626) | damage($0) },
            bytes: { $0 == ASCII.less || $0 == ASCII.ampersand || isDamage($0) })
    }

    /// The first byte that a CDATA section does not give out as it is.
    static func firstDamage(in bytes: Span<UInt8>, from start: Int, limit: Int) -> Int {
        first(in: bytes, from: start, limit: limit, words: damage, bytes: isDamage)
    }

    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let lows: UInt64 = 0x7F7F_7F7F_7F7F_7F7F

    @inline(__always)
    private static func first(
        in bytes: Span<UInt8>, from start: Int, limit: Int, words: (UInt64) -> UInt64, bytes isWanted: (UInt8) -> Bool
    ) -> Int {
        var at = start
        let limit = min(limit, bytes.count)
        let raw = unsafe bytes.bytes
        while at &+ 8 <= limit {
            // In bounds by the condition of the loop.
            let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self)
            let found = words(UInt64(littleEndian: word))
            if found != 0 { return at &+ found.trailingZeroBitCount >> 3 }
            at &+= 8
        }
        while at < limit, !isWanted(bytes[at]) { at &+= 1 }
        return at
    }

    /// The high bit of every byte that is zero; exact, without carries from one byte to the next.
    @inline(__always)
    private static func zeros(_ word: UInt64) -> UInt64 { ~(((word & lows) &+ lows) | word | lows) }

    /// Controls other than tab and line feed, and the byte that U+0080…U+00BF begin with.
    @inline(__always)
    private static func damage(_ word: UInt64) -> UInt64 {
        let controls = zeros(word & 0xE0E0_E0E0_E0E0_E0E0)
        let kept = zeros(word ^ 0x0A0A_0A0A_0A0A_0A0A) | zeros(word ^ 0x0909_0909_0909_0909)
        return (controls & ~kept) | zeros(word ^ 0xC2C2_C2C2_C2C2_C2C2)
    }

    @inline(__always)
    private static func isDamage(_ byte: UInt8) -> Bool {
        byte == 0xC2 || (byte < 0x20 && byte != ASCII.newline && byte != ASCII.tab)
    }
}

/// Searches that touch every byte of a document, sixteen at a time.
enum ByteSearch {
    private typealias Block = SIMD16<UInt8>
    private static let width = 16

    /// The place of the first such byte at or after `start`; the length when there is none.
    static func first(_ byte: UInt8, in bytes: Span<UInt8>, from start: Int) -> Int {
        first(in: bytes, from: start, block: { $0 .== byte }, byte: { $0 == byte })
    }

    /// The first byte that XML text does not take over as it is: `<`, `&`, controls, and the lead of U+0080…U+009F.
    static func firstSpecial(in bytes: Span<UInt8>, from start: Int) -> Int {
        first(
            in: bytes, from: start,
            block: {
                let isControl = ($0 .< 0x20) .& ($0 .!= ASCII.newline) .& ($0 .!= ASCII.tab)
                return ($0 .== ASCII.less) .| ($0 .== ASCII.ampersand) .| ($0 .== 0xC2) .| isControl
            },
            byte: {
                $0 == ASCII.less || $0 == ASCII.ampersand || $0 == 0xC2
                    || ($0 < 0x20 && $0 != ASCII.newline && $0 != ASCII.tab)
            })
    }

    /// The first byte that a CDATA section does not give out as it is.
    static func firstDamage(in bytes: Span<UInt8>, from start: Int) -> Int {
        first(
            in: bytes, from: start,
            block: { ($0 .== 0xC2) .| (($0 .< 0x20) .& ($0 .!= ASCII.newline) .& ($0 .!= ASCII.tab)) },
            byte: { $0 == 0xC2 || ($0 < 0x20 && $0 != ASCII.newline && $0 != ASCII.tab) })
    }

    @inline(__always)
    private static func first(
        in bytes: Span<UInt8>, from start: Int, block: (Block) -> SIMDMask<SIMD16<Int8>>, byte: (UInt8) -> Bool
    ) -> Int {
        var at = start
        let raw = unsafe bytes.bytes
        while at + width <= bytes.count {
            // In bounds by the condition of the loop.
            let chunk = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: Block.self)
            if any(block(chunk)) { break }
            at += width
        }
        while at < bytes.count, !byte(bytes[at]) { at += 1 }
        return at
    }
}

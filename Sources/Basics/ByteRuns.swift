/// Searches and comparisons of long runs of bytes, eight at a time in one integer.
public enum ByteRuns {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highs: UInt64 = 0x8080_8080_8080_8080

    /// The place of the first such byte from a place on.
    ///
    /// - Parameters:
    ///   - byte: what is looked for.
    ///   - bytes: where it is looked for.
    ///   - start: the first place that counts.
    /// - Returns: the place; nil when there is none.
    public static func first(_ byte: UInt8, in bytes: [UInt8], from start: Int) -> Int? {
        let raw = unsafe bytes.span.bytes
        let pattern = UInt64(byte) &* ones
        var at = start
        while at &+ 8 <= bytes.count {
            // In bounds by the condition of the loop.
            let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self) ^ pattern
            // Not zero exactly when one of the bytes is zero; which one says the loop below.
            if (word &- ones) & ~word & highs != 0 { break }
            at &+= 8
        }
        while at < bytes.count {
            if bytes[at] == byte { return at }
            at &+= 1
        }
        return nil
    }

    /// Whether two runs are the same bytes.
    public static func equal(_ left: ArraySlice<UInt8>, _ right: [UInt8]) -> Bool {
        guard left.count == right.count else { return false }
        let first = unsafe left.span.bytes
        let second = unsafe right.span.bytes
        var at = 0
        while at &+ 8 <= right.count {
            // In bounds by the condition of the loop.
            let one = unsafe first.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self)
            let other = unsafe second.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self)
            guard one == other else { return false }
            at &+= 8
        }
        while at < right.count {
            guard left[left.startIndex + at] == right[at] else { return false }
            at &+= 1
        }
        return true
    }
}

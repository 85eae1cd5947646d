/// 128 bits that are equal for texts which compare as equal; the same in every process and on every machine.
///
/// Not cryptographic: evidence uses SHA-256 of the captured bytes.
public struct ContentHash: Sendable, Hashable, CustomStringConvertible {
    /// The first 64 bits.
    public var high: UInt64
    /// The other 64 bits.
    public var low: UInt64

    /// From its halves.
    public init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// From 32 hexadecimal digits; nil when it is not that.
    public init?(hex: String) {
        guard hex.utf8.count == 32, let high = UInt64(hex.prefix(16), radix: 16),
            let low = UInt64(hex.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    /// 32 hexadecimal digits.
    public var description: String { ContentHash.hex(high) + ContentHash.hex(low) }

    static func hex(_ number: UInt64) -> String {
        let digits = String(number, radix: 16)
        return String(repeating: "0", count: 16 - digits.utf8.count) + digits
    }
}

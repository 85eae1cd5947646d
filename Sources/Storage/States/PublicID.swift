internal import Crypto
public import Model

/// Names that are unique for ever and sort by the time they were made: `art_01jd…` (48 bits of milliseconds, 80 random
/// bits, in Crockford's Base32, lower case).
public enum PublicID {
    /// A name for a new article.
    public static func article(at time: Timestamp) -> String { "art_" + unique(at: time) }

    /// A name for a new change.
    public static func change(at time: Timestamp) -> String { "chg_" + unique(at: time) }

    private static func unique(at time: Timestamp) -> String {
        let clock = UInt64(clamping: time.milliseconds) & 0xFFFF_FFFF_FFFF
        let random = SecureRandom.bytes(10)
        return digits(clock, count: 10)
            + digits(number(random[0..<5]), count: 8)
            + digits(number(random[5..<10]), count: 8)
    }

    private static func number(_ bytes: ArraySlice<UInt8>) -> UInt64 { bytes.reduce(0) { $0 << 8 | UInt64($1) } }

    private static func digits(_ number: UInt64, count: Int) -> String {
        let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)
        let places = (0..<count).reversed().map { alphabet[Int(number >> UInt64($0 * 5)) & 31] }
        return String(decoding: places, as: UTF8.self)
    }
}

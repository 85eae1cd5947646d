/// A running 64-bit hash with fixed constants: stored and compared on other machines, so never `Hasher`.
struct Hash64 {
    static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
    static let prime: UInt64 = 0x0000_0100_0000_01B3

    private(set) var value = seed

    init() {}

    init(seed: UInt64) { value = Hash64.seed ^ seed }

    /// Mixes in a whole word.
    mutating func mix(_ word: UInt64) {
        value = Hash64.finished(value ^ word)
    }

    /// Spreads every bit over the word (the finaliser of MurmurHash3).
    static func finished(_ hash: UInt64) -> UInt64 {
        var h = hash
        h ^= h >> 33
        h &*= 0xFF51_AFD7_ED55_8CCD
        h ^= h >> 33
        h &*= 0xC4CE_B9FE_1A85_EC53
        return h ^ (h >> 33)
    }

    /// The FNV-1a hash of bytes, finished.
    static func of(_ bytes: some Sequence<UInt8>) -> UInt64 {
        var h = seed
        for byte in bytes { h = (h ^ UInt64(byte)) &* prime }
        return finished(h)
    }
}

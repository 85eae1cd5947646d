/// A number that is a name's own and the same in every run and on every machine (FNV-1a, 64 bits): scatters times, and
/// stands for ids where memory counts.
public enum StableHash {
    /// The hash of a text's UTF-8.
    public static func of(_ text: String) -> UInt64 {
        text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

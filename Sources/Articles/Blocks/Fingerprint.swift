/// Recognises equal text whatever its spacing, case, punctuation and figures.
enum Fingerprint {
    /// FNV-1a over the letters, with one mark for each run of figures: counters do not make a block new.
    static func of(_ text: ArraySlice<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        var inNumber = false
        for byte in text {
            var folded = byte
            switch byte {
            case 0x41...0x5A: folded = byte | 0x20
            case 0x61...0x7A, 0x80...: break
            case 0x30...0x39:
                if inNumber { continue }
                folded = UInt8(ascii: "0")
            default: continue
            }
            inNumber = byte < 0x3A
            hash = (hash ^ UInt64(folded)) &* 0x0000_0100_0000_01B3
        }
        return hash
    }

    /// A fingerprint of a text in any spelling.
    static func of(_ text: String) -> UInt64 { of(Array(text.utf8)[...]) }
}

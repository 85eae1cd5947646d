/// ASCII letters and digits by their bytes.
enum HexDigit {
    static func isDecimal(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

    static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

    /// The value of a hexadecimal digit in either case.
    static func value(_ byte: UInt8) -> UInt8? {
        if isDecimal(byte) { return byte - 0x30 }
        let letter = (byte | 0x20) &- 0x61
        return letter < 6 ? letter + 10 : nil
    }

    /// The capital digit of a value under 16.
    static func of(_ value: UInt8) -> UInt8 { value < 10 ? value + 0x30 : value + 0x37 }
}

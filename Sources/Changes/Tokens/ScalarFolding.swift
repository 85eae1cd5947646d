/// Shapes of one and the same character that are folded before comparing; never a digit's value, a sign or a mark.
enum ScalarFolding {
    /// Full-width forms become ASCII; the ideographic comma and full stop keep theirs.
    static func folded(_ scalar: UInt32) -> UInt32 {
        guard scalar >= 0xFF01, scalar <= 0xFF5E else {
            return scalar == 0x2B9 || scalar == 0x2BC ? 0x2019 : scalar
        }
        return scalar - 0xFF01 + 0x21
    }

    /// The letters of a Latin ligature; nil for everything else.
    static func ligature(_ scalar: UInt32) -> [UInt32]? {
        guard scalar >= 0xFB00, scalar <= 0xFB06 else { return nil }
        let letters: StaticString =
            switch scalar {
            case 0xFB00: "ff"
            case 0xFB01: "fi"
            case 0xFB02: "fl"
            case 0xFB03: "ffi"
            case 0xFB04: "ffl"
            default: "st"
            }
        return Array("\(letters)".unicodeScalars.map(\.value))
    }
}

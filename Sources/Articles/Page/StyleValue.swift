/// The value of a declaration without blanks, in lower case: `-9999px`, `rgb(255,255,255)!important`.
///
/// It is read as bytes: a page's style sheet has hundreds of them, and most hide nothing.
struct StyleValue {
    let bytes: ArraySlice<UInt8>

    /// Reads what stands on one side of the colon of a declaration; copies only what is not plain already.
    init(_ text: ArraySlice<UInt8>) {
        let text = text.drop { $0 <= 0x20 }
        let isPlain = text.allSatisfy { $0 > 0x20 && ($0 < 0x41 || $0 > 0x5A) }
        bytes = isPlain ? text : text.filter { $0 > 0x20 }.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }[...]
    }

    func begins(_ word: String) -> Bool { bytes.starts(with: word.utf8) }

    func holds(_ word: String) -> Bool { ByteSearch.offset(of: word.utf8.span, in: bytes.span) != nil }

    /// Whether other styles cannot undo it.
    var isImportant: Bool { bytes.suffix(Self.importance.count).elementsEqual(Self.importance) }

    private static let importance = Array("!important".utf8)
}

// MARK: Numbers

extension StyleValue {
    /// The number that a value begins with, and its unit.
    struct Number {
        let value: Double
        fileprivate let isPixels: Bool
        fileprivate let hasUnit: Bool

        /// No place for a letter; a pixel is what is left to elements that are for machines.
        var isNothing: Bool { value == 0 || value > 0 && value <= 1 && isPixels }

        /// Off every screen.
        var isFarOut: Bool { value <= (isPixels || !hasUnit ? -999 : -99) }
    }

    private func isLetter(_ byte: UInt8) -> Bool { byte >= 0x80 || byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A }

    /// Nil where no number stands, or one with two signs or points.
    var number: Number? {
        var (value, place, digits) = (0.0, 1.0, 0)
        var hasPoint = false
        let isNegative = bytes.first == UInt8(ascii: "-")
        var at = bytes.startIndex + (isNegative ? 1 : 0)
        while at < bytes.endIndex {
            let byte = bytes[at]
            if byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".") && hasPoint { return nil }
            if byte == UInt8(ascii: ".") {
                hasPoint = true
            } else if byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") {
                digits += 1
                value = value * 10 + Double(byte - UInt8(ascii: "0"))
                if hasPoint { place *= 10 }
            } else {
                break
            }
            at += 1
        }
        guard digits > 0 else { return nil }
        let unit = bytes[at...].prefix { isLetter($0) || $0 == UInt8(ascii: "%") }
        return Number(
            value: (isNegative ? -value : value) / place, isPixels: unit.elementsEqual("px".utf8),
            hasUnit: !unit.isEmpty)
    }
}

// MARK: Colours

extension StyleValue {
    /// The number of white.
    static let white: UInt32 = 0xFFFFFF

    /// A colour that is written out as the number of its red, green and blue; nil for what is no plain colour: pictures,
    /// gradients, variables.
    var color: UInt32? {
        let text = bytes.dropLast(isImportant ? Self.importance.count : 0)
        switch text.first {
        case UInt8(ascii: "#"): return Self.digits(text.dropFirst())
        case UInt8(ascii: "w") where text.elementsEqual("white".utf8): return Self.white
        case UInt8(ascii: "b") where text.elementsEqual("black".utf8): return 0
        case UInt8(ascii: "r"): return text.elementsEqual("red".utf8) ? 0xFF0000 : Self.parts(text)
        case UInt8(ascii: "g") where text.elementsEqual("gray".utf8) || text.elementsEqual("grey".utf8): return 0x808080
        default: return nil
        }
    }

    /// `fff` or `ffffff`.
    private static func digits(_ text: ArraySlice<UInt8>) -> UInt32? {
        guard text.count == 3 || text.count == 6 else { return nil }
        var number: UInt32 = 0
        for byte in text {
            let digit: UInt8
            switch byte {
            case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = byte - UInt8(ascii: "0")
            case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = byte - UInt8(ascii: "a") + 10
            default: return nil
            }
            number = text.count == 3 ? number << 8 | UInt32(digit) * 0x11 : number << 4 | UInt32(digit)
        }
        return number
    }

    /// `rgb(255,255,255)`.
    private static func parts(_ text: ArraySlice<UInt8>) -> UInt32? {
        guard text.starts(with: "rgb(".utf8), text.last == UInt8(ascii: ")") else { return nil }
        let parts = text.dropFirst(4).dropLast().split(separator: UInt8(ascii: ","))
            .compactMap { Int(String(decoding: $0, as: UTF8.self)) }
        guard parts.count == 3, parts.allSatisfy((0...255).contains) else { return nil }
        return parts.reduce(0) { $0 << 8 | UInt32($1) }
    }
}

/// A short text of fixed form and a position in it, with the small steps that its readers take.
///
/// It needs no memory of its own.
struct ByteCursor {
    /// The longest date of a fixed form.
    static let longest = 48

    private var bytes = InlineArray<48, UInt8>(repeating: 0)
    /// Where the text begins in the bytes that it was taken from.
    private let base: Int
    private let end: Int
    var position = 0

    /// A cursor over a range of bytes; nil when it is longer than any fixed form.
    init?(_ source: Span<UInt8>, _ range: Range<Int>) {
        guard range.count <= ByteCursor.longest else { return nil }
        base = range.lowerBound
        end = range.count
        for index in 0..<range.count { bytes[index] = source[base + index] }
    }

    /// A range since an earlier position, in the bytes that the text was taken from.
    func range(since start: Int) -> Range<Int> { base + start..<base + position }

    var isAtEnd: Bool { position >= end }

    /// The next byte; 0 at the end.
    var next: UInt8 { position < end ? bytes[position] : 0 }

    /// The next byte in lower case if it is an ASCII letter; 0 otherwise.
    var nextLetter: UInt8 {
        let lower = next | 0x20
        return lower >= 0x61 && lower <= 0x7A ? lower : 0
    }

    mutating func take(_ byte: UInt8) -> Bool {
        guard position < end, bytes[position] == byte else { return false }
        position += 1
        return true
    }

    mutating func skipBlanks() {
        while position < end, bytes[position] <= 0x20 { position += 1 }
    }

    /// Takes a run of at most `limit` digits.
    mutating func number(limit: Int) -> (value: Int, digits: Int) {
        var value = 0
        var digits = 0
        while position < end, digits < limit, bytes[position] &- 0x30 < 10 {
            value = value * 10 + Int(bytes[position] &- 0x30)
            digits += 1
            position += 1
        }
        return (value, digits)
    }

    /// Takes a fraction after its point: milliseconds, further digits are dropped.
    mutating func milliseconds() -> Int {
        var (value, digits) = number(limit: 3)
        while digits < 3 {
            value *= 10
            digits += 1
        }
        while position < end, bytes[position] &- 0x30 < 10 { position += 1 }
        return value
    }

    /// Takes `±hh`, `±hhmm` or `±hh:mm`; false leaves the position undefined.
    mutating func offset(into draft: inout Draft) -> Bool {
        let start = position
        let isNegative = next == 0x2D
        guard take(0x2B) || take(0x2D) else { return false }
        let (hours, digits) = number(limit: 4)
        var zone = WrittenZone.none
        switch digits {
        case 1, 2:
            var minutes = 0
            if take(0x3A) {
                let (value, digits) = number(limit: 2)
                guard digits == 2 else { return false }
                minutes = value
            }
            zone = .offset(isNegative: isNegative, hours: hours, minutes: minutes)
        case 4: zone = .offset(isNegative: isNegative, hours: hours / 100, minutes: hours % 100)
        default: return false
        }
        draft.zone = zone
        draft.zoneRange = range(since: start)
        return true
    }
}

extension ByteCursor {
    /// The range of bytes without blanks at both ends.
    static func trimmed(_ bytes: Span<UInt8>) -> Range<Int> {
        var start = 0
        var end = bytes.count
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        return start..<end
    }
}

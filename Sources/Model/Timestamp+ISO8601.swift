extension Timestamp {
    /// Reads the form that `iso8601` writes, and its usual relatives: `2026-11-23T12:00:05.250+01:00`.
    ///
    /// Only the strict RFC 3339 form with a zone; the many forms that feeds and pages use are read elsewhere.
    public init?(iso8601 text: String) {
        let bytes = Array(text.utf8)
        guard bytes.count >= 20, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else { return nil }
        guard bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " ") else { return nil }
        func number(_ range: Range<Int>) -> Int? {
            range.upperBound <= bytes.count ? Int(String(decoding: bytes[range], as: UTF8.self)) : nil
        }
        guard let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
            let hour = number(11..<13), let minute = number(14..<16), let second = number(17..<19)
        else { return nil }
        var at = 19
        var millisecond = 0
        if bytes[at] == UInt8(ascii: ".") {
            let start = at + 1
            at = start
            while at < bytes.count, (0x30...0x39).contains(bytes[at]) { at += 1 }
            let digits = String(decoding: bytes[start..<min(at, start + 3)], as: UTF8.self)
            millisecond = Int(digits + String(repeating: "0", count: 3 - digits.count)) ?? 0
        }
        let civil = CivilTime(
            year: year, month: month, day: day, hour: hour, minute: minute, second: second, millisecond: millisecond)
        guard civil.isValid, at < bytes.count else { return nil }
        switch bytes[at] {
        case UInt8(ascii: "Z"), UInt8(ascii: "z"):
            guard at + 1 == bytes.count else { return nil }
            self = civil.timestamp()
        case UInt8(ascii: "+"), UInt8(ascii: "-"):
            guard at + 6 == bytes.count, let hours = number(at + 1..<at + 3), let minutes = number(at + 4..<at + 6)
            else { return nil }
            let sign = bytes[at] == UInt8(ascii: "-") ? -1 : 1
            self = civil.timestamp(offsetMinutes: sign * (hours * 60 + minutes))
        default: return nil
        }
    }
}

import Model

/// The three date forms of HTTP (RFC 9110 section 5.6.7).
///
/// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994` are the same.
enum HTTPDate {
    private static let months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]

    /// Reads a date; nil when it is none of the three.
    static func parse(_ bytes: ArraySlice<UInt8>) -> Timestamp? {
        guard bytes.count <= 64 else { return nil }
        let words = bytes.split { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "-") }
        guard words.count >= 5 else { return nil }
        if let day = number(words[1]), let month = month(words[2]) {
            return time(year: words[3], month: month, day: day, clock: words[4])
        }
        if let month = month(words[1]), let day = number(words[2]) {
            return time(year: words[4], month: month, day: day, clock: words[3])
        }
        return nil
    }

    private static func time(
        year: ArraySlice<UInt8>, month: Int, day: Int, clock: ArraySlice<UInt8>
    ) -> Timestamp? {
        let parts = clock.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count == 3, let hour = number(parts[0]), let minute = number(parts[1]),
            let second = number(parts[2]), var full = number(year)
        else { return nil }
        // Two digits: the obsolete form, read as 1970 … 2069.
        if year.count == 2 { full += full < 70 ? 2000 : 1900 }
        let civil = CivilTime(year: full, month: month, day: day, hour: hour, minute: minute, second: second)
        return civil.isValid && full >= 1601 ? civil.timestamp() : nil
    }

    private static func month(_ word: ArraySlice<UInt8>) -> Int? {
        let name = String(decoding: word.prefix(3).map { $0 | 0x20 }, as: UTF8.self)
        return months.firstIndex(of: name).map { $0 + 1 }
    }

    private static func number(_ digits: ArraySlice<UInt8>) -> Int? {
        guard (1...4).contains(digits.count) else { return nil }
        var value = 0
        for digit in digits {
            guard (0x30...0x39).contains(digit) else { return nil }
            value = value * 10 + Int(digit - 0x30)
        }
        return value
    }
}

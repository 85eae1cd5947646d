public import Model

/// Reads `Retry-After` (RFC 9110 section 10.2.3): seconds or an HTTP date.
public enum RetryAfter {
    /// A longer wait is not believed.
    public static let longest = Duration.hours(24)

    /// The wait that the receiver asks for, from 0 to 24 h; nil when the value says nothing.
    ///
    /// - Parameters:
    ///   - value: the field's value; fractions of a second are rounded up.
    ///   - now: when it was received.
    /// - Returns: the wait.
    public static func wait(_ value: String, now: Timestamp) -> Duration? {
        let text = trimmed(value)
        if let seconds = Double(text), seconds.isFinite, text.utf8.allSatisfy({ isDigit($0) || $0 == 0x2E }) {
            return .milliseconds(Int64(min(seconds * 1000, Double(longest.milliseconds)).rounded(.up)))
        }
        guard let date = httpDate(text) else { return nil }
        return min(max(date - now, .zero), longest)
    }

    /// `Sun, 06 Nov 1994 08:49:37 GMT` and the obsolete forms (RFC 9110 section 5.6.7).
    static func httpDate(_ text: String) -> Timestamp? {
        let words = text.split { $0 == " " || $0 == "," || $0 == "-" }
        if words.count == 5, let day = Int(words[2]) {
            return date(day: day, month: words[1], year: Int(words[4]), time: words[3])
        }
        guard words.count == 6, words[5] == "GMT", let day = Int(words[1]), let year = Int(words[3]) else { return nil }
        // RFC 850 wrote two digits: 50 and more are of the last century.
        let full = words[3].count == 2 ? year + (year < 50 ? 2000 : 1900) : year
        return date(day: day, month: words[2], year: full, time: words[4])
    }

    private static func date(day: Int, month: Substring, year: Int?, time: Substring) -> Timestamp? {
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let clock = time.split(separator: ":").compactMap { Int($0) }
        guard let year, let index = months.firstIndex(of: String(month)), clock.count == 3 else { return nil }
        let civil = CivilTime(
            year: year, month: index + 1, day: day, hour: clock[0], minute: clock[1], second: clock[2], millisecond: 0)
        return civil.isValid ? civil.timestamp() : nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

    private static func trimmed(_ text: String) -> String {
        let kept = text.drop { $0 == " " || $0 == "\t" }
        return String(kept.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}

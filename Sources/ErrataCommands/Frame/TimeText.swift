import Configuration
import Model
import Rendering

/// Instants as people type them: in their own time zone unless they name one.
enum TimeText {
    /// For messages and the manual.
    static let examples = "2026-11-23, 2026-11-23T08:05, 08:05, 2h, 2d, today or yesterday"

    /// Reads an instant; nil when it is none.
    ///
    /// - Parameters:
    ///   - text: `2026-11-23` (its first moment), `2026-11-23T08:05`, with seconds and zone if wanted, `08:05` (today),
    ///     `2h` or `2h ago`, `today`, `yesterday`, `now`.
    ///   - now: what the wall clock says.
    ///   - clock: the zone of whoever typed it.
    /// - Returns: the instant.
    static func parse(_ text: String, now: Timestamp, clock: DisplayClock) -> Timestamp? {
        let word = text.lowercased().trimmed(from: " ")
        let today = clock.civil(now)
        switch word {
        case "now": return now
        case "today": return clock.instant(midnight(today, daysBefore: 0))
        case "yesterday": return clock.instant(midnight(today, daysBefore: 1))
        default: break
        }
        if let instant = Timestamp(iso8601: text.uppercased()) { return instant }
        if let civil = civil(word, today: today) { return clock.instant(civil) }
        let span = word.hasSuffix(" ago") ? String(word.dropLast(4)) : word
        return DurationText.parse(span).map { now - $0 }
    }

    private static func midnight(_ today: CivilTime, daysBefore days: Int) -> CivilTime {
        let count = CivilTime.daysSinceEpoch(year: today.year, month: today.month, day: today.day) - days
        let date = CivilTime.date(daysSinceEpoch: count)
        return CivilTime(year: date.year, month: date.month, day: date.day)
    }

    /// `2026-11-23`, `2026-11-23t08:05`, `2026-11-23 08:05:09`, `08:05`: without a zone.
    private static func civil(_ word: String, today: CivilTime) -> CivilTime? {
        let parts = word.split(omittingEmptySubsequences: false) { $0 == "t" || $0 == " " }
        var result = CivilTime(year: today.year, month: today.month, day: today.day)
        guard let last = parts.last, parts.count <= 2 else { return nil }
        if parts.count == 2 || !last.contains(":") {
            guard let date = numbers(parts[0], separator: "-", widths: [4, 2, 2]) else { return nil }
            result = CivilTime(year: date[0], month: date[1], day: date[2])
        }
        if parts.count == 2 || last.contains(":") {
            guard
                let time = numbers(last, separator: ":", widths: [2, 2])
                    ?? numbers(last, separator: ":", widths: [2, 2, 2])
            else { return nil }
            (result.hour, result.minute, result.second) = (time[0], time[1], time.count > 2 ? time[2] : 0)
        }
        return result.isValid ? result : nil
    }

    private static func numbers(_ text: Substring, separator: Character, widths: [Int]) -> [Int]? {
        let parts = text.split(separator: separator, omittingEmptySubsequences: false)
        guard parts.map(\.count) == widths, parts.allSatisfy({ $0.allSatisfy { $0.isASCII && $0.isNumber } }) else {
            return nil
        }
        return parts.compactMap { Int($0) }
    }
}

extension String {
    /// Without that character at both ends.
    fileprivate func trimmed(from character: Character) -> String {
        var text = self[...]
        while text.first == character { text.removeFirst() }
        while text.last == character { text.removeLast() }
        return String(text)
    }
}

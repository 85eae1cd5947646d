/// Lengths of time as people write them: `30s`, `15m`, `1h30m`, `365d`, `2w`.
public enum DurationText {
    /// The units, largest first, in seconds.
    static let units: [(letter: Character, seconds: Int)] = [
        ("w", 604_800), ("d", 86400), ("h", 3600), ("m", 60), ("s", 1),
    ]

    /// Nothing longer is accepted: 100 years.
    static let longest = 36500 * 86400

    /// Reads a duration; nil when it is none, or longer than 100 years.
    ///
    /// A number needs its unit, and `0` alone has none.
    public static func parse(_ text: String) -> Duration? {
        var seconds = 0
        var number: Int?
        guard text != "0" else { return .zero }
        for character in text {
            if character.isASCII, let digit = character.wholeNumberValue {
                let value = (number ?? 0) * 10 + digit
                guard value <= longest else { return nil }
                number = value
            } else {
                guard let count = number, let unit = units.first(where: { $0.letter == character }) else { return nil }
                seconds += count * unit.seconds
                guard seconds <= longest else { return nil }
                number = nil
            }
        }
        return number == nil && !text.isEmpty ? .seconds(seconds) : nil
    }

    /// A short text that `parse` reads as the same duration in whole seconds, such as `1h30m`.
    ///
    /// `1h30m`.
    public static func describe(_ duration: Duration) -> String {
        var rest = max(0, Int(duration.components.seconds))
        guard rest > 0 else { return "0s" }
        var text = ""
        // Weeks only when they come out even: `365d` reads better than `52w1d`.
        for unit in units where unit.letter != "w" || rest % unit.seconds == 0 {
            if rest >= unit.seconds { text += "\(rest / unit.seconds)\(unit.letter)" }
            rest %= unit.seconds
        }
        return text
    }
}

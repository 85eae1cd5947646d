import Model

/// Times as people read them in a list.
enum Moment {
    /// `2026-11-23 12:00`, UTC.
    static func stamp(_ time: Timestamp) -> String {
        let text = time.iso8601
        return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5))"
    }

    /// `3m ago`, `in 2h`, `now`, `never`: the largest unit only.
    static func relative(_ time: Timestamp?, now: Timestamp) -> String {
        guard let time else { return "never" }
        let seconds = (time - now).milliseconds / 1000
        let text = span(abs(seconds))
        if abs(seconds) < 1 { return "now" }
        return seconds < 0 ? "\(text) ago" : "in \(text)"
    }

    private static func span(_ seconds: Int64) -> String {
        for (unit, length) in [("d", 86400), ("h", 3600), ("m", 60)] as [(String, Int64)]
        where seconds >= length * (unit == "d" ? 2 : 1) { return "\(seconds / length)\(unit)" }
        return "\(seconds)s"
    }
}

import Model

/// `sy:updatePeriod` and `sy:updateFrequency` of the RSS 1.0 syndication module.
struct UpdatePeriod {
    /// Seconds of the named period; nil when there is none, 0 for a name that does not exist.
    var period: Int?
    var frequency: Int?

    var seconds: Int? {
        guard period != nil || frequency != nil else { return nil }
        let length = period ?? 86_400
        let count = frequency ?? 1
        return length > 0 && count > 0 ? max(1, length / count) : nil
    }

    /// Seconds of `hourly` … `yearly`; 0 for anything else.
    static func length(_ name: String) -> Int {
        switch name {
        case "hourly": 3600
        case "daily": 86_400
        case "weekly": 604_800
        case "monthly": 2_592_000
        case "yearly": 31_536_000
        default: 0
        }
    }
}

extension XMLFeedReader {
    mutating func commitHint(_ kind: Field.Kind) {
        guard entry == nil, let text = text(of: buffer) else { return }
        switch kind {
        case .ttl: if hints.ttlMinutes == nil, let minutes = Int(text), minutes > 0 { hints.ttlMinutes = minutes }
        case .skipHour: if let hour = Int(text), (0...24).contains(hour) { add(skipHour: hour % 24) }
        case .skipDay: if let day = Weekday.name(text), !hints.skipDays.contains(day) { hints.skipDays.append(day) }
        case .updatePeriod: if period.period == nil { period.period = UpdatePeriod.length(text.lowercased()) }
        case .updateFrequency: if period.frequency == nil { period.frequency = Int(text) ?? 0 }
        default: break
        }
    }

    private mutating func add(skipHour hour: Int) {
        if !hints.skipHours.contains(hour) { hints.skipHours.append(hour) }
    }
}

/// The days of the week as RSS names them.
enum Weekday {
    private static let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]

    static func name(_ text: String) -> String? {
        let lowered = text.lowercased()
        return names.first { $0.lowercased() == lowered }
    }
}

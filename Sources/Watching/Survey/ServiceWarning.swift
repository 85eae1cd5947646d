import Model

/// Something that no single check reports and a person should know.
public struct ServiceWarning: Sendable, Equatable {
    /// Its name as long as it lasts, whatever its words: `source.silent bbc`.
    public var key: String
    /// What is wrong, with what, since when.
    public var problem: String
    /// A command, or a short advice.
    public var step: String
}

/// Durations and rates as people say them.
enum SurveyWords {
    /// `12 days`, `5 hours`.
    static func duration(_ duration: Duration) -> String {
        let seconds = Int(abs(duration.inSeconds))
        if seconds >= 2 * 86_400 { return "\(seconds / 86_400) days" }
        if seconds >= 2 * 3600 { return "\(seconds / 3600) hours" }
        return seconds >= 120 ? "\(seconds / 60) minutes" : "\(seconds) seconds"
    }

    /// With one digit behind the point.
    static func decimal(_ value: Double) -> String {
        let tenths = Int((value * 10).rounded())
        return "\(tenths / 10).\(abs(tenths % 10))"
    }
}

public import Model

/// Damage to the files that was noticed, and what was done about it.
public struct LogIncident: Sendable, Equatable {
    /// When it was noticed.
    public var at: Timestamp
    /// What had happened to which file, and where the damaged one is kept.
    public var text: String

    /// An incident by its parts.
    public init(at: Timestamp, text: String) {
        self.at = at
        self.text = text
    }
}

public import Model

/// What a webhook is told: a change and its number in the log.
public struct ChangeNotice: Sendable, Equatable {
    /// The change.
    public var change: ChangeRecord
    /// Its number in the log.
    public var sequence: Int64

    /// A notice by its parts.
    public init(_ change: ChangeRecord, sequence: Int64) {
        self.change = change
        self.sequence = sequence
    }
}

/// One operation inside a change.
public struct Edit: Sendable, Equatable {
    /// What was done.
    public enum Operation: String, Sendable, CaseIterable {
        case addition, deletion, substitution, move
    }

    /// Where it was done.
    public enum Field: String, Sendable, CaseIterable {
        case headline, standfirst, byline, body, caption, image, published, modified
        case note
        case canonicalURL = "canonical-url"
    }

    /// Where it was done.
    public var field: Field
    /// What was done.
    public var operation: Operation
    /// What it means.
    public var kind: EditKind
    /// The words that went; nil for an addition.
    public var before: String?
    /// The words that came; nil for a deletion.
    public var after: String?
    /// The sentence around the edit as it reads now, cut with `…`; nil when before and after say it all.
    public var context: String?
    /// Why the edit has this kind, for `errata why`.
    public var reason: String?

    /// An edit by its parts.
    public init(
        field: Field, operation: Operation, kind: EditKind, before: String? = nil, after: String? = nil,
        context: String? = nil, reason: String? = nil
    ) {
        self.field = field
        self.operation = operation
        self.kind = kind
        self.before = before
        self.after = after
        self.context = context
        self.reason = reason
    }
}

/// What an edit means.
public enum EditKind: String, Sendable, CaseIterable {
    case headline, standfirst, byline, number, money, percentage, date, name, quotation, negation, hedging
    case attribution
    case correctionNote = "correction-note"
    case addition, removal
    /// A sentence or passage put into other words.
    case rewording
    case reordering, typo, punctuation, cosmetic, link, image, caption, stamp
    case liveAppend = "live-append"
    case revert
}

/// How much a change matters; notification thresholds use it, storage never discards by it.
public enum Severity: String, Sendable, CaseIterable, Comparable {
    case cosmetic, minor, major

    /// `cosmetic` < `minor` < `major`.
    public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

    private var rank: Int {
        switch self {
        case .cosmetic: 0
        case .minor: 1
        case .major: 2
        }
    }
}

/// Whether the publisher made a change known.
public enum Disclosure: String, Sendable, CaseIterable {
    case declared, undeclared
    case stampOnly = "stamp-only"
    case inconsistent, unknown
}

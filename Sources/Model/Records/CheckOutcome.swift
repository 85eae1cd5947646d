/// How a check ended, in one word and, when a server answered, its status.
public struct CheckOutcome: Sendable, Equatable, CustomStringConvertible {
    /// `fresh`, `not_modified`, `gone`, `soft_404`, …: the word of whoever fetched or read; words joined by `_`.
    public var word: String
    /// The HTTP status; nil when nobody answered.
    public var status: Int?

    /// An outcome by its parts.
    public init(_ word: String, status: Int? = nil) {
        self.word = word
        self.status = status
    }

    /// `gone 404`.
    public var description: String { status.map { "\(word) \($0)" } ?? word }
}

/// Failures one after the other, up to now.
public struct Failures: Sendable, Equatable {
    /// How many.
    public var count: Int
    /// When the first of them happened; nil when there is none.
    public var since: Timestamp?

    /// No failure.
    public static let none = Failures(count: 0, since: nil)

    /// Failures by their parts.
    public init(count: Int, since: Timestamp?) {
        self.count = count
        self.since = since
    }
}

/// One observation that an article was not where it should be.
public struct Miss: Sendable, Equatable {
    /// When it was seen.
    public var at: Timestamp
    /// The HTTP status; 0 when a page came that was not the article (soft 404, redirect to the home page).
    public var status: Int

    /// A miss by its parts.
    public init(at: Timestamp, status: Int) {
        self.at = at
        self.status = status
    }
}

/// Equal checks one after the other, kept as one row: `present 14 times from … to …`.
public struct CheckRun: Sendable, Equatable {
    /// How it ended.
    public var outcome: CheckOutcome
    /// When the first of them was made.
    public var first: Timestamp
    /// When the last of them was made.
    public var last: Timestamp
    /// How many.
    public var count: Int
    /// Why, in words, for failures.
    public var detail: String?

    /// A run by its parts.
    public init(outcome: CheckOutcome, first: Timestamp, last: Timestamp, count: Int, detail: String?) {
        self.outcome = outcome
        self.first = first
        self.last = last
        self.count = count
        self.detail = detail
    }
}

/// What a document's validators have been worth so far: whether a 304 may be believed.
///
/// Some servers send a tag or a date that stands still while the document changes, or answer 304 to whoever sends any.
/// So a document that only ever answers 304 is asked for whole once a day, and validators that are seen to hide a change
/// are not used for a month.
public struct ValidatorTrust: Sendable, Equatable {
    /// When the document last came whole.
    public var wholeAt: Timestamp?
    /// Answers of 304 since then.
    public var unmodified = 0
    /// Changes in a row that only a question without conditions has shown.
    public var hiddenChanges = 0
    /// When the validators were found to hide changes.
    public var distrustedAt: Timestamp?

    /// How long validators that hid a change are not used.
    static let distrust = Duration.days(30)
    /// Changes that must have been hidden when the validators did move with them: one may have come in between.
    static let coincidences = 2

    /// Nothing seen yet.
    public init() {}

    /// Takes in an answer and whether its document brought anything new to read.
    ///
    /// - Parameters:
    ///   - answer: what came.
    ///   - isChanged: whether the document said something else than before; other bytes alone are not enough.
    ///   - now: when it came.
    public mutating func saw(_ answer: ValidatorAnswer?, isChanged: Bool, at now: Timestamp) {
        switch answer {
        case nil: break
        case .unmodified:
            unmodified += 1
            wholeAt = wholeAt ?? now
        case .whole(let asked):
            if let asked { judge(asked, isChanged, now) } else if isChanged || unmodified > 0 { hiddenChanges = 0 }
            wholeAt = now
            unmodified = 0
        }
    }

    private mutating func judge(_ asked: ValidatorAnswer.Unasked, _ isChanged: Bool, _ now: Timestamp) {
        guard isChanged else {
            if unmodified > 0 { hiddenChanges = 0 }
            return
        }
        guard asked.stoodStill || unmodified > 0 else { return }
        hiddenChanges += 1
        guard asked.stoodStill || asked.hadDateOnly || hiddenChanges >= ValidatorTrust.coincidences else { return }
        distrustedAt = now
        hiddenChanges = 0
    }

    /// Why a question is asked without conditions.
    ///
    /// - Parameters:
    ///   - now: the time of the question.
    ///   - every: how long a document may answer nothing but 304.
    /// - Returns: the reason in words; nil when they may be sent.
    public func objection(now: Timestamp, every: Duration) -> String? {
        if let distrustedAt, distrustedAt <= now, now - distrustedAt < ValidatorTrust.distrust {
            return "its validators hid a change, found at \(distrustedAt)"
        }
        // A time to come was written by a clock that ran ahead.
        guard let wholeAt, wholeAt > now || now - wholeAt >= every else { return nil }
        return "it last came whole at \(wholeAt)"
    }
}

/// What an answer says about the validators of its document.
public enum ValidatorAnswer: Sendable, Equatable {
    /// 304 to a conditional question.
    case unmodified
    /// The whole document; nil when it came in spite of conditions, or none were held.
    case whole(Unasked?)

    /// A whole document to a question without conditions, although validators were held.
    public struct Unasked: Sendable, Equatable {
        /// It came with the validators that were held.
        public var stoodStill: Bool
        /// All that was held was the date that a cache is asked with.
        public var hadDateOnly: Bool

        /// An answer by its parts.
        public init(stoodStill: Bool, hadDateOnly: Bool) {
            self.stoodStill = stoodStill
            self.hadDateOnly = hadDateOnly
        }
    }
}

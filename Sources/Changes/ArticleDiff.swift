public import Model

/// Two versions laid side by side, for people: every field and block with its words marked.
public struct ArticleDiff: Sendable, Equatable {
    /// A stretch of text that is the same, came or went.
    public struct Segment: Sendable, Equatable {
        /// What became of the words.
        public enum Change: Sendable { case same, deleted, inserted }

        /// What became of them.
        public var change: Change
        /// As printed in the old version; empty for an insertion.
        public var old: String
        /// As printed in the new version; empty for a deletion.
        public var new: String
    }

    /// One field or block of the body.
    public struct Part: Sendable, Equatable {
        /// What became of the part as a whole.
        public enum Change: Sendable { case same, edited, added, removed, moved, movedAway }

        /// Where the part stands.
        public var field: Edit.Field
        /// What became of it.
        public var change: Change
        /// The old text is all `old` joined, the new text all `new` joined.
        public var segments: [Segment]
    }

    /// In reading order; a removed block stands where it was.
    public internal(set) var parts: [Part] = []

    /// Lays two versions side by side.
    public init(_ old: ArticleContent, _ new: ArticleContent) {}
}

/// What readers wrote below an article, as a number: never part of its text, never an edit of it.
public struct CommentSummary: Sendable, Equatable {
    /// How many comments the page shows or says it has.
    public var count: Int
    /// The latest time that one of them states.
    public var newest: Timestamp?

    /// So many comments.
    public init(count: Int, newest: Timestamp? = nil) {
        self.count = count
        self.newest = newest
    }
}

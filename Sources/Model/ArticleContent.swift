/// What a page says as an article: the content of one version.
public struct ArticleContent: Sendable, Equatable {
    /// Plain text.
    public var headline: String?
    /// The sentence or two under the headline.
    public var standfirst: String?
    /// Names as printed, joined by `, `.
    public var byline: String?
    /// The time of first publication that was believed.
    public var published: Stamp?
    /// The time of the last change that was believed.
    public var modified: Stamp?
    /// BCP 47.
    public var language: String?
    /// What the page calls its own address.
    public var canonicalURL: String?
    /// The body in reading order; captions and notes stand among the paragraphs with their own kinds.
    public var blocks: [Block] = []
    /// Every time the page states, visible or not.
    public var stamps: [Stamp] = []
    /// The addresses of the article's own pictures.
    public var images: [String] = []
    /// Correction and editor's notes, in words as printed; they stand in `blocks` too.
    public var notes: [String] = []
    /// What readers wrote below the article; nil where the page shows none.
    public var comments: CommentSummary?
    /// `paywall`, `truncated`, `live`, … : what the page is, as far as it matters to a comparison.
    public var traits: [String] = []
    /// What was doubtful, in words.
    public var warnings: [String] = []

    /// An article with nothing in it.
    public init() {}

    /// The paragraphs joined by a blank line: no headline, no captions, no notes.
    public var text: String {
        blocks.lazy.filter { $0.kind.isBody }.map(\.text).joined(separator: "\n\n")
    }
}

/// One paragraph-like unit of an article's body.
public struct Block: Sendable, Equatable {
    /// What a block is.
    public enum Kind: String, Sendable, CaseIterable {
        case paragraph, heading, quotation, preformatted
        case listItem = "list-item"
        case tableRow = "table-row"
        /// An entry's head in a live blog, with its own time.
        case liveEntry = "live-entry"
        case caption
        /// A correction, clarification or editor's note.
        case note

        /// Whether the block is part of the running text.
        public var isBody: Bool { self != .caption && self != .note }
    }

    /// What it is.
    public var kind: Kind
    /// Plain text with single blanks.
    public var text: String

    /// A block of that kind.
    public init(_ kind: Kind, _ text: String) {
        self.kind = kind
        self.text = text
    }
}

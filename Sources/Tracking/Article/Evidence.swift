public import Model

/// What a tracker may ask for before it can decide: read from the store or the network by whoever calls it.
public enum Evidence: Hashable, Sendable {
    /// The content of a stored version, and the generation of the extractor that read it.
    case version(Int)
    /// The stored page behind a version.
    case capture(version: Int)
    /// The article that is known under an address.
    case owner(url: String)
    /// A page that the fetched one names as holding its text (its AMP version).
    case page(url: String)
    /// Whether the move of an article was told with those of all others of its source.
    case toldMove(AddressMove)
    /// Whether the source was read since the article was first missing; if not, whoever is asked has it read.
    case listing(since: Timestamp)
    /// Other articles that may be the same story, with their texts.
    case stories(StoryKey)
}

/// Two addresses of one article, one after the other.
public struct AddressMove: Hashable, Sendable {
    /// Where it was.
    public var from: String
    /// Where it is.
    public var to: String

    /// A move by its ends.
    public init(from: String, to: String) {
        self.from = from
        self.to = to
    }
}

/// What two articles that are one story share: the address that their pages name, or title and date.
public struct StoryKey: Hashable, Sendable {
    /// The address that the page gives itself.
    public var canonical: String?
    /// What the source calls the article.
    public var title: String?
    /// When the source says that it was published.
    public var published: Timestamp?
}

/// An article with its newest text.
public struct KnownStory: Sendable {
    /// Where it stands.
    public var state: ArticleState
    /// What it says.
    public var content: ArticleContent

    /// A story by its parts.
    public init(state: ArticleState, content: ArticleContent) {
        self.state = state
        self.content = content
    }
}

/// What was found of the evidence asked for; an entry without a value says that there is none.
public struct EvidenceFound: Sendable {
    /// A stored version's content.
    public struct StoredContent: Sendable {
        /// What it says.
        public var content: ArticleContent
        /// The extractor generation that read it.
        public var extractor: Int

        /// A content with its reader.
        public init(content: ArticleContent, extractor: Int) {
            self.content = content
            self.extractor = extractor
        }
    }

    /// Contents by version number.
    public var versions: [Int: StoredContent?] = [:]
    /// Stored pages by version number; nil when retention has removed one.
    public var captures: [Int: Capture?] = [:]
    /// Articles by the address they are known under.
    public var owners: [String: ArticleState?] = [:]
    /// Pages by the address that was asked.
    public var pages: [String: ObservedPage?] = [:]

    /// Whether moves were told.
    public var toldMoves: [AddressMove: Bool] = [:]
    /// Whether the source was read since a time.
    public var listings: [Timestamp: Bool] = [:]
    /// Articles that may be the same story.
    public var stories: [StoryKey: [KnownStory]] = [:]

    /// Nothing found yet.
    public init() {}
}

/// Thrown inside the tracker when it cannot go on without evidence.
struct MissingEvidence: Error {
    var evidence: [Evidence]

    init(_ evidence: [Evidence]) { self.evidence = evidence }
}

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

    /// Nothing found yet.
    public init() {}
}

/// Thrown inside the tracker when it cannot go on without evidence.
struct MissingEvidence: Error {
    var evidence: [Evidence]

    init(_ evidence: [Evidence]) { self.evidence = evidence }
}

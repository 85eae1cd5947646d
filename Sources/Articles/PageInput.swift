public import Model

/// A page as it was fetched, with what is known of it before it is read.
public struct PageInput: Sendable {
    /// The body as fetched, in whatever character set.
    public var bytes: [UInt8]
    /// The address that finally answered.
    public var url: String
    /// The `Content-Type` field as sent, with its charset.
    public var contentType: String?
    /// The `Last-Modified` field as sent.
    public var lastModified: String?
    /// When the page was fetched; relative times ("3 hours ago") are read against it.
    public var fetchedAt: Timestamp?
    /// What the feed said of this article.
    public var entry: EntryAnchor?
    /// The page is watched for itself, not as an article of a feed: all that it says belongs to it.
    public var isWatched = false
    /// Asked between the steps of reading: true ends it, for whoever wanted the page no longer does.
    public var isGivenUp: (@Sendable () -> Bool)?

    /// A page by its bytes and address.
    public init(bytes: [UInt8], url: String) {
        self.bytes = bytes
        self.url = url
    }
}

/// What a feed says of an article; it tells the article from its surroundings.
public struct EntryAnchor: Sendable, Equatable {
    /// The headline in the feed.
    public var title: String?
    /// Plain text or HTML.
    public var summary: String?
    /// The whole article, where the feed carries it.
    public var contentHTML: String?
    /// When the feed says it was published.
    public var published: Timestamp?
    /// When the feed says it was updated.
    public var updated: Timestamp?

    /// Nothing known.
    public init() {}

    /// What an entry says.
    public init(_ entry: Entry) {
        title = entry.title
        summary = entry.summary
        contentHTML = entry.contentHTML
        published = entry.published
        updated = entry.updated
    }
}

public import Model

/// What a document that was fetched as a feed turned out to be.
public enum FeedDocument: Sendable, Equatable {
    /// A feed, a sitemap or a list of addresses.
    case feed(Feed)
    /// A web page, with the feeds it links to.
    case page(feeds: [FeedLink])
    /// Neither; the reason is a sentence for people.
    case unreadable(reason: String)
}

/// A feed that a page or an OPML list points to.
public struct FeedLink: Sendable, Equatable {
    /// Resolved.
    public var url: String
    /// What the page calls it.
    public var title: String?
    /// The media type the page claims for it.
    public var type: String?

    /// A link by its address.
    public init(url: String, title: String? = nil, type: String? = nil) {
        self.url = url
        self.title = title
        self.type = type
    }
}

/// A document to read: its bytes and what the server said about them.
public struct FeedInput: Sendable {
    /// The body as sent, after gzip and other content codings were taken off.
    public var bytes: [UInt8]
    /// The address it came from, after redirects: the base of relative addresses.
    public var url: String?
    /// The `Content-Type` header as sent.
    public var contentType: String?
    /// Asked now and then: true ends the reading, for nobody waits for it any more.
    public var isGivenUp: (@Sendable () -> Bool)?

    /// A document by its bytes.
    public init(bytes: [UInt8], url: String? = nil, contentType: String? = nil) {
        self.bytes = bytes
        self.url = url
        self.contentType = contentType
    }
}

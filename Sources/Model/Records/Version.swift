/// The bytes of a page as they were served, and where.
public struct Capture: Sendable, Equatable {
    /// The article's public id.
    public var articleID: String
    /// When it was seen.
    public var at: Timestamp
    /// Its address.
    public var url: String
    /// The HTTP status.
    public var status: Int
    /// The media type.
    public var contentType: String?
    /// The bytes.
    public var bytes: [UInt8]
    /// SHA-256 of the bytes.
    public var sha256: [UInt8]
    /// What came with it; each is stored as a capture of its own.
    public var attachments: [Attachment] = []

    /// A capture by its parts.
    public init(
        articleID: String, at: Timestamp, url: String, status: Int, contentType: String?, bytes: [UInt8],
        sha256: [UInt8]
    ) {
        self.articleID = articleID
        self.at = at
        self.url = url
        self.status = status
        self.contentType = contentType
        self.bytes = bytes
        self.sha256 = sha256
    }
}

/// One different state of an article's content.
public struct Version: Sendable, Equatable {
    /// The article's public id.
    public var articleID: String
    /// 1 for the first.
    public var number: Int
    /// When it was seen.
    public var at: Timestamp
    /// What it says.
    public var content: ArticleContent
    /// SHA-256 of the capture it was read from; nil when it came from the feed alone.
    public var captureSHA256: [UInt8]?
    /// The generation of the extractor that read it.
    public var extractor: Int

    /// A version by its parts.
    public init(
        articleID: String, number: Int, at: Timestamp, content: ArticleContent, captureSHA256: [UInt8]?,
        extractor: Int
    ) {
        self.articleID = articleID
        self.number = number
        self.at = at
        self.content = content
        self.captureSHA256 = captureSHA256
        self.extractor = extractor
    }
}

/// What a server gave us to ask conditionally with (RFC 9110 section 8.8): the bytes as received.
public struct StoredValidators: Sendable, Equatable {
    /// The address that gave them; nil = the one that was asked.
    public var url: String?
    /// The `ETag` field.
    public var etag: [UInt8]?
    /// The `Last-Modified` field.
    public var lastModified: [UInt8]?
    /// How long the answer was called fresh; the store does not keep it, whoever plans the next check does.
    public var lifetime: Duration?
    /// What else the answer said about itself.
    public var context = AnswerContext()

    /// Validators by their parts.
    public init(
        url: String? = nil, etag: [UInt8]? = nil, lastModified: [UInt8]? = nil, lifetime: Duration? = nil
    ) {
        self.url = url
        self.etag = etag
        self.lastModified = lastModified
        self.lifetime = lifetime
    }
}

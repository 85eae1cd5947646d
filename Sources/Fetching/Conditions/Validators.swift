public import Model

/// What a server gave us to recognise the state of a page by (RFC 9110 section 8.8), byte for byte.
///
/// Store the ones of a fetch only once its page was read without damage: the validators of half a feed would freeze it.
public struct Validators: Sendable, Equatable {
    /// The address that gave them; they are sent to no other.
    public var url: String
    /// The `ETag` field with its quotes.
    public var entityTag: [UInt8]?
    /// The `Last-Modified` field as written.
    public var lastModified: [UInt8]?
    /// How long the answer was called fresh; a 304 that says nothing keeps it.
    public var lifetime: Duration?
    /// What else the answer said about itself.
    public var context = AnswerContext()

    /// Validators of an address by their bytes.
    public init(url: String, entityTag: [UInt8]? = nil, lastModified: [UInt8]? = nil, lifetime: Duration? = nil) {
        self.url = url
        self.entityTag = entityTag
        self.lastModified = lastModified
        self.lifetime = lifetime
    }

    /// Whether there is anything to ask a conditional question with.
    public var isEmpty: Bool { entityTag == nil && lastModified == nil && context.dateForCache == nil }

    /// Whether these would have called the document of the others the same one.
    ///
    /// A server that knows a tag ignores the date beside it (RFC 9110 section 13.1.3), so the tag decides alone.
    func recognise(_ other: Validators) -> Bool {
        guard url == other.url else { return false }
        if let entityTag, let tag = other.entityTag {
            return EntityTag(entityTag).base == EntityTag(tag).base
        }
        return lastModified != nil && lastModified == other.lastModified
    }
}

extension AnswerContext {
    /// What a cache can be asked with that was given no validator by the origin (RFC 9110 section 13.1.3).
    ///
    /// Varnish answers it with 304 as long as it holds the object; an origin that gave nothing ignores it.
    var dateForCache: [UInt8]? { isCached ? date : nil }

    /// When the answer was made.
    var madeAt: Timestamp? { date.flatMap { HTTPDate.parse($0[...]) } }
}

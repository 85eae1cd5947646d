/// What a feed document says: the feed itself and the entries it lists.
public struct Feed: Sendable, Equatable {
    /// The format and its version: `rss2.0`, `atom1.0`, `jsonfeed1.1`, `sitemap`.
    public var format: String
    /// Plain text.
    public var title: String?
    /// The page the feed belongs to, resolved.
    public var link: String?
    /// What the feed says of itself.
    public var description: String?
    /// BCP 47, as written.
    public var language: String?
    /// When the feed was last changed.
    public var updated: Timestamp?
    /// What the feed asks of those who poll it.
    public var hints = PollingHints()
    /// WebSub hubs, resolved.
    public var hubs: [String] = []
    /// The address the feed gives itself (`rel="self"`).
    public var selfLink: String?
    /// Where the feed says it has moved (`itunes:new-feed-url`), resolved.
    public var newAddress: String?
    /// The document ended before its root element did: it may have been cut short on its way.
    public var isCut = false
    /// What was left out because the document holds more than is read of one, in words; `warnings` says it too.
    public var bounds: [String] = []
    /// Not all entries were read: one that is missing may stand in the rest.
    public var isBounded = false
    /// The next page of the feed (RFC 5005).
    public var next: String?
    /// Entries that the publisher says were deleted (RFC 6721).
    public var deleted: [DeletedEntry] = []
    /// In document order.
    public var entries: [Entry] = []
    /// What was damaged or doubtful and read nevertheless, in words.
    public var warnings: [String] = []

    /// A feed of that format with nothing in it.
    public init(format: String) { self.format = format }
}

/// What a feed asks of those who poll it.
public struct PollingHints: Sendable, Equatable {
    /// RSS `ttl`: minutes.
    public var ttlMinutes: Int?
    /// RSS `skipHours`: 0…23, GMT.
    public var skipHours: [Int] = []
    /// RSS `skipDays`: `Monday` … `Sunday`.
    public var skipDays: [String] = []
    /// `sy:updatePeriod` divided by `sy:updateFrequency`: seconds.
    public var updatePeriodSeconds: Int?

    /// No wishes.
    public init() {}
}

/// One entry of a feed.
public struct Entry: Sendable, Equatable {
    /// guid, `atom:id`, `rdf:about`, JSON Feed `id`, as written.
    public var id: String?
    /// The page of the entry, resolved.
    public var url: String?
    /// The article's own address, where `url` only counts readers and leads there (`feedburner:origLink`).
    public var originalURL: String?
    /// Plain text.
    public var title: String?
    /// Who wrote it; the feed's own author when an Atom entry names none.
    public var authors: [Person] = []
    /// When it was first published.
    public var published: Timestamp?
    /// When it was last changed.
    public var updated: Timestamp?
    /// Plain text or HTML, as the feed has it.
    public var summary: String?
    /// The full text as HTML.
    public var contentHTML: String?
    /// Category names, in order, without repeats.
    public var categories: [String] = []
    /// Files that belong to it.
    public var enclosures: [Enclosure] = []
    /// The page of its comments, resolved.
    public var comments: String?

    /// An entry with nothing in it.
    public init() {}
}

/// An entry that the publisher took back: `at:deleted-entry` of RFC 6721.
public struct DeletedEntry: Sendable, Equatable {
    /// The id of the entry, as written.
    public var id: String
    /// When it was deleted, by the publisher's word; nil when that cannot be read.
    public var at: Timestamp?

    /// A deletion by its parts.
    public init(id: String, at: Timestamp? = nil) {
        self.id = id
        self.at = at
    }
}

/// Who wrote something.
public struct Person: Sendable, Equatable {
    /// As printed.
    public var name: String?
    /// Without `mailto:`.
    public var email: String?
    /// Resolved.
    public var url: String?

    /// A person by what is known of them.
    public init(name: String? = nil, email: String? = nil, url: String? = nil) {
        self.name = name
        self.email = email
        self.url = url
    }
}

/// A file that belongs to an entry.
public struct Enclosure: Sendable, Equatable {
    /// Resolved.
    public var url: String
    /// The media type as written.
    public var type: String?
    /// Bytes.
    public var length: Int?

    /// An enclosure by its address.
    public init(url: String, type: String? = nil, length: Int? = nil) {
        self.url = url
        self.type = type
        self.length = length
    }
}

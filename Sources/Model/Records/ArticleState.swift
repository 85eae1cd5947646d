/// All that is remembered about an article between two checks.
public struct ArticleState: Sendable, Equatable {
    /// Where an article stands in its life.
    public enum Life: String, Sendable, CaseIterable {
        case present
        /// Several observations over time said that it is gone.
        case removed
        /// The site refuses to show it to us.
        case blocked
        /// Followed long enough; it is looked at no more.
        case quiet
    }

    /// `art_…`, for ever the same.
    public let id: String
    /// The source it belongs to.
    public var sourceID: String
    /// The canonical address.
    public var url: String
    /// Every address it was ever seen under, the canonical one among them once it is stored.
    public var aliases: [ArticleURL] = []
    /// The title, when one is known.
    public var title: String?
    /// Only those that stand there in their life; nil = all.
    public var life = Life.present

    /// Nil when it shall not be checked.
    public var nextCheckAt: Timestamp?
    /// False when nobody looks, whatever was planned: no source of the configuration has it, or it was erased.
    public var isFollowed = true
    /// When it is looked at next; nil when nobody looks.
    public var plannedCheckAt: Timestamp? { isFollowed ? nextCheckAt : nil }
    /// When it was first seen.
    public var firstSeenAt: Timestamp
    /// When a source last listed it.
    public var lastListedAt: Timestamp?
    /// When it was last looked at.
    public var lastCheckedAt: Timestamp?
    /// When its page last showed it.
    public var lastSeenPresentAt: Timestamp?
    /// When it was published, by its own word.
    public var publishedAt: Timestamp?

    /// How the last check ended.
    public var lastOutcome: CheckOutcome?
    /// Failures up to now.
    public var failures = Failures.none
    /// Observations of absence since it was last seen present, oldest first.
    public var misses: [Miss] = []
    /// What to ask conditionally with.
    public var validators = StoredValidators()
    /// What of the last page was not read, in words: it holds too much, or was given up or left alone; nil when all was.
    public var leftOut: String?
    /// SHA-256 of the last page, to see equal bytes without reading them.
    public var bodySHA256: [UInt8]?

    /// The number of the newest version; 0 before the first.
    public var version = 0
    /// SHA-256 of the capture behind the newest version.
    public var captureSHA256: [UInt8]?
    /// How many changes were found in its life.
    public var editCount = 0
    /// When the latest changes were found, oldest first; at most `maximumEditTimes` are kept.
    public var editTimes: [Timestamp] = []
    /// Room for whoever checks articles, in their own encoding.
    public var memo: [UInt8]?

    /// Counts the stored states: one that is out of date is refused.
    ///
    /// 0 = not stored yet.
    package var revision: Int64 = 0

    /// How many addresses are kept beside the followed one; those that were not seen for the longest time go first.
    public static let maximumAliases = 32
    /// How many edit times are stored.
    public static let maximumEditTimes = 32

    /// A new article; `PublicID.article(at:)` makes the id.
    public init(id: String, sourceID: String, url: String, firstSeenAt: Timestamp) {
        self.id = id
        self.sourceID = sourceID
        self.url = url
        self.firstSeenAt = firstSeenAt
    }
}

/// One address of an article, with the time in which it was seen.
public struct ArticleURL: Sendable, Equatable {
    /// Its address.
    public var url: String
    /// When it was first seen.
    public var firstSeenAt: Timestamp
    /// When it was last seen.
    public var lastSeenAt: Timestamp

    /// An address by its parts.
    public init(_ url: String, firstSeenAt: Timestamp, lastSeenAt: Timestamp) {
        self.url = url
        self.firstSeenAt = firstSeenAt
        self.lastSeenAt = lastSeenAt
    }
}

/// How one source lists an article.
public struct ArticleListing: Sendable, Equatable {
    /// The article's public id.
    public var articleID: String
    /// The entry's id as written; nil when it has none.
    public var entryID: String?
    /// A hash over the entry's title, summary and `updated`; a new one means: check at once.
    public var fingerprint: [UInt8]?
    /// A hash of the entry's title and date; nil when it lacks either.
    public var storyKey: Int64?
    /// A hash of the path of its address; nil when that says nothing.
    public var pathKey: Int64?
    /// When it was first listed.
    public var firstListedAt: Timestamp
    /// When a source last listed it.
    public var lastListedAt: Timestamp
    /// The article shall be checked not later than this; nil leaves its plan.
    public var checkBy: Timestamp?

    /// A listing by its parts.
    public init(
        articleID: String, entryID: String?, fingerprint: [UInt8]?, firstListedAt: Timestamp, lastListedAt: Timestamp
    ) {
        self.articleID = articleID
        self.entryID = entryID
        self.fingerprint = fingerprint
        self.firstListedAt = firstListedAt
        self.lastListedAt = lastListedAt
    }
}

/// What an entry's article may be found by: any of these may be another in the next document.
public struct ArticleKey: Sendable, Hashable {
    /// The address that would be asked for.
    public var url: String
    /// The entry's id as written.
    public var entryID: String?
    /// `PageAddress.pageKey` of the address.
    public var page: Int64?
    /// A hash of title and date; within the source.
    public var story: Int64?
    /// A hash of the path; within the source.
    public var path: Int64?

    /// A key by address and id; the other ways are set where they hold.
    public init(url: String, entryID: String? = nil) {
        self.url = url
        self.entryID = entryID
        page = PageAddress(url)?.pageKey
    }
}

/// An article found for an entry, and how the source listed it last; nil when this source never did.
public struct KnownArticle: Sendable, Equatable {
    /// Where it stands.
    public var state: ArticleState
    /// How the source lists it; nil when it never did.
    public var listing: ArticleListing?

    /// An article as the store knows it.
    public init(state: ArticleState, listing: ArticleListing?) {
        self.state = state
        self.listing = listing
    }
}

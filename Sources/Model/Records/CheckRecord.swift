/// Everything that one check found; stored whole or not at all.
public struct CheckRecord: Sendable {
    /// What was looked at.
    public enum Subject: Sendable, Hashable, CustomStringConvertible {
        case source(String)
        case article(String)

        /// `source bbc-world`.
        public var description: String {
            switch self {
            case .source(let id): "source \(id)"
            case .article(let id): "article \(id)"
            }
        }
    }

    /// What was looked at.
    public var subject: Subject
    /// When it was seen.
    public var at: Timestamp
    /// How it ended.
    public var outcome: CheckOutcome
    /// Why, in words, for a failure; never page text.
    public var detail: String?
    /// The source as it is now; nil leaves it.
    public var source: SourceState?
    /// Articles as they are now, new ones among them.
    public var articles: [ArticleState] = []
    /// Another article that turned out to be this one.
    ///
    /// Its addresses and listings become this one's, and it is no longer followed. Only for the check of an article.
    public var absorbed: String?
    /// An older article that this one turned out to be: the same the other way round.
    public var mergedInto: String?
    /// How the source lists articles now; only those that changed need be here.
    public var listings: [ArticleListing] = []
    /// Raw pages worth keeping.
    public var captures: [Capture] = []
    /// How the page was fetched that was looked at; nil when none came.
    public var sighting: Sighting?
    /// The versions.
    public var versions: [Version] = []
    /// What the world is told; the store gives each its number in the log.
    public var changes: [ChangeRecord] = []
    /// What was learned about the site; nil leaves it.
    public var site: SiteMemo?
    /// What is to be remembered of the host; nil leaves it.
    public var host: HostMemo?

    /// A record of a check that found nothing.
    public init(_ subject: Subject, at: Timestamp, outcome: CheckOutcome) {
        self.subject = subject
        self.at = at
        self.outcome = outcome
    }
}

/// What was learned about a site, in the encoding of whoever learned it.
public struct SiteMemo: Sendable, Equatable {
    /// The host, or the host and a path.
    public var site: String
    /// The bytes.
    public var bytes: [UInt8]

    /// What is known of a site, by its parts.
    public init(site: String, bytes: [UInt8]) {
        self.site = site
        self.bytes = bytes
    }
}

/// What is remembered about a host (robots rules, pauses), in the encoding of whoever asks it.
public struct HostMemo: Sendable, Equatable {
    /// Its name or address, lower case.
    public var host: String
    /// The bytes.
    public var bytes: [UInt8]

    /// A state by its parts.
    public init(host: String, bytes: [UInt8]) {
        self.host = host
        self.bytes = bytes
    }
}

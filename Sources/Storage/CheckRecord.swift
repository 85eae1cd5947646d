internal import Crypto
public import Model

/// Everything that one check found; stored whole or not at all.
public struct CheckRecord: Sendable {
    /// What was looked at.
    public enum Subject: Sendable, Hashable {
        case source(String)
        case article(String)
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
    /// How the source lists articles now; only those that changed need be here.
    public var listings: [Listing] = []
    /// Raw pages worth keeping.
    public var captures: [Capture] = []
    /// The versions.
    public var versions: [Version] = []
    /// What the world is told; the store gives each its number in the log.
    public var changes: [ChangeRecord] = []
    /// What was learned about the site; nil leaves it.
    public var siteProfile: SiteProfile?
    /// What is to be remembered of the host; nil leaves it.
    public var host: HostMemo?

    /// A record of a check that found nothing.
    public init(_ subject: Subject, at: Timestamp, outcome: CheckOutcome) {
        self.subject = subject
        self.at = at
        self.outcome = outcome
    }
}

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

    /// A capture by its parts; its hash is computed here.
    public init(
        articleID: String, at: Timestamp, url: String, status: Int, contentType: String?, bytes: [UInt8]
    ) {
        self.articleID = articleID
        self.at = at
        self.url = url
        self.status = status
        self.contentType = contentType
        self.bytes = bytes
        sha256 = SHA256.digest(bytes)
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

/// What was learned about a site's furniture, in the encoding of whoever learned it.
public struct SiteProfile: Sendable, Equatable {
    /// The host, or the host and a path.
    public var site: String
    /// The bytes.
    public var bytes: [UInt8]

    /// A profile by its parts.
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

/// A change as it stands in the log.
public struct CommittedChange: Sendable, Equatable {
    /// Its number in the log, from 1, without a gap.
    public var sequence: Int64
    /// Its public id.
    public var id: String
    /// The line of the log, without its newline.
    public var line: [UInt8]
    /// How many webhooks it will go to.
    public var deliveries: Int
}

/// One webhook that wants a change, and the body it will get at every attempt.
public struct PlannedDelivery: Sendable, Equatable {
    /// The name of the webhook.
    public var webhook: String
    /// The media type.
    public var contentType: String
    /// The bytes that are sent.
    public var body: [UInt8]

    /// A delivery by its parts.
    public init(webhook: String, contentType: String, body: [UInt8]) {
        self.webhook = webhook
        self.contentType = contentType
        self.body = body
    }
}

/// Says which webhooks want a change, inside the transaction that stores it: quick, pure, and without waiting.
public typealias DeliveryPlanner = @Sendable (_ change: ChangeRecord, _ sequence: Int64) -> [PlannedDelivery]

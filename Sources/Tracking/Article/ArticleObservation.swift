public import Model
public import Scheduling

/// What one fetch of an article's address gave: all that the outside world adds to a check.
public struct ArticleObservation: Sendable {
    /// What answered.
    public enum Result: Sendable {
        /// A page with a body.
        case page(ObservedPage)
        /// 304: the page stands as it was.
        case notModified
        /// A cache gave an older copy than the one that is known.
        case olderCopy
        /// 404 or 410.
        case missing(status: Int)
        /// The site or its robots.txt refuses the page to us.
        case refused
        /// Nothing that says anything about the article.
        case failed
    }

    /// When the fetch was over.
    public var at: Timestamp
    /// What answered.
    public var result: Result
    /// How the fetch ended, for the store.
    public var outcome: CheckOutcome
    /// The same in words, for people.
    public var explanation = ""
    /// The page came and was not read: it was given up, or is left alone.
    public var isNotRead = false
    /// What kind of failure it is for the schedule; nil for none.
    public var trouble: Trouble?
    /// The address of the last hop.
    public var finalURL: String
    /// How many addresses were asked, redirects included.
    public var hops = 1
    /// Where permanent redirects at the start of the way lead; nil when there were none.
    public var permanentURL: String?
    /// What the server gave to ask conditionally with.
    public var validators: StoredValidators?
    /// What the answer says about the validators that were held.
    public var validatorAnswer: ValidatorAnswer?
    /// How much longer the answer is fresh by its own word.
    public var freshFor: Duration?
    /// When the server wants to be asked again at the earliest.
    public var notBefore: Timestamp?

    /// An observation by what it cannot do without.
    public init(at: Timestamp, result: Result, outcome: CheckOutcome, finalURL: String) {
        self.at = at
        self.result = result
        self.outcome = outcome
        self.finalURL = finalURL
    }
}

extension ArticleObservation {
    /// The size of the page; 0 when there is none.
    public var pageBytes: Int {
        if case .page(let page) = result { page.bytes.count } else { 0 }
    }

    /// The same observation where the page was not read: then it says nothing about the article.
    ///
    /// - Parameter reason: why not, in words.
    /// - Returns: an observation of a failure.
    public func notRead(_ reason: String) -> ArticleObservation {
        var other = self
        other.result = .failed
        other.isNotRead = true
        other.outcome = CheckOutcome("not_read", status: outcome.status)
        other.explanation = reason
        other.trouble = .unreadable
        return other
    }
}

/// A page as it was served.
public struct ObservedPage: Sendable {
    /// Where it stood.
    public var url: String
    /// The HTTP status.
    public var status: Int
    /// The `Content-Type` field as sent.
    public var contentType: String?
    /// The `Last-Modified` field as sent.
    public var lastModified: String?
    /// When it was fetched.
    public var fetchedAt: Timestamp
    /// The body, decoded from its content coding.
    public var bytes: [UInt8]
    /// SHA-256 of the body.
    public var sha256: [UInt8]
    /// What came with it.
    public var attachments: [Attachment] = []

    /// A page by its parts.
    public init(
        url: String, status: Int, contentType: String?, lastModified: String?, fetchedAt: Timestamp, bytes: [UInt8],
        sha256: [UInt8]
    ) {
        self.url = url
        self.status = status
        self.contentType = contentType
        self.lastModified = lastModified
        self.fetchedAt = fetchedAt
        self.bytes = bytes
        self.sha256 = sha256
    }
}

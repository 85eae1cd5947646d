public import Model

/// What came of a polite retrieval.
public struct Fetch: Sendable {
    /// One address on the way, and what it answered; 0 when there was no answer.
    public struct Hop: Sendable, Equatable {
        /// Where the request went.
        public var url: String
        /// The status code of the answer.
        public var status: Int
    }

    /// How it ended.
    public var outcome: FetchOutcome
    /// The address of the last hop.
    public var finalURL: String
    /// Where the permanent redirects at the start of the way lead; nil when there were none.
    ///
    /// Replace the stored address by it only after the page was read as what it should be: hijacked and parked sites
    /// redirect permanently, too.
    public var permanentURL: String?
    /// The addresses on the way, the last one included.
    public var hops: [Hop]
    /// What to send next time: new ones, those of the request brought up to date, or none.
    public var validators: Validators?
    /// How much longer the answer is fresh by its own word; nil when it says nothing.
    public var freshFor: Duration?
    /// When the server wants to be asked again; also kept for the host.
    public var retryAfter: Timestamp?
    /// True when no conditions were sent.
    public var wasUnconditional: Bool
    /// When the fetch began, its wait for the host included.
    public var startedAt: Timestamp
    /// When it was over.
    public var fetchedAt: Timestamp
    /// The way in words, when the request asked for it.
    public var steps: [String]

    /// The exchanges on the way, of pages: what was asked and answered, secrets left out.
    public var exchanges: [HTTPExchange] = []

    /// What the answer says about the validators that were held; nil when it says nothing.
    public var validatorAnswer: ValidatorAnswer?

    /// The page, when a new one was served.
    public var page: Page? {
        if case .fresh(let page) = outcome { page } else { nil }
    }
}

/// How a fetch ended.
///
/// Every case is something a watcher expects.
public enum FetchOutcome: Sendable {
    /// 200 with a body.
    case fresh(Page)
    /// 304 to a conditional request.
    case notModified
    /// A cache gave a copy that was made before the document we hold (RFC 9111 section 4).
    case olderCopy
    /// 404 or 410.
    case gone(status: Int)
    /// robots.txt asks us to stay away; with `unreachable` because it could not be had (RFC 9309 section 2.3.1.4).
    case disallowed(unreachable: Bool, until: Timestamp)
    /// 429 or 503, or the host is still resting or busy; `status` is nil when nothing was asked.
    case throttled(status: Int?, until: Timestamp)
    /// 401, 403, 407, 451.
    case refused(status: Int)
    /// Any other 4xx.
    case clientError(status: Int)
    /// Any other 5xx.
    case serverError(status: Int)
    /// A redirect loop, too many hops, no or no usable `Location`.
    case badRedirect(String)
    /// 200 without a byte of body.
    case empty
    /// 1xx, 204, 205, 206, 226 and other successes that are no page.
    case noPage(status: Int)
    /// 304 although nothing was asked conditionally; ask again without validators, later.
    case unexpected304
    /// Over the size limit of the source.
    case tooLarge(String)
    /// The address guard refused the host.
    case blockedAddress(String)
    /// No usable answer: name, connection, TLS, time, or an answer that is no HTTP.
    case unreachable(FetchFailure)
    /// The answer broke off or could not be decoded.
    case damaged(FetchFailure)
    /// A setting of the source stands in the way: a secret that cannot be read, an address that is none.
    case misconfigured(String)
    /// The task was cancelled.
    case cancelled
}

/// Why a transfer gave nothing usable.
public struct FetchFailure: Sendable, Equatable, CustomStringConvertible {
    /// One word: `timeout`, `tls`, `connection` and so on.
    public var kind: String
    /// What happened, in words.
    public var detail: String
    /// What a person can do; nil when only waiting helps.
    public var hint: String?

    /// The kind and what happened.
    public var description: String { detail.isEmpty ? kind : detail }
}

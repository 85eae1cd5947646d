extension FetchOutcome {
    // style: table
    /// Short name for the store, metrics and JSON.
    public var name: String {
        switch self {
        case .fresh: "fresh"
        case .notModified: "not_modified"
        case .olderCopy: "older_copy"
        case .gone: "gone"
        case .disallowed(let unreachable, _): unreachable ? "robots_unreachable" : "disallowed"
        case .throttled: "throttled"
        case .refused: "refused"
        case .clientError: "client_error"
        case .serverError: "server_error"
        case .badRedirect: "bad_redirect"
        case .empty: "empty"
        case .noPage: "no_page"
        case .unexpected304: "unexpected_304"
        case .tooLarge: "too_large"
        case .blockedAddress: "blocked_address"
        case .unreachable: "unreachable"
        case .damaged: "damaged"
        case .misconfigured: "misconfigured"
        case .cancelled: "cancelled"
        }
    }

    /// Whether the page was had or is known to stand as it was.
    public var isSuccess: Bool {
        switch self {
        case .fresh, .notModified, .olderCopy: true
        default: false
        }
    }

    /// Whether the fetch ended before anything was asked of the page itself, so that it is no check at all.
    public var isPostponed: Bool {
        switch self {
        case .throttled(nil, _), .cancelled: true
        default: false
        }
    }

    // style: table
    /// What happened, for a person.
    public var explanation: String {
        switch self {
        case .fresh(let page): "a page of \(page.body.count) bytes"
        case .notModified: "not modified since the last check"
        case .olderCopy: "a cache gave an older copy than the one we have"
        case .gone(let status): status == 410 ? "gone for good (410)" : "not found (404)"
        case .disallowed(true, let until): "robots.txt is unavailable; not fetching this host until \(until)"
        case .disallowed(false, _): "disallowed by robots.txt"
        case .throttled(let status?, let until): "the host asked for no requests until \(until) (\(status))"
        case .throttled(nil, let until): "the host is resting or busy until \(until)"
        case .refused(let status): "access refused (\(status))"
        case .clientError(let status): "the server rejected the request (\(status))"
        case .serverError(let status): "server error (\(status))"
        case .badRedirect(let reason): "bad redirect: \(reason)"
        case .empty: "an empty answer"
        case .noPage(let status): "the answer is not a page (\(status))"
        case .unexpected304: "\"not modified\" although no condition was sent (304)"
        case .tooLarge(let detail): "too large: \(detail)"
        case .blockedAddress(let detail): "the host may not be contacted: \(detail)"
        case .unreachable(let failure): "no answer: \(failure)"
        case .damaged(let failure): "a damaged answer: \(failure)"
        case .misconfigured(let problem): problem
        case .cancelled: "cancelled"
        }
    }
}

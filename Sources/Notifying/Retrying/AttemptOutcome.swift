/// How one attempt to deliver ended.
public enum AttemptOutcome: Sendable, Equatable {
    /// The receiver answered; only 200 to 299 is success, whatever the body.
    case answered(status: Int, retryAfter: String?)
    /// No answer within the time.
    case timedOut
    /// No connection, no valid certificate, no HTTP, a refused address; in words without secrets.
    case failed(String)
    /// The daemon was ended before it saw the end: the receiver may have it or not.
    case interrupted

    /// Whether the receiver has it.
    public var isSuccess: Bool {
        if case .answered(let status, _) = self { (200...299).contains(status) } else { false }
    }

    /// Whether the receiver says, or shows, that it gets too much.
    public var isOverload: Bool {
        switch self {
        case .answered(let status, _): [429, 502, 503, 504].contains(status)
        case .timedOut: true
        case .failed, .interrupted: false
        }
    }

    /// Whether the receiver wants nothing any more (RFC 9110 section 15.5.11, Standard Webhooks).
    public var isGone: Bool {
        if case .answered(410, _) = self { true } else { false }
    }

    /// The status code when there is one.
    public var status: Int? {
        if case .answered(let status, _) = self { status } else { nil }
    }

    /// One line for people.
    public var words: String {
        switch self {
        case .answered(let status, _): "answered \(status)"
        case .timedOut: "no answer in time"
        case .failed(let reason): reason
        case .interrupted: "its end was not seen: the daemon was ended meanwhile"
        }
    }
}

public import Fetching
public import Model
public import Scheduling
import Storage

extension FetchOutcome {
    /// What kind of failure this is for the schedule; nil for a page and for a fetch that was put off.
    public var trouble: Trouble? {
        switch self {
        case .fresh, .notModified, .olderCopy, .cancelled: nil
        case .gone(let status): status == 410 ? .gone : .notFound
        case .disallowed(let unreachable, _): unreachable ? .unreachable : .refused
        case .throttled: .throttled
        case .refused: .refused
        case .serverError, .unexpected304, .damaged: .server
        case .unreachable: .unreachable
        case .clientError, .badRedirect, .empty, .noPage, .tooLarge: .unreadable
        case .blockedAddress, .misconfigured: .configuration
        }
    }

    /// The HTTP status, where a server answered.
    var status: Int? {
        switch self {
        case .fresh(let page): page.status
        case .notModified, .unexpected304: 304
        case .gone(let status), .refused(let status), .clientError(let status), .serverError(let status),
            .noPage(let status):
            status
        case .throttled(let status, _): status
        default: nil
        }
    }

    /// The word and status for the store.
    var checkOutcome: CheckOutcome { CheckOutcome(name, status: status) }
}

extension Fetch {
    /// Not before this, by the server's word.
    public var notBefore: Timestamp? {
        switch outcome {
        case .disallowed(_, let until), .throttled(_, let until): max(until, retryAfter ?? until)
        default: retryAfter
        }
    }
}

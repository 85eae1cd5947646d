public import JSON
public import Model

/// What the website shows and does: closures, so that it can be tested without a store and a daemon.
///
/// They are called on the server's thread and must answer at once.
public struct SiteContent: Sendable {
    /// How the daemon is doing.
    public var status: @Sendable () throws -> StatusReport
    /// Every source as a JSON object.
    public var sources: @Sendable () throws -> [JSONValue] = { [] }
    /// One source by its id, name or address with all that explains how it is doing; nil when there is none.
    public var source: @Sendable (_ word: String) throws -> JSONValue? = { _ in nil }
    /// One article by its id or an address, with its versions and changes, as JSON; nil when there is none.
    public var article: @Sendable (_ word: String) throws -> [UInt8]? = { _ in nil }
    /// Articles as JSON objects, the newest first.
    public var articles: @Sendable (ArticleQuestion) throws -> [JSONValue] = { _ in [] }
    /// Lines of the change log after a number, in order, at most so many.
    public var changes: @Sendable (_ since: Int64, _ limit: Int) throws -> [[UInt8]] = { _, _ in [] }
    /// The newest lines of the change log, the newest first.
    public var latest: @Sendable (_ limit: Int) throws -> [[UInt8]] = { _ in [] }
    /// The line of one change by its id.
    public var change: @Sendable (_ id: String) throws -> [UInt8]? = { _ in nil }
    /// Takes a command and answers why not; nil when it will be done.
    public var submit: @Sendable (ControlCommand) -> String? = { _ in "this daemon takes no commands" }

    /// How the test delivery with a ticket went; nil while it is under way.
    public var testResult: @Sendable (_ ticket: String) -> JSONValue? = { _ in nil }

    /// Content of which only the status is known.
    public init(status: @escaping @Sendable () throws -> StatusReport) { self.status = status }
}

/// Which articles are asked for.
public struct ArticleQuestion: Sendable, Equatable {
    /// Only those of this source.
    public var source: String?
    /// Only those with this text in their address or title.
    public var text: String?
    /// At most so many.
    public var limit = 100
}

/// What the daemon can be told over its control socket.
public enum ControlCommand: Sendable, Equatable {
    /// Check sources or articles now.
    case check(ids: [String])
    /// Read the configuration again.
    case reload
    /// Try waiting and dead deliveries again at once: of one webhook, of one change, or all.
    case retry(webhook: String?, change: String?)
    /// Deliver again what was delivered or would have been: one change, or all since a time.
    case replay(webhook: String?, change: String?, since: Timestamp?)
    /// Send a made-up change to a webhook; how it went is found under the ticket.
    case test(webhook: String, ticket: String)
    /// Send to a disabled webhook again.
    case enable(webhook: String)
}

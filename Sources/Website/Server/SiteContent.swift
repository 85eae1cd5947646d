public import JSON
public import Model
public import Storage

/// What the website shows and does beside what is in the store: closures, so that it can be tested without a daemon.
///
/// They are called on the server's thread and must answer at once.
public struct SiteContent: Sendable {
    /// How the daemon is doing.
    public var status: @Sendable () throws -> StatusReport
    /// What is read; nil while the daemon waits for room on the disk.
    public var store: StoreReader?
    /// One source with all that explains how it is doing.
    public var source: @Sendable (SourceState) throws -> JSONValue = { StateView.of($0) }
    /// Who may read and write on the page.
    public var tokens: @Sendable () -> AccessTokens = { AccessTokens() }
    /// Takes a command and answers why not; nil when it will be done.
    public var submit: @Sendable (ControlCommand) -> String? = { _ in "this daemon takes no commands" }
    /// Marks a change and answers why not; nil when it was done, or will be within moments.
    public var mark: @Sendable (MarkOrder) -> String? = { _ in "this daemon takes no marks" }
    /// Where it is said that there are new changes.
    public var news = ChangeNews()
    /// How the test delivery with a ticket went; nil while it is under way.
    public var testResult: @Sendable (_ ticket: String) -> JSONValue? = { _ in nil }

    /// Content of which only the status is known.
    public init(status: @escaping @Sendable () throws -> StatusReport) { self.status = status }
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

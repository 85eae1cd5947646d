public import Model

/// What must be remembered of a host over a restart.
public struct HostState: Sendable, Equatable {
    /// The host's name or address, lower case.
    public var host: String
    /// Not to be asked before.
    public var restsUntil: Timestamp?
    /// How often in a row the host wanted to be left alone without saying for how long.
    public var strikes = 0
    /// Speak TLS with this host until then (RFC 6797).
    public var strictTransportUntil: Timestamp?
    /// Whether that holds for the hosts below this name, too.
    public var strictTransportIncludesSubdomains = false
    /// What its robots.txt says, by origin.
    public var robots: [RobotsRecord] = []
    /// In which form its tags bring a 304, by their shape; empty while they go back as usual.
    var conditions: [ConditionTrial] = []

    /// A host of which nothing is known.
    public init(host: String) { self.host = host }
}

/// One robots.txt as far as it concerns us.
public struct RobotsRecord: Sendable, Equatable {
    /// `scheme://host:port`.
    public var origin: String
    /// When it was last had or, if it never was, first asked for.
    public var fetchedAt: Timestamp
    /// Since when it cannot be had; nil when it can.
    public var unreachableSince: Timestamp?
    /// Not to be asked for again before.
    public var freshUntil: Timestamp
    /// The lines of the groups that name us, or of the group for everybody.
    public var rules: [UInt8]
}

/// Where a fetcher keeps what must survive a restart.
///
/// It is asked once for each host that comes into view, and told when something worth keeping changed.
public protocol HostMemory: Sendable {
    /// What was last kept of that host; nil when nothing was.
    func recall(_ host: String) async -> HostState?
    /// Keeps the state until it is recalled.
    func remember(_ state: HostState) async
}

/// Remembers nothing beyond the fetcher's own life.
public struct NoHostMemory: HostMemory {
    /// A memory that is always empty.
    public init() {}

    /// Nil.
    public func recall(_ host: String) async -> HostState? { nil }

    /// Does nothing.
    public func remember(_ state: HostState) async {}
}

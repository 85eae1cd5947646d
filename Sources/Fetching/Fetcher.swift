public import Curl
public import Model

/// Retrieves pages politely: conditional requests, redirects, robots.txt, a host's wishes and pace, guarded addresses.
public final class Fetcher: Sendable {
    private let loop: TransferLoop
    private let policy: FetchPolicy
    private let clock: FetchClock
    private let memory: any HostMemory

    /// A fetcher that makes its transfers on a loop.
    ///
    /// - Parameters:
    ///   - loop: makes the transfers.
    ///   - policy: the manners.
    ///   - memory: keeps what must survive a restart.
    ///   - clock: the machine's, or a test's.
    public init(
        loop: TransferLoop, policy: FetchPolicy, memory: any HostMemory = NoHostMemory(), clock: FetchClock = .system
    ) {
        self.loop = loop
        self.policy = policy
        self.memory = memory
        self.clock = clock
    }

    /// Retrieves a page; returns in every case, with what happened.
    public func fetch(_ request: FetchRequest) async -> Fetch {
        let now = clock.now()
        return Fetch(
            outcome: .cancelled, finalURL: request.url, hops: [], wasUnconditional: true, startedAt: now,
            fetchedAt: now, steps: [])
    }

    /// The earliest time at which a fetch from the host of that address would not have to wait, as far as is known.
    ///
    /// Ask it before starting a fetch, so that thousands of due checks of one host do not wait inside `fetch`.
    public func readyAt(_ url: String, now: Timestamp) -> Timestamp { now }
}

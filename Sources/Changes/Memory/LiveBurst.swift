public import Model

/// Appends to a live page, gathered until the page has been quiet for a while.
///
/// Every version is stored at once; only the announcement waits.
public struct LiveBurst: Sendable, Equatable {
    /// When the burst began.
    public private(set) var firstAt: Timestamp
    /// The latest append.
    public private(set) var lastAt: Timestamp
    /// How many appends it holds.
    public private(set) var appends = 1

    /// The first append of a burst.
    public init(at time: Timestamp) {
        firstAt = time
        lastAt = time
    }

    /// Restores what was stored.
    public init(firstAt: Timestamp, lastAt: Timestamp, appends: Int) {
        self.firstAt = firstAt
        self.lastAt = lastAt
        self.appends = appends
    }

    /// Another append.
    public mutating func add(at time: Timestamp) {
        lastAt = max(lastAt, time)
        appends += 1
    }

    /// When the burst is to be announced: after the quiet period, and at the latest after the longest wait.
    public func due(quiet: Duration = .minutes(15), longest: Duration = .hours(2)) -> Timestamp {
        min(lastAt + quiet, firstAt + longest)
    }
}

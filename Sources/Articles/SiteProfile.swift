/// What one page says about its site: handed to `SiteProfile.learn(from:)`.
public struct SiteObservation: Sendable, Equatable {
    /// The page's address.
    public var url: String
    /// Fingerprints of the page's blocks, kept or not; equal text gives equal fingerprints.
    public var blocks: [UInt64] = []
    /// The words that follow the headline in the page's title, such as ` | Example News`.
    public var titleSuffix: String?
    /// The offsets from UTC, in minutes, that the page's machine-readable times carry.
    public var zoneOffsets: [Int] = []

    /// Nothing seen on the page yet.
    public init(url: String) { self.url = url }
}

/// What was learned about a site from its own pages, as a bounded value; reading works without it, and better with it.
public struct SiteProfile: Sendable, Equatable {
    /// Pages learned from.
    public private(set) var pages = 0

    /// Nothing learned.
    public init() {}

    /// Takes in one more page.
    public mutating func learn(from observation: SiteObservation) { pages += 1 }

    /// The profile as bytes for the store.
    public func encoded() -> [UInt8] { Array("{\"pages\":\(pages)}".utf8) }

    /// Reads what `encoded` wrote; nil when it is something else.
    public init?(decoding bytes: [UInt8]) { nil }
}

extension SiteProfile {
    func describe(into context: inout BlockContext) { context.knownPages = pages }
}

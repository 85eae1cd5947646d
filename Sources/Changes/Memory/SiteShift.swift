public import Model

/// The same difference on many articles of one site: furniture or a redesign, said once as `site.changed`.
///
/// Remembers, bounded, which articles showed which difference lately.
public struct SiteShift: Sendable, Equatable {
    /// What was seen of one difference.
    public struct Sighting: Sendable, Equatable {
        /// The difference.
        public var fingerprint: EditFingerprint
        /// The identities of the articles it was seen on.
        public var articles: [String]
        /// The first sighting.
        public var firstSeen: Timestamp
        /// The latest sighting.
        public var lastSeen: Timestamp
        /// Whether it was already announced as a change of the site.
        public var isAnnounced = false

        /// Restores what was stored.
        public init(
            fingerprint: EditFingerprint, articles: [String], firstSeen: Timestamp, lastSeen: Timestamp,
            isAnnounced: Bool = false
        ) {
            self.fingerprint = fingerprint
            self.articles = articles
            self.firstSeen = firstSeen
            self.lastSeen = lastSeen
            self.isAnnounced = isAnnounced
        }
    }

    /// What the edits of one article turned out to be.
    public struct Verdict: Sendable, Equatable {
        /// Indices of edits that are a change of the site, not of the article.
        public var siteWide: [Int] = []
        /// Those of them that were not announced before.
        public var firstTime: [Int] = []
    }

    /// A difference on this many articles is the site's.
    public static let articlesNeeded = 3
    /// Sightings further apart than this do not belong together.
    public static let window = Duration.days(2)
    /// More differences than this are not remembered.
    public static let limit = 512

    /// Oldest first.
    public private(set) var sightings: [Sighting] = []

    /// Nothing seen.
    public init() {}

    /// Restores what was stored.
    public init(_ sightings: [Sighting]) { self.sightings = Array(sightings.suffix(SiteShift.limit)) }

    /// Notes the edits of one article and says which of them are the site's.
    ///
    /// - Parameters:
    ///   - fingerprints: those of the comparison, in its order.
    ///   - article: the article's identity.
    ///   - now: when it was observed.
    /// - Returns: the indices of edits that are site-wide.
    public mutating func note(_ fingerprints: [EditFingerprint], article: String, at now: Timestamp) -> Verdict {
        forget(before: now - SiteShift.window)
        var verdict = Verdict()
        for (index, fingerprint) in fingerprints.enumerated() {
            let place = sighting(of: fingerprint, at: now)
            if !sightings[place].articles.contains(article), sightings[place].articles.count < 64 {
                sightings[place].articles.append(article)
            }
            sightings[place].lastSeen = max(sightings[place].lastSeen, now)
            guard sightings[place].articles.count >= SiteShift.articlesNeeded else { continue }
            verdict.siteWide.append(index)
            if !sightings[place].isAnnounced { verdict.firstTime.append(index) }
            sightings[place].isAnnounced = true
        }
        return verdict
    }

    /// The articles that showed a difference before it was known to be the site's.
    public func articles(with fingerprint: EditFingerprint) -> [String] {
        sightings.first { $0.fingerprint == fingerprint }?.articles ?? []
    }

    private mutating func forget(before limit: Timestamp) {
        sightings.removeAll { $0.lastSeen < limit }
    }

    private mutating func sighting(of fingerprint: EditFingerprint, at now: Timestamp) -> Int {
        if let place = sightings.firstIndex(where: { $0.fingerprint == fingerprint }) { return place }
        if sightings.count >= SiteShift.limit {
            let loneliest = sightings.firstIndex { $0.articles.count == 1 } ?? 0
            sightings.remove(at: loneliest)
        }
        sightings.append(Sighting(fingerprint: fingerprint, articles: [], firstSeen: now, lastSeen: now))
        return sightings.count - 1
    }
}

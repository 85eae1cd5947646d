public import Model

/// What is known of an article when its next check is planned.
public struct ArticleHistory: Sendable, Equatable {
    /// When it was published by its own word; nil or a time after `firstSeen` counts as `firstSeen`.
    public var published: Timestamp?
    /// When it came into view.
    public var firstSeen: Timestamp
    /// The last check that saw the article, changed or not.
    public var lastChecked: Timestamp
    /// Checks that found a change.
    public var changesSeen = 0
    /// The last check that found a change.
    public var lastChanged: Timestamp?
    /// When a feed or listing last named it; the time to follow counts from here.
    public var lastListed: Timestamp
    /// Failed checks since the last good one, and their latest cause.
    public var failures = 0
    /// Why the latest one failed.
    public var trouble: Trouble?

    /// An article that was seen for the first time at that moment.
    public init(firstSeen: Timestamp) {
        self.firstSeen = firstSeen
        lastChecked = firstSeen
        lastListed = firstSeen
    }
}

/// How a site edits, learned over all its articles.
///
/// Two numbers are kept for each site, both fading with time: the changes that were seen, and those that an average
/// site would have shown to the same checks.
public struct SiteRhythm: Sendable, Equatable {
    /// Changes that checks have found.
    public var changesSeen: Double
    /// Changes that an average site would have shown them.
    public var changesExpected: Double

    /// What was learned so far; nothing at first.
    public init(changesSeen: Double = 0, changesExpected: Double = 0) {
        self.changesSeen = changesSeen
        self.changesExpected = changesExpected
    }

    /// How much more than the average site this one edits: 1 when nothing is known, from 0.2 to 5.
    var factor: Double {
        // So many changes must be expected before the site's own figure counts as much as the average.
        let doubt = 20.0
        return min(5, max(0.2, (changesSeen + doubt) / (changesExpected + doubt)))
    }

    /// Learns from one check of one article.
    ///
    /// - Parameters:
    ///   - history: the article before the check.
    ///   - changed: whether the check found a change.
    ///   - now: when it was made.
    public mutating func learn(from history: ArticleHistory, changed: Bool, now: Timestamp) {
        let model = EditModel()
        let born = history.birth
        let exposure = model.mass(hours(now - born)) - model.mass(hours(history.lastChecked - born))
        let average = model.prior.reduce(0) { $0 + $1.share * $1.mean }
        // The last few thousand expected changes count; what lies further back fades.
        if changesExpected > 2000 {
            changesSeen /= 2
            changesExpected /= 2
        }
        changesSeen += changed ? 1 : 0
        changesExpected += max(0, exposure) * average
    }
}

extension ArticleHistory {
    /// When its life began, as far as can be believed.
    var birth: Timestamp { published.map { min($0, firstSeen) } ?? firstSeen }
}

/// A duration as hours; never negative.
func hours(_ duration: Duration) -> Double { max(0, duration.inSeconds / 3600) }

public import Model

/// How a site's stamps behave, learned from its own articles: bounded counters, one set for each origin.
///
/// A stamp that never moves on edits says nothing by standing still; one that moves at every look is a clock.
public struct StampHabits: Sendable, Equatable {
    /// What was counted for one origin.
    public struct Counters: Sendable, Equatable {
        /// Edits of substance while the stamp was there.
        public var edits = 0
        /// Edits that moved the stamp.
        public var movedOnEdit = 0
        /// Looks that found no edit while the stamp was there.
        public var quietLooks = 0
        /// Quiet looks that saw it moved.
        public var movedInQuiet = 0

        /// Nothing counted.
        public init() {}
    }

    /// Counters are halved when one reaches this, so that a site may change its ways.
    public static let limit = 256
    /// More origins than this are not followed.
    public static let maximumOrigins = 24

    /// By origin, as in `Stamp.origin`.
    public private(set) var origins: [String: Counters] = [:]

    /// Nothing known.
    public init() {}

    /// Restores what was stored.
    public init(_ origins: [String: Counters]) { self.origins = origins }

    /// Counts one look at an article.
    ///
    /// - Parameters:
    ///   - before: the stamps of the old version.
    ///   - after: the stamps of the new one.
    ///   - edited: whether substance changed between them.
    public mutating func record(before: [Stamp], after: [Stamp], edited: Bool) {
        let known = zip(before, StampHabits.keys(of: before)).map { (stamp: $0, key: $1) }
        for (stamp, key) in zip(after, StampHabits.keys(of: after)) {
            guard let old = known.first(where: { $0.key == key }) else { continue }
            if origins[key] == nil, origins.count >= StampHabits.maximumOrigins { continue }
            var counters = origins[key] ?? Counters()
            counters.count(moved: !old.stamp.isSame(as: stamp), edited: edited)
            origins[key] = counters
        }
    }

    /// Under which names stamps are counted: by origin, and those that do not say what they are by role and place as well.
    static func keys(of stamps: [Stamp]) -> [String] {
        var seen: [String: Int] = [:]
        return stamps.map { stamp in
            let place = seen[stamp.kind, default: 0]
            seen[stamp.kind] = place + 1
            if stamp.role == .modified { return place == 0 ? stamp.origin : "\(stamp.origin)/\(place)" }
            return "\(stamp.kind)/\(place)"
        }
    }

    /// True when at least five edits were seen and the stamp moved on none, or on fewer than one in fifty.
    ///
    /// One that moves on some edits is alive, and says something by standing still.
    public func neverMoves(_ origin: String) -> Bool {
        guard let counters = origins[origin], counters.edits >= 5 else { return false }
        return counters.movedOnEdit * 50 < counters.edits
    }

    /// True when the stamp moves at nearly every look, edit or none: a clock, or the time of the request.
    ///
    /// - Parameter key: an origin, or what `keys(of:)` calls a stamp.
    /// - Returns: whether it is one; false while little is known.
    public func isClock(_ key: String) -> Bool {
        guard let counters = origins[key], counters.quietLooks >= 5 else { return false }
        return counters.movedInQuiet * 10 >= counters.quietLooks * 9 && counters.movedOnEdit * 10 >= counters.edits * 9
    }
}

extension StampHabits.Counters {
    mutating func count(moved: Bool, edited: Bool) {
        if edited {
            edits += 1
            if moved { movedOnEdit += 1 }
        } else {
            quietLooks += 1
            if moved { movedInQuiet += 1 }
        }
        guard max(edits, quietLooks) >= StampHabits.limit else { return }
        edits /= 2
        movedOnEdit /= 2
        quietLooks /= 2
        movedInQuiet /= 2
    }
}

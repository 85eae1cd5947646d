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
        for stamp in after {
            guard let old = before.first(where: { $0.origin == stamp.origin && $0.role == stamp.role }) else {
                continue
            }
            var counters = origins[stamp.origin] ?? Counters()
            if origins[stamp.origin] == nil, origins.count >= StampHabits.maximumOrigins { continue }
            counters.count(moved: old.time != stamp.time, edited: edited)
            origins[stamp.origin] = counters
        }
    }

    /// True when at least five edits were seen and the stamp moved on fewer than one in ten.
    public func neverMoves(_ origin: String) -> Bool {
        guard let counters = origins[origin], counters.edits >= 5 else { return false }
        return counters.movedOnEdit * 10 < counters.edits
    }

    /// True when the stamp moves at most looks without any edit: a clock, or the time of the request.
    public func isClock(_ origin: String) -> Bool {
        guard let counters = origins[origin], counters.quietLooks >= 3 else { return false }
        return counters.movedInQuiet * 2 > counters.quietLooks
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

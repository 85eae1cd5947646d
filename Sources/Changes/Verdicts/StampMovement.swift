import Model

/// What became of the stamps between two versions.
struct StampMovement {
    /// One stamp on both sides.
    struct Pair {
        var before: Stamp
        var after: Stamp
    }

    /// Stamps that went forward, went back, and stood still; clocks are left out.
    private(set) var advanced: [Pair] = []
    private(set) var retreated: [Pair] = []
    private(set) var still: [Stamp] = []
    /// Stamps that were not there before.
    private(set) var appeared: [Stamp] = []
    /// Stamps that are times of the request rather than of the text.
    private(set) var clocks: [Stamp] = []
    let after: [Stamp]

    init(_ before: [Stamp], _ after: [Stamp], habits: StampHabits) {
        self.after = after
        var seen: Set<String> = []
        for stamp in after where seen.insert(stamp.origin + "/" + stamp.role.rawValue).inserted {
            if habits.isClock(stamp.origin) {
                clocks.append(stamp)
                continue
            }
            let old = before.first { $0.origin == stamp.origin && $0.role == stamp.role }
            guard let old else {
                if !before.isEmpty { appeared.append(stamp) }
                continue
            }
            if old.time != stamp.time, before.contains(where: { $0.role != .published && $0.states(stamp) }) {
                // A feed that was read later comes after its page: what it says now was known.
                still.append(stamp)
            } else {
                sort(Pair(before: old, after: stamp))
            }
        }
    }

    private mutating func sort(_ pair: Pair) {
        guard let from = pair.before.time, let to = pair.after.time else {
            // A literal that cannot be read may be a relative time: it neither moves nor stands still.
            if pair.before.literal == pair.after.literal { still.append(pair.after) }
            return
        }
        if from == to || (pair.before.isDateOnly != pair.after.isDateOnly && isSameDay(from, to)) {
            still.append(pair.after)
        } else if to > from {
            advanced.append(pair)
        } else {
            retreated.append(pair)
        }
    }

    private func isSameDay(_ a: Timestamp, _ b: Timestamp) -> Bool { a.iso8601.prefix(10) == b.iso8601.prefix(10) }
}

extension Stamp {
    /// A reader or a feed sees it; the server's own `Last-Modified` declares nothing to anybody.
    var isDeclaration: Bool { !origin.hasPrefix("http:") }

    /// Comes from the page itself, not from a feed that was read at another time.
    var isOnPage: Bool { isDeclaration && !origin.hasPrefix("feed:") && !origin.hasPrefix("entry:") }

    /// Whether another stamp states the same instant, exact to the second.
    func states(_ other: Stamp) -> Bool { !isDateOnly && !other.isDateOnly && time != nil && time == other.time }

    var named: String { "\(origin) “\(literal)”" }
}

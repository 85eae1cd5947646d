import Model

/// What became of the stamps between two versions.
struct StampMovement {
    /// One stamp on both sides.
    struct Pair {
        var before: Stamp
        var after: Stamp

        /// Whether it is the same time in another form: a redesign that leaves out the zone.
        var isWrittenOtherwise: Bool {
            guard let from = before.time, let to = after.time, Pair.form(before.literal) != Pair.form(after.literal)
            else { return false }
            let isSure = before.zoneConfidence == .explicit && after.zoneConfidence == .explicit
            let minutes = (to - from).milliseconds / 60_000
            return !isSure && minutes % 15 == 0 && abs(minutes) <= 14 * 60
        }

        /// The punctuation and the letters of a literal: runs of figures and of letters are one character each.
        private static func form(_ literal: String) -> [Unicode.Scalar] {
            var form: [Unicode.Scalar] = []
            for scalar in literal.unicodeScalars {
                let kind: Unicode.Scalar =
                    scalar.properties.numericType != nil ? "0" : scalar.properties.isAlphabetic ? "a" : scalar
                if form.last != kind || kind != "0" && kind != "a" { form.append(kind) }
            }
            return form
        }
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
    private let before: [Stamp]
    private let oldSeenAt: Timestamp?

    init(_ before: [Stamp], _ after: [Stamp], habits: StampHabits, oldSeenAt: Timestamp? = nil) {
        self.before = before
        self.after = after
        self.oldSeenAt = oldSeenAt
        var keys: Set<String> = []
        var clockKeys: Set<String> = []
        for (stamp, key) in zip(after, StampHabits.keys(of: after)) where habits.isClock(key) {
            if clockKeys.insert(key).inserted { clocks.append(stamp) }
        }
        let settled = zip(after, StampHabits.keys(of: after)).filter { !clockKeys.contains($0.1) }.map(\.0)
        for stamp in settled where keys.insert(stamp.kind).inserted {
            pair(before.filter { $0.kind == stamp.kind }, settled.filter { $0.kind == stamp.kind })
        }
    }

    /// Pairs the stamps of one origin and role: those that stand on both sides, and then the others in their order.
    ///
    /// A page may show several times that nothing tells apart, such as its own and a reader's.
    private mutating func pair(_ olds: [Stamp], _ news: [Stamp]) {
        var rest = olds
        var came: [Stamp] = []
        for stamp in news {
            if let place = rest.firstIndex(where: { $0.isSame(as: stamp) }) {
                rest.remove(at: place)
                still.append(stamp)
            } else if !olds.contains(where: { $0.isSame(as: stamp) }) {
                came.append(stamp)
            }
        }
        for (old, new) in zip(rest, came) {
            if before.contains(where: { $0.role != .published && $0.states(new) }) {
                // A feed that was read later comes after its page: what it says now was known.
                still.append(new)
            } else {
                sort(Pair(before: old, after: new))
            }
        }
        if !before.isEmpty { appeared += came.dropFirst(rest.count) }
    }

    // MARK: What declares

    /// The stamps that moved and tell of an edit.
    var declared: [Pair] { advanced.filter { $0.after.isDeclaration && tells($0.after) } }

    /// Times of the page that moved, and nothing tells whether they are stamps of this edit.
    var doubtful: [Pair] {
        advanced.filter { pair in
            pair.after.isOnPage && !tells(pair.after) && (oldSeenAt == nil || pair.after.role == .modified)
        }
    }

    private func tells(_ stamp: Stamp) -> Bool {
        guard stamp.role == .unknown else { return isFresh(stamp, slack: StampMovement.patience) }
        return isStamp(stamp)
    }

    /// A stamp that says what it is may be older than the last look at the old version, for pages come out of caches and
    /// edits out of drafts; by days it is another article's.
    private static let patience = Duration.hours(24)

    private func isFresh(_ stamp: Stamp, slack: Duration) -> Bool {
        guard let oldSeenAt, let time = stamp.time else { return true }
        return time + StampMovement.uncertainty(of: stamp) + slack >= oldSeenAt
    }

    /// Whether a time without a label is a stamp: none other moved not, or it is younger than the old version.
    private func isStamp(_ stamp: Stamp) -> Bool {
        guard oldSeenAt != nil else { return !still.contains { $0.isOnPage && $0.role == .modified } }
        return stamp.time != nil && isFresh(stamp, slack: .zero)
    }

    /// How much later than it reads a stamp may be.
    private static func uncertainty(of stamp: Stamp) -> Duration {
        let day = stamp.isDateOnly ? Duration.hours(24) : .minutes(2)
        return stamp.zoneConfidence == .explicit ? day : day + .hours(14)
    }

    /// Whether a stamp that was not there before tells of an edit: it is younger than all that were.
    ///
    /// Another template or a page that was read better shows stamps that are as old as the article.
    func declares(_ stamp: Stamp) -> Bool {
        guard stamp.isOnPage, stamp.role == .modified else { return false }
        guard let time = stamp.time else { return stamp.statesTimeOfDay }
        let newest = before.filter(\.isDeclaration).compactMap(\.time).max()
        return newest.map { time > $0 + .minutes(2) } ?? true
    }

    private mutating func sort(_ pair: Pair) {
        guard let from = pair.before.time, let to = pair.after.time else {
            // "Updated 3:15 pm" moves; another literal that cannot be read may be a relative time, and does neither.
            if pair.before.literal == pair.after.literal {
                still.append(pair.after)
            } else if pair.before.statesTimeOfDay, pair.after.statesTimeOfDay {
                advanced.append(pair)
            }
            return
        }
        if from == to || pair.isWrittenOtherwise
            || (pair.before.isDateOnly != pair.after.isDateOnly && isSameDay(from, to))
        {
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

    /// Origin and role: what a stamp is compared with.
    var kind: String { origin + "/" + role.rawValue }

    /// Whether another stamp of its kind says the same.
    func isSame(as other: Stamp) -> Bool {
        time == nil || other.time == nil ? literal == other.literal : time == other.time
    }

    var named: String { "\(origin) “\(literal)”" }
}

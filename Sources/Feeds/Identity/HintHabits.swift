/// How often a difference in an entry announced an edit of its page, learned per source.
///
/// A feed that is made anew at each request gives every entry the time of the request, and a sitemap the time of its
/// making. Such a hint is always set, so it says nothing.
public struct HintHabits: Sendable, Equatable {
    /// How one kind of hint has done.
    public struct Record: Sendable, Equatable {
        /// Hints that were followed and led to an edit.
        public var useful = 0
        /// Hints that were followed and led to nothing.
        public var idle = 0
        /// Hints that were not followed, since one was.
        public var ignored = 0

        /// Nothing was learned.
        public init() {}

        /// One in five must lead somewhere; some may err first.
        func isTrusted(patience: Int) -> Bool { idle < patience || useful * 4 >= idle }

        mutating func learn(wasUseful: Bool) {
            if wasUseful { useful += 1 } else { idle += 1 }
            guard useful + idle > 64 else { return }
            (useful, idle) = (useful / 2, idle / 2)
        }
    }

    /// Another title.
    public var title = Record()
    /// Another text.
    public var content = Record()
    /// Another `updated` or `lastmod`.
    public var stamp = Record()

    /// Of so many hints that are not believed one is followed, to see whether the source has changed its ways.
    static let probe = 16

    /// Nothing was learned.
    public init() {}

    /// The kinds, and how many of each may err first: a program sets a time by itself, words are seldom other words.
    private static let kinds: [(EntryDifference, any WritableKeyPath<HintHabits, Record> & Sendable, patience: Int)] = [
        (.title, \.title, 8), (.content, \.content, 8), (.stamp, \.stamp, 4),
    ]

    /// Whether an article is looked at because its entry differs in this way.
    public mutating func follows(_ difference: EntryDifference) -> Bool {
        let kinds = HintHabits.kinds.filter { difference.contains($0.0) }
        let isTrusted = kinds.contains { self[keyPath: $0.1].isTrusted(patience: $0.patience) }
        guard !kinds.isEmpty, !isTrusted else { return !kinds.isEmpty }
        let set = kinds.map(\.1)
        for kind in set { self[keyPath: kind].ignored += 1 }
        guard set.contains(where: { self[keyPath: $0].ignored >= HintHabits.probe }) else { return false }
        for kind in set { self[keyPath: kind].ignored = 0 }
        return true
    }

    /// Notes what came of a look that was asked for.
    public mutating func learn(_ difference: EntryDifference, wasUseful: Bool) {
        let kinds = HintHabits.kinds.lazy.filter { difference.contains($0.0) }.map(\.1)
        // The strongest of several hints has led to an edit, for a stamp always comes with an edited title; what has led
        // to none, none of them announced.
        for kind in wasUseful ? kinds.prefix(1).map(\.self) : kinds.map(\.self) {
            self[keyPath: kind].learn(wasUseful: wasUseful)
        }
    }
}

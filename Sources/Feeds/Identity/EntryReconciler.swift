public import Model

/// What a new document means for the articles of its source: which are new, which are known, and where they are
/// followed from now on.
///
/// Pure: what is known comes in, decisions and what is to be remembered go out.
public struct EntryReconciler: Sendable {
    /// What is decided about one entry.
    public enum Decision: Sendable, Equatable {
        /// A story that nobody knew.
        case new
        /// The entry at that position says it already.
        case repeated(Int)
        /// A known one.
        case known(Known)
    }

    /// A known entry, and what the document says about its address.
    public struct Known: Sendable, Equatable {
        /// Position among the known entries.
        public var index: Int
        /// What is different from the state seen last.
        public var difference: EntryDifference
        /// What becomes of its address.
        public var address: AddressDecision
        /// Why it is that one.
        public var evidence: EntryEvidence
    }

    /// What becomes of the address that a known entry is followed at.
    public enum AddressDecision: Sendable, Equatable {
        /// It is followed where it was.
        case stays
        /// It is followed where it was; the listed address is another name of it.
        case noted
        /// It is followed at the listed address; nobody is told.
        case follows
        /// It is followed at the listed address, and that is news.
        case moves
    }

    /// For each entry of the document, in its order.
    public private(set) var decisions: [Decision] = []
    /// A move of most of the source's articles that the document confirms: told once.
    public private(set) var migration: Migration?
    /// What is to be remembered of how the source writes addresses.
    public private(set) var habits: AddressHabits

    private let fresh: [Entry]
    private let known: [KnownEntry]

    /// Decides about every entry of a document.
    ///
    /// - Parameters:
    ///   - entries: the document's, each with the address that would be asked for.
    ///   - known: what the store knows under any of their keys.
    ///   - habits: what was remembered after the last document.
    public init(_ entries: [Entry], known: [KnownEntry], habits: AddressHabits = AddressHabits()) {
        self.habits = habits
        fresh = entries
        self.known = known
        let matches = EntryMatcher.match(entries, with: known)
        let elsewhere = matches.indices.filter { isElsewhere(matches[$0], at: $0) }
        let pattern = DocumentPattern(
            elsewhere.compactMap { index in
                guard let match = matches[index].known, let old = known[match].url, let new = entries[index].url else {
                    return nil
                }
                return (old, new)
            }, among: matches.count { $0.known != nil })
        self.habits.learn(pattern)
        decisions = matches.enumerated().map { index, match in decide(match, at: index, in: pattern) }
        migration = confirmed(matches, pattern)
    }

    /// Whether a known entry stands at an address that nobody knew.
    private func isElsewhere(_ match: EntryMatch, at index: Int) -> Bool {
        guard let place = match.known, let listed = fresh[index].url, let url = known[place].url else { return false }
        return listed != url && !known[place].formerURLs.contains(listed)
    }

    private func decide(_ match: EntryMatch, at index: Int, in pattern: DocumentPattern) -> Decision {
        if case .repeated(let first) = match.verdict { return .repeated(first) }
        guard let place = match.known else { return .new }
        var difference: EntryDifference = []
        if case .changed(let fields) = match.verdict { difference = fields }
        return .known(
            Known(
                index: place, difference: difference, address: address(match, at: index, of: place, in: pattern),
                evidence: match.evidence ?? .address))
    }

    private func address(
        _ match: EntryMatch, at index: Int, of place: Int, in pattern: DocumentPattern
    ) -> AddressDecision {
        guard let listed = fresh[index].url, let url = known[place].url, listed != url else { return .stays }
        let relation = AddressRelation(from: url, to: listed)
        let isQuiet = pattern.isMost || habits.isRestless || relation != .elsewhere
        // Where it is followed it cannot be had, and the feed names a place: that is where to look.
        if known[place].isTroubled { return isQuiet ? .follows : .moves }
        // Two addresses in turn: the one that is followed will do.
        guard isElsewhere(match, at: index) else { return .stays }
        switch relation {
        case .samePage: return habits.isRestless ? .stays : .follows
        case .token: return .stays
        case .otherHost: return habits.isRestless ? .stays : pattern.isMost ? .follows : .noted
        case .elsewhere: return habits.isRestless ? .stays : pattern.isMost ? .follows : .moves
        }
    }

    /// The move that the last document began, when this one keeps to it.
    private mutating func confirmed(_ matches: [EntryMatch], _ pattern: DocumentPattern) -> Migration? {
        guard let pending = habits.pending, !habits.isNew else { return nil }
        let listed = matches.indices.filter { matches[$0].known != nil }
        guard !listed.isEmpty else { return nil }
        let kept = listed.count { index in
            guard let place = matches[index].known, let url = known[place].url else { return false }
            return fresh[index].url == url
        }
        return habits.settle(pending, isKept: 2 * kept > listed.count)
    }
}

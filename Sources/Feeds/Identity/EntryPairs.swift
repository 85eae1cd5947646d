import Model

/// A fresh entry beside a known one: what speaks for their being the same story, and what against it.
struct EntryPairs {
    let fresh: [KnownEntry]
    let known: [KnownEntry]
    let freshKeys: [EntryKeys]
    let knownKeys: [EntryKeys]
    /// Texts that several entries have: "read more" says nothing.
    private let sharedTexts: Set<UInt64>
    /// Ids name places of the document and no stories: `lead`, or a UUID that each story gets in its turn.
    private var hasPlaceIDs = false

    init(_ fresh: [KnownEntry], _ known: [KnownEntry]) {
        self.fresh = fresh
        self.known = known
        let shared = EntryKeys.pagesWithFragments(fresh, known)
        freshKeys = EntryKeys.all(of: fresh, keepingFragmentsOf: shared)
        knownKeys = EntryKeys.all(of: known, keepingFragmentsOf: shared)
        sharedTexts = EntryPairs.repeated(fresh).union(EntryPairs.repeated(known))
        hasPlaceIDs = findsPlaceIDs()
    }

    /// Whether most entries that stand under a known id are other stories in everything that can be seen.
    private func findsPlaceIDs() -> Bool {
        var places: [String: Int] = [:]
        for (index, keys) in knownKeys.enumerated() { if let id = keys.id { places[id] = index } }
        var (pairs, others) = (0, 0)
        for (index, keys) in freshKeys.enumerated() {
            guard let id = keys.id, let known = places[id] else { continue }
            pairs += 1
            others += isAnotherStory(index, known) ? 1 : 0
        }
        return 2 * others > pairs
    }

    /// Whether nothing but the id is the same: not title, text or address, and not the date where there is one.
    private func isAnotherStory(_ fresh: Int, _ known: Int) -> Bool {
        guard self.fresh[fresh].fingerprint.title != self.known[known].fingerprint.title, !isNear(fresh, known),
            !hasSameContent(fresh, known)
        else { return false }
        let isDated = self.fresh[fresh].published != nil && self.known[known].published != nil
        return isDated ? !datesAgree(fresh, known) : haveOtherContents(fresh, known)
    }

    private static func repeated(_ entries: [KnownEntry]) -> Set<UInt64> {
        var (seen, repeated): (Set<UInt64>, Set<UInt64>) = ([], [])
        for entry in entries where !seen.insert(entry.fingerprint.content).inserted {
            repeated.insert(entry.fingerprint.content)
        }
        return repeated
    }

    /// Whether title, an exact date or a text of its own confirm what a key says.
    func isConfirmed(_ fresh: Int, _ known: Int) -> Bool {
        if isAlike(fresh, known) || hasSameContent(fresh, known) && datesAgree(fresh, known) { return true }
        return hasExactDate(fresh) && self.fresh[fresh].published == self.known[known].published
    }

    /// Whether the date is an instant; midnights and quarters of an hour are shared by many.
    private func hasExactDate(_ fresh: Int) -> Bool {
        self.fresh[fresh].published.map { $0.milliseconds % 900_000 != 0 } ?? false
    }

    func isAlike(_ fresh: Int, _ known: Int) -> Bool {
        TitleLikeness.areAlike(self.fresh[fresh].title, self.known[known].title)
            || self.fresh[fresh].title != nil
                && self.fresh[fresh].fingerprint.title == self.known[known].fingerprint.title
    }

    /// Whether both name no date, or the same, or only one of them names one.
    func datesAgree(_ fresh: Int, _ known: Int) -> Bool {
        guard let new = self.fresh[fresh].published, let old = self.known[known].published else { return true }
        return new == old
    }

    func hasContent(_ fresh: Int) -> Bool { self.fresh[fresh].fingerprint.content != EntryFingerprint.empty.content }

    func hasSameContent(_ fresh: Int, _ known: Int) -> Bool {
        let text = self.fresh[fresh].fingerprint.content
        return hasContent(fresh) && text == self.known[known].fingerprint.content && !sharedTexts.contains(text)
    }

    /// Whether both have a text, and not the same.
    private func haveOtherContents(_ fresh: Int, _ known: Int) -> Bool {
        let (new, old) = (self.fresh[fresh].fingerprint.content, self.known[known].fingerprint.content)
        return new != old && new != EntryFingerprint.empty.content && old != EntryFingerprint.empty.content
    }

    /// Whether title and date are both others; one text for all entries of a feed is common.
    func isContradicted(_ fresh: Int, _ known: Int) -> Bool { !datesAgree(fresh, known) && !isAlike(fresh, known) }

    func isNotContradicted(_ fresh: Int, _ known: Int) -> Bool {
        isAlike(fresh, known) || !haveOtherIDs(fresh, known)
    }

    private func haveOtherIDs(_ fresh: Int, _ known: Int) -> Bool {
        guard let new = freshKeys[fresh].id, let old = knownKeys[known].id else { return false }
        return new != old && EntryID(new) >= .minted && EntryID(old) >= .minted
    }

    /// An id is believed by its form: the easier it is given twice, the more must speak for it.
    func isSameID(_ fresh: Int, _ known: Int) -> Bool {
        guard let id = freshKeys[fresh].id else { return false }
        switch EntryID(id) {
        case .none: return false
        case .weak: return isConfirmed(fresh, known) && !isAllOther(fresh, known)
        case .ordinary: return !isContradicted(fresh, known)
        case .numbered, .minted: return !(hasPlaceIDs && isAnotherStory(fresh, known))
        }
    }

    /// Whether title, date, text and address are all others: a feed of one entry may give each story the same word.
    private func isAllOther(_ fresh: Int, _ known: Int) -> Bool {
        self.fresh[fresh].fingerprint.title != self.known[known].fingerprint.title && !datesAgree(fresh, known)
            && haveOtherContents(fresh, known) && !isNear(fresh, known)
    }

    /// A former address is believed unless id, title and date all say that another story stands there now.
    func agrees(_ fresh: Int, _ known: Int) -> Bool {
        if let id = freshKeys[fresh].id, id == knownKeys[known].id { return true }
        return isConfirmed(fresh, known) || self.fresh[fresh].title == nil || self.known[known].title == nil
    }

    static func titleAndDate(_ entry: KnownEntry) -> String? {
        guard let title = entry.title, let published = entry.published else { return nil }
        return "\(published.milliseconds)\n\(title)"
    }

    /// Whether title and date are enough.
    ///
    /// A service that issues ten notices of one name at midnight has ten stories: then the text must be the same, or
    /// the address but for its host or a token.
    func isSameStory(_ fresh: Int, _ known: Int) -> Bool {
        if hasSameContent(fresh, known) && !haveOtherIDs(fresh, known) || isNear(fresh, known) { return true }
        return hasExactDate(fresh) && !haveOtherIDs(fresh, known) && !haveOtherContents(fresh, known)
    }

    /// Whether the addresses differ in nothing but host, spelling or a token.
    func isNear(_ fresh: Int, _ known: Int) -> Bool {
        guard let listed = self.fresh[fresh].url, let url = self.known[known].url else { return false }
        return AddressRelation(from: url, to: listed) != .elsewhere
    }

    /// Whether a title under one path is one story: today's weather has the name and the path of yesterday's.
    func isOneStory(_ fresh: Int, _ known: Int) -> Bool {
        guard let new = self.fresh[fresh].published, let old = self.known[known].published else {
            return isNear(fresh, known)
        }
        return new == old
    }
}

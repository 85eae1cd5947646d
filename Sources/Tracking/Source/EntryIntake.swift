package import Feeds
package import Model

/// Turns what `EntryReconciler` decides about a document into states, listings and changes for the store.
package struct EntryIntake: Sendable {
    let source: Source
    let now: Timestamp
    /// Makes the id of an article that nobody knew.
    private let newID: @Sendable (Timestamp) -> String
    /// How the source writes addresses, and what its hints are worth: before the document, then after it.
    package var habits = AddressHabits()
    package var hints = HintHabits()
    package private(set) var articles: [ArticleState] = []
    package private(set) var listings: [ArticleListing] = []
    /// Moves of single articles.
    package private(set) var changes: [ChangeRecord] = []
    /// A move of most of them, to be told of the source.
    package private(set) var migration: Migration?
    /// Entries that no document of the source named before.
    package private(set) var news = 0
    /// How many further articles the source may have followed.
    package var room = Int.max
    /// New entries for which there was no room.
    package private(set) var passedOver = 0
    /// The articles of the document in its order, and those of them that were known.
    package private(set) var listed: [String] = []
    package private(set) var knownListed: Set<String> = []

    /// How old the note of the last listing may become before it is renewed; each renewal is a write.
    static let renewal = Duration.hours(6)

    /// An intake of one document.
    ///
    /// - Parameters:
    ///   - source: whose document it is.
    ///   - now: when it was had.
    ///   - newID: makes the id of an article that nobody knew.
    package init(source: Source, now: Timestamp, newID: @escaping @Sendable (Timestamp) -> String) {
        self.source = source
        self.now = now
        self.newID = newID
    }

    /// Entries that lead to an article, each address once, with the address that is asked for as their `url`.
    package static func entries(_ feed: Feed) -> [Entry] {
        var seen: Set<String> = []
        return feed.entries.compactMap { entry in
            // Some feeds link to a counter that redirects, and name the article's own address beside it.
            let addresses = [entry.originalURL, entry.url].compactMap(\.self)
            guard let url = addresses.first(where: { WebAddress($0).isWeb }), !isRecording(url, of: entry) else {
                return nil
            }
            var entry = entry
            entry.url = PageAddress.fetchable(url)
            return seen.insert(entry.url ?? url).inserted ? entry : nil
        }
    }

    /// The same with what the store is asked for on behalf of each.
    package static func keyed(_ feed: Feed) -> ([Entry], [ArticleKey]) {
        let entries = entries(feed)
        return (entries, entries.map(key))
    }

    /// Whether an entry leads to sound or film instead of a page, as those of podcasts without a link do.
    private static func isRecording(_ url: String, of entry: Entry) -> Bool {
        entry.enclosures.contains { enclosure in
            let type = enclosure.type?.lowercased() ?? ""
            return enclosure.url == url && (type.hasPrefix("audio/") || type.hasPrefix("video/"))
        }
    }

    /// What the store is asked for on behalf of an entry.
    static func key(_ entry: Entry) -> ArticleKey {
        let lookup = EntryLookup(of: entry)
        var key = ArticleKey(url: entry.url ?? "", entryID: entry.id)
        key.story = lookup.story
        key.path = lookup.path
        return key
    }

    /// The intake after `take`.
    package func taking(_ entries: [Entry], known: [KnownArticle]) -> EntryIntake {
        var intake = self
        intake.take(entries, known: known)
        return intake
    }

    /// Takes in the entries of a new document.
    ///
    /// - Parameters:
    ///   - entries: from `entries`.
    ///   - known: what the store knows under their keys.
    package mutating func take(_ entries: [Entry], known: [KnownArticle]) {
        let result = reconcile(entries, known)
        habits = result.habits
        migration = result.migration
        let wanted = chosen(entries.indices.filter { result.decisions[$0] == .new }, of: entries)
        for (index, decision) in result.decisions.enumerated() {
            switch decision {
            case .repeated: break
            case .new: if wanted.contains(index) { add(entries[index]) }
            case .known(let match):
                let article = known[match.index]
                listed.append(article.state.id)
                knownListed.insert(article.state.id)
                renew(article, as: entries[index], match)
            }
        }
    }

    /// The new entries that there is room for: the newest, and of those without a date the first, for a feed begins with
    /// its news.
    private mutating func chosen(_ fresh: [Int], of entries: [Entry]) -> Set<Int> {
        guard fresh.count > room else { return Set(fresh) }
        passedOver = fresh.count - room
        let date = { (index: Int) in (entries[index].published ?? entries[index].updated)?.milliseconds ?? .min }
        return Set(fresh.sorted { (date($1), $0) < (date($0), $1) }.prefix(room))
    }

    /// Whether entries stand at addresses that are not known, and whether most of the document seems new although the
    /// source was read before: then its last document is asked, too.
    package func firstLook(
        _ entries: [Entry], _ known: [KnownArticle], hasLast: Bool
    ) -> (hasNews: Bool, isStrange: Bool) {
        let addresses = Set(known.flatMap { [$0.state.url] + $0.state.aliases.map(\.url) })
        let others = entries.count { entry in entry.url.map { !addresses.contains($0) } ?? true }
        guard hasLast, 2 * others > entries.count else { return (others > 0, false) }
        let new = reconcile(entries, known).decisions.count { $0 == .new }
        return (true, 2 * new > entries.count)
    }

    private func reconcile(_ entries: [Entry], _ known: [KnownArticle]) -> EntryReconciler {
        let listed = Set(entries.compactMap(\.url))
        let past = known.map { KnownEntry(stored: $0, isListed: listed.contains($0.state.url)) }
        return EntryReconciler(entries, known: past, habits: habits)
    }

    private mutating func add(_ entry: Entry) {
        guard let url = entry.url else { return }
        var state = ArticleState(id: newID(now), sourceID: source.id, url: url, firstSeenAt: now)
        state.title = entry.title
        state.publishedAt = entry.published
        state.lastListedAt = now
        state.nextCheckAt = now
        state.aliases = [ArticleURL(url, firstSeenAt: now, lastSeenAt: now)]
        var memo = ArticleMemo()
        memo.note(entry)
        state.memo = memo.encoded
        articles.append(state)
        listed.append(state.id)
        var sightings = EntrySightings()
        _ = sightings.note(EntryFingerprint(of: entry))
        var listing = listing(of: state.id, entry, sightings, first: now)
        listing.checkBy = now
        listings.append(listing)
        news += 1
    }

    // MARK: Known articles

    private mutating func renew(_ article: KnownArticle, as entry: Entry, _ decision: EntryReconciler.Known) {
        var sightings = EntrySightings(article.listing?.fingerprint)
        let isJudged = judge(article, &sightings)
        let before = sightings.states.first
        let difference = sightings.note(EntryFingerprint(of: entry))
        let isFollowed = article.listing != nil && hints.follows(difference)
        if isFollowed { sightings.asked = difference }
        // What is gone is looked for at its own pace, however often its link changes.
        let isSought = isTroubled(article.state) && article.state.life != .removed
        let isMoved = decision.address == .moves || decision.address == .follows && isSought
        let isOld = article.listing.map { now - $0.lastListedAt > EntryIntake.renewal } ?? true
        // A state that only differs by a hint that nobody believes need not be stored at every poll.
        let isOther = before?.difference(to: EntryFingerprint(of: entry)).subtracting(.stamp).isEmpty == false
        guard isFollowed || isMoved || isJudged || isOld || isOther || decision.address != .stays else { return }
        var listing = listing(
            of: article.state.id, entry, sightings, first: article.listing?.firstListedAt ?? now)
        if isFollowed || isMoved { listing.checkBy = now }
        listings.append(listing)
        guard isFollowed || isMoved || decision.address != .stays else { return }
        store(article.state, entry, address: decision.address, isDue: isFollowed || isMoved)
    }

    private mutating func store(
        _ before: ArticleState, _ entry: Entry, address: EntryReconciler.AddressDecision, isDue: Bool
    ) {
        var state = before
        var memo = ArticleMemo(state.memo)
        if isDue {
            memo.note(entry)
            memo.deletedAt = nil
            state.nextCheckAt = now
            if state.life == .quiet { state.life = .present }
        }
        state.lastListedAt = now
        if let url = entry.url, address != .stays {
            state.aliases.append(ArticleURL(url, firstSeenAt: now, lastSeenAt: now))
            if address != .noted {
                memo.formerURL = isTroubled(state) ? nil : state.url
                memo.moveListedAt = address == .moves && memo.formerURL != nil ? now : nil
                state.url = url
            }
            // What can still be had where it was may be there yet: told when it was seen at the new address.
            if address == .moves, state.version > 0, memo.formerURL == nil { changes.append(move(before, to: url)) }
        }
        state.memo = memo.encoded
        articles.append(state)
    }

    private func move(_ article: ArticleState, to url: String) -> ChangeRecord {
        var record = ChangeRecord(
            id: "", type: .articleMoved, observedAt: now,
            source: .init(id: source.id, name: source.name, tags: source.tags))
        record.article = .init(id: article.id, url: url, title: article.title)
        record.lastSeenOld = article.lastSeenPresentAt
        record.firstSeenNew = now
        record.movedFrom = article.url
        record.movedTo = url
        record.observation = "listed at \(article.url) before; the source lists it at \(url) at \(now)"
        return record
    }

    private func isTroubled(_ state: ArticleState) -> Bool { KnownEntry.isTroubled(state) }

    /// Learns what came of the look that the last hint asked for; true when that is known now.
    private mutating func judge(_ article: KnownArticle, _ sightings: inout EntrySightings) -> Bool {
        guard !sightings.asked.isEmpty, let listing = article.listing, let looked = article.state.lastCheckedAt,
            looked >= listing.lastListedAt, ArticleMemo(article.state.memo).isSettled
        else { return false }
        let isEdited = article.state.editTimes.last.map { $0 >= listing.lastListedAt } ?? false
        hints.learn(sightings.asked, wasUseful: isEdited)
        sightings.asked = []
        return true
    }

    /// Looks at articles at once that were taken out of the feed, or put back.
    package mutating func hurry(_ states: [ArticleState]) {
        for var state in states where !articles.contains(where: { $0.id == state.id }) && state.version > 0 {
            state.nextCheckAt = now
            if state.life == .quiet { state.life = .present }
            articles.append(state)
        }
    }

    /// Looks at once at articles whose entries were deleted by the publisher's word; each deletion counts once.
    package mutating func takeBack(_ deleted: [DeletedEntry], known: [KnownArticle]) {
        let times = Dictionary(deleted.map { ($0.id, $0.at ?? now) }, uniquingKeysWith: { first, _ in first })
        let counts = Dictionary(known.map { ($0.listing?.entryID, 1) }, uniquingKeysWith: +)
        for article in known {
            guard let id = article.listing?.entryID, counts[id] == 1, let time = times[id],
                !knownListed.contains(article.state.id), article.state.version > 0, article.state.life != .removed
            else { continue }
            var state = article.state
            var memo = ArticleMemo(state.memo)
            guard memo.deletedAt == nil else { continue }
            memo.deletedAt = time
            state.memo = memo.encoded
            state.nextCheckAt = now
            if state.life == .quiet { state.life = .present }
            articles.append(state)
        }
    }

    private func listing(
        of id: String, _ entry: Entry, _ sightings: EntrySightings, first: Timestamp
    ) -> ArticleListing {
        var listing = ArticleListing(
            articleID: id, entryID: entry.id, fingerprint: sightings.bytes, firstListedAt: first, lastListedAt: now)
        let lookup = EntryLookup(of: entry)
        listing.storyKey = lookup.story
        listing.pathKey = lookup.path
        return listing
    }
}

extension KnownEntry {
    /// What the store knows of an entry; its own words come first, those of the page where there are none.
    ///
    /// Where the document lists the address that is followed, nobody asks for words, and the memo need not be read.
    fileprivate init(stored article: KnownArticle, isListed: Bool) {
        let memo = isListed ? ArticleMemo() : ArticleMemo(article.state.memo)
        self.init(
            id: article.listing?.entryID, url: article.state.url, title: memo.entryTitle ?? article.state.title,
            published: memo.entryPublished ?? article.state.publishedAt,
            fingerprint: EntrySightings(article.listing?.fingerprint).states.first
                ?? EntryFingerprint(of: Entry()))
        formerURLs = article.state.aliases.map(\.url).filter { $0 != article.state.url }
        isTroubled = KnownEntry.isTroubled(article.state)
    }

    /// Whether the page was not to be had when it was looked at last.
    fileprivate static func isTroubled(_ state: ArticleState) -> Bool {
        !state.misses.isEmpty || state.failures.count > 0 || state.life == .removed
    }
}

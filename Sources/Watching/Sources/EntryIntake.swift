import Feeds
import Model
import Storage
import Tracking

/// Turns the entries of a document into articles: new ones to fetch, known ones to look at again, or nothing.
struct EntryIntake {
    let source: Source
    let now: Timestamp
    var articles: [ArticleState] = []
    var listings: [ArticleListing] = []
    /// Entries that no document of the source named before.
    var news = 0
    /// How many further articles the source may have followed.
    var room = Int.max
    /// New entries for which there was no room.
    private(set) var passedOver = 0
    /// The articles of the document in its order, and those of them that were known.
    private(set) var listed: [String] = []
    private(set) var knownListed: Set<String> = []

    /// How old the note of the last listing may become before it is renewed; each renewal is a write.
    static let renewal = Duration.hours(6)

    /// Entries that lead to an article, each address once, with the address it is known by.
    static func candidates(_ feed: Feed) -> [(entry: Entry, url: String)] {
        var seen: Set<String> = []
        return feed.entries.compactMap { entry in
            // Some feeds link to a counter that redirects, and name the article's own address beside it.
            let addresses = [entry.originalURL, entry.url].compactMap(\.self)
            guard let url = addresses.first(where: { WebAddress($0).isWeb }), !isRecording(url, of: entry) else {
                return nil
            }
            var entry = entry
            entry.url = url
            let address = ArticleAddress.canonical(url)
            return seen.insert(address).inserted ? (entry, address) : nil
        }
    }

    /// Whether an entry leads to sound or film instead of a page, as those of podcasts without a link do.
    private static func isRecording(_ url: String, of entry: Entry) -> Bool {
        entry.enclosures.contains { enclosure in
            let type = enclosure.type?.lowercased() ?? ""
            return enclosure.url == url && (type.hasPrefix("audio/") || type.hasPrefix("video/"))
        }
    }

    /// Takes in the entries of a new document.
    ///
    /// - Parameters:
    ///   - candidates: from `candidates`.
    ///   - known: what the store knows for each of them, in their order.
    mutating func take(_ candidates: [(entry: Entry, url: String)], known: [KnownArticle?]) {
        var articlesByID: [String: KnownArticle] = [:]
        for article in known.compactMap({ $0 }) { articlesByID[article.state.id] = article }
        let order = articlesByID.keys.sorted()
        let past = order.compactMap { articlesByID[$0].map(KnownEntry.init(stored:)) }
        let matches = EntryMatcher.match(candidates.map(\.entry), with: past)
        var fresh: [Int] = []
        for (index, match) in matches.enumerated() {
            let (entry, url) = candidates[index]
            // An address that is known is that article, whatever the feed calls the entry.
            if let article = known[index] ?? match.known.flatMap({ articlesByID[order[$0]] }) {
                listed.append(article.state.id)
                knownListed.insert(article.state.id)
                renew(article, entry, url, isElsewhere: known[index] == nil)
            } else {
                fresh.append(index)
            }
        }
        for index in chosen(fresh, of: candidates) { add(candidates[index].entry, candidates[index].url) }
    }

    /// The new entries that there is room for, in the order of the document: the newest, and of those without a date the
    /// first, for a feed begins with its news.
    private mutating func chosen(_ fresh: [Int], of candidates: [(entry: Entry, url: String)]) -> [Int] {
        guard fresh.count > room else { return fresh }
        passedOver = fresh.count - room
        let date = { (index: Int) in
            (candidates[index].entry.published ?? candidates[index].entry.updated)?.milliseconds ?? .min
        }
        return fresh.sorted { (date($1), $0) < (date($0), $1) }.prefix(room).sorted()
    }

    private mutating func add(_ entry: Entry, _ url: String) {
        var state = ArticleState(id: PublicID.article(at: now), sourceID: source.id, url: url, firstSeenAt: now)
        state.title = entry.title
        state.publishedAt = entry.published
        state.lastListedAt = now
        state.nextCheckAt = now
        state.aliases = [ArticleURL(url, firstSeenAt: now, lastSeenAt: now)]
        var memo = ArticleMemo()
        memo.note(entry)
        state.memo = memo.encoded
        articles.append(state)
        listings.append(listing(of: state.id, entry, first: now, asksForCheck: true))
        news += 1
    }

    /// An entry that is known and stands at an address that is not may have moved.
    private mutating func renew(_ article: KnownArticle, _ entry: Entry, _ url: String, isElsewhere: Bool) {
        let fingerprint = EntryFingerprint(of: entry).bytes
        let first = article.listing?.firstListedAt ?? now
        let isChanged = article.listing?.fingerprint != fingerprint || isElsewhere
        guard isChanged || (article.listing.map { now - $0.lastListedAt > EntryIntake.renewal } ?? true) else { return }
        let asksForCheck = isChanged && article.listing != nil
        listings.append(listing(of: article.state.id, entry, first: first, asksForCheck: asksForCheck))
        guard asksForCheck else { return }
        var state = article.state
        var memo = ArticleMemo(state.memo)
        memo.note(entry)
        state.memo = memo.encoded
        state.lastListedAt = now
        state.nextCheckAt = now
        if isElsewhere { state.aliases.append(ArticleURL(url, firstSeenAt: now, lastSeenAt: now)) }
        if state.life == .quiet { state.life = .present }
        articles.append(state)
    }

    /// Looks at articles at once that were taken out of the feed, or put back.
    mutating func hurry(_ states: [ArticleState]) {
        for var state in states where !articles.contains(where: { $0.id == state.id }) && state.version > 0 {
            state.nextCheckAt = now
            if state.life == .quiet { state.life = .present }
            articles.append(state)
        }
    }

    private func listing(of id: String, _ entry: Entry, first: Timestamp, asksForCheck: Bool) -> ArticleListing {
        var listing = ArticleListing(
            articleID: id, entryID: entry.id, fingerprint: EntryFingerprint(of: entry).bytes, firstListedAt: first,
            lastListedAt: now)
        if asksForCheck { listing.checkBy = now }
        return listing
    }
}

extension EntryFingerprint {
    /// 24 bytes for the store.
    var bytes: [UInt8] {
        let stamp = UInt64(bitPattern: updated?.milliseconds ?? .min)
        return [title, content, stamp].flatMap { number in
            (0..<8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
        }
    }

    /// Reads what `bytes` wrote; nil when it is something else.
    init?(_ bytes: [UInt8]?) {
        guard let bytes, bytes.count == 24 else { return nil }
        let numbers = (0..<3).map { word in
            (0..<8).reduce(UInt64(0)) { $0 | UInt64(bytes[word * 8 + $1]) << ($1 * 8) }
        }
        let stamp = Int64(bitPattern: numbers[2])
        self.init(
            title: numbers[0], content: numbers[1],
            updated: stamp == .min ? nil : Timestamp(milliseconds: stamp))
    }
}

extension KnownEntry {
    fileprivate init(stored article: KnownArticle) {
        self.init(
            id: article.listing?.entryID, url: article.state.url, title: article.state.title,
            published: article.state.publishedAt,
            fingerprint: EntryFingerprint(article.listing?.fingerprint)
                ?? EntryFingerprint(title: 0, content: 0, updated: nil))
    }
}

package import Articles
import Changes
import JSON
package import Model
import Scheduling

/// What the pipeline remembers of an article beside the columns of its state.
package struct ArticleMemo: Sendable, Equatable {
    /// A new content that is not believed yet: a collapsed page, or a headline that may only be one side of a test.
    package struct Candidate: Sendable, Equatable {
        /// The whole hash of the content.
        var hash: ContentHash
        /// How often it was seen in a row.
        var looks: Int
        var firstSeenAt: Timestamp
    }

    /// A burst of appends and the version it began with.
    struct Burst: Sendable, Equatable {
        var appends: LiveBurst
        /// The version that stood before the first append.
        var version: Int
        /// The last look at that version.
        var before: Timestamp?
    }

    /// Versions whose length is remembered.
    static let lengthsKept = 8

    /// What the feed said last, shortened; tells the article from its surroundings.
    package var entryTitle: String?
    package var entrySummary: String?
    package var entryUpdated: Timestamp?
    /// What `entryUpdated` was when the newest version was made.
    var versionEntryUpdated: Timestamp?
    package var entryPublished: Timestamp?
    /// What the exchanges about it have shown.
    package var exchange = ExchangeMemory()
    var removal = RemovalWatch()
    package var candidate: Candidate?
    /// Differences that are not believed yet.
    var pending = PendingDifferences()
    /// Other stories that its page shows in turn.
    var turns = PageTurns()
    /// Headlines that flip.
    var variants = HeadlineVariants()
    /// Differences that were told back and forth.
    var flips = TextFlips()
    /// What was told lately, until it is known whether it lasts.
    var told = ToldTexts()
    /// Looks that read the article so far; counted to 255.
    var looks = 0
    /// Words of the running text in the latest versions, oldest first.
    var words: [Int] = []
    /// What the latest versions brought and took.
    var earlier = EarlierTexts()
    /// Appends to a live page that are gathered.
    var burst: Burst?
    /// The address before the source named the one that is followed, until the article was seen there.
    package var formerURL: String?
    /// When the source named it, if that is a move to be told once the article was seen there.
    package var moveListedAt: Timestamp?
    /// When the source said that the entry was deleted (RFC 6721).
    package var deletedAt: Timestamp?
    /// Observations in a row that the page was a wall, a challenge or refused.
    var blockedLooks = 0

    /// No article was found on the page: its whole visible text is followed.
    package var readsWholePage = false

    /// Longest text that is kept of an entry, in characters.
    static let longestText = 400

    package init() {}

    /// Whether the next look may be spared when the page is the same.
    package var isSettled: Bool { candidate == nil && pending.isEmpty && !turns.isOpen }

    /// What the feed says of the article, for the extractor.
    package var anchor: EntryAnchor? {
        guard entryTitle != nil || entrySummary != nil else { return nil }
        var anchor = EntryAnchor()
        anchor.title = entryTitle
        anchor.summary = entrySummary
        anchor.published = entryPublished
        anchor.updated = entryUpdated
        return anchor
    }

    /// The stamps that stand in the feed and not on the page, now.
    var feedStamps: [Stamp] { ArticleMemo.feedStamps(entryUpdated) }

    /// The same when the newest version was made.
    var versionFeedStamps: [Stamp] { ArticleMemo.feedStamps(versionEntryUpdated) }

    private static func feedStamps(_ time: Timestamp?) -> [Stamp] {
        guard let time else { return [] }
        return [
            Stamp(
                origin: "feed:updated", role: .modified, literal: time.iso8601, time: time, zoneConfidence: .explicit)
        ]
    }

    /// Takes in what the feed says now.
    package mutating func note(_ entry: Entry) {
        entryTitle = entry.title.map { String($0.prefix(ArticleMemo.longestText)) }
        entrySummary = entry.summary.map { String($0.prefix(ArticleMemo.longestText)) }
        entryUpdated = entry.updated
        entryPublished = entry.published
    }
}

extension ArticleMemo {
    /// Reads what `encoded` wrote; anything else is an empty memo.
    package init(_ bytes: [UInt8]?) {
        guard let bytes, let value = try? JSONParser.parse(bytes) else { return }
        entryTitle = value["title"]?.string
        entrySummary = value["summary"]?.string
        entryUpdated = value["updated"]?.timestamp
        entryPublished = value["published"]?.timestamp
        versionEntryUpdated = value["version_updated"]?.timestamp
        exchange = ExchangeMemory(json: value["exchange"])
        formerURL = value["former"]?.string
        moveListedAt = value["move_listed_at"]?.timestamp
        deletedAt = value["deleted"]?.timestamp
        blockedLooks = value["blocked"]?.int ?? 0
        removal.observations = value["missing"]?.int ?? 0
        removal.missingSince = value["missing_since"]?.timestamp
        removal.isRemoved = value["removed"]?.bool ?? false
        pending = PendingDifferences(json: value["pending"])
        turns = PageTurns(json: value["turns"])
        variants = HeadlineVariants(json: value["variants"])
        flips = TextFlips(json: value["flips"])
        told = ToldTexts(json: value["told"])
        looks = value["looks"]?.int ?? 0
        readsWholePage = value["whole_page"]?.bool ?? false
        words = (value["words"]?.array ?? []).compactMap(\.int)
        earlier = EarlierTexts(json: value["earlier"])
        if let burst = value["burst"], let first = burst["first"]?.timestamp, let last = burst["last"]?.timestamp {
            self.burst = Burst(
                appends: LiveBurst(firstAt: first, lastAt: last, appends: burst["appends"]?.int ?? 1),
                version: burst["version"]?.int ?? 1, before: burst["before"]?.timestamp)
        }
        if let hash = value["candidate"]?.string.flatMap(ContentHash.init(hex:)),
            let since = value["candidate_since"]?.timestamp
        {
            candidate = Candidate(
                hash: hash, looks: value["candidate_looks"]?.int ?? 1, firstSeenAt: since)
        }
    }

    /// The memo for the store.
    package var encoded: [UInt8] {
        var json = JSONWriter()
        json.object { json in
            if let entryTitle { json.field("title", entryTitle) }
            if let entrySummary { json.field("summary", entrySummary) }
            json.optional("updated", entryUpdated)
            json.optional("published", entryPublished)
            json.optional("version_updated", versionEntryUpdated)
            json.key("exchange")
            exchange.write(to: &json)
            if let formerURL { json.field("former", formerURL) }
            json.optional("move_listed_at", moveListedAt)
            json.optional("deleted", deletedAt)
            if blockedLooks > 0 { json.field("blocked", blockedLooks) }
            if removal.observations > 0 { json.field("missing", removal.observations) }
            json.optional("missing_since", removal.missingSince)
            if removal.isRemoved { json.field("removed", true) }
            if readsWholePage { json.field("whole_page", true) }
            writeDoubts(to: &json)
            if let candidate {
                json.field("candidate", "\(candidate.hash)")
                json.field("candidate_looks", candidate.looks)
                json.optional("candidate_since", candidate.firstSeenAt)
            }
        }
        return json.bytes
    }

    private func writeDoubts(to json: inout JSONWriter) {
        if pending != PendingDifferences() {
            json.key("pending")
            pending.write(to: &json)
        }
        if !turns.isEmpty {
            json.key("turns")
            turns.write(to: &json)
        }
        if !flips.isEmpty { json.field("flips", flips.encoded) }
        if !told.isEmpty {
            json.key("told")
            told.write(to: &json)
        }
        if !variants.variants.isEmpty {
            json.key("variants")
            variants.write(to: &json)
        }
        if looks > 0 { json.field("looks", looks) }
        if !words.isEmpty {
            json.key("words")
            json.array { json in for count in words { json.value(count) } }
        }
        if !earlier.isEmpty {
            json.key("earlier")
            earlier.write(to: &json)
        }
        guard let burst else { return }
        json.key("burst")
        json.object { json in
            json.optional("first", burst.appends.firstAt)
            json.optional("last", burst.appends.lastAt)
            json.field("appends", burst.appends.appends)
            json.field("version", burst.version)
            json.optional("before", burst.before)
        }
    }
}

import Crypto
import Feeds
import Fetching
import Model
import Scheduling
import Storage
import Tracking

extension SourceCheck {
    /// Reads the document that came and takes in what it lists.
    func take(
        _ page: Page, _ fetch: Fetch, _ ledger: inout SourceLedger, _ intake: inout EntryIntake
    ) async throws(StoreError) {
        let digest = SHA256.digest(page.body)
        guard digest != ledger.state.bodySHA256 else {
            learn(news: 0, &ledger)
            ledger.sawFine(CheckOutcome("unchanged", status: page.status))
            ledger.sawSameDocument()
            // The same bytes again, and HTTP says that they are all: then the end was never there.
            ledger.memo.isCut = ledger.memo.isCut && !page.isDelimited
            ledger.keep(ledger.memo.isCut ? nil : fetch.validators)
            return
        }
        switch try await parts.read(page, source: source) {
        case .unreadable(let reason):
            ledger.failed(CheckOutcome("unreadable", status: page.status), .unreadable, reason)
        case .listing(let feed) where SitemapIndex.isOne(feed):
            var problems: [String] = []
            let whole = try await followed(feed, &ledger, problems: &problems)
            if whole.entries.isEmpty, !problems.isEmpty {
                let reason = problems.joined(separator: "; ")
                return ledger.failed(CheckOutcome("unreadable", status: page.status), .unreadable, reason)
            }
            try await enter(whole, page, fetch, &ledger, &intake, isPart: true)
            // An index need not change when one of its sitemaps does, so it is read at every check.
            ledger.keep(nil)
            ledger.state.bodySHA256 = nil
            if !problems.isEmpty { ledger.state.lastDetail = problems.joined(separator: "; ") }
        case .listing(let feed):
            try await enter(feed, page, fetch, &ledger, &intake)
            // The validators of half a feed would freeze it.
            ledger.keep(feed.isCut ? nil : fetch.validators)
            if feed.isCut { ledger.state.lastDetail = "the document ends before its end and is asked for whole again" }
            ledger.state.bodySHA256 = digest
            if let url = try await announcedAddress(feed, fetch, &ledger) { ledger.moved(to: url, by: .announcement) }
        }
    }

    private func enter(
        _ feed: Feed, _ page: Page, _ fetch: Fetch, _ ledger: inout SourceLedger, _ intake: inout EntryIntake,
        isPart: Bool = false
    ) async throws(StoreError) {
        if let reason = try await takeIn(feed, &ledger, &intake) {
            return ledger.failed(CheckOutcome("unreadable", status: page.status), .unreadable, reason)
        }
        // What is missing from a part of the entries may stand in another.
        if !isPart { try await hurry(feed, &ledger, &intake) }
        await teachHeadlines(intake)
        learn(news: intake.news, &ledger)
        ledger.sawFine(fetch.outcome.checkOutcome)
        if let url = fetch.permanentURL {
            ledger.moved(to: url)
            // Told with the source itself.
            ledger.memo.habits.tellWithSource()
        }
        ledger.judgeTexts(try await textComplaint())
        note(feed, page, &ledger)
        ledger.memo.leftOut = leftOut(feed, intake)
        ledger.state.lastChangedAt = ledger.now
    }

    /// What is wrong with the pages of the source, when they give no text.
    private func textComplaint() async throws(StoreError) -> String? {
        var filter = ArticleFilter()
        (filter.sourceID, filter.limit) = (source.id, TextYield.articlesSeen)
        let wanted = filter
        return TextYield.complaint(
            try await parts.store.read { (reader) throws(StoreError) in try reader.articles(wanted) })
    }

    /// Turns the entries of a feed into articles; those that are missing from it mean nothing.
    ///
    /// What is done with all of them at once is done where documents are read: there may be 50,000.
    ///
    /// - Returns: why that was given up, for people; nil when they were taken in.
    func takeIn(
        _ feed: Feed, _ ledger: inout SourceLedger, _ intake: inout EntryIntake
    ) async throws(StoreError) -> String? {
        let id = source.id
        let (entries, keys): ([Entry], [ArticleKey])
        switch try await parts.work(on: feed, of: source, { EntryIntake.keyed(feed) }) {
        case .done(let keyed): (entries, keys) = keyed
        case .refused(let reason): return reason
        }
        var known = try await parts.store.candidates(listedBy: id, keys)
        (intake.habits, intake.hints) = (ledger.memo.habits, ledger.memo.hintHabits)
        let (asked, found, last) = (intake, known, ledger.memo.listed)
        switch try await parts.work(on: feed, of: source, { asked.firstLook(entries, found, hasLast: !last.isEmpty) }) {
        case .refused(let reason): return reason
        case .done(let look):
            if look.isStrange {
                let ids = Set(known.map(\.state.id))
                known += try await parts.store.read { (reader) throws(StoreError) in
                    try reader.articles(listedBy: id, ids: last.filter { !ids.contains($0) })
                }
            }
            if look.hasNews { intake.room = try await room() }
        }
        let (ready, all) = (intake, known)
        switch try await parts.work(on: feed, of: source, { ready.taking(entries, known: all) }) {
        case .done(let taken): intake = taken
        case .refused(let reason): return reason
        }
        (ledger.memo.habits, ledger.memo.hintHabits) = (intake.habits, intake.hints)
        try await takeBack(feed.deleted, &intake)
        if let migration = intake.migration { ledger.migrated(migration) }
        return nil
    }

    /// How many further articles the source may have followed.
    private func room() async throws(StoreError) -> Int {
        let id = source.id
        let followed = try await parts.store.read { (reader) throws(StoreError) in
            try reader.followedArticles(of: id)
        }
        return max(0, parts.articleLimit(source) - followed)
    }

    /// Looks at once at articles whose entries the publisher says were deleted.
    private func takeBack(_ deleted: [DeletedEntry], _ intake: inout EntryIntake) async throws(StoreError) {
        guard !deleted.isEmpty else { return }
        let (id, keys) = (source.id, deleted.map { ArticleKey(url: "", entryID: $0.id) })
        let known = try await parts.store.read { (reader) throws(StoreError) in
            try reader.candidates(listedBy: id, keys)
        }
        intake.takeBack(deleted, known: known)
    }

    /// What of a document was not taken in; nil when all was.
    private func leftOut(_ feed: Feed, _ intake: EntryIntake) -> String? {
        var words = feed.bounds
        if intake.passedOver > 0 {
            words.append(
                "it follows as many articles as it may (\(parts.articleLimit(source)), see `articles`): "
                    + "\(intake.passedOver) entries are not followed")
        }
        return words.isEmpty ? nil : words.joined(separator: "; ")
    }

    /// Keeps what the document says about itself and its hubs; header fields speak first (WebSub section 4).
    private func note(_ feed: Feed, _ page: Page, _ ledger: inout SourceLedger) {
        ledger.state.title = feed.title ?? ledger.state.title
        ledger.memo.hints = feed.hints
        ledger.memo.isCut = feed.isCut
        let header = FeedDiscovery.hubs(inHeader: page.headers("link").joined(separator: ", "), url: page.url)
        ledger.memo.hubs = header.hubs.isEmpty ? feed.hubs : header.hubs
        ledger.memo.topic = header.topic ?? feed.selfLink
    }

    /// Learns how often the source brings something; the first document says nothing about it.
    func learn(news: Int, _ ledger: inout SourceLedger) {
        let elapsed = ledger.state.lastChangedAt == nil ? .zero : ledger.before.map { ledger.now - $0 } ?? .zero
        ledger.memo.rhythm.learn(news: news, elapsed: parts.pace.virtual(elapsed))
        guard news > 0 else { return }
        ledger.memo.lastNewsAt = ledger.now
        ledger.memo.newsRate = SilentSource.rate(ledger.memo.rhythm)
    }

    // MARK: Moving by announcement

    /// Where the feed says it has moved, once the same feed was found there; nil when it has not.
    ///
    /// Anybody who can write into a feed can write this element, so it must lead to a feed with entries of this one that
    /// does not point elsewhere, and never from TLS to plain text. A miss is not looked at again for a day.
    private func announcedAddress(_ feed: Feed, _ fetch: Fetch, _ ledger: inout SourceLedger) async throws(StoreError)
        -> String?
    {
        guard source.kind == .feed, !feed.isCut, let announced = feed.newAddress else { return nil }
        let target = WebAddress(announced).withoutFragment
        let current = WebAddress(fetch.finalURL)
        // A redirect has led there already.
        if target == current { return target.description }
        guard target.isWeb, target.scheme == "https" || current.scheme == "http" else { return nil }
        if ledger.memo.missedMove == target.description, let last = ledger.memo.missedMoveAt,
            ledger.now - last < .days(1)
        {
            return nil
        }
        var request = FetchRequest(url: target.description, purpose: .feed)
        request.options = source.request
        request.home = source.url
        let answer = await parts.fetcher.fetch(request)
        if let page = answer.page, case .listing(let found) = try await parts.read(page, source: source),
            isSame(feed, found, at: target)
        {
            return answer.permanentURL ?? target.description
        }
        ledger.memo.missedMove = target.description
        ledger.memo.missedMoveAt = ledger.now
        return nil
    }

    private func isSame(_ feed: Feed, _ found: Feed, at target: WebAddress) -> Bool {
        guard !found.isCut, found.newAddress.map({ WebAddress($0).withoutFragment == target }) ?? true else {
            return false
        }
        let names = { (feed: Feed) in Set(feed.entries.flatMap { [$0.id, $0.url].compactMap(\.self) }) }
        return !names(feed).isDisjoint(with: names(found))
    }
}

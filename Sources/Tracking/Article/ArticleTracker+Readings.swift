import Articles
import Changes
import Model

/// Pages as they read with what is known of the site today, each read once.
extension ArticleTracker {
    /// Which page, and how it was read.
    enum ReadingKey: Hashable {
        case page
        case ampVersion
        case capture(version: Int)
    }

    /// Reads the page that was fetched.
    mutating func read(_ page: ObservedPage, as key: ReadingKey, anchor: EntryAnchor?) -> PageReading {
        if let known = readings[key] { return known }
        let reading = PageReading.read(
            page, source: source, anchor: anchor, profile: site.profile, isGivenUp: isGivenUp)
        readings[key] = reading
        return reading
    }

    /// Every text of the page just read and of the captures that its differences are held against.
    mutating func pageTexts(
        _ fetched: FetchedArticle, _ update: ArticleUpdate
    ) throws(MissingEvidence) -> PageTexts? {
        guard source.kind != .page || source.rules.select.isEmpty else { return nil }
        var pages = PageTexts(new: PageTexts.Side(fetched.reading))
        // The newest, and the oldest that something waits since.
        let since = Set(update.memo.pending.facts.values.map(\.version)).subtracting([update.state.version])
        let wanted = since.sorted().prefix(2) + [update.state.version]
        try require(wanted.filter { found.captures[$0] == nil }.map { .capture(version: $0) })
        for version in wanted {
            let reading = try storedReading(version, update)
            pages.old[version] = reading.map(PageTexts.Side.init)
        }
        return pages
    }

    /// The page behind a version, read with today's rules; nil when it is no longer stored or reads as something else.
    mutating func storedReading(
        _ version: Int, _ update: ArticleUpdate
    ) throws(MissingEvidence) -> PageReading? {
        guard let capture = try capture(of: version) else { return nil }
        var reading = readAgain(capture, as: .capture(version: version), update)
        if source.rules.leavesTextAlone, let known = found.versions[version] ?? nil {
            reading = reading.holding(known.content)
        }
        return reading.kind.hasArticle && reading.ruleFailures.isEmpty ? reading : nil
    }

    private mutating func readAgain(
        _ capture: Capture, as key: ReadingKey, _ update: ArticleUpdate
    ) -> PageReading {
        if let known = readings[key] { return known }
        let reading = PageReading.read(
            capture, source: source, anchor: update.memo.anchor, profile: site.profile)
        readings[key] = reading
        return reading
    }
}

/// Evidence that was found, or the error that asks for it.
extension ArticleTracker {
    /// Asks for several pieces at once.
    func require(_ missing: [Evidence]) throws(MissingEvidence) {
        if !missing.isEmpty { throw MissingEvidence(missing) }
    }

    func stored(_ version: Int) throws(MissingEvidence) -> EvidenceFound.StoredContent? {
        guard let known = found.versions[version] else { throw MissingEvidence([.version(version)]) }
        return known
    }

    func content(of version: Int) throws(MissingEvidence) -> ArticleContent? { try stored(version)?.content }

    func capture(of version: Int) throws(MissingEvidence) -> Capture? {
        guard let known = found.captures[version] else { throw MissingEvidence([.capture(version: version)]) }
        return known
    }

    func owner(of url: String) throws(MissingEvidence) -> ArticleState? {
        guard let known = found.owners[url] else { throw MissingEvidence([.owner(url: url)]) }
        return known
    }

    func evidencePage(_ url: String) throws(MissingEvidence) -> ObservedPage? {
        guard let known = found.pages[url] else { throw MissingEvidence([.page(url: url)]) }
        return known
    }
}

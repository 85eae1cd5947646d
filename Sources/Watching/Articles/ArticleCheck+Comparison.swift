import Articles
import Changes
import Model
import Storage

/// What a new content is held against.
extension ArticleCheck {
    /// Earlier versions that a change is held against to recognise a revert.
    static let versionsRemembered = 8

    /// What a look was weighed to be.
    struct Outcome {
        /// What is compared from: the stored version, and what was taken over without a word.
        var base: ArticleContent
        /// What is believed now.
        var content: ArticleContent
        var weighed: ArticleLedger.Weighed
        /// The blocks that are the site's furniture.
        var furniture: Set<BlockFingerprint>
    }

    /// The stored version; when another extractor generation had read it, it is read again and the result recorded.
    func previous(_ arrival: Arrival, _ ledger: inout ArticleLedger) async throws(StoreError) -> ArticleContent {
        let (id, number) = (ledger.state.id, ledger.state.version)
        let (content, extractor) = try await parts.store.read { (reader) throws(StoreError) in
            let extractor = try reader.versions(of: id).last?.extractor ?? ArticleReader.generation
            return (try reader.content(of: id, version: number) ?? ArticleContent(), extractor)
        }
        guard extractor != ArticleReader.generation,
            let again = try await storedReading(number, arrival, ledger)?.content
        else { return content }
        if !Comparison.compare(content, again).isEmpty {
            ledger.reprocess(again, generation: (extractor, ArticleReader.generation))
        }
        return again
    }

    /// Finds what differs, and decides difference by difference what is believed.
    ///
    /// What is known of a site grows: a promotion that was taken for a paragraph yesterday is known as furniture today.
    /// So before a difference is doubted or believed, both captures are read with the knowledge of today.
    ///
    /// - Parameters:
    ///   - stored: the stored version.
    ///   - arrival: the look.
    ///   - ledger: the article's books.
    ///   - isCertain: the look was doubted as a whole, long enough.
    /// - Returns: what is believed now, and what it is to be compared with.
    /// - Throws: `StoreError`.
    func weigh(
        _ stored: ArticleContent, _ arrival: Arrival, _ ledger: inout ArticleLedger, isCertain: Bool
    ) async throws(StoreError) -> Outcome {
        let furniture = arrival.site.furniture.fingerprints(of: stored, arrival.reading.content)
        let old = stored.without(furniture)
        let found = ContentDifferences(old, arrival.reading.content.without(furniture))
        let article = ArticleLedger.seed(ledger.state.id)
        ledger.memo.looks = min(255, ledger.memo.looks + 1)
        var pages: PageTexts?
        if !found.differences.isEmpty { pages = try await pageTexts(arrival, ledger) }
        let doubts = Doubts(
            site: arrival.site, article: article, url: ledger.state.url, known: old.texts,
            isTemplate: isTemplate(old, furniture, arrival.site, ledger),
            isSettled: arrival.site.sightings.isSettled || source.kind == .page, looks: ledger.memo.looks - 1,
            version: ledger.state.version, pending: ledger.memo.pending, variants: ledger.memo.variants, pages: pages)
        var verdicts = doubts.verdicts(on: found.differences)
        if isCertain {
            verdicts = verdicts.map { if case .needs = $0 { .needs(looks: 1, apart: .zero) } else { $0 } }
        }
        try await askTheSite(found.differences, &verdicts, &ledger)
        let weighed = ledger.weigh(found.differences, verdicts)
        var base = found.merged(weighed.isSilent)
        (base.stamps, base.published, base.modified) = (old.stamps, old.published, old.modified)
        (base.language, base.traits) = (old.language, old.traits)
        if let version = weighed.version, version < ledger.state.version {
            // It was first seen beside an older version, and the stamps that moved then speak for it.
            let id = ledger.state.id
            let earlier = try await parts.store.read { (reader) throws(StoreError) in
                try reader.content(of: id, version: version)
            }
            if let earlier {
                (base.stamps, base.published, base.modified) = (earlier.stamps, earlier.published, earlier.modified)
            }
        }
        return Outcome(base: base, content: found.merged(weighed.takes), weighed: weighed, furniture: furniture)
    }

    /// Whether most of the article stands on others, too: a form, or one story at several addresses.
    private func isTemplate(
        _ content: ArticleContent, _ furniture: Set<BlockFingerprint>, _ site: SiteMemory, _ ledger: ArticleLedger
    ) -> Bool {
        if furniture.isEmpty, !site.furniture.fingerprints.isEmpty { return true }
        let (article, url) = (ArticleLedger.seed(ledger.state.id), ledger.state.url)
        let shared = content.blocks.count { site.others(holding: $0.text, article: article, url: url) > 0 }
        return shared * 2 > content.blocks.count
    }

    /// Compares what is believed with the stored version in the light of what is known of the site.
    func comparison(
        _ outcome: Outcome, _ arrival: Arrival, _ ledger: ArticleLedger
    ) async throws(StoreError) -> Comparison {
        var context = context(outcome.furniture, arrival.site, ledger)
        context.language = outcome.content.language ?? outcome.base.language
        let first = Comparison.compare(outcome.base, outcome.content, context: context)
        guard !first.isEmpty else { return first }
        context.history = try await history(of: ledger.state, outcome.furniture)
        return Comparison.compare(outcome.base, outcome.content, context: context)
    }

    private func context(
        _ furniture: Set<BlockFingerprint>, _ site: SiteMemory, _ ledger: ArticleLedger
    ) -> ComparisonContext {
        var context = ComparisonContext()
        context.stampHabits = site.stampHabits
        context.furniture = furniture
        context.stampsBefore = ledger.memo.versionFeedStamps
        context.stampsAfter = ledger.memo.feedStamps
        return context
    }

    /// Differences that other articles of the site show, too, are the site's: they are said once and not here.
    private func askTheSite(
        _ differences: [Difference], _ verdicts: inout [Doubts.Verdict], _ ledger: inout ArticleLedger
    ) async throws(StoreError) {
        let doubted = differences.indices.filter {
            if case .needs = verdicts[$0] {
                return differences[$0].field != .headline && differences[$0].field != .image
            }
            return false
        }
        guard !doubted.isEmpty else { return }
        let (id, now) = (ledger.state.id, ledger.now)
        let fingerprints = doubted.map { index in
            EditFingerprint(value: differences[index].facts.reduce(0) { ($0 &* 31) ^ $1 })
        }
        let (verdict, _) = await parts.sites.teach(Site.name(of: ledger.state.url)) { memory in
            memory.shift.note(fingerprints, article: id, at: now)
        }
        for place in verdict.siteWide { verdicts[doubted[place]] = .silent("site-wide") }
        ledger.siteChanged(verdict.firstTime.map { differences[doubted[$0]] })
    }

    private func history(
        of state: ArticleState, _ furniture: Set<BlockFingerprint>
    ) async throws(StoreError) -> FieldHistory {
        guard state.version > 1 else { return FieldHistory() }
        let earlier = try await parts.store.read { (reader) throws(StoreError) in
            var contents: [ArticleContent] = []
            for number in max(1, state.version - ArticleCheck.versionsRemembered)...state.version {
                if let content = try reader.content(of: state.id, version: number) { contents.append(content) }
            }
            return contents
        }
        return FieldHistory(earlier.map { ContentHash.of($0.without(furniture)) })
    }

    // MARK: Captures read again

    private func pageTexts(_ arrival: Arrival, _ ledger: ArticleLedger) async throws(StoreError) -> PageTexts? {
        guard source.kind != .page || source.rules.select.isEmpty else { return nil }
        let new = PageReading.read(
            arrival.capture, source: source, anchor: ledger.memo.anchor, profile: arrival.site.profile,
            isExplaining: true)
        var pages = PageTexts(new: PageTexts.Side(new))
        let versions = Set(ledger.memo.pending.facts.values.map(\.version) + [ledger.state.version])
        for version in versions.sorted().suffix(3) {
            let reading = try await storedReading(version, arrival, ledger, isExplaining: true)
            pages.old[version] = reading.map(PageTexts.Side.init)
        }
        return pages
    }

    /// The page behind a version, read anew; nil when it is no longer stored or reads as something else now.
    private func storedReading(
        _ version: Int, _ arrival: Arrival, _ ledger: ArticleLedger, isExplaining: Bool = false
    ) async throws(StoreError) -> PageReading? {
        let (id, newest, latest) = (ledger.state.id, ledger.state.version, ledger.state.captureSHA256)
        let capture = try await parts.store.read { (reader) throws(StoreError) -> Capture? in
            let older =
                version == newest ? latest : try reader.versions(of: id).first { $0.number == version }?.captureSHA256
            guard let older else { return nil }
            return try reader.storedPage(older)
        }
        guard let capture else { return nil }
        let again = PageReading.read(
            capture, source: source, anchor: ledger.memo.anchor, profile: arrival.site.profile,
            isExplaining: isExplaining)
        return again.kind.hasArticle && again.ruleFailures.isEmpty ? again : nil
    }

    // MARK: Bursts of appends

    /// What lies between the version before a burst of appends and a content.
    func sinceBurst(_ content: ArticleContent, _ ledger: ArticleLedger) async throws(StoreError) -> Comparison? {
        guard let burst = ledger.memo.burst else { return nil }
        let id = ledger.state.id
        let before = try await parts.store.read { (reader) throws(StoreError) in
            try reader.content(of: id, version: burst.version)
        }
        guard let before else { return nil }
        let site = await parts.sites.recall(Site.name(of: ledger.state.url))
        let furniture = site.furniture.fingerprints(of: before, content)
        var context = context(furniture, site, ledger)
        context.language = content.language
        return Comparison.compare(before.without(furniture), content, context: context)
    }

    /// Tells a burst of appends when the page has been quiet for a while, or the burst lasts long.
    func tellBurst(_ ledger: inout ArticleLedger) async throws(StoreError) {
        guard ledger.isBurstDue else { return }
        let (id, number) = (ledger.state.id, ledger.state.version)
        let content = try await parts.store.read { (reader) throws(StoreError) in
            try reader.content(of: id, version: number)
        }
        guard let content, let comparison = try await sinceBurst(content, ledger) else {
            ledger.memo.burst = nil
            return
        }
        ledger.endBurst(comparison)
    }
}

extension ArticleContent {
    /// The content without the blocks that are the site's furniture.
    func without(_ furniture: Set<BlockFingerprint>) -> ArticleContent {
        guard !furniture.isEmpty else { return self }
        var content = self
        content.blocks.removeAll { furniture.contains(BlockFingerprint($0.text)) }
        return content
    }
}

extension StoreReader {
    /// A stored page with its bytes; nil when retention has removed it.
    fileprivate func storedPage(_ sha256: [UInt8]) throws(StoreError) -> Capture? {
        guard let capture = try capture(sha256: sha256), let bytes = try captureBytes(sha256: sha256) else {
            return nil
        }
        return Capture(
            articleID: capture.articleID, at: capture.at, url: capture.url, status: capture.status,
            contentType: capture.contentType, bytes: bytes)
    }
}

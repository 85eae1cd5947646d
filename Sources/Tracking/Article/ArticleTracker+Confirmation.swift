import Articles
import Basics
import Changes
import Model
import Scheduling

/// What a new content is held against, and which differences are confirmed.
extension ArticleTracker {
    /// Earlier versions that a change is held against to recognise a revert.
    static let versionsRemembered = 8

    /// What a look was found to show.
    struct ConfirmedContent {
        /// What is compared from: the stored version, and what was taken over without a word.
        var base: ArticleContent
        /// What is believed now.
        var content: ArticleContent
        var confirmation: ArticleUpdate.Confirmation
        /// The blocks that stand on many of the site's pages.
        var boilerplate: Set<BlockFingerprint>
        /// The stamps of the base are those of an older version than the stored one, what the feed said then among them.
        var hasOlderStamps = false
    }

    /// The stored version; when another extractor generation had read it, it is read again and the result recorded.
    mutating func previous(_ update: inout ArticleUpdate) throws(MissingEvidence) -> ArticleContent {
        let known = try stored(article.version)
        let content = known?.content ?? ArticleContent()
        update.base = known?.content
        guard let known, !ExtractorGeneration.isCurrent(known.extractor),
            let again = try storedReading(article.version, update)?.content
        else { return content }
        if !Comparison.compare(content, again).isEmpty {
            update.reprocess(again, from: known.extractor)
        }
        return again
    }

    /// Finds what differs, and decides difference by difference what is confirmed.
    ///
    /// What is known of a site grows: a promotion that was taken for a paragraph yesterday is known as boilerplate
    /// today. So before a difference is doubted or believed, both captures are read with the knowledge of today.
    ///
    /// - Parameters:
    ///   - stored: the stored version.
    ///   - fetched: the look.
    ///   - update: the article.
    ///   - lesson: what the site model learns; differences that may be the whole site's are added.
    ///   - isCertain: the look was doubted as a whole, long enough.
    /// - Returns: what is believed now, and what it is to be compared with.
    /// - Throws: `MissingEvidence`.
    mutating func confirm(
        _ stored: ArticleContent, _ fetched: FetchedArticle, _ update: inout ArticleUpdate, _ lesson: inout SiteUpdate,
        isCertain: Bool
    ) throws(MissingEvidence) -> ConfirmedContent {
        let boilerplate = site.boilerplate.fingerprints(of: stored, fetched.reading.content)
        let texts = MatchedTexts(stored, fetched.reading.content, without: boilerplate)
        let (old, found) = (texts.known, texts.found)
        update.countLook()
        let pages = found.differences.isEmpty ? nil : try pageTexts(fetched, update)
        lesson.fates = update.memo.told.fates(
            found.differences, flips: update.memo.flips, last: update.lastSeenOld.map(pace.virtual),
            now: pace.virtual(update.now))
        let policy = ConfirmationPolicy(
            site: site, article: StableHash.of(article.id), url: update.state.url, known: old.texts,
            isTemplate: isTemplate(old, boilerplate, update),
            isSettled: site.frequency.isSettled || source.kind == .page, isSettledPage: source.kind == .page,
            looks: update.memo.looks - 1,
            version: update.state.version, pending: update.memo.pending, variants: update.memo.variants,
            flips: update.memo.flips, told: update.memo.told, pages: pages)
        var verdicts = policy.verdicts(on: found.differences)
        if isCertain {
            verdicts = verdicts.map { if case .needs = $0 { .needs(looks: 1, apart: .zero) } else { $0 } }
        }
        askTheSite(found.differences, &verdicts, &update, &lesson)
        lesson.learn(glued: found.differences.flatMap(\.gluedLines).filter { !$0.isShort })
        let confirmation = update.confirm(
            found.differences, verdicts, places: found.differences.map(policy.place))
        update.trace = found.differences.indices.map {
            DifferenceTrace(found.differences[$0], verdicts[$0], isTold: confirmation.takes[$0])
        }
        var confirmed = ConfirmedContent(
            base: texts.base(taking: confirmation.isSilent), content: found.merged(confirmation.takes),
            confirmation: confirmation, boilerplate: boilerplate)
        // It was first seen beside an older version, and the stamps that moved then speak for it.
        if let version = confirmation.version, version < update.state.version, let earlier = try content(of: version) {
            confirmed.base.takeStamps(of: earlier)
            confirmed.hasOlderStamps = true
        }
        return confirmed
    }

    /// Whether most of the article stands on others, too: a form, or one story at several addresses.
    private func isTemplate(
        _ content: ArticleContent, _ boilerplate: Set<BlockFingerprint>, _ update: ArticleUpdate
    ) -> Bool {
        if boilerplate.isEmpty, !site.boilerplate.fingerprints.isEmpty { return true }
        let (article, url) = (StableHash.of(article.id), update.state.url)
        let shared = content.blocks.count { site.others(holding: $0.text, article: article, url: url) > 0 }
        return shared * 2 > content.blocks.count
    }

    /// Differences that other articles of the site show, too, are the site's: they are said once and not here.
    private func askTheSite(
        _ differences: [Difference], _ verdicts: inout [ConfirmationPolicy.Verdict], _ update: inout ArticleUpdate,
        _ lesson: inout SiteUpdate
    ) {
        let doubted = differences.indices.filter {
            if case .needs = verdicts[$0] {
                return differences[$0].field != .headline && differences[$0].field != .image
            }
            return false
        }
        guard !doubted.isEmpty else { return }
        // The same difference, or lines that begin alike.
        let seen = doubted.flatMap { index in
            let whole = differences[index].facts.reduce(0) { ($0 &* 31) ^ $1 }
            return ([whole] + differences[index].openings).map { (index: index, print: EditFingerprint(value: $0)) }
        }
        lesson.shared = seen.map(\.print)
        var shift = site.shift
        let verdict = shift.note(lesson.shared, article: article.id, at: update.now)
        for place in verdict.siteWide { verdicts[seen[place].index] = .silent("site-wide") }
        update.siteChanged(Set(verdict.firstTime.map { seen[$0].index }).sorted().map { differences[$0] })
    }

    /// Compares what is believed with the stored version in the light of what is known of the site.
    func comparison(
        _ confirmed: ConfirmedContent, _ update: ArticleUpdate
    ) throws(MissingEvidence) -> Comparison {
        var context = context(confirmed.boilerplate, update)
        context.language = confirmed.content.language ?? confirmed.base.language
        // What the feed says now was not known then.
        if confirmed.hasOlderStamps { context.stampsBefore = [] }
        let first = Comparison.compare(confirmed.base, confirmed.content, context: context)
        guard !first.isEmpty else { return first }
        // What was taken over without a word is in no version yet.
        let isWhole = !confirmed.confirmation.isSilent.contains(true)
        if isWhole,
            !update.memo.earlier.mayHold(from: confirmed.base, to: confirmed.content, newest: update.state.version)
        {
            return first
        }
        context.history = try history(without: confirmed.boilerplate, update)
        return Comparison.compare(confirmed.base, confirmed.content, context: context)
    }

    func context(_ boilerplate: Set<BlockFingerprint>, _ update: ArticleUpdate) -> ComparisonContext {
        var context = ComparisonContext()
        context.stampHabits = site.stampHabits
        context.furniture = boilerplate
        context.oldSeenAt = update.lastSeenOld
        context.stampsBefore = update.memo.versionFeedStamps
        context.stampsAfter = update.memo.feedStamps
        return context
    }

    private func history(
        without boilerplate: Set<BlockFingerprint>, _ update: ArticleUpdate
    ) throws(MissingEvidence) -> FieldHistory {
        let newest = update.state.version
        guard newest > 1 else { return FieldHistory() }
        // What was read again just now is not stored yet.
        let unstored = Dictionary(uniqueKeysWithValues: update.versions.map { ($0.number, $0.content) })
        let numbers = max(1, newest - ArticleTracker.versionsRemembered)...newest
        try require(numbers.filter { unstored[$0] == nil && found.versions[$0] == nil }.map { .version($0) })
        var earlier: [ArticleContent] = []
        for number in numbers {
            if let content = unstored[number] {
                earlier.append(content)
            } else if let content = try content(of: number) {
                earlier.append(content)
            }
        }
        return FieldHistory(earlier.map { ContentHash.of($0.without(boilerplate)) })
    }
}

import Articles
import Basics
import Changes
import Model
import Scheduling

extension ArticleUpdate {
    /// The first version: the article is published, as far as we can see.
    mutating func publish(_ content: ArticleContent, capture: Capture) {
        state.title = content.headline ?? state.title
        state.publishedAt = content.published?.time ?? memo.entryPublished ?? state.publishedAt
        var record = change(.articlePublished)
        record.lastSeenOld = nil
        record.stampsAfter = content.stamps
        record.article?.language = content.language
        record.afterSHA256 = Hex.encode(capture.sha256)
        keep(content, capture: capture)
        record.versionTo = state.version
        memo.looks = 1
        changes.append(record)
    }

    /// Another version, with what was changed.
    mutating func edit(_ content: ArticleContent, capture: Capture, comparison: Comparison) {
        var record = change(.articleChanged)
        record.versionFrom = memo.burst?.version ?? state.version
        record.lastSeenOld = memo.burst?.before ?? record.lastSeenOld
        memo.burst = nil
        record.beforeSHA256 = state.captureSHA256.map(Hex.encode)
        record.afterSHA256 = Hex.encode(capture.sha256)
        describe(comparison, &record)
        record.observation = record.observation ?? confirmedBy
        if comparison.edits.contains(where: { $0.field == .headline }), let before = state.title {
            memo.variants.wentAgain(before)
        }
        state.title = content.headline ?? state.title
        record.article?.title = state.title
        record.article?.language = content.language
        keep(content, capture: capture)
        record.versionTo = state.version
        state.editCount += 1
        state.editTimes = Array((state.editTimes + [now]).suffix(ArticleState.maximumEditTimes))
        changes.append(record)
    }

    /// Enters what was changed and what it means.
    func describe(_ comparison: Comparison, _ record: inout ChangeRecord) {
        record.disclosure = comparison.disclosure
        record.disclosureReason = comparison.disclosureReason
        record.severity = comparison.severity
        record.kinds = comparison.kinds
        record.edits = comparison.edits
        record.statistics = comparison.statistics
        record.stampsBefore = comparison.stampsBefore
        record.stampsAfter = comparison.stampsAfter
        if let flip = comparison.oscillating.first {
            record.observation =
                "the \(flip.field.rawValue) flips between \(flip.variants) variants, \(flip.returns) times so far"
        }
    }

    /// The same difference was found on several articles: said once, of the site.
    mutating func siteChanged(_ differences: [Difference]) {
        guard !differences.isEmpty else { return }
        var record = change(.siteChanged)
        record.article = nil
        record.severity = .cosmetic
        record.edits = differences.map { difference in
            let operation: Edit.Operation =
                switch difference.nature {
                case .came: .addition
                case .went: .deletion
                case .moved: .move
                case .edited, .field: .substitution
                }
            return Edit(
                field: difference.field, operation: operation, kind: .cosmetic, before: difference.before,
                after: difference.after, reason: "the same on \(SiteShift.articlesNeeded) articles of the site")
        }
        record.observation =
            "the same difference on \(SiteShift.articlesNeeded) articles of \(SiteName.of(state.url))"
        changes.append(record)
    }

    /// The stored page read by a newer extractor: another version, but no change of the publisher's.
    mutating func reprocess(_ content: ArticleContent, from old: Int) {
        var record = change(.articleReprocessed)
        record.severity = .cosmetic
        record.versionFrom = state.version
        record.beforeSHA256 = state.captureSHA256.map(Hex.encode)
        record.afterSHA256 = record.beforeSHA256
        record.observation =
            "read again by extractor \(ExtractorGeneration.words(ExtractorGeneration.current)) in place of "
            + ExtractorGeneration.words(old)
        add(content, captureSHA256: state.captureSHA256)
        record.versionTo = state.version
        changes.append(record)
    }

    /// A version that differs only by what changed on the whole site: later comparisons start from it, nobody is told.
    mutating func rebase(_ content: ArticleContent, capture: Capture) { keep(content, capture: capture) }

    private mutating func keep(_ content: ArticleContent, capture: Capture) {
        state.captureSHA256 = capture.sha256
        // At the version's own time, and before the page: the newest capture of an article is a page.
        captures += capture.attachments.map { attachment in
            Capture(
                articleID: capture.articleID, at: now, url: capture.url, status: capture.status,
                contentType: attachment.contentType, bytes: attachment.bytes, sha256: attachment.sha256)
        }
        captures.append(capture)
        add(content, captureSHA256: capture.sha256)
    }

    private mutating func add(_ content: ArticleContent, captureSHA256: [UInt8]?) {
        state.version += 1
        if let base { memo.earlier.note(state.version, from: base, to: content) }
        base = content
        memo.words = (memo.words + [YieldGate.words(in: content)]).suffix(ArticleMemo.lengthsKept).map(\.self)
        memo.versionEntryUpdated = memo.entryUpdated
        versions.append(
            Version(
                articleID: state.id, number: state.version, at: now, content: content, captureSHA256: captureSHA256,
                extractor: ExtractorGeneration.current))
    }

    /// Keeps what the next request is made conditional with.
    mutating func keep(_ validators: StoredValidators?) {
        state.validators = validators ?? StoredValidators()
        // Only the two fields have columns; the rest is in the memo.
        memo.exchange.keep(validators)
        (state.validators.lifetime, state.validators.context) = (nil, AnswerContext())
    }

    /// Whether a doubtful content was seen long and often enough to be believed.
    ///
    /// - Parameters:
    ///   - hash: of the content just read.
    ///   - looks: how many looks in a row must show it, this one included.
    ///   - apart: the time between the first and the last of them, on the schedule's clock.
    /// - Returns: true when the content may now be entered.
    mutating func confirmsCandidate(_ hash: ContentHash, looks: Int, apart: Duration) -> Bool {
        var candidate = memo.candidate ?? .init(hash: hash, looks: 0, firstSeenAt: now)
        if candidate.hash != hash { candidate = .init(hash: hash, looks: 0, firstSeenAt: now) }
        // A clock that ran ahead must not keep an edit waiting until that time has come.
        candidate.firstSeenAt = min(candidate.firstSeenAt, now)
        candidate.looks += 1
        memo.candidate = candidate
        let elapsed = pace.virtual(now) - pace.virtual(candidate.firstSeenAt)
        guard candidate.looks >= looks, elapsed >= apart else { return false }
        firstSeenNew = candidate.firstSeenAt
        confirmedBy = "\(candidate.looks) looks from \(candidate.firstSeenAt) to \(now) show it so"
        memo.candidate = nil
        return true
    }
}

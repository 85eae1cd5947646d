import Articles
import Changes
public import Model
public import Scheduling

/// Decides what one observation of an article means: published, edited, moved, removed, restored, blocked, or nothing.
///
/// A pure value: no clock, network, store or file. The caller gives the observation, the article and its site as they
/// are known, loads the evidence that `observe` asks for, and calls it again until it is done:
///
///     observation -> what kind of answer is it? (this file)
///                 -> how does the page differ from the stored version, and which differences are confirmed?
///                    (ArticleTracker+Confirmation)
///                 -> what do the confirmed ones mean? (ArticleTracker+Conclusion)
///                 -> the record for the store, and what the site model learns
public struct ArticleTracker: Sendable {
    /// How far a tracker has come.
    public enum Step: Sendable {
        /// It cannot go on without these; add them to `found` and observe again.
        case needs([Evidence])
        /// It has decided.
        case done(TrackedArticle)
    }

    let observation: ArticleObservation
    let article: ArticleState
    let source: Source
    let site: SiteModel
    let limits: ArticleSchedule.Limits
    let pace: Pace
    /// The evidence so far.
    public var found = EvidenceFound()
    /// Asked between the steps of reading a page: true ends it, for nobody waits for the decision any more.
    public var isGivenUp: (@Sendable () -> Bool)?
    /// Pages that were read already: evidence that comes later must not read them again.
    var readings: [ReadingKey: PageReading] = [:]

    /// A tracker of one observation.
    ///
    /// - Parameters:
    ///   - observation: what the fetch gave.
    ///   - article: the article as stored.
    ///   - source: what the user asked for.
    ///   - site: what is known of the article's site.
    ///   - limits: the bounds of the article's schedule.
    ///   - pace: how fast the schedule's clock runs.
    public init(
        _ observation: ArticleObservation, of article: ArticleState, source: Source, site: SiteModel,
        limits: ArticleSchedule.Limits, pace: Pace
    ) {
        self.observation = observation
        self.article = article
        self.source = source
        self.site = site
        self.limits = limits
        self.pace = pace
    }

    /// A tracker of another observation of the same article.
    public func replacing(_ observation: ArticleObservation) -> ArticleTracker {
        ArticleTracker(observation, of: article, source: source, site: site, limits: limits, pace: pace)
    }

    /// Decides what was observed, or says what is missing for it.
    public mutating func observe() -> Step {
        do throws(MissingEvidence) { return .done(try decide()) } catch { return .needs(error.evidence) }
    }

    private mutating func decide() throws(MissingEvidence) -> TrackedArticle {
        var update = ArticleUpdate(article, source: source, now: observation.at, pace: pace)
        update.outcome = observation.outcome
        let lesson = try interpret(&update)
        try tellBurst(&update)
        var rhythm = site.rhythm
        lesson?.learnRhythm(&rhythm)
        let record = update.finish(observation, limits: limits, site: rhythm)
        return TrackedArticle(record: record, update: update, lesson: lesson)
    }

    /// Says what the answer is; returns what it teaches about the site.
    private mutating func interpret(_ update: inout ArticleUpdate) throws(MissingEvidence) -> SiteUpdate? {
        defer {
            let isChanged = !update.versions.isEmpty || !update.memo.isSettled
            update.memo.exchange.trust.saw(observation.validatorAnswer, isChanged: isChanged, at: update.now)
        }
        switch observation.result {
        case .page(let page): return try interpret(page, &update)
        case .notModified:
            update.sawUnchanged(observation)
        case .olderCopy:
            update.sawPresent()
        case .missing(let status):
            try sawMissing(status: status, &update)
        case .refused:
            update.sawBlocked(observation.explanation)
        case .failed:
            update.failed(observation.explanation)
            if observation.isNotRead { update.state.leftOut = observation.explanation }
        }
        return nil
    }

    private mutating func interpret(
        _ page: ObservedPage, _ update: inout ArticleUpdate
    ) throws(MissingEvidence) -> SiteUpdate? {
        let isKnown = page.sha256 == article.bodySHA256 && article.version > 0
        if isKnown, update.memo.isSettled, newAddress(of: update.state) == nil {
            update.sawUnchanged(observation)
            return SiteUpdate(history: update.history(observation.trouble), changed: false)
        }
        let (text, reading) = try articleText(of: page, update)
        update.state.leftOut = reading.cuts.isEmpty ? nil : reading.cuts.joined(separator: "; ")
        if let leftOut = update.state.leftOut { update.detail = leftOut }
        if let reason = PageAbsence.reason(of: article, observation: observation, reading: reading) {
            update.outcome = CheckOutcome(reason, status: page.status)
            try sawMissing(status: 0, &update)
            return nil
        }
        if source.kind == .page, reading.kind == .empty {
            // A page that somebody watches is not blocked because it is empty.
            update.outcome = CheckOutcome(reading.kind.rawValue, status: page.status)
            update.failed(reading.reason)
            return nil
        }
        // Only of a text that was known can a note say that it was taken back.
        let kind = reading.hasOnlyNotes && article.version == 0 ? .empty : reading.kind
        guard kind.hasArticle else {
            update.outcome = CheckOutcome(kind.rawValue, status: page.status)
            update.sawBlocked(reading.reason)
            return nil
        }
        guard reading.ruleFailures.isEmpty else {
            update.outcome = CheckOutcome("rule_failed", status: page.status)
            update.failed(reading.ruleFailures.joined(separator: "; "))
            return nil
        }
        return try compare(FetchedArticle(page: page, text: text, reading: reading, articleID: article.id), &update)
    }

    /// The page that holds the text, and how it reads: the one that was fetched, or its AMP version.
    private mutating func articleText(
        of page: ObservedPage, _ update: ArticleUpdate
    ) throws(MissingEvidence) -> (ObservedPage, PageReading) {
        let reading = read(page, as: .page, anchor: update.memo.anchor)
        guard let url = reading.wantedAMP(besides: page.url) else { return (page, reading) }
        guard let amp = try evidencePage(url) else { return (page, reading) }
        let text = read(amp, as: .ampVersion, anchor: update.memo.anchor)
        return text.kind.hasArticle && !text.isShell ? (amp, text) : (page, reading)
    }

    /// Where the article answers for good, if that is elsewhere than it is known to.
    func newAddress(of state: ArticleState) -> String? {
        let url = observation.permanentURL.map(PageAddress.fetchable)
        return url == state.url ? nil : url
    }

    func moveIfPermanent(_ update: inout ArticleUpdate) throws(MissingEvidence) {
        guard let url = newAddress(of: update.state) else { return }
        // Another spelling is no news, so nobody need know whether it was told.
        var isTold = AddressRelation(from: update.state.url, to: url) == .samePage
        if !isTold { isTold = try wasTold(of: AddressMove(from: update.state.url, to: url)) }
        update.moved(to: url, ownedBy: try owner(of: url), isTold: isTold)
    }
}

/// What a tracker decided.
public struct TrackedArticle: Sendable {
    /// For the store, whole or not at all.
    public var record: CheckRecord
    /// How the article stands now.
    package var update: ArticleUpdate
    /// What the site model learns; nil when the answer teaches nothing.
    public var lesson: SiteUpdate?
    /// What became of each difference between the known version and the page.
    public var trace: [DifferenceTrace] { update.trace }
}

/// A page that holds the article, on its way through the tracker.
struct FetchedArticle {
    /// The page that was asked for.
    var page: ObservedPage
    /// How its text reads.
    var reading: PageReading
    /// The page that the text came from, for the store.
    var capture: Capture
    /// The text came from the page's AMP version.
    var isAMPVersion: Bool

    init(page: ObservedPage, text: ObservedPage, reading: PageReading, articleID: String) {
        self.page = page
        self.reading = reading
        isAMPVersion = text.url != page.url
        capture = Capture(
            articleID: articleID, at: text.fetchedAt, url: text.url, status: text.status,
            contentType: text.contentType, bytes: text.bytes, sha256: text.sha256)
        capture.attachments = text.attachments
    }
}

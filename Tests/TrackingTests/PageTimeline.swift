import Basics
import Model
import Scheduling
import Testing

@testable import Tracking

/// Plays fetched pages of one article in time: the tracker reads them as it does in the daemon, without network or store.
struct PageTimeline {
    var site = SiteModel()
    private(set) var state: ArticleState
    /// Everything that was told.
    private(set) var records: [ChangeRecord] = []
    private(set) var outcome = ""
    private var versions: [Version] = []
    private var captures: [[UInt8]: Capture] = [:]
    private var now = Timestamp(seconds: 1_800_000_000)

    init(_ page: String, id: String = "art_1") {
        state = ArticleState(id: id, sourceID: "s", url: "https://example.org/n/\(id)", firstSeenAt: now)
        look(page)
    }

    var told: [ChangeRecord] { records.filter { $0.type == .articleChanged || $0.type == .articleRemoved } }

    /// When the article was published, as the feed says.
    var published: Timestamp? {
        get { ArticleMemo(state.memo).entryPublished }
        set {
            var memo = ArticleMemo(state.memo)
            (memo.entryTitle, memo.entryPublished) = ("Spring at the harbour", newValue)
            state.memo = memo.encoded
        }
    }

    /// When the article was last edited, as the feed says.
    var updated: Timestamp? {
        get { ArticleMemo(state.memo).entryUpdated }
        set {
            var memo = ArticleMemo(state.memo)
            memo.entryUpdated = newValue
            state.memo = memo.encoded
        }
    }

    /// A look, some minutes after the last one.
    mutating func look(_ html: String, minutes: Int = 60) {
        now = now + .minutes(minutes)
        let bytes = Array(html.utf8)
        let page = ObservedPage(
            url: state.url, status: 200, contentType: "text/html; charset=utf-8", lastModified: nil, fetchedAt: now,
            bytes: bytes, sha256: Array("\(StableHash.of(html))".utf8))
        let observation = ArticleObservation(
            at: now, result: .page(page), outcome: CheckOutcome("fresh", status: 200), finalURL: state.url)
        var tracker = ArticleTracker(
            observation, of: state, source: Source(id: "s", kind: .feed, url: "https://example.org/feed", name: "S"),
            site: site, limits: ArticleSchedule.Limits(), pace: Pace())
        for _ in 0..<8 {
            switch tracker.observe() {
            case .needs(let evidence): for piece in evidence { find(piece, &tracker.found) }
            case .done(let tracked): return take(tracked)
            }
        }
        Issue.record("the tracker asks for evidence without end")
    }

    private func find(_ piece: Evidence, _ found: inout EvidenceFound) {
        switch piece {
        case .version(let number):
            let version = versions.first { $0.number == number }
            found.versions[number] = version.map { .init(content: $0.content, extractor: $0.extractor) }
        case .capture(let number):
            let version = versions.first { $0.number == number }
            found.captures[number] = .some(version?.captureSHA256.flatMap { captures[$0] })
        case .owner(let url): found.owners[url] = .some(nil)
        case .page(let url): found.pages[url] = .some(nil)
        case .toldMove(let move): found.toldMoves[move] = false
        case .listing(let time): found.listings[time] = true
        case .stories(let key): found.stories[key] = []
        }
    }

    private mutating func take(_ tracked: TrackedArticle) {
        _ = tracked.lesson?.apply(to: &site, article: state.id, at: now)
        records += tracked.record.changes
        versions += tracked.record.versions
        for capture in tracked.record.captures { captures[capture.sha256] = capture }
        state = tracked.update.state
        outcome = tracked.update.outcome.word
    }
}

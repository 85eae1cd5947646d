import Basics
package import Model
import Scheduling

/// One check's result in the making: what was observed goes in, a record for the store comes out.
///
/// Every rule about what counts as an event of the article's life is here.
package struct ArticleUpdate: Sendable {
    package var state: ArticleState
    package var memo: ArticleMemo
    let source: Source
    package let now: Timestamp
    let pace: Pace
    /// When the state that is stored was last seen.
    var lastSeenOld: Timestamp?
    /// When the new content was first seen, if that was before this check.
    var firstSeenNew: Timestamp?
    var versions: [Version] = []
    /// What the newest version says, once it was looked at.
    var base: ArticleContent?
    var captures: [Capture] = []
    package var changes: [ChangeRecord] = []
    package var outcome = CheckOutcome("fresh")
    package var detail: String?
    /// How often a page that lost most of its text was seen, in words, once it is believed.
    var confirmedBy: String?
    /// A younger article that turned out to be this one.
    var absorbed: String?
    /// The article turned out to be an older one, which is followed on.
    var isDuplicate = false
    /// That older one.
    var mergedInto: String?
    /// The next look comes at once.
    var looksAgain = false
    /// What became of each difference.
    var trace: [DifferenceTrace] = []

    /// Looks in a row at a wall before the article is reported as blocked.
    static let looksBeforeBlocked = 3
    /// The outcome of a look at an address that shows another story each time.
    package static let anotherStory = "another_story"

    /// Begins with the article as it is stored.
    init(_ state: ArticleState, source: Source, now: Timestamp, pace: Pace) {
        self.state = state
        self.source = source
        self.now = now
        self.pace = pace
        lastSeenOld = state.lastSeenPresentAt
        memo = ArticleMemo(state.memo)
        self.state.lastCheckedAt = now
    }

    /// A change of this article, with what every one of them has; the store gives it its id.
    func change(_ type: ChangeRecord.EventType) -> ChangeRecord {
        var record = ChangeRecord(
            id: "", type: type, observedAt: now,
            source: .init(id: source.id, name: source.name, tags: source.tags))
        record.article = .init(id: state.id, url: state.url, title: state.title)
        record.lastSeenOld = lastSeenOld
        record.firstSeenNew = firstSeenNew ?? now
        return record
    }

    /// The page was there, changed or not.
    mutating func sawPresent() {
        let wasBlocked = state.life == .blocked
        tellListedMove()
        if memo.removal.present() == .restored || wasBlocked {
            var record = change(.articleRestored)
            record.severity = .major
            record.observation =
                wasBlocked
                ? "refused or walled before; readable again at \(now)"
                : ObservationText.restoration(misses: state.misses, now: now)
            record.versionTo = state.version == 0 ? nil : state.version
            changes.append(record)
        }
        state.life = .present
        state.misses = []
        state.failures = .none
        state.lastSeenPresentAt = now
        memo.blockedLooks = 0
    }

    /// The page stands as it was.
    mutating func sawUnchanged(_ observation: ArticleObservation) {
        countLook()
        sawPresent()
        keep(observation.validators)
    }

    /// Counts a look that showed the article.
    mutating func countLook() { memo.looks = min(255, memo.looks + 1) }

    /// The page was not there: 404, 410, or (status 0) something else in its place.
    ///
    /// `isListingRead` is false when the source, which may name another address, was not read since the first miss.
    mutating func sawMissing(status: Int, limits: ArticleSchedule.Limits, isListingRead: Bool = true) {
        if returnsToFormerAddress() { return }
        state.misses = Array((state.misses + [Miss(at: now, status: status)]).suffix(16))
        state.failures = .none
        guard confirmsRemoval(limits: limits, isListingRead: isListingRead) else { return }
        guard state.version > 0 else {
            state.life = .removed
            return
        }
        state.life = .removed
        var record = change(.articleRemoved)
        record.severity = .major
        record.firstSeenNew = state.misses.first?.at ?? now
        record.versionFrom = state.version
        record.observation = ObservationText.removal(lastPresent: state.lastSeenPresentAt, misses: state.misses)
        record.beforeSHA256 = state.captureSHA256.map(Hex.encode)
        declare(&record)
        changes.append(record)
    }

    /// The site showed a wall, a challenge, or refused: after several looks the article counts as blocked.
    mutating func sawBlocked(_ reason: String) {
        memo.blockedLooks += 1
        detail = reason
        countFailure()
        guard memo.blockedLooks >= ArticleUpdate.looksBeforeBlocked, state.life == .present, state.version > 0 else {
            return
        }
        state.life = .blocked
        var record = change(.articleBlocked)
        record.versionFrom = state.version
        record.observation = "present at \(state.lastSeenPresentAt?.iso8601 ?? "no time"); \(reason) at \(now)"
        changes.append(record)
    }

    /// The check failed for a reason that says nothing about the article.
    mutating func failed(_ reason: String) {
        detail = reason
        countFailure()
    }

    private mutating func countFailure() {
        state.failures = Failures(count: state.failures.count + 1, since: state.failures.since ?? now)
    }

    /// The article answers under another address for good.
    ///
    /// A feed may have named that address first, as an article of its own: the older of the two goes on.
    ///
    /// Another way to write the same page is no move, and one that was told of the whole source is not told again.
    mutating func moved(to url: String, ownedBy owner: ArticleState? = nil, isTold: Bool = false) {
        guard url != state.url else { return }
        if let owner, owner.id != state.id {
            if owner.firstSeenAt < state.firstSeenAt {
                isSame(as: owner)
            } else {
                absorbed = owner.id
            }
        }
        var record = change(.articleMoved)
        record.movedFrom = state.url
        record.movedTo = url
        record.observation = "\(state.url) redirects permanently to \(url) at \(now)"
        record.article?.url = url
        let isNews = state.version > 0 && !isTold && AddressRelation(from: state.url, to: url) != .samePage
        state.url = url
        state.aliases.append(ArticleURL(url, firstSeenAt: now, lastSeenAt: now))
        if isNews { changes.append(record) }
    }
}

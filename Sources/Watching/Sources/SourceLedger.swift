import Basics
import Feeds
import Fetching
import Model
import Scheduling
import Storage

/// The books of one check of one source: what was observed goes in, the source's state and its events come out.
struct SourceLedger {
    var state: SourceState
    var memo: SourceMemo
    let source: Source
    let now: Timestamp
    let pace: Pace
    /// When it was looked at the time before.
    let before: Timestamp?
    var changes: [ChangeRecord] = []
    var trouble: Trouble?

    /// Failures in a row before people are told.
    static let failuresBeforeReport = 3

    /// Opens the books of a source.
    init(_ state: SourceState, source: Source, now: Timestamp, pace: Pace) {
        self.state = state
        self.source = source
        self.now = now
        self.pace = pace
        before = state.lastCheckedAt
        memo = SourceMemo(state.memo)
        self.state.lastCheckedAt = now
        self.state.lastDetail = nil
    }

    private func change(_ type: ChangeRecord.EventType, _ observation: String) -> ChangeRecord {
        var record = ChangeRecord(
            id: PublicID.change(at: now), type: type, observedAt: now,
            source: .init(id: source.id, name: source.name, tags: source.tags))
        record.observation = observation
        return record
    }

    /// How a source says that it moved.
    enum MoveWord: String {
        case redirect = "redirects permanently to"
        case announcement = "says that it moved to"
    }

    /// The source answered as it should.
    mutating func sawFine(_ outcome: CheckOutcome) {
        state.lastOutcome = outcome
        if state.isReportedFailing {
            let since = state.failures.since.map { "failing since \($0); " } ?? ""
            changes.append(change(.sourceRecovered, "\(since)fine again at \(now)"))
        }
        state.isReportedFailing = false
        state.failures = .none
    }

    /// What the texts of its pages are worth: a source that is read as nothing is said to fail, once.
    mutating func judgeTexts(_ complaint: String?) {
        if let complaint {
            if memo.textComplaint == nil { changes.append(change(.sourceFailing, "\(complaint), at \(now)")) }
            memo.textComplaintAt = memo.textComplaintAt ?? now
        } else if memo.textComplaint != nil {
            changes.append(change(.sourceRecovered, "its pages give text again at \(now)"))
            memo.textComplaintAt = nil
        }
        memo.textComplaint = complaint
    }

    /// The source could not be had or read.
    mutating func failed(_ outcome: CheckOutcome, _ trouble: Trouble, _ reason: String) {
        self.trouble = trouble
        state.lastOutcome = outcome
        state.lastDetail = reason
        state.failures = Failures(count: state.failures.count + 1, since: state.failures.since ?? now)
        if trouble == .gone {
            changes.append(change(.sourceGone, "\(reason) at \(now)"))
        } else if state.failures.count >= SourceLedger.failuresBeforeReport, !state.isReportedFailing {
            state.isReportedFailing = true
            var record = change(
                .sourceFailing,
                "\(reason) at \(now); \(state.failures.count.counted("failure", "failures")) since \(state.failures.since ?? now)"
            )
            record.lastSeenOld = state.lastChangedAt
            changes.append(record)
        }
    }

    /// The document is at another address for good, and could be read there.
    mutating func moved(to url: String, by word: MoveWord = .redirect) {
        let former = state.permanentURL ?? state.url
        guard url != former else { return }
        state.permanentURL = url
        var record = change(.sourceMoved, "\(former) \(word.rawValue) \(url) at \(now)")
        record.movedFrom = former
        record.movedTo = url
        changes.append(record)
    }

    /// Most of the source's articles stand at other addresses than before, and did so in two documents: told once.
    mutating func migrated(_ migration: Migration) {
        var record = change(
            .sourceMoved,
            "lists \(migration.articles) articles under \(migration.to) that it listed under \(migration.from) before; "
                + "confirmed at \(now)")
        record.movedFrom = migration.from
        record.movedTo = migration.to
        changes.append(record)
    }

    /// The document is the one that was seen before, and confirms what that showed.
    mutating func sawSameDocument() {
        if let migration = memo.habits.sawSameDocument() { migrated(migration) }
    }

    /// Plans the next poll and closes the books.
    mutating func close(_ fetch: Fetch, limits: SourceSchedule.Limits, isPushed: Bool = false) {
        var history = SourceHistory()
        history.failures = state.failures.count
        history.trouble = trouble
        history.failingFor = state.failures.since.map { pace.virtual(now - $0) } ?? .zero
        history.rhythm = memo.rhythm
        var hints = SourceSchedule.Hints()
        hints.isPushed = isPushed
        hints.polling = pace.virtual(memo.hints)
        // Half a document is not worth waiting with.
        hints.freshFor = memo.isCut ? nil : fetch.freshFor.map(pace.virtual)
        hints.notBefore = fetch.notBefore.map(pace.virtual)
        let plan = SourceSchedule.next(
            history, hints: hints, limits: limits, now: pace.virtual(now), seed: StableHash.of(source.id))
        state.nextCheckAt = plan.at.map(pace.real)
        // As long as the document is the same, so is what is missing of it.
        if trouble == nil, state.lastDetail == nil { state.lastDetail = memo.leftOut }
        memo.nextReason = plan.reason.words
        memo.checkDays.note(at: now, failed: trouble != nil)
        // The feed is fine, so polling goes on as planned; people see what is lost.
        if let complaint = memo.textComplaint, trouble == nil {
            state.lastDetail = complaint
            state.failures = Failures(count: 1, since: memo.textComplaintAt)
        }
        state.memo = memo.encoded
    }

    /// Keeps what the next request is made conditional with.
    mutating func keep(_ validators: Fetching.Validators?) {
        let stored = validators.map { StoredValidators($0) }
        memo.exchange.keep(stored)
        // Only the two fields have columns; the rest is in the memo.
        state.validators = StoredValidators(url: stored?.url, etag: stored?.etag, lastModified: stored?.lastModified)
    }
}

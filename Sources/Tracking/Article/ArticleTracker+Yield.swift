import Articles
import Basics
import Changes
import Model

/// A page that lost much of its text: a wall, the same page for all, or an edit that must be seen for days.
extension ArticleTracker {
    /// What becomes of such a page.
    enum Yield {
        /// It is compared like any other.
        case fine
        /// It is not compared: a wall, or not seen often enough.
        case doubtful
        /// It was seen so often that its differences need no further look.
        case believed
    }

    /// For so long, and at so many looks, a page that lost most of its text must stay so before it is believed.
    ///
    /// Repairs, outages of a template and walls of a kind that nobody listed last for hours, some over a weekend; who
    /// really took most of a text away does not put it back.
    private static let collapseStays = (looks: 8, time: Duration.hours(72))

    /// The same for a page that has nothing in common with the article.
    ///
    /// A text that was written anew from headline to end is rare.
    private static let replacementStays = (looks: 4, time: Duration.hours(3))

    /// The same for a page that shows a note in place of the text, by which the publisher takes it back.
    ///
    /// No wall and no repair page says that; what could be the whole site's is seen on another article by then.
    private static let withdrawalStays = (looks: 6, time: Duration.hours(12))

    /// What is remembered of an article that lost its end, whatever that said.
    private static let cut = StableHash.of("cut at its end")

    /// A page that shows less of the old text than this many percent lost most of it.
    private static let most = 60

    /// Whether a page is compared with the article: not when it shows another story at each look, nor while it lost most
    /// of the text without a sign that somebody meant it.
    mutating func yield(
        _ old: ArticleContent, _ reading: PageReading, _ update: inout ArticleUpdate, _ lesson: inout SiteUpdate
    ) throws(MissingEvidence) -> Yield {
        let verdict = try loss(old, reading, &update, &lesson)
        guard source.kind != .page, !reading.content.isLive else { return verdict }
        guard verdict == .fine || update.outcome.word == "doubtful" else { return verdict }
        guard case .other(let looks) = update.memo.turns.note(old, reading.content) else { return verdict }
        if looks > 1 {
            // Sentences that several of the stories share would be believed one by one.
            update.memo.pending = PendingDifferences()
            return block(
                &update, ArticleUpdate.anotherStory, "another story stands there at each look, \(looks) times in a row")
        }
        guard verdict == .fine, PageTurns.isFar(old, reading.content) else { return verdict }
        update.outcome = CheckOutcome("doubtful", status: 200)
        update.detail = "another story seems to stand there"
        return .doubtful
    }

    /// A collapsed or cut page is believed only when it stays so; a wall, and a page that stands on several articles,
    /// never.
    private mutating func loss(
        _ old: ArticleContent, _ reading: PageReading, _ update: inout ArticleUpdate, _ lesson: inout SiteUpdate
    ) throws(MissingEvidence) -> Yield {
        let loss: YieldGate.Loss
        var mayBeEdit = false
        var (looks, time) = ArticleTracker.collapseStays
        let verdict = YieldGate.judge(old: old, new: reading.content, usualWords: update.memo.words)
        switch try cut(old, reading, update) ?? verdict {
        case .fine:
            update.memo.candidate = nil
            return .fine
        case .shortened(let found):
            // One text that lost its end is an edit; several at once show what the site does.
            let others = site.collapses.others(showing: [ArticleTracker.cut], article: StableHash.of(article.id))
            lesson.collapsed = [ArticleTracker.cut]
            guard others > 0 else {
                update.memo.candidate = nil
                return .fine
            }
            return wait(
                reading, &update,
                reason:
                    "\(found.reason), and \(others == 1 ? "another article" : "\(others) other articles") of the site "
                    + "lost the end of the text as well")
        case .collapsed(let found), .truncated(let found): loss = found
        case .endsOtherwise(let found): (loss, mayBeEdit) = (found, true)
        case .replaced(let found):
            loss = found
            (looks, time) = ArticleTracker.replacementStays
        }
        let gain = try gain(old, reading, update)
        if reading.hasOnlyNotes {
            guard gain.notes.came else { return block(&update, "empty", loss.reason) }
            if gain.notes.takesBack { (looks, time) = ArticleTracker.withdrawalStays }
        }
        let lostMost = loss.keptShare < ArticleTracker.most
        if lostMost || !mayBeEdit, reading.isBehindWall, !gain.speaksForEdit(old, reading.content, lostMost) {
            return block(&update, "paywall", "the page says that it is not free, and \(loss.reason)")
        }
        if lostMost, gain.hasOffer, !gain.speaksForRemoval(old, reading, update.now) {
            lesson.collapsed = gain.fingerprints
            return block(&update, "paywall", "the page leads to an account instead, and \(loss.reason)")
        }
        let others = site.collapses.others(showing: gain.fingerprints, article: StableHash.of(article.id))
        if others > 0 {
            lesson.collapsed = gain.fingerprints
            let count = others == 1 ? "another article" : "\(others) other articles"
            return block(
                &update, "same_page", "the same text stands in the place of \(count) of the site; \(loss.reason)")
        }
        if mayBeEdit, !(lostMost && loss.isShorter), !gain.hasOffer {
            update.memo.candidate = nil
            return .fine
        }
        lesson.collapsed = gain.fingerprints
        return wait(reading, &update, reason: loss.reason, looks: looks, time: time)
    }

    /// Believes the page once it was seen often and long enough.
    private func wait(
        _ reading: PageReading, _ update: inout ArticleUpdate, reason: String,
        looks: Int = collapseStays.looks, time: Duration = collapseStays.time
    ) -> Yield {
        let hash = ContentHash.of(reading.content).whole
        if update.confirmsCandidate(hash, looks: looks, apart: time) { return .believed }
        update.outcome = CheckOutcome("doubtful", status: 200)
        update.detail = reason
        return .doubtful
    }

    /// A page that ends before the end tag which it had, and has less of the text: it was cut on its way.
    private mutating func cut(
        _ old: ArticleContent, _ reading: PageReading, _ update: ArticleUpdate
    ) throws(MissingEvidence) -> YieldGate.Verdict? {
        guard reading.isUnclosed, YieldGate.loss(old, reading.content) != nil else { return nil }
        return reading.cut(before: try storedReading(article.version, update), old)
    }

    private func block(_ update: inout ArticleUpdate, _ outcome: String, _ reason: String) -> Yield {
        update.memo.candidate = nil
        update.outcome = CheckOutcome(outcome, status: 200)
        update.sawBlocked(reason)
        return .doubtful
    }

    /// What stands on the page that did not when the stored version was read.
    private mutating func gain(
        _ old: ArticleContent, _ reading: PageReading, _ update: ArticleUpdate
    ) throws(MissingEvidence) -> PageGain {
        let before = try storedReading(article.version, update)
        return PageGain(old, before?.blocks, reading)
    }
}

extension PageReading {
    /// What a page lost that ends before the end tag which it had: it was cut on its way.
    ///
    /// - Parameters:
    ///   - before: the page as it was; nil when that is not known.
    ///   - old: the text that is known.
    /// - Returns: nil for a page that is whole, never was, or has all of the text.
    func cut(before: PageReading?, _ old: ArticleContent) -> YieldGate.Verdict? {
        guard isUnclosed, let before, !before.isUnclosed else { return nil }
        return YieldGate.loss(old, content).map { .truncated($0) }
    }
}

/// What stands on a page that did not stand there before: in the text, and on the page as a whole.
private struct PageGain {
    /// Some of it belongs to a box that leads to an account.
    var hasOffer: Bool
    /// The correction and editor's notes that came.
    var notes: NewNotes
    /// Nothing came into the text.
    var isTextOnlyShorter: Bool
    /// The blocks that came: those of the text if there are any.
    var fingerprints: [UInt64]

    /// - Parameters:
    ///   - old: the stored version.
    ///   - page: every block of the page that it was read from; nil when that is not known.
    ///   - reading: the page as it is now.
    init(_ old: ArticleContent, _ page: [BlockVerdict]?, _ reading: PageReading) {
        let text = Set(old.blocks.map { BlockFingerprint($0.text) })
        let all = text.union(page?.map { BlockFingerprint($0.text) } ?? [])
        // Without the old page nobody can say whether its frame has always had that link.
        let blocks = reading.blocks.filter { ($0.isKept || page != nil) && !all.contains(BlockFingerprint($0.text)) }
        hasOffer = blocks.contains(where: PageGain.isOffer)
        notes = NewNotes(old, reading.content, without: Set(blocks.filter(PageGain.isOffer).map(\.text)))
        let came = reading.content.blocks.map { BlockFingerprint($0.text) }.filter { !text.contains($0) }
        isTextOnlyShorter = came.isEmpty
        fingerprints = (came.isEmpty ? blocks.map { BlockFingerprint($0.text) } : came).map(\.value)
    }

    /// Whether a block leads to an account, or is a short text of the article that speaks of one.
    private static func isOffer(_ block: BlockVerdict) -> Bool {
        if block.isOffer { return true }
        return block.isKept && BlockMeasure(block.text).words < longestOffer && OfferWords.stand(in: block.text)
    }

    /// In words.
    private static let longestOffer = 40

    /// Whether a shorter text on a page that is never free is an edit all the same: the publisher says so, or no offer
    /// came in the place of what went.
    func speaksForEdit(_ old: ArticleContent, _ new: ArticleContent, _ lostMost: Bool) -> Bool {
        if notes.saysSo { return true }
        guard !hasOffer else { return false }
        if notes.came { return true }
        guard lostMost else { return true }
        return isTextOnlyShorter && PageGain.wasModified(old, new)
    }

    /// Whether most of a text was taken out although an offer stands in its place: the publisher says so in a note, or
    /// did what no wall does.
    ///
    /// A wall cuts a text: it keeps no end, it takes nothing out of what it leaves, and it does not write that anew. That
    /// the page was modified counts only where it does not say that it is not free.
    func speaksForRemoval(_ old: ArticleContent, _ reading: PageReading, _ now: Timestamp) -> Bool {
        if notes.saysSo { return true }
        guard !reading.isBehindWall else { return false }
        if PageGain.keepsEnd(old, reading.content) || PageGain.hasHoles(old, reading.content) { return true }
        // Some pages say that they were modified at each request.
        let isOfNow = reading.content.modified?.time.map { $0 > now - .hours(1) } ?? true
        return !isOfNow && PageGain.wasModified(old, reading.content)
    }

    private static func wasModified(_ old: ArticleContent, _ new: ArticleContent) -> Bool {
        guard let before = old.modified?.time ?? old.published?.time, let after = new.modified?.time else {
            return false
        }
        return after > before
    }

    /// Whether the last paragraph of a text still stands, and not as the first of what is left.
    private static func keepsEnd(_ old: ArticleContent, _ new: ArticleContent) -> Bool {
        let bodies = { (content: ArticleContent) in
            content.blocks.filter(\.kind.isBody).map { BlockFingerprint($0.text) }
        }
        guard let last = bodies(old).last else { return false }
        let left = bodies(new)
        let known = Set(bodies(old))
        return left.contains(last) && left.count(where: known.contains) > 1
    }
    /// Whether several paragraphs went from between those that are left, with a tenth as much text as is left.
    private static func hasHoles(_ old: ArticleContent, _ new: ArticleContent) -> Bool {
        let left = Set(new.blocks.map { BlockFingerprint($0.text) })
        let isLeft = { (block: Block) in left.contains(BlockFingerprint(block.text)) }
        let bodies = old.blocks.filter(\.kind.isBody)
        // What went before the first paragraph that is left may have been a promotion or a note.
        guard let first = bodies.firstIndex(where: isLeft), let last = bodies.lastIndex(where: isLeft) else {
            return false
        }
        let between = Array(bodies[first...last])
        let gone = between.filter { !isLeft($0) }
        let bytes = { (blocks: [Block]) in blocks.reduce(0) { $0 + $1.text.utf8.count } }
        return gone.count >= 3 && bytes(gone) * 10 >= bytes(between) - bytes(gone)
    }
}

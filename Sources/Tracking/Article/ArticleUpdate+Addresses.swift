import Model
import Scheduling

/// Where an article is looked for, and when it counts as gone.
extension ArticleUpdate {
    /// Looks again where the article was before, when the address that its source names leads nowhere.
    ///
    /// A feed with a broken link says nothing about the article. Once only: when both are gone, it is gone.
    mutating func returnsToFormerAddress() -> Bool {
        guard let former = memo.formerURL else { return false }
        (memo.formerURL, memo.moveListedAt) = (nil, nil)
        detail = "not at \(state.url), where its source lists it; looked for at \(former) again"
        state.url = former
        looksAgain = true
        return true
    }

    /// Tells of the address that the source named, now that the article was seen there.
    mutating func tellListedMove() {
        defer { (memo.formerURL, memo.moveListedAt) = (nil, nil) }
        guard let former = memo.formerURL, let listedAt = memo.moveListedAt, state.version > 0 else { return }
        var record = change(.articleMoved)
        record.firstSeenNew = listedAt
        record.movedFrom = former
        record.movedTo = state.url
        record.observation =
            "listed at \(former) before; the source lists it at \(state.url) at \(listedAt), where it is at \(now)"
        changes.append(record)
    }

    /// Whether the observations so far say that the article is gone.
    ///
    /// - Parameters:
    ///   - limits: the bounds of the schedule.
    ///   - isListingRead: its source was read since it was first missing, and named no other address.
    /// - Returns: whether it is to be told now.
    mutating func confirmsRemoval(limits: ArticleSchedule.Limits, isListingRead: Bool) -> Bool {
        guard isListingRead else { return false }
        guard memo.deletedAt != nil, !memo.removal.isRemoved else {
            if case .removed = memo.removal.missing(limits: limits, now: pace.virtual(now)) { return true }
            return false
        }
        // The publisher said so; one look is enough.
        memo.removal.observations += 1
        memo.removal.missingSince = memo.removal.missingSince ?? pace.virtual(now)
        memo.removal.isRemoved = true
        return true
    }

    /// Says of a removal that the publisher declared it, when the feed did.
    func declare(_ record: inout ChangeRecord) {
        guard let time = memo.deletedAt else { return }
        record.disclosure = .declared
        record.disclosureReason = "the feed marks the entry as deleted at \(time) (at:deleted-entry, RFC 6721)"
    }

    /// The page is that of an older article, which is followed on.
    mutating func isSame(as owner: ArticleState) {
        isDuplicate = true
        mergedInto = owner.id
        outcome = CheckOutcome("duplicate")
        detail = "the same page as \(owner.id)"
    }
}

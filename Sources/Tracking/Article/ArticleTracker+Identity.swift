import Model

/// One story at several addresses, and one that is looked for at the wrong one.
extension ArticleTracker {
    /// Recognises an article that is read for the first time as one that is followed already.
    ///
    /// The page names its canonical address, or another entry had its title and date. Neither is believed without the
    /// text: templates name the same canonical address on every page, and services give one name to many notices.
    func recognise(_ content: ArticleContent, _ update: inout ArticleUpdate) throws(MissingEvidence) {
        guard source.kind != .page else { return }
        var key = StoryKey()
        key.canonical = canonicalAddress(content, update.state.url)
        (key.title, key.published) = (update.memo.entryTitle, update.memo.entryPublished)
        guard key.canonical != nil || key.title != nil && key.published != nil else { return }
        guard let others = found.stories[key] else { throw MissingEvidence([.stories(key)]) }
        for other in others where other.state.id != article.id && other.state.life != .removed {
            if ArticleTracker.isSameText(other.content, content) { return update.isSame(as: other.state) }
        }
        guard let canonical = key.canonical, canonical != update.state.url else { return }
        update.state.aliases.append(ArticleURL(canonical, firstSeenAt: update.now, lastSeenAt: update.now))
    }

    /// The address that the page gives itself, where it may be believed: a page of the same site that is not its first.
    private func canonicalAddress(_ content: ArticleContent, _ url: String) -> String? {
        guard let stated = content.canonicalURL.map(PageAddress.fetchable), let address = PageAddress(stated),
            let own = PageAddress(url), !address.isHome, address.site == own.site, address.page != own.page
        else { return nil }
        return stated
    }

    /// Whether four fifths of the longer text stand in the other.
    static func isSameText(_ left: ArticleContent, _ right: ArticleContent) -> Bool {
        let (first, second) = (Set(left.blocks.map(\.text)), Set(right.blocks.map(\.text)))
        let longer = max(first.count, second.count)
        return longer > 0 && first.intersection(second).count * 5 >= longer * 4
    }

    /// The page was not there: gone, unless only its source has not been asked yet where it is now.
    ///
    /// A slug that changed with its headline leaves the old address dead, and the feed alone knows the new one.
    func sawMissing(status: Int, _ update: inout ArticleUpdate) throws(MissingEvidence) {
        var isListingRead = true
        if source.kind != .page, let since = update.state.misses.first?.at, update.memo.formerURL == nil {
            guard let known = found.listings[since] else { throw MissingEvidence([.listing(since: since)]) }
            isListingRead = known
        }
        update.sawMissing(status: status, limits: limits, isListingRead: isListingRead)
    }

    func wasTold(of move: AddressMove) throws(MissingEvidence) -> Bool {
        guard let known = found.toldMoves[move] else { throw MissingEvidence([.toldMove(move)]) }
        return known
    }
}

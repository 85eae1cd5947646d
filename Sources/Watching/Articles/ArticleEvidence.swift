import Articles
import Feeds
import Fetching
import Model
import Storage
import Tracking

/// The evidence that a tracker asks for, from the store and the network.
extension ArticleCheck {
    /// Loads one piece; what does not exist is noted as such.
    func load(
        _ evidence: Evidence, of state: ArticleState, into found: inout EvidenceFound
    ) async throws(StoreError) {
        let id = state.id
        switch evidence {
        case .version(let number):
            let stored = try await parts.store.read { (reader) throws(StoreError) in
                try reader.storedContent(of: id, version: number)
            }
            found.versions[number] = .some(stored)
        case .capture(let number):
            let hash = number == state.version ? state.captureSHA256 : nil
            let capture = try await parts.store.read { (reader) throws(StoreError) in
                try reader.storedPage(of: id, version: number, sha256: hash)
            }
            found.captures[number] = .some(capture)
        case .owner(let url):
            let owner = try await parts.store.read { (reader) throws(StoreError) in try reader.article(url: url) }
            found.owners[url] = .some(owner)
        case .page(let url):
            found.pages[url] = .some(await page(url))
        case .toldMove(let move): found.toldMoves[move] = try await isTold(move)
        case .listing(let since): found.listings[since] = try await isListingRead(since: since)
        case .stories(let key): found.stories[key] = try await stories(key, besides: id)
        }
    }

    /// Whether the source has moved most of its articles in the same way, which was told once.
    private func isTold(_ move: AddressMove) async throws(StoreError) -> Bool {
        let id = source.id
        let state = try await parts.store.read { (reader) throws(StoreError) in try reader.source(id) }
        return SourceMemo(state?.memo).habits.explain(from: move.from, to: move.to)
    }

    /// Whether the source was read since a time; if not, it is read now.
    private func isListingRead(since: Timestamp) async throws(StoreError) -> Bool {
        // An archive has no listing that could name another address.
        guard parts.imported == nil else { return true }
        let id = source.id
        let state = try await parts.store.read { (reader) throws(StoreError) in try reader.source(id) }
        guard let state, state.isActive, (state.lastCheckedAt ?? state.addedAt) < since else { return true }
        try await parts.store.checkNow(.source(id), now: parts.now())
        return false
    }

    /// Other articles that may be the same story: by the address that the page names, or by title and date.
    private func stories(_ key: StoryKey, besides article: String) async throws(StoreError) -> [KnownStory] {
        var entry = Entry()
        (entry.url, entry.title, entry.published) = (key.canonical, key.title, key.published)
        var wanted = ArticleKey(url: key.canonical ?? "")
        wanted.story = EntryLookup(of: entry).story
        let (id, lookup) = (source.id, wanted)
        return try await parts.store.read { (reader) throws(StoreError) in
            var stories: [KnownStory] = []
            for known in try reader.candidates(listedBy: id, [lookup]) where known.state.id != article {
                let state = known.state
                guard state.version > 0, let content = try reader.content(of: state.id, version: state.version) else {
                    continue
                }
                stories.append(KnownStory(state: state, content: content))
            }
            return stories
        }
    }

    /// A page that the article's own page names.
    private func page(_ url: String) async -> ObservedPage? {
        var request = FetchRequest(url: url, purpose: .page)
        request.options = source.request
        request.home = source.url
        return await parts.fetcher.fetch(request).page.map(ObservedPage.init)
    }
}

extension StoreReader {
    fileprivate func storedContent(
        of id: String, version number: Int
    ) throws(StoreError) -> EvidenceFound.StoredContent? {
        guard let content = try content(of: id, version: number) else { return nil }
        let extractor = try version(of: id, number: number)?.extractor ?? ExtractorGeneration.current
        return EvidenceFound.StoredContent(content: content, extractor: extractor)
    }

    /// The page behind a version with its bytes; nil when retention has removed it.
    fileprivate func storedPage(
        of id: String, version number: Int, sha256: [UInt8]?
    ) throws(StoreError) -> Capture? {
        var known = sha256
        if known == nil { known = try version(of: id, number: number)?.captureSHA256 }
        guard let known, let capture = try capture(sha256: known), let bytes = try captureBytes(sha256: known) else {
            return nil
        }
        return Capture(
            articleID: capture.articleID, at: capture.at, url: capture.url, status: capture.status,
            contentType: capture.contentType, bytes: bytes, sha256: known)
    }
}

import Articles
import Changes
import Model
import Storage

/// What a new content is held against.
extension ArticleCheck {
    /// Earlier versions that a change is held against to recognise a revert.
    static let versionsRemembered = 8

    /// The stored version; when another extractor generation had read it, it is read again and the result recorded.
    func previous(_ arrival: Arrival, _ ledger: inout ArticleLedger) async throws(StoreError) -> ArticleContent {
        let (id, number) = (ledger.state.id, ledger.state.version)
        let (content, extractor) = try await parts.store.read { (reader) throws(StoreError) in
            let extractor = try reader.versions(of: id).last?.extractor ?? ArticleReader.generation
            return (try reader.content(of: id, version: number) ?? ArticleContent(), extractor)
        }
        guard extractor != ArticleReader.generation, let again = try await readAgain(arrival, ledger) else {
            return content
        }
        if !Comparison.compare(content, again).isEmpty {
            ledger.reprocess(again, generation: (extractor, ArticleReader.generation))
        }
        return again
    }

    /// Compares two contents in the light of what is known of the site.
    ///
    /// What is known of a site grows: a promotion that was taken for a paragraph yesterday is known as furniture today.
    /// So before a difference is believed, the old page is read again with the knowledge of today.
    func comparison(
        _ old: ArticleContent, _ new: ArticleContent, _ arrival: Arrival, _ ledger: ArticleLedger
    ) async throws(StoreError) -> Comparison {
        let furniture = arrival.site.furniture.fingerprints
        var context = ComparisonContext()
        context.language = new.language ?? old.language
        context.stampHabits = arrival.site.stampHabits
        context.furniture = furniture
        context.stampsBefore = ledger.memo.versionFeedStamps
        context.stampsAfter = ledger.memo.feedStamps
        let new = new.without(furniture)
        let first = Comparison.compare(old.without(furniture), new, context: context)
        guard !first.isEmpty else { return first }
        let again = try await readAgain(arrival, ledger)?.without(furniture) ?? old.without(furniture)
        context.history = try await history(of: ledger.state, furniture)
        return Comparison.compare(again, new, context: context)
    }

    private func history(
        of state: ArticleState, _ furniture: Set<BlockFingerprint>
    ) async throws(StoreError) -> FieldHistory {
        guard state.version > 1 else { return FieldHistory() }
        let earlier = try await parts.store.read { (reader) throws(StoreError) in
            var contents: [ArticleContent] = []
            for number in max(1, state.version - ArticleCheck.versionsRemembered)...state.version {
                if let content = try reader.content(of: state.id, version: number) { contents.append(content) }
            }
            return contents
        }
        return FieldHistory(earlier.map { ContentHash.of($0.without(furniture)) })
    }

    /// The page behind the newest version, read anew; nil when it is no longer stored or reads as something else now.
    private func readAgain(_ arrival: Arrival, _ ledger: ArticleLedger) async throws(StoreError) -> ArticleContent? {
        guard let sha256 = ledger.state.captureSHA256 else { return nil }
        let capture = try await parts.store.read { (reader) throws(StoreError) in try reader.storedPage(sha256) }
        guard let capture else { return nil }
        let again = PageReading.read(
            capture, source: source, anchor: ledger.memo.anchor, profile: arrival.site.profile)
        return again.kind.hasArticle && again.ruleFailures.isEmpty ? again.content : nil
    }
}

extension ArticleContent {
    /// The content without the blocks that are the site's furniture.
    func without(_ furniture: Set<BlockFingerprint>) -> ArticleContent {
        guard !furniture.isEmpty else { return self }
        var content = self
        content.blocks.removeAll { furniture.contains(BlockFingerprint($0.text)) }
        return content
    }
}

extension StoreReader {
    /// A stored page with its bytes; nil when retention has removed it.
    fileprivate func storedPage(_ sha256: [UInt8]) throws(StoreError) -> Capture? {
        guard let capture = try capture(sha256: sha256), let bytes = try captureBytes(sha256: sha256) else {
            return nil
        }
        return Capture(
            articleID: capture.articleID, at: capture.at, url: capture.url, status: capture.status,
            contentType: capture.contentType, bytes: bytes)
    }
}

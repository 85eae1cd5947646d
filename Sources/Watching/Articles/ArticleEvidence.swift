import Articles
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
        let extractor = try version(of: id, number: number)?.extractor ?? ArticleReader.generation
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

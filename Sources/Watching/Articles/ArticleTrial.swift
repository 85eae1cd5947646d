public import Fetching
public import Model
public import Storage
public import Tracking

extension ArticleTrial {
    /// What the store knows of an address.
    public struct Background: Sendable {
        /// The article at the address.
        public var article: ArticleState?
        /// What was learned about its site.
        public var site: [UInt8]?

        /// Nothing is known.
        public init() {}

        /// Looks the address up in a store.
        ///
        /// - Throws: `StoreError`.
        public init(_ url: String, in reader: StoreReader) throws(StoreError) {
            article = try reader.article(url: PageAddress.fetchable(url))
            if article == nil { article = try reader.article(url: url) }
            site = try reader.siteMemo(SiteName.of(url))
        }
    }

    /// Reads a page as a check of the source would, and its AMP version where a check would.
    ///
    /// - Parameters:
    ///   - page: what was served.
    ///   - fetch: how it came.
    ///   - source: whose rules hold.
    ///   - background: what the store knows.
    ///   - fetcher: asks for the AMP version.
    /// - Returns: what was read.
    public static func read(
        _ page: Page, _ fetch: Fetch, source: Source, background: Background, fetcher: Fetcher
    ) async -> ArticleTrial {
        let (observed, observation) = (ObservedPage(page), ArticleObservation(fetch))
        let (article, site) = (background.article, background.site)
        let trial = ArticleTrial(observed, observation, source: source, article: article, site: site)
        guard let url = trial.wantedAMP else { return trial }
        var request = FetchRequest(url: url, purpose: .page)
        request.options = source.request
        request.home = source.url
        guard case .fresh(let amp) = await fetcher.fetch(request).outcome else { return trial }
        return ArticleTrial(
            observed, observation, source: source, article: article, site: site, amp: ObservedPage(amp))
    }
}

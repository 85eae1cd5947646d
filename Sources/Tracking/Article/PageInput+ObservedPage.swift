public import Articles

extension PageInput {
    /// A page that was just fetched, with everything that its answer and its feed say of it.
    ///
    /// The one place where a reader's input is made from an answer: what `errata test` shows is what a check sees.
    ///
    /// - Parameters:
    ///   - page: the answer.
    ///   - entry: what the feed said of the article, if a feed lists it.
    public init(_ page: ObservedPage, entry: EntryAnchor? = nil) {
        self.init(bytes: page.bytes, url: page.url)
        contentType = page.contentType
        lastModified = page.lastModified
        fetchedAt = page.fetchedAt
        self.entry = entry
    }
}

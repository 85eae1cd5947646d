public import Articles
public import Fetching
import Tracking

extension PageInput {
    /// A page that was just fetched, as a check reads it.
    ///
    /// - Parameter page: the answer.
    public init(_ page: Page) {
        self.init(
            ObservedPage(
                url: page.url, status: page.status, contentType: page.contentType,
                lastModified: page.header("last-modified"), fetchedAt: page.fetchedAt, bytes: page.body, sha256: []))
    }
}

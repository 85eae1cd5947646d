import Crypto
import Fetching
import Model
import Tracking

extension ArticleObservation {
    /// What a fetch of an article's address says about it.
    init(_ fetch: Fetch) {
        let result: Result =
            switch fetch.outcome {
            case .fresh(let page): .page(ObservedPage(page))
            case .notModified: .notModified
            case .olderCopy: .olderCopy
            case .gone(let status): .missing(status: status)
            case .refused, .disallowed(unreachable: false, _): .refused
            default: .failed
            }
        self.init(
            at: fetch.fetchedAt, result: result, outcome: fetch.outcome.checkOutcome, finalURL: fetch.finalURL)
        explanation = fetch.outcome.explanation
        trouble = fetch.outcome.trouble
        hops = fetch.hops.count
        permanentURL = fetch.permanentURL
        validators = fetch.validators.map { StoredValidators($0) }
        validatorAnswer = fetch.validatorAnswer
        freshFor = fetch.freshFor
        notBefore = fetch.notBefore
    }
}

extension ObservedPage {
    /// A fetched page with its hash.
    init(_ page: Page) {
        self.init(
            url: page.url, status: page.status, contentType: page.contentType,
            lastModified: page.header("last-modified"), fetchedAt: page.fetchedAt, bytes: page.body,
            sha256: SHA256.digest(page.body))
        attachments = page.attachments
    }
}

import Model
import Storage
import Tracking

/// An address that shows another story at each look: nothing that stands there can be told as an edit.
enum TurningPage {
    /// What people should know of an article that is blocked; nil when it is so for another reason.
    static func warning(_ article: ArticleState) -> ServiceWarning? {
        guard article.life == .blocked, article.lastOutcome?.word == ArticleUpdate.anotherStory else { return nil }
        return ServiceWarning(
            key: "article.turning \(article.id)",
            problem: "\(article.url) of source \(article.sourceID) shows another story at each look; "
                + "none is told as an edit",
            step: "errata test \(article.url): is it a page of its own, or does the source list a wrong address?")
    }
}

extension StoreReader {
    /// The articles that are blocked, the newest.
    func blockedArticles() throws(StoreError) -> [ArticleState] {
        var filter = ArticleFilter()
        (filter.life, filter.limit) = (.blocked, 200)
        return try articles(filter)
    }
}

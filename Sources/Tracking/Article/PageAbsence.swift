import Articles
import Model

/// A page that came and is not the article: an observation, never an edit.
enum PageAbsence {
    /// Why the article is not there although a page came; nil when it may be the article.
    static func reason(of article: ArticleState, observation: ArticleObservation, reading: PageReading) -> String? {
        if reading.kind == .softNotFound { return reading.kind.rawValue }
        let target = WebAddress(observation.finalURL)
        let wanted = WebAddress(article.url)
        let leadsHome = target.path.count <= 1 && wanted.path.count > 1 && observation.hops > 1
        if leadsHome || (reading.kind == .home && observation.hops > 1) { return "redirect_home" }
        return nil
    }
}

import Articles
import Changes
import Fetching
import Model
import Storage

/// What stands between a page and a comparison: a page that is not the article is an observation, never an edit.
enum Gate {
    /// Why the page is not there although a page came; nil when it may be the article.
    static func absence(of article: ArticleState, fetch: Fetch, reading: PageReading) -> String? {
        if reading.kind == .softNotFound { return "soft-404" }
        let target = WebAddress(fetch.finalURL)
        let wanted = WebAddress(article.url)
        let leadsHome = target.path.count <= 1 && wanted.path.count > 1 && fetch.hops.count > 1
        if leadsHome || (reading.kind == .home && fetch.hops.count > 1) { return "redirect-home" }
        return nil
    }
}

/// The name a site's memory is kept under.
enum Site {
    /// The host of an address, without `www.`.
    static func name(of url: String) -> String {
        let host = WebAddress(url).host ?? "unknown"
        return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
    }
}

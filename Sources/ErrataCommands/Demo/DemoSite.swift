import MicroHTTPD
import Model
import Rendering
import Synchronization

extension Timestamp {
    /// Without its milliseconds, as publishers write their times.
    var wholeSecond: Timestamp { Timestamp(seconds: seconds) }
}

/// A small news site on loopback: a feed, its articles, and the usual noise around them.
final class DemoSite: Sendable {
    private struct State {
        var articles: [DemoArticle]
        var views = 0
    }

    private let state: Mutex<State>

    /// A site whose articles were published at that time.
    init(now: Timestamp) { state = Mutex(State(articles: DemoArticle.all(published: now.wholeSecond.iso8601))) }

    /// Changes one article, as an editor would.
    func edit(_ slug: String, _ change: @Sendable (inout DemoArticle) -> Void) {
        state.withLock { state in
            guard let index = state.articles.firstIndex(where: { $0.slug == slug }) else { return }
            change(&state.articles[index])
        }
    }

    /// Answers one request.
    func answer(_ request: HTTPRequest) -> HTTPResponse {
        if request.path == "/feed.xml" { return feed(origin: origin(request)) }
        let article = state.withLock { state -> (DemoArticle, Int)? in
            state.views += 1
            let found = state.articles.first { request.path == "/news/\($0.slug)" && !$0.isRemoved }
            return found.map { ($0, state.views) }
        }
        guard let (article, views) = article else {
            return HTTPResponse(status: 404, contentType: "text/html", text: "<h1>Not found</h1>")
        }
        return HTTPResponse(contentType: "text/html; charset=utf-8", text: page(article, views: views))
    }

    private func origin(_ request: HTTPRequest) -> String { "http://\(request.header("host") ?? "127.0.0.1")" }

    private func feed(origin: String) -> HTTPResponse {
        let items = state.withLock { $0.articles }.map { article in
            """
            <item><title>\(SafeText.html(article.headline))</title><link>\(origin)/news/\(article.slug)</link>
            <guid isPermaLink="false">\(article.slug)</guid><description>\(SafeText.html(article.standfirst))</description></item>
            """
        }
        let text = """
            <?xml version="1.0" encoding="UTF-8"?>
            <rss version="2.0"><channel><title>The Maren Courier</title><link>\(origin)/</link>
            <description>News from Port Maren</description>
            \(items.joined(separator: "\n"))
            </channel></rss>
            """
        return HTTPResponse(contentType: "application/rss+xml", text: text)
    }

    /// The article within its furniture: navigation, advertisement, counters and related links change at every look.
    private func page(_ article: DemoArticle, views: Int) -> String {
        let paragraphs = article.paragraphs.map { "<p>\(SafeText.html($0))</p>" }
        let updated =
            article.updated.map { "<p class=\"updated\">Updated <time datetime=\"\($0)\">\($0)</time></p>" } ?? ""
        let note =
            article.correction.map { "<p class=\"correction\"><strong>Correction:</strong> \(SafeText.html($0))</p>" }
            ?? ""
        return """
            <!doctype html><html lang="en"><head><meta charset="utf-8"><title>\(SafeText.html(article.headline)) | The Maren Courier</title>
            <meta property="article:published_time" content="\(article.published)">
            \(article.updated.map { "<meta property=\"article:modified_time\" content=\"\($0)\">" } ?? "")
            </head><body><header><a href="/">The Maren Courier</a><nav><a href="/local">Local</a> <a href="/sport">Sport</a></nav></header>
            <main><article><h1>\(SafeText.html(article.headline))</h1><p class="standfirst">\(SafeText.html(article.standfirst))</p>
            <p class="byline">By <a rel="author" href="/staff">\(SafeText.html(article.byline))</a></p>
            <p class="published">Published <time datetime="\(article.published)">\(article.published)</time></p>\(updated)
            \(paragraphs.prefix(1).joined())
            <div class="advertisement">Advertisement \(views * 7919 % 1000)</div>
            \(paragraphs.dropFirst().joined(separator: "\n"))
            \(note)</article>
            <aside class="related"><h2>Read next</h2><ul><li><a href="/news/\(views % 9)">Ten things to do this weekend, no. \(views % 9)</a></li>
            <li><a href="/news/x\(views % 5)">Weather: \(12 + views % 5) degrees tomorrow</a></li></ul></aside></main>
            <footer>\(views) readers online · © The Maren Courier</footer></body></html>
            """
    }
}

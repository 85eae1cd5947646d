import MicroHTTPD
import Synchronization

/// A news site on loopback whose pages a test sets and changes.
final class NewsSite: Sendable {
    struct Page: Sendable {
        var status = 200
        var type = "text/html; charset=utf-8"
        var text: String
        /// Where to, for a redirect.
        var location: String?
    }

    private struct State {
        var pages: [String: Page] = [:]
        /// Pages that take turns, one a request.
        var turns: [String: [Page]] = [:]
        var requests: [HTTPRequest] = []
    }

    private let box = Box()
    private let server: HTTPServer

    init() throws { server = try HTTPServer(endpoint: .tcp(host: "127.0.0.1", port: 0)) { [box] in box.answer($0) } }

    private final class Box: Sendable {
        let state = Mutex(State())

        func answer(_ request: HTTPRequest) -> HTTPResponse {
            let page: Page? = state.withLock { state in
                state.requests.append(request)
                if let turns = state.turns[request.path], let next = turns.first {
                    state.turns[request.path] = Array(turns.dropFirst()) + [next]
                    return next
                }
                return state.pages[request.path]
            }
            guard let page else {
                return HTTPResponse(status: 404, contentType: "text/html", text: "<h1>Not found</h1>")
            }
            var response = HTTPResponse(status: page.status, contentType: page.type, text: page.text)
            if let location = page.location { response.headers.append(HTTPField("Location", location)) }
            return response
        }
    }

    var origin: String { "http://127.0.0.1:\(server.port)" }

    /// Sets what a path answers; nil = 404.
    func set(_ path: String, _ page: Page?) { box.state.withLock { $0.pages[path] = page } }

    /// Lets pages take turns at a path, one a request; none = the page that was set.
    func takeTurns(_ path: String, _ pages: [Page]) { box.state.withLock { $0.turns[path] = pages } }

    /// The requests for a path so far.
    func requests(_ path: String) -> [HTTPRequest] { box.state.withLock { $0.requests.filter { $0.path == path } } }

    /// Publishes an article with some furniture around it.
    func article(_ slug: String, headline: String, _ paragraphs: [String]) {
        let body = paragraphs.map { "<p>\($0)</p>" }.joined()
        let text = """
            <!doctype html><html lang="en"><head><title>\(headline) | Test Courier</title></head><body>
            <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
            <main><article><h1>\(headline)</h1>\(body)</article></main><footer>© Test Courier</footer></body></html>
            """
        set("/news/\(slug)", Page(text: text))
    }

    /// Publishes a feed of articles: slug and title.
    func feed(_ articles: [(String, String)]) {
        let items = articles.map { slug, title in
            "<item><title>\(title)</title><link>\(origin)/news/\(slug)</link><guid isPermaLink=\"false\">\(slug)</guid></item>"
        }
        let text = "<rss version=\"2.0\"><channel><title>Test Courier</title>\(items.joined())</channel></rss>"
        set("/feed.xml", Page(type: "application/rss+xml", text: text))
    }
}

/// The story that tests edit, long enough that a page reads as an article.
func ferryFire(injured: Int) -> [String] {
    [
        "A fire in the engine room of the ferry Halcyon injured \(injured) people early on Tuesday, the harbour authority of "
            + "Port Maren said. All 214 passengers were taken off the ship within an hour, and the ferry was towed to the quay.",
        "The crew did everything right, said the harbour master, Tomas Lindqvist. Two of the injured are in a serious "
            + "condition, according to the city hospital, which treated most of them for smoke inhalation.",
        "The cause is not known. The Halcyon was built in 1998 and was inspected in March without findings, the operator "
            + "said in a statement that was published on its website on Tuesday afternoon.",
    ]
}

/// A story of its own about a place, for articles that only have to be there.
func story(of place: String) -> [String] {
    [
        "The council of \(place) passed its budget on Monday night after a debate of seven hours, with 23 votes to 16. "
            + "Spending on the schools of \(place) rises, while its roads department loses the most in a decade.",
        "This is not the budget that \(place) wanted, said the leader of the opposition, Ruth Adler, who had asked for a "
            + "new bridge. The mayor answered that \(place) could not afford one before the end of the decade.",
        "The vote had been put off twice. \(place) now has until the spring to publish its accounts, which the court of "
            + "audit will examine, as it does every year.",
    ]
}

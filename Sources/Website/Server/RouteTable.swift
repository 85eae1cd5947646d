import JSON
import MicroHTTPD
import Model

/// Everything the website answers; a new page is a file and a line here.
enum RouteTable {
    // style: table
    static func all(_ content: SiteContent) -> [Route] {
        [
            Route("GET", "/") { _, _ in try StatusPage.response(content) },
            Route("GET", "/changes/*") { _, words in try ChangePage.response(content, id: words[0]) },
            Route("GET", "/style.css") { _, _ in Stylesheet.response },
            Route("GET", "/feed.atom") { request, _ in try AtomFeed.response(content, request) },
            Route("GET", "/healthz") { _, _ in try health(content) },
            Route("GET", "/metrics") { _, _ in try Metrics.response(content) },
            Route("GET", "/v1/status") { _, _ in try json { try content.status().write(to: &$0) } },
            Route("GET", "/v1/sources") { _, _ in try list("sources", content.sources()) },
            Route("GET", "/v1/source") { request, _ in try source(content, request.parameter("id") ?? "") },
            Route("GET", "/v1/article") { request, _ in try article(content, request.parameter("id") ?? "") },
            Route("GET", "/v1/articles") { request, _ in try list("articles", content.articles(question(request))) },
            Route("GET", "/v1/changes") { request, _ in try changes(content, request) },
            Route("GET", "/v1/changes/*") { _, words in try change(content, id: words[0]) },
        ] + CommandRoutes.all(content)
    }

    static func json(status: Int = 200, _ write: (inout JSONWriter) throws -> Void) rethrows -> HTTPResponse {
        var json = JSONWriter()
        try write(&json)
        return HTTPResponse(
            status: status, headers: [HTTPField("Content-Type", "application/json")],
            body: json.bytes + [UInt8(ascii: "\n")])
    }

    static func problem(_ status: Int, _ words: String) -> HTTPResponse {
        json(status: status) { json in json.object { $0.field("error", words) } }
    }

    private static func list(_ name: String, _ rows: [JSONValue]) -> HTTPResponse {
        json { json in
            json.object { json in
                json.key(name)
                json.array { json in for row in rows { json.value(row) } }
            }
        }
    }

    private static func health(_ content: SiteContent) throws -> HTTPResponse {
        let report = try content.status()
        guard let reason = report.pausedReason else { return HTTPResponse(contentType: "text/plain", text: "ok\n") }
        return HTTPResponse(status: 503, contentType: "text/plain; charset=utf-8", text: "paused: \(reason)\n")
    }

    private static func question(_ request: HTTPRequest) -> ArticleQuestion {
        var question = ArticleQuestion()
        question.source = request.parameter("source")
        question.text = request.parameter("text")
        question.limit = limit(request)
        return question
    }

    private static func limit(_ request: HTTPRequest) -> Int {
        min(max(request.parameter("limit").flatMap { Int($0) } ?? 100, 1), 1000)
    }

    private static func changes(_ content: SiteContent, _ request: HTTPRequest) throws -> HTTPResponse {
        guard let since = Int64(request.parameter("since") ?? "0"), since >= 0 else {
            return problem(400, "since must be the number of the last change you have, 0 for none")
        }
        let lines = try content.changes(since, limit(request))
        return json { json in
            json.object { json in
                json.key("changes")
                json.array { json in for line in lines { json.raw(line) } }
                // What to ask for next: the last number of this answer, or the same again.
                let last = lines.last.flatMap { try? JSONParser.parse($0)["seq"]?.int }
                json.field("next", last ?? Int(since))
            }
        }
    }

    private static func source(_ content: SiteContent, _ word: String) throws -> HTTPResponse {
        guard let source = try content.source(word) else { return problem(404, "no such source") }
        return json { $0.value(source) }
    }

    private static func article(_ content: SiteContent, _ word: String) throws -> HTTPResponse {
        guard let article = try content.article(word) else { return problem(404, "no such article") }
        return json { $0.raw(article) }
    }

    private static func change(_ content: SiteContent, id: String) throws -> HTTPResponse {
        guard let line = try content.change(id) else { return problem(404, "no change has that id") }
        return json { $0.raw(line) }
    }
}

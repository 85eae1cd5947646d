import Basics
import JSON
import MicroHTTPD
import Model
import Storage

/// Articles, their versions and their captures for programs.
enum ArticleAPI {
    private static let lives = ["present", "removed", "blocked", "quiet"]

    static let list = Route(
        "GET", "/v1/articles", .json("articles", "articles, the newest first"),
        [
            Parameter("source", .text, "only those of this source, by its id"),
            Parameter(
                "text", .text,
                "only those with this text in their address or title; a page looks through 50,000 articles at most"),
            Parameter("edited", .flag, "only those that were edited, the last edited first"),
            Parameter("after", .text, "those behind this article in the list: the next page"),
            ChangeQuestion.limit(1000, standard: 100),
        ]
    ) { question in
        var filter = ArticleFilter()
        filter.sourceID = question.text("source")
        filter.text = question.text("text")
        filter.isEdited = question.flag("edited")
        filter.after = question.text("after")
        filter.limit = Int(question.number("limit") ?? 100)
        let page = try question.store().articlePage(filter)
        return API.list("articles", page.articles.map { StateView.of($0) }, next: ("after", .optional(page.next)))
    }

    static let byAddress = Route(
        "GET", "/v1/article", .json("article_history", "one article with its versions and changes"),
        [Parameter("id", .text, "its id, or an address it has or had", isRequired: true)], statuses: [404]
    ) { question in try whole(find(question.text("id") ?? "", question), question) }

    static let one = Route(
        "GET", "/v1/articles/{id}", .json("article_history", "the same by the id alone"), statuses: [404]
    ) { question in try whole(find(question.words[0], question), question) }

    static let version = Route(
        "GET", "/v1/articles/{id}/versions/{number}",
        .json("content", "the text and the stamps of a version, as `errata show --version N --json` prints them"),
        statuses: [404]
    ) { question in
        let content = try content(question)
        return API.json { $0.raw(content.json) }
    }

    static let text = Route(
        "GET", "/v1/articles/{id}/versions/{number}/text",
        Route.Content(type: "text/plain", words: "a version as plain text, a paragraph a line: what patches apply to"),
        statuses: [404]
    ) { question in API.text(Patch.lines(try content(question)).joined(separator: "\n") + "\n") }

    static let diff = Route(
        "GET", "/v1/articles/{id}/diff", .json("diff", "any two versions side by side"),
        [
            Parameter("from", .number(1...1_000_000_000), "the older version", isRequired: true),
            Parameter("to", .number(1...1_000_000_000), "the newer version", isRequired: true),
        ], statuses: [404]
    ) { question in
        let article = try find(question.words[0], question)
        let (from, to) = (Int(question.number("from") ?? 0), Int(question.number("to") ?? 0))
        let pair = try VersionPair(article.id, from: from, to: to, question)
        return API.json { DiffJSON.write(pair, to: &$0) }
    }

    /// The bytes of a page as they were served: to keep, never to open here.
    static let capture = Route(
        "GET", "/captures/{sha256}", Route.Content(type: "application/octet-stream", words: "a page as it was served"),
        statuses: [404]
    ) { question in
        let hash = question.words[0]
        guard hash.utf8.count == 64, let sha256 = Hex.decode(hash),
            let capture = try question.store().capture(sha256: sha256),
            let bytes = try question.store().captureBytes(sha256: sha256)
        else { throw RouteFailure(404, "there is no capture of that hash") }
        let name = "\(hash.prefix(16)).\(ending(capture.contentType))"
        return HTTPResponse(
            headers: [
                HTTPField("Content-Type", "application/octet-stream"),
                HTTPField("Content-Disposition", "attachment; filename=\"\(name)\""),
                HTTPField("Content-Security-Policy", "sandbox; default-src 'none'; form-action 'none'"),
            ], body: bytes)
    }

    /// A picture of a page, as the render command left it: shown beside a change, and nothing but a picture.
    static let picture = Route(
        "GET", "/pictures/{sha256}", Route.Content(type: "image/png", words: "a screenshot of a page"), statuses: [404]
    ) { question in
        let hash = question.words[0]
        guard hash.utf8.count == 64, let sha256 = Hex.decode(hash),
            try question.store().capture(sha256: sha256)?.contentType == "image/png",
            let bytes = try question.store().captureBytes(sha256: sha256),
            bytes.starts(with: Attachment.signatureOfPNG)
        else { throw RouteFailure(404, "there is no picture of that hash") }
        return HTTPResponse(
            headers: [
                HTTPField("Content-Type", "image/png"),
                HTTPField("Content-Disposition", "inline; filename=\"\(hash.prefix(16)).png\""),
                HTTPField("Content-Security-Policy", "sandbox; default-src 'none'"),
            ], body: bytes)
    }

    private static func ending(_ type: String?) -> String {
        switch type {
        case "image/png": "png"
        case "application/pdf": "pdf"
        default: "html"
        }
    }

    /// An article by its id or any of its addresses.
    static func find(_ word: String, _ question: Question) throws -> ArticleState {
        let store = try question.store()
        guard let article = try store.article(word) ?? store.article(url: word) else { throw RouteFailure.noArticle }
        return article
    }

    private static func whole(_ article: ArticleState, _ question: Question) throws -> HTTPResponse {
        let store = try question.store()
        var json = JSONWriter()
        try StateView.writeWhole(article, store, to: &json)
        return HTTPResponse(
            headers: [HTTPField("Content-Type", "application/json")], body: json.bytes + [UInt8(ascii: "\n")])
    }

    private static func content(_ question: Question) throws -> ArticleContent {
        guard let number = Int(question.words[1]), number > 0,
            let content = try question.store().content(of: question.words[0], version: number)
        else { throw RouteFailure(404, "this article has no such version") }
        return content
    }
}

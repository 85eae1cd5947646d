public import JSON
import MicroHTTPD
import Model
public import Rendering
public import Storage

/// Search for programs.
enum SearchAPI {
    static let parameters = [
        Parameter(
            "q", .text,
            "words that must all be there; \"a phrase\", begin*, -word, source:id, tag:word, since:day, before:day, and "
                + "added:word or removed:word, which look in edits"),
        Parameter("before", .number(1...Int64.max), "go on behind this place: the next page"),
        Parameter("limit", .number(1...200), "at most so many, 30 when absent"),
    ]

    static let route = Route(
        "GET", "/v1/search",
        .json("found", "versions with the words, the newest first; with added: or removed: changes"), parameters
    ) { question in
        let found = try Found(question)
        if let problem = found.problem { throw RouteFailure(400, problem) }
        return API.json { json in
            json.object { json in
                json.key("versions")
                json.array { json in for hit in found.versions { json.value(hit.json) } }
                json.key("changes")
                json.array { json in for change in found.changes { json.raw(change.line) } }
                json.field("before", found.next.map { Int($0) })
                json.field("partial", found.isPartial)
            }
        }
    }

    /// What a search found.
    struct Found {
        var query: SearchQuery
        var versions: [VersionHit] = []
        var changes: [StoredChange] = []
        var next: Int64?
        /// Whether there are so many that not all were looked through.
        var isPartial = false
        /// Why nothing was looked for, in words.
        var problem: String?

        init(_ question: Question) throws {
            let text = question.text("q") ?? ""
            query = SearchQuery(text)
            problem = query.problem ?? (query.lacksWords && !text.isEmpty ? "a search needs a word to look for" : nil)
            guard problem == nil else { return }
            let limit = Int(question.number("limit") ?? 30)
            let store = try question.store()
            guard !query.asksForEdits else {
                var filter = ChangeFilter()
                (filter.query, filter.before, filter.limit) = (query, question.number("before"), limit)
                changes = try store.changes(filter)
                next = changes.count == limit ? changes.last?.sequence : nil
                return
            }
            var filter = SearchFilter(text)
            (filter.before, filter.limit) = (question.number("before"), limit)
            let page = try store.searchPage(filter)
            versions = try page.hits.map { try VersionHit($0, filter.terms, store) }
            (next, isPartial) = (page.next, page.isPartial)
            problem = page.tooWide.map { "too many words begin with \($0): type more letters" }
        }
    }
}

/// A version that a search found, with the headline it had and where the words stand.
public struct VersionHit: Sendable {
    /// Where it is.
    public let hit: SearchHit
    /// The headline of that version.
    public let headline: String?
    /// The stretch of the text with the words.
    public let snippet: SearchSnippet?

    /// Reads the version.
    ///
    /// - Parameters:
    ///   - hit: where it is.
    ///   - terms: the words that were looked for.
    ///   - store: where it is read.
    /// - Throws: `StoreError`.
    public init(_ hit: SearchHit, _ terms: [String], _ store: StoreReader) throws(StoreError) {
        let content = try store.content(of: hit.articleID, version: hit.number)
        self.hit = hit
        headline = content?.headline ?? hit.title
        snippet = content.map { SearchSnippet($0, terms: terms) }
    }

    /// The same object as `errata search --json` prints.
    public var json: JSONValue {
        .object([
            .init("article", .string(hit.articleID)), .init("version", .number("\(hit.number)")),
            .init("seen_at", .string(hit.at.iso8601)), .init("source", .string(hit.sourceID)),
            .init("url", .string(hit.url)), .init("headline", .optional(headline)),
            .init("title", .optional(hit.title)),
            .init("snippet", .optional(snippet?.text)),
        ])
    }
}

import Changes
import JSON
import MicroHTTPD
import Model
import Storage

/// Changes for programs.
enum ChangesAPI {
    private static let since = Parameter(
        "since", .number(0...Int64.max), "those after this number, oldest first: how to go on with a copy")

    static let list = Route(
        "GET", "/v1/changes",
        .json("changes", "changes in the order of the log with `since`, else the newest first"),
        ChangeQuestion.filters + [since, ChangeQuestion.before, ChangeQuestion.limit(1000, standard: 100)],
        statuses: [404]
    ) { question in
        var filter = try ChangeQuestion.filter(question)
        filter.limit = Int(question.number("limit") ?? 100)
        let since = question.number("since")
        filter.isAscending = since != nil
        filter.after = since
        let changes = try question.store().changes(filter)
        return API.json { json in
            json.object { json in
                json.key("changes")
                json.array { json in for change in changes { json.raw(change.line) } }
                writeMarks(of: changes, to: &json)
                // What to ask for next: the last number of this answer, or the same again.
                let last = changes.last?.sequence
                json.field("next", since.map { Int(last ?? $0) })
                json.field("before", since == nil && changes.count == filter.limit ? last.map { Int($0) } : nil)
            }
        }
    }

    static let one = Route(
        "GET", "/v1/changes/{id}", .json("change", "the line of the change log, by id or number"), statuses: [404]
    ) { question in
        let change = try find(question.words[0], question)
        return API.json { $0.raw(change.line) }
    }

    static let diff = Route(
        "GET", "/v1/changes/{id}/diff", .json("diff", "the two versions of a change side by side"), statuses: [404]
    ) { question in
        let pair = try VersionPair(try find(question.words[0], question), question)
        return API.json { DiffJSON.write(pair, to: &$0) }
    }

    static let patch = Route(
        "GET", "/changes/{id}/patch", Route.Content(type: "text/x-diff", words: "the change as a patch"),
        statuses: [404]
    ) { question in
        let change = try find(question.words[0], question)
        let pair = try VersionPair(change, question)
        return API.text(Patch.text(pair), type: "text/x-diff; charset=utf-8", file: "change-\(change.sequence).patch")
    }

    static func writeMarks(of changes: [StoredChange], to json: inout JSONWriter) {
        json.key("marks")
        json.object { json in
            for change in changes where change.marks.at != nil {
                json.key(change.id)
                json.value(StateView.of(change.marks))
            }
        }
    }

    /// A change by its id or its number.
    static func find(_ word: String, _ question: Question) throws -> StoredChange {
        let store = try question.store()
        let found = try Int64(word).map { try store.change(sequence: $0) } ?? store.change(id: word)
        guard let found else { throw RouteFailure.noChange }
        return found
    }
}

/// Two versions of one article with their contents.
struct VersionPair {
    let article: ArticleState
    let from: Int
    let to: Int
    let old: ArticleContent
    let new: ArticleContent

    /// The versions of a change.
    ///
    /// - Throws: `RouteFailure` when it has not two.
    init(_ change: StoredChange, _ question: Question) throws {
        guard let id = change.articleID, let from = change.versionFrom, let to = change.versionTo else {
            throw RouteFailure(404, "this change has no two versions to compare")
        }
        try self.init(id, from: from, to: to, question)
    }

    /// Any two versions of an article.
    init(_ id: String, from: Int, to: Int, _ question: Question) throws {
        let store = try question.store()
        guard let article = try store.article(id) else { throw RouteFailure.noArticle }
        guard let old = try store.content(of: id, version: from), let new = try store.content(of: id, version: to)
        else {
            throw RouteFailure(404, "this article has no such version")
        }
        (self.article, self.from, self.to, self.old, self.new) = (article, from, to, old, new)
    }

    /// They laid side by side.
    var diff: ArticleDiff { ArticleDiff(old, new) }
}

/// Two versions as JSON: every part of the text with its words marked.
enum DiffJSON {
    static func write(_ pair: VersionPair, to json: inout JSONWriter) {
        json.object { json in
            json.field("article", pair.article.id)
            json.field("from", pair.from)
            json.field("to", pair.to)
            json.key("parts")
            json.array { json in for part in pair.diff.parts { write(part, to: &json) } }
        }
    }

    private static func write(_ part: ArticleDiff.Part, to json: inout JSONWriter) {
        json.object { json in
            json.field("field", part.field.rawValue)
            json.field("change", word(part.change))
            json.key("segments")
            json.array { json in
                for segment in part.segments {
                    json.object { json in
                        json.field("op", word(segment.change))
                        json.field("text", segment.change == .deleted ? segment.old : segment.new)
                    }
                }
            }
        }
    }

    private static func word(_ change: ArticleDiff.Part.Change) -> String {
        switch change {
        case .same: "same"
        case .edited: "edited"
        case .added: "added"
        case .removed: "removed"
        case .moved: "moved"
        case .movedAway: "moved-away"
        }
    }

    private static func word(_ change: ArticleDiff.Segment.Change) -> String {
        switch change {
        case .same: "same"
        case .deleted: "deleted"
        case .inserted: "inserted"
        }
    }
}

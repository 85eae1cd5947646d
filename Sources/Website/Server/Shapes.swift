/// The objects of the API: their members, for `/openapi.json` and docs/api.md.
struct Shape: Sendable {
    struct Member: Sendable {
        var name: String
        /// A type of JSON, or the name of a shape; `[…]` is a list, `?` may be null.
        var type: String
        var words: String

        init(_ name: String, _ type: String, _ words: String) {
            self.name = name
            self.type = type
            self.words = words
        }
    }

    var name: String
    var words: String
    var members: [Member]

    /// A shape by its name.
    static func named(_ name: String) -> Shape? { all.first { $0.name == name } }

    // style: table
    static let all: [Shape] =
        [
            Shape(
                name: "source", words: "",
                members: [
                    Member("id", "string", "its stable name in the configuration, the store and the log"),
                    Member("kind", "string", "`feed`, `page`, `listing` or `sitemap`"),
                    Member("url", "string", "as configured"),
                    Member("permanent_url", "string?", "where it redirects to for good"),
                    Member("name", "string", "what people see"),
                    Member("title", "string?", "what the document calls itself"),
                    Member("tags", "[string]", "list of words"),
                    Member("active", "boolean", "whether it is configured now"),
                    Member(
                        "state", "string",
                        "`fine`, `failing`, `waiting` (not checked yet) or `stopped` (no longer configured)"),
                    Member("last_outcome", "string?", "how the last check ended"),
                    Member("last_detail", "string?", "the reason, for a failure"),
                    Member("failures", "integer", "failed checks in a row"),
                    Member("failing_since", "time?", "when the first of them happened"),
                    Member("added_at", "time", "when it was first configured"),
                    Member("last_checked_at", "time?", "the last check"),
                    Member("last_changed_at", "time?", "the last new document"),
                    Member("next_check_at", "time?", "the next check"),
                ]),
            Shape(
                name: "article", words: "",
                members: [
                    Member("id", "string", "`art_…`, for ever"),
                    Member("source", "string", "the id of the source that lists it"),
                    Member("url", "string", "its address now"),
                    Member("urls", "[string]", "all addresses it was seen at"),
                    Member("title", "string?", "the headline as last seen"),
                    Member("life", "string", "where it is: `present`, `removed`, `blocked`, …"),
                    Member("version", "integer", "the number of its latest version; 0 before the first"),
                    Member("edits", "integer", "how often it was edited"),
                    Member("published_at", "time?", "when the publisher says it was published"),
                    Member("first_seen_at", "time", "when Errata first saw it"),
                    Member("last_listed_at", "time?", "when its source last listed it"),
                    Member("last_seen_present_at", "time?", "when the page was last there"),
                    Member("last_checked_at", "time?", "the last check"),
                    Member("last_outcome", "string?", "how the last check ended"),
                    Member("last_edit_at", "time?", "the last edit"),
                    Member("next_check_at", "time?", "the next check"),
                ]),
            Shape(
                name: "version", words: "",
                members: [
                    Member("number", "integer", "1 for the first"),
                    Member("seen_at", "time", "when it was first seen"),
                    Member("content_sha256", "string", "SHA-256 of the content as JSON"),
                    Member("capture_sha256", "string?", "SHA-256 of the captured page it was read from"),
                    Member("extractor", "integer", "the generation of the extractor that read it"),
                ]),
            Shape(
                name: "change",
                words:
                    "The line of the change log as it was written: `seq`, `id`, `type`, `observed_at`, `source`, `article`, "
                    + "and what belongs to the type. The line holds `prev`, the SHA-256 of the line before it.",
                members: []),
            Shape(
                name: "marks", words: "What readers noted about a change. It is never in the change log.",
                members: [
                    Member("seen", "boolean", "whether it was read"),
                    Member("important", "boolean", "whether it matters"),
                    Member("false_alarm", "boolean", "whether the program was wrong"),
                    Member("note", "string?", "in the reader's words"),
                    Member("marked_at", "time?", "when it was last marked"),
                ]),
            Shape(
                name: "hit", words: "A version that a search found.",
                members: [
                    Member("article", "string", "the article's id"), Member("version", "integer", "its number"),
                    Member("seen_at", "time", "when it was first seen"), Member("source", "string", "the source's id"),
                    Member("url", "string", "the article's address"),
                    Member("headline", "string?", "the headline of that version"),
                    Member("title", "string?", "the headline as last seen"),
                    Member("snippet", "string?", "the stretch of the text with the words"),
                ]),
            Shape(
                name: "delivery", words: "",
                members: [
                    Member("id", "integer", "its number"), Member("webhook", "string", "to whom"),
                    Member("change", "string", "the id of the change"),
                    Member("seq", "integer", "the number of the change"),
                    Member("state", "string", "`pending`, `delivered` or `dead`"),
                    Member("attempt_count", "integer", "attempts so far"),
                    Member("next_attempt_at", "time?", "the next attempt"),
                    Member("created_at", "time", "when it was planned"),
                    Member("finished_at", "time?", "when it was received or given up"),
                    Member("last_status", "integer?", "the receiver's last status"),
                    Member("last_detail", "string?", "how the last attempt ended"),
                ]),
            Shape(
                name: "part", words: "One field or block of two versions side by side.",
                members: [
                    Member("field", "string", "`headline`, `body`, …"),
                    Member("change", "string", "`same`, `edited`, `added`, `removed`, `moved` or `moved-away`"),
                    Member(
                        "segments", "[object]",
                        "stretches of text: `op` is `same`, `deleted` or `inserted`, `text` the words; without the inserted "
                            + "ones they are the old text, without the deleted ones the new"),
                ]),
        ] + answers

    // style: table
    private static let answers: [Shape] = [
        Shape(
            name: "sources", words: "",
            members: [
                Member("sources", "[source]", "by name"), Member("after", "string?", "where the next page begins"),
            ]),
        Shape(
            name: "articles", words: "",
            members: [
                Member("articles", "[article]", "in the order asked for"),
                Member("after", "string?", "where the next page begins"),
            ]),
        Shape(
            name: "article_history", words: "",
            members: [
                Member("article", "article", "the article"), Member("versions", "[version]", "the first first"),
                Member("changes", "[change]", "the first first"),
            ]),
        Shape(
            name: "changes", words: "",
            members: [
                Member("changes", "[change]", "in the order asked for"),
                Member("marks", "object", "by the id of the change, of those that have any"),
                Member("next", "integer?", "with `since`: what to ask for next"),
                Member("before", "integer?", "without `since`: where the next page begins"),
            ]),
        Shape(
            name: "diff", words: "",
            members: [
                Member("article", "string", "its id"), Member("from", "integer", "the older version"),
                Member("to", "integer", "the newer version"), Member("parts", "[part]", "in reading order"),
            ]),
        Shape(
            name: "found", words: "",
            members: [
                Member("versions", "[hit]", "the newest first"),
                Member("changes", "[change]", "with added: or removed:"),
                Member("before", "integer?", "where the next page begins"),
                Member("partial", "boolean", "whether there are so many that this page looked through the newest only"),
            ]),
        Shape(
            name: "deliveries", words: "",
            members: [
                Member("deliveries", "[delivery]", "the newest first"),
                Member("before", "integer?", "where the next page begins"),
            ]),
        Shape(
            name: "statistics", words: "",
            members: [
                Member("all", "object", "figures of all changes"),
                Member("sources", "[object]", "the most changes first"),
                Member("tags", "[object]", "the most changes first"),
            ]),
        Shape(name: "accepted", words: "", members: [Member("accepted", "boolean", "always true")]),
        Shape(name: "error", words: "", members: [Member("error", "string", "what is wrong")]),
        Shape(name: "source_explained", words: "", members: []), Shape(name: "status", words: "", members: []),
        Shape(name: "content", words: "", members: []), Shape(name: "delivery_whole", words: "", members: []),
        Shape(name: "test_result", words: "", members: []), Shape(name: "openapi", words: "", members: []),
    ]
}

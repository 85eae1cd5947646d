import Model
import Storage

/// Which changes a request asks for: the same parameters on the page, in the API and of the feeds.
enum ChangeQuestion {
    private static let types = ChangeRecord.EventType.logged.map(\.rawValue)

    /// The parameters that narrow.
    static let filters: [Parameter] = [
        Parameter("source", .text, "only changes of this source, by its id"),
        Parameter("tag", .text, "only changes of sources that had this tag then"),
        Parameter("article", .text, "only changes of this article, by its id or address"),
        Parameter("type", .words(types), "only changes of this type", isRepeated: true),
        Parameter("without", .words(types), "no changes of this type", isRepeated: true),
        Parameter("kind", .words(EditKind.allCases.map(\.rawValue)), "only changes with an edit of this kind"),
        Parameter(
            "disclosure", .words(Disclosure.allCases.map(\.rawValue)), "only changes so disclosed", isRepeated: true),
        Parameter("severity", .words(Severity.allCases.map(\.rawValue)), "only changes of at least this severity"),
        Parameter("added", .number(0...1_000_000), "only changes that added at least so many words"),
        Parameter("removed", .number(0...1_000_000), "only changes that removed at least so many words"),
        Parameter("mark", .words(ChangeMarks.Word.allCases.map(\.rawValue)), "only changes with this mark"),
        Parameter("unseen", .flag, "only changes that are not marked as seen"),
        Parameter("from", .time, "only changes observed then or later"),
        Parameter("until", .time, "only changes observed before then"),
        Parameter(
            "q", .text,
            "words that the title or the edits must have; \"a phrase\", -word, added:word, removed:word, before:day"),
    ]

    static let before = Parameter(
        "before", .number(1...Int64.max), "only changes with a smaller number: the next page of a list")

    static func limit(_ most: Int64, standard: Int) -> Parameter {
        Parameter("limit", .number(1...most), "at most so many, \(standard) when absent")
    }

    /// The filter of a request.
    ///
    /// - Throws: `RouteFailure` when it names an article that is not there or a day that is none, `StoreError`.
    static func filter(_ question: Question) throws -> ChangeFilter {
        var filter = ChangeFilter()
        filter.sourceID = question.text("source")
        filter.tag = question.text("tag")
        if let word = question.text("article") { filter.articleID = try ArticleAPI.find(word, question).id }
        filter.types = question.texts("type").compactMap(ChangeRecord.EventType.init)
        filter.excludedTypes = question.texts("without").compactMap(ChangeRecord.EventType.init)
        filter.kind = question.text("kind").flatMap(EditKind.init)
        filter.disclosures = question.texts("disclosure").compactMap(Disclosure.init)
        filter.severity = question.text("severity").flatMap(Severity.init)
        filter.wordsAdded = question.number("added").map(Int.init)
        filter.wordsRemoved = question.number("removed").map(Int.init)
        filter.mark = question.text("mark").flatMap(ChangeMarks.Word.init)
        filter.isUnseen = question.flag("unseen")
        filter.since = question.time("from")
        filter.until = question.time("until")
        filter.query = question.text("q").map { SearchQuery($0) }
        if let problem = filter.query?.problem { throw RouteFailure(400, problem) }
        filter.before = question.number("before")
        return filter
    }
}

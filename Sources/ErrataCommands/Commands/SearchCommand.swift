import JSON
import Model
import Rendering
import Storage
import Website

/// `errata search`.
enum SearchCommand {
    static let command = Command(
        name: "search", group: .reading, summary: "Find versions by the words in their headline and text",
        details: [
            "All words must be there. Words in double quotes must follow each other; a word may end in *; -word must not be "
                + "there. source:ID, tag:WORD, since:DAY and before:DAY narrow the search. Old versions are found too: what "
                + "was edited away can still be found. Each hit shows the headline of that version.",
            "added:WORD and removed:WORD find changes instead, by the words that an edit brought or took away.",
        ],
        arguments: [Argument("WORDS", .text, .oneOrMore, "What to look for")],
        options: [.source, .since, ChangesCommand.until, .limit] + Option.reading,
        examples: [
            .init("errata search '\"eight people\" harbour'", "The phrase and the word"),
            .init("errata search 'minist*'", "Every word that begins like this"),
            .init("errata search 'added:twelve removed:eight'", "Edits that replaced one word by the other"),
        ], isPaged: true, run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let reader = try arguments.storeReader()
        var filter = SearchFilter(arguments.positional.joined(separator: " "))
        if let problem = filter.query.problem { throw CommandFailure.usage("search: \(problem)") }
        if filter.query.asksForEdits { return try changes(filter, arguments, reader) }
        guard !filter.terms.isEmpty else { throw CommandFailure.usage("search: there is no word to look for") }
        filter.sourceID = try arguments.sourceID(reader)
        filter.since = arguments.time(.since)
        filter.until = arguments.time(ChangesCommand.until)
        let limit = ListLimit(arguments, standard: 20)
        filter.limit = limit.count
        let hits = try reader.search(filter)
        for hit in hits {
            show(try VersionHit(hit, filter.terms, reader), arguments)
        }
        if hits.isEmpty { arguments.console.say("errata: nothing found") }
        try limit.explain(hits.count, arguments) { try reader.count(filter) }
        return .fine
    }

    private static func changes(
        _ search: SearchFilter, _ arguments: ParsedArguments, _ reader: StoreReader
    ) throws -> ExitCode {
        var filter = ChangeFilter()
        filter.query = search.query
        filter.sourceID = try arguments.sourceID(reader)
        (filter.since, filter.until) = (arguments.time(.since), arguments.time(ChangesCommand.until))
        let limit = ListLimit(arguments, standard: 20)
        filter.limit = limit.count
        let changes = try reader.changes(filter)
        var list = ChangeList(arguments, sources: try reader.sources().map(\.name))
        for change in changes.reversed() { list.print(change) }
        if changes.isEmpty { arguments.console.say("errata: nothing found") }
        try limit.explain(changes.count, arguments) { try reader.count(filter) }
        return .fine
    }

    private static func show(_ version: VersionHit, _ arguments: ParsedArguments) {
        let console = arguments.console
        guard !arguments.has(.json) else { return console.printJSON { $0.value(version.json) } }
        let (hit, headline, snippet) = (version.hit, version.headline, version.snippet?.text)
        let width = console.style.width
        console.print(TextWidth.cut(SafeText.terminal(headline ?? hit.url), to: width))
        let facts = "  \(Moment.stamp(hit.at))  \(hit.sourceID)  \(hit.articleID) version \(hit.number)"
        console.print(TextWidth.cut(SafeText.terminal(facts), to: width))
        if let snippet, !snippet.isEmpty {
            console.print(TextWidth.cut("  " + SafeText.terminal(snippet), to: width))
        }
    }
}

import JSON
import Model
import Rendering
import Storage

/// `errata search`.
enum SearchCommand {
    static let command = Command(
        name: "search", group: .reading, summary: "Find versions by the words in their headline and text",
        details: [
            "All words must be there. Words in double quotes must follow each other; a word may end in *. Old versions are "
                + "found too: what was edited away can still be found. Each hit shows the headline of that version."
        ],
        arguments: [Argument("WORDS", .text, .oneOrMore, "What to look for")],
        options: [.source, .since, ChangesCommand.until, .limit] + Option.reading,
        examples: [
            .init("errata search '\"eight people\" harbour'", "The phrase and the word"),
            .init("errata search 'minist*'", "Every word that begins like this"),
        ], isPaged: true, run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let reader = try arguments.storeReader()
        var filter = SearchFilter(arguments.positional.joined(separator: " "))
        guard !filter.terms.isEmpty else { throw CommandFailure.usage("search: there is no word to look for") }
        filter.sourceID = try arguments.sourceID(reader)
        filter.since = arguments.time(.since)
        filter.until = arguments.time(ChangesCommand.until)
        let limit = ListLimit(arguments, standard: 20)
        filter.limit = limit.count
        let hits = try reader.search(filter)
        for hit in hits {
            let content = try reader.content(of: hit.articleID, version: hit.number)
            let snippet = content.map { SearchSnippet($0, terms: filter.terms).text }
            show(hit, headline: content?.headline ?? hit.title, snippet: snippet, arguments)
        }
        if hits.isEmpty { arguments.console.say("errata: nothing found") }
        try limit.explain(hits.count, arguments) { try reader.count(filter) }
        return .fine
    }

    private static func show(_ hit: SearchHit, headline: String?, snippet: String?, _ arguments: ParsedArguments) {
        let console = arguments.console
        guard !arguments.has(.json) else {
            return console.printJSON { json in
                json.object { json in
                    json.field("article", hit.articleID)
                    json.field("version", hit.number)
                    json.field("seen_at", hit.at.iso8601)
                    json.field("source", hit.sourceID)
                    json.field("url", hit.url)
                    json.field("headline", headline)
                    json.field("title", hit.title)
                    json.field("snippet", snippet)
                }
            }
        }
        let width = console.style.width
        console.print(TextWidth.cut(SafeText.terminal(headline ?? hit.url), to: width))
        let facts = "  \(Moment.stamp(hit.at))  \(hit.sourceID)  \(hit.articleID) version \(hit.number)"
        console.print(TextWidth.cut(SafeText.terminal(facts), to: width))
        if let snippet, !snippet.isEmpty {
            console.print(TextWidth.cut("  " + SafeText.terminal(snippet), to: width))
        }
    }
}

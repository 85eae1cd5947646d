import JSON
import Model
import Storage

/// `errata search`.
enum SearchCommand {
    static let command = Command(
        name: "search", group: .reading, summary: "Find versions by the words in their headline and text",
        details: [
            "All words must be there. Words in double quotes must stand together; a word may end in *. Old versions are "
                + "found too: what was edited away can still be found."
        ],
        arguments: [Argument("WORDS", .text, .oneOrMore, "What to look for")],
        options: [.source, .limit] + Option.reading,
        examples: [
            .init("errata search '\"eight people\" harbour'", "The phrase and the word"),
            .init("errata search 'minist*'", "Every word that begins so"),
        ], run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let reader = try arguments.storeReader()
        let words = arguments.positional.joined(separator: " ")
        let hits = try reader.search(
            words, sourceID: try arguments.sourceID(reader), limit: arguments.number(.limit) ?? 20)
        let console = arguments.console
        guard !arguments.has(.json) else {
            for hit in hits {
                console.printJSON { json in
                    json.object { json in
                        json.field("article", hit.articleID)
                        json.field("version", hit.number)
                        json.field("seen_at", hit.at.iso8601)
                        json.field("url", hit.url)
                        json.field("title", hit.title)
                    }
                }
            }
            return hits.isEmpty ? .no : .fine
        }
        if hits.isEmpty { console.say("errata: nothing found") }
        var table = TextTable()
        for hit in hits {
            table.add(Moment.stamp(hit.at), hit.articleID, "version \(hit.number)", hit.title ?? hit.url)
        }
        console.print(table)
        return hits.isEmpty ? .no : .fine
    }
}

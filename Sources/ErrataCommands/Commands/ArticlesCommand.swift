import JSON
import Model
import Storage
import Website

/// `errata articles`.
enum ArticlesCommand {
    static let command = Command(
        name: "articles", group: .reading, summary: "List the followed articles, the newest first",
        arguments: [Argument("TEXT", .text, .optional, "Only those with this text in title or address")],
        options: [.source, edited, life, .limit] + Option.reading,
        examples: [
            .init("errata articles --edited -n 20", "The twenty that were edited last"),
            .init("errata articles --life removed --source bbc-world", "Articles that bbc-world has removed"),
        ], isPaged: true, run: run)

    static let edited = Option(flag: "edited", "Only those that were edited, the last edited first")
    static let life = Option(
        "life", "WORD", .choice(ArticleState.Life.allCases.map(\.rawValue)), "Only those in this state")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let console = arguments.console
        let reader = try arguments.storeReader()
        var filter = ArticleFilter()
        filter.sourceID = try arguments.sourceID(reader)
        filter.isEdited = arguments.has(edited)
        filter.life = arguments.text(life).flatMap(ArticleState.Life.init)
        filter.text = arguments.positional.first
        let limit = ListLimit(arguments, standard: 50)
        var shown = 0
        while shown < limit.count, !console.isClosed {
            filter.limit = limit.next(after: shown)
            let articles = try reader.articles(filter)
            print(articles, arguments)
            shown += articles.count
            guard let last = articles.last, articles.count == filter.limit else { break }
            filter.after = last.id
        }
        if shown == 0 { console.say("errata: no matching articles") }
        filter.after = nil
        try limit.explain(shown, arguments) { try reader.count(filter) }
        return .fine
    }

    private static func print(_ articles: [ArticleState], _ arguments: ParsedArguments) {
        let console = arguments.console
        guard !arguments.has(.json) else {
            for article in articles { console.printJSON { $0.value(StateView.of(article)) } }
            return
        }
        var table = TextTable()
        let now = Timestamp.now
        for article in articles {
            table.add(
                article.id, article.life.rawValue, edits(article.editCount),
                "checked \(Moment.relative(article.lastCheckedAt, now: now))",
                Moment.next(article.plannedCheckAt, now: now), article.title ?? article.url)
        }
        console.print(table)
    }

    static func edits(_ count: Int) -> String { count == 1 ? "1 edit" : "\(count) edits" }
}

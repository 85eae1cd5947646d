import Model
import Storage

/// `errata articles`.
enum ArticlesCommand {
    static let command = Command(
        name: "articles", group: .reading, summary: "List the articles that are followed, the newest first",
        arguments: [Argument("TEXT", .text, .optional, "Only those with this text in title or address")],
        options: [.source, edited, life, .limit] + Option.reading,
        examples: [
            .init("errata articles --edited -n 20", "The twenty that were edited last"),
            .init("errata articles --life removed --source bbc-world", "What this source took away"),
        ], run: run)

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
        filter.limit = arguments.number(.limit) ?? filter.limit
        let articles = try reader.articles(filter)
        if arguments.has(.json) {
            for article in articles { console.printJSON { StateJSON.write(article, to: &$0) } }
            return .fine
        }
        if articles.isEmpty { console.say("errata: no such article") }
        var table = TextTable()
        let now = Timestamp.now
        for article in articles {
            table.add(
                article.id, article.life.rawValue, edits(article.editCount),
                "checked \(Moment.relative(article.lastCheckedAt, now: now))",
                "next \(Moment.relative(article.nextCheckAt, now: now))", article.title ?? article.url)
        }
        console.print(table)
        return .fine
    }

    static func edits(_ count: Int) -> String { count == 1 ? "1 edit" : "\(count) edits" }
}

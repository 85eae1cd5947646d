import JSON
import Model
import Rendering
import Storage
import Website

/// `errata show`.
enum ShowCommand {
    static let command = Command(
        name: "show", group: .reading, summary: "Show one change, or one article with its history, in full",
        details: [
            "A change is named by its number or id, an article by its id or by any of its addresses. With --version the "
                + "text of that version is printed."
        ],
        arguments: [Argument("WHAT", .text, .one, "4711, chg_..., art_... or a URL")],
        options: [version] + Option.reading,
        examples: [
            .init("errata show 4711", "The change with that number"),
            .init("errata show https://example.org/news/1 --version 2", "The article as it was"),
        ], isPaged: true, run: run)

    static let version = Option("version", "N", .number(1...1_000_000_000), "The text of this version of the article")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let reader = try arguments.storeReader()
        switch try Lookup.subject(arguments.positional[0], reader) {
        case .change(let change):
            guard !arguments.has(version) else {
                throw CommandFailure.usage("show: --version belongs to an article", hint: "errata show art_...")
            }
            show(change, arguments)
        case .article(let article):
            if let number = arguments.number(version) {
                try show(number, of: article, reader, arguments)
            } else {
                try show(article, reader, arguments)
            }
        }
        return .fine
    }

    private static func show(_ change: StoredChange, _ arguments: ParsedArguments) {
        guard !arguments.has(.json), let record = change.record else {
            arguments.console.write(change.line)
            return arguments.console.print()
        }
        arguments.console.print(ChangeView.full(record, style: arguments.console.style))
    }

    private static func show(
        _ number: Int, of article: ArticleState, _ reader: StoreReader, _ arguments: ParsedArguments
    )
        throws
    {
        let content = try Lookup.content(of: article, version: number, reader)
        let console = arguments.console
        guard !arguments.has(.json) else {
            console.write(content.json)
            return console.print()
        }
        for text in [content.headline, content.standfirst, content.byline].compactMap(\.self) {
            console.print(SafeText.terminal(text) + "\n")
        }
        for block in content.blocks { console.print(SafeText.terminal(block.text) + "\n") }
    }

    private static func show(_ article: ArticleState, _ reader: StoreReader, _ arguments: ParsedArguments) throws {
        let console = arguments.console
        guard !arguments.has(.json) else {
            var json = JSONWriter()
            try StateView.writeWhole(article, reader, to: &json)
            console.write(json.bytes)
            return console.print()
        }
        let versions = try reader.versions(of: article.id)
        var filter = ChangeFilter()
        filter.articleID = article.id
        filter.limit = 1000
        let changes = try reader.changes(filter).reversed()
        console.print(SafeText.terminal(article.title ?? "(no title)"))
        console.print(facts(article, versions.count))
        console.print("\nhistory")
        var list = ChangeList(arguments)
        for change in changes { list.print(change) }
    }

    private static func facts(_ article: ArticleState, _ versions: Int) -> TextTable {
        let now = Timestamp.now
        var table = TextTable(indent: 2)
        table.add("address", article.url)
        for alias in article.aliases where alias.url != article.url { table.add("also", alias.url) }
        table.add("id", article.id)
        table.add("source", article.sourceID)
        table.add("state", article.life.rawValue)
        table.add("versions", "\(versions), \(ArticlesCommand.edits(article.editCount))")
        if let published = article.publishedAt { table.add("published", Moment.stamp(published)) }
        table.add("first seen", Moment.stamp(article.firstSeenAt))
        let outcome = article.lastOutcome.map { ": \($0)" } ?? ""
        table.add("checked", Moment.relative(article.lastCheckedAt, now: now) + outcome)
        let next = article.plannedCheckAt.map { $0 > now ? Moment.relative($0, now: now) : "due" }
        table.add("next check", next ?? "none")
        return table
    }
}

extension Lookup {
    /// The content of a version of an article.
    static func content(of article: ArticleState, version: Int, _ reader: StoreReader) throws -> ArticleContent {
        guard let content = try reader.content(of: article.id, version: version) else {
            throw CommandFailure(
                "there is no version \(version) of \(article.id); the last one is \(article.version)",
                hint: "errata show \(article.id)", code: .no)
        }
        return content
    }
}

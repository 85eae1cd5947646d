import Changes
import Model
import Rendering
import Storage

/// `errata diff`.
enum DiffCommand {
    static let command = Command(
        name: "diff", group: .reading, summary: "Show word by word what a change did to the article",
        details: [
            "With a change: its two versions. With an article: its last two versions, or those that FROM and TO name."
        ],
        arguments: [
            Argument("WHAT", .text, .one, "4711, chg_..., art_... or a URL"),
            Argument("FROM", .number(1...1_000_000_000), .optional, "The older version of an article"),
            Argument("TO", .number(1...1_000_000_000), .optional, "The newer version of an article"),
        ],
        options: [sideBySide, all, html, .config, .store],
        examples: [
            .init("errata diff 4711", "What change 4711 did"),
            .init("errata diff art_01J... 1 3 --side-by-side", "The first version beside the third"),
        ], isPaged: true, run: run)

    static let sideBySide = Option(
        flag: "side-by-side", short: "y", "The old version on the left, the new one on the right")
    static let all = Option(flag: "all", "Show unchanged paragraphs too")
    static let html = Option(flag: "html", "As an HTML fragment with <del> and <ins>")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let reader = try arguments.storeReader()
        let (article, from, to) = try versions(arguments.positional, reader)
        let diff = ArticleDiff(
            try Lookup.content(of: article, version: from, reader), try Lookup.content(of: article, version: to, reader)
        )
        let style = arguments.console.style
        let showsAll = arguments.has(all)
        let text =
            if arguments.has(html) {
                DiffView.html(diff, showsAll: showsAll)
            } else if arguments.has(sideBySide) {
                DiffView.sideBySide(diff, style: style, showsAll: showsAll)
            } else {
                DiffView.inline(diff, style: style, showsAll: showsAll)
            }
        arguments.console.print(text)
        return .fine
    }

    private static func versions(_ words: [String], _ reader: StoreReader) throws -> (ArticleState, Int, Int) {
        switch try Lookup.subject(words[0], reader) {
        case .change(let change):
            guard words.count == 1 else {
                throw CommandFailure.usage("diff: FROM and TO belong to an article", hint: "errata diff \(words[0])")
            }
            guard let id = change.articleID, let article = try reader.article(id), let to = change.versionTo,
                let from = change.versionFrom
            else {
                throw CommandFailure(
                    "change \(change.sequence) is \(change.type.rawValue): it has no two versions to compare",
                    hint: "errata show \(change.sequence)", code: .no)
            }
            return (article, from, to)
        case .article(let article):
            let to = words.count > 2 ? Int(words[2]) ?? 0 : article.version
            let from = words.count > 1 ? Int(words[1]) ?? 0 : to - 1
            guard from >= 1 else {
                throw CommandFailure("\(article.id) has only one version", hint: "errata show \(article.id)", code: .no)
            }
            return (article, from, to)
        }
    }
}

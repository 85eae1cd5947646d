import Configuration
import Feeds
import Model
import Rendering

/// `errata export`.
enum ExportCommand {
    static let command = Command(
        name: "export", group: .setup, summary: "Print the configured feeds as OPML",
        details: [
            "Each feed is in the folder of its first tag. Pages, listings and sitemaps cannot be expressed in OPML."
        ],
        options: [.config],
        examples: [.init("errata export > feeds.opml", "Take the subscriptions to another feed reader")], run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let settings = try arguments.settings()
        let feeds = settings.sources.filter { $0.kind == .feed }
        let outlines = feeds.map { source in
            OPML.Outline(feedURL: source.url, title: source.name, folders: Array(source.tags.prefix(1)))
        }
        arguments.console.write(OPML.write(outlines, title: "Sources of errata"))
        let others = settings.sources.count - feeds.count
        if others > 0 {
            arguments.console.say(
                "errata: skipped \(Quantity.count(others, "source that is not a feed", "sources that are not feeds"))")
        }
        return .fine
    }
}

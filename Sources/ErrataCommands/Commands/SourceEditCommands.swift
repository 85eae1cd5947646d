import Configuration

/// `errata pause`.
enum PauseCommand {
    static let command = SourceEditCommand.command(
        "pause", "Stop checking sources, and the articles that only they list, until they are resumed",
        [
            .init("errata pause bbc-world", "Leave this source alone for now"),
            .init("errata pause --tag politics --dry-run", "Which sources that would be"),
        ]
    ) { try SourceEditing($0).run(.pause, done: "paused", words: $0.positional) }
}

/// `errata resume`.
enum ResumeCommand {
    static let command = SourceEditCommand.command(
        "resume", "Check paused sources again", [.init("errata resume --all", "Check everything again")]
    ) { try SourceEditing($0).run(.resume, done: "resumed", words: $0.positional) }
}

/// `errata remove`.
enum RemoveCommand {
    static let command = SourceEditCommand.command(
        "remove", "Take sources out of the configuration; what was found stays in the store",
        [.init("errata remove 'old-*'", "Take out every source whose id begins like this")]
    ) { try SourceEditing($0).run(.remove, done: "removed", words: $0.positional) }
}

/// `errata tag`.
enum TagCommand {
    private static let delete = Option(flag: "delete", "Take the tag away instead")

    static let command = Command(
        name: "tag", group: .setup, summary: "Give sources a tag, or take it away",
        details: SourceEditCommand.details,
        arguments: [Argument("TAG", .text, .one, "The tag"), SourceEditCommand.sources],
        options: SourceSelection.options + [delete, .config],
        examples: [.init("errata tag politics bbc-world 'guardian-*'", "Tag some sources")],
        run: { arguments in
            let tag = arguments.positional[0]
            let words = Array(arguments.positional.dropFirst())
            let isDeleting = arguments.has(delete)
            return try SourceEditing(arguments).run(
                isDeleting ? .untag(tag) : .tag(tag), done: isDeleting ? "lost the tag" : "tagged", words: words)
        })
}

/// What the commands that edit sources have in common.
enum SourceEditCommand {
    static let sources = Argument(
        "SOURCE", .text, .any, "Ids, names or addresses; * stands for any text")
    static let details = [
        "Edits the configuration files and leaves everything else in them as it is; a running daemon takes the change in "
            + "immediately. A source that is written in an unusual way is not touched: the message says where it is."
    ]

    static func command(
        _ name: String, _ summary: String, _ examples: [Command.Example],
        run: @escaping @Sendable (ParsedArguments) throws -> ExitCode
    ) -> Command {
        Command(
            name: name, group: .setup, summary: summary, details: details, arguments: [sources],
            options: SourceSelection.options + [.config], examples: examples, run: run)
    }
}

import Model
import Storage

/// `errata mark`.
enum MarkCommand {
    static let command = Command(
        name: "mark", group: .reading, summary: "Mark changes as seen, important or a false alarm, or add a note",
        details: [
            "Marks are yours: they filter lists and are exported, and never stand in the change log. The running daemon "
                + "stores them."
        ],
        arguments: [Argument("CHANGE", .text, .oneOrMore, "4711 or chg_...")],
        options: [seen, important, falseAlarm, note, remove, .socket, .config, .store],
        examples: [
            .init("errata mark 4711 --seen --important", "Read it, and it matters"),
            .init("errata mark 4711 --note 'asked the desk'", "A note; an empty one removes it"),
            .init("errata mark 4711 --important --remove", "It does not matter after all"),
        ], run: run)

    private static let seen = Option(flag: "seen", "You have read it")
    private static let important = Option(flag: "important", "It matters")
    private static let falseAlarm = Option(flag: "false-alarm", "Errata was wrong")
    private static let note = Option("note", "TEXT", .text, "Words of your own")
    private static let remove = Option(flag: "remove", "Remove the named marks instead of setting them")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let flags = [seen, important, falseAlarm].filter { arguments.has($0) }
        let text = arguments.text(note)
        guard !flags.isEmpty || text != nil else {
            throw CommandFailure.usage("mark: say how to mark it", hint: "errata mark 4711 --seen")
        }
        let reader = try arguments.storeReader()
        let daemon = try arguments.daemon()
        let value = arguments.has(remove) ? "0" : "1"
        for word in arguments.positional {
            let change = try Lookup.change(word, reader)
            try daemon.post(
                "/v1/changes/\(change.id)/marks",
                [
                    "seen": flags.contains(seen) ? value : nil, "important": flags.contains(important) ? value : nil,
                    "false-alarm": flags.contains(falseAlarm) ? value : nil, "note": text,
                ])
        }
        return .fine
    }
}

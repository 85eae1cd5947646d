import Model
import Storage

/// `errata sources`.
enum SourcesCommand {
    static let command = Command(
        name: "sources", group: .reading, summary: "List the sources and how they are doing",
        options: [tag, failing] + Option.reading,
        examples: [.init("errata sources --failing", "What needs attention")], run: run)

    static let tag = Option("tag", "WORD", .text, "Only sources with this tag")
    static let failing = Option(flag: "failing", "Only sources whose last check failed")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let console = arguments.console
        var sources = try arguments.storeReader().sources()
        if let tag = arguments.text(tag) { sources.removeAll { !$0.tags.contains(tag) } }
        if arguments.has(failing) { sources.removeAll { SourceView.state($0) != "failing" } }
        if arguments.has(.json) {
            for source in sources { console.printJSON { StateJSON.write(source, to: &$0) } }
            return .fine
        }
        if sources.isEmpty { console.say("errata: no such source") }
        var table = TextTable()
        let now = Timestamp.now
        for source in sources {
            table.add(
                source.id, source.kind.rawValue, words(source, now),
                "checked \(Moment.relative(source.lastCheckedAt, now: now))",
                source.isActive ? "next \(Moment.relative(source.nextCheckAt, now: now))" : "", source.name)
        }
        console.print(table)
        return .fine
    }

    private static func words(_ source: SourceState, _ now: Timestamp) -> String {
        let state = SourceView.state(source)
        guard state == "failing" else { return state }
        let why = source.lastOutcome?.description ?? "unknown"
        return "failing since \(Moment.relative(source.failures.since, now: now)): \(why)"
    }
}

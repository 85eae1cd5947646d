import JSON
import Model
import Website

/// `errata status`.
enum StatusCommand {
    static let command = Command(
        name: "status", group: .watching, summary: "Show how the daemon is doing and what needs attention",
        details: [
            "Asks the daemon over its control socket. Exits with 0 when all is well, 1 when something needs attention, 3 "
                + "when the daemon is not running. With SOURCE: how it does, when it is asked next and why, and what was "
                + "learned about its pages."
        ],
        arguments: [Argument("SOURCE", .text, .optional, "The id, name or address of one source")],
        options: [.config, .socket, .json],
        examples: [
            .init("errata status", "One screen, and a next step for whatever is wrong"),
            .init("errata status --json | jq .attention", "The same for programs"),
        ], run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let daemon = try arguments.daemon()
        if let id = arguments.positional.first { return try source(id, daemon, arguments) }
        let answer = try daemon.get("/v1/status")
        guard var report = StatusReport(answer) else { throw CommandFailure("the daemon's status cannot be read") }
        if report.configurationProblem == nil { report.configurationProblem = arguments.configurationMistakes }
        let console = arguments.console
        if arguments.has(.json) {
            console.printJSON { $0.value(answer) }
        } else {
            for line in StatusText(report, hasColor: console.usesColor, clock: Moment.clock).lines {
                console.print(line)
            }
        }
        return report.isFine ? .fine : .no
    }

    private static func source(_ id: String, _ daemon: ControlClient, _ arguments: ParsedArguments) throws -> ExitCode {
        guard let source = try daemon.find("/v1/source", ["id": id]) else {
            throw CommandFailure("the daemon does not watch \(quoted(id))", hint: "errata sources", code: .no)
        }
        let console = arguments.console
        if arguments.has(.json) {
            console.printJSON { $0.value(source) }
        } else {
            SourceStory(source, now: .now).tell(console)
        }
        return source["state"]?.string == "failing" ? .no : .fine
    }
}

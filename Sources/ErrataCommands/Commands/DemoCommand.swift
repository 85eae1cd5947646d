import Linux

/// `errata demo`.
enum DemoCommand {
    private static let directory = Option(
        "directory", "DIR", .directory, "Keep the store and the log there instead of a new directory in /tmp")

    static let command = Command(
        name: "demo", group: .watching,
        summary: "Show the whole of it on a small news site of its own, within a minute",
        details: [
            "Serves a news site on the loopback interface, watches it, corrects, silently changes and removes articles, "
                + "and delivers each change to a receiver that verifies the signature. Needs no network and no configuration."
        ],
        options: [directory], examples: [.init("errata demo", "See what Errata does")], run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        CurrentProcess.limitHeaps()
        let place = arguments.text(directory) ?? "/tmp/errata-demo-\(CurrentProcess.identifier)"
        let demo = try Demo(console: arguments.console, directory: place)
        return try waitFor { try await demo.run() } ? .fine : .failed
    }
}

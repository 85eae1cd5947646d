import Linux
import Systemd

/// `errata run`.
enum RunCommand {
    private static let pace = Option(
        "pace", "N", .number(1...100_000), "Run the schedules N times as fast, to rehearse against a test site")

    static let command = Command(
        name: "run", group: .watching, summary: "Watch the configured sources until stopped (the daemon)",
        details: [
            "SIGTERM and Ctrl-C stop it cleanly, SIGHUP reads the configuration again: all of it, or nothing when it "
                + "has a mistake. Under systemd it reports when it is ready and how it is doing."
        ],
        options: [.config, pace],
        examples: [.init("errata run --config errata.yaml", "Watch in the foreground")], endsWithItsReader: false,
        run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        // Before any thread is there: a signal that meets an unblocked thread would end the process.
        Signals.block()
        CurrentProcess.limitHeaps()
        let settings = try arguments.settings()
        try ServiceUser.become(settings, arguments.console)
        let service = Service(
            configurationPath: arguments.configurationPath, pace: Double(arguments.number(pace) ?? 1),
            log: ServiceLog())
        try waitFor { try await service.run(settings) }
        return .fine
    }
}

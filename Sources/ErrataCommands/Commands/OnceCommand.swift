import Linux

/// `errata once`.
enum OnceCommand {
    static let command = Command(
        name: "once", group: .watching, summary: "Check everything that is due once, and exit (cron, a first look)",
        details: [
            "Prints the changes that were found and what was done for each source. What is not due yet is left alone; "
                + "errata check looks now. Ends with 2 when every source that was asked failed. With --json standard "
                + "output has the changes only."
        ],
        options: [.config, .json],
        examples: [.init("errata once --config errata.yaml", "One pass, for cron")], run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        CurrentProcess.limitHeaps()
        return try SinglePass(arguments).run(try arguments.settings())
    }
}

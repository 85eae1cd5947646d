/// `errata help`.
enum HelpCommand {
    static let command = Command(
        name: "help", group: .help, summary: "Show all commands, or one in full",
        arguments: [Argument("COMMAND", .text, .optional, "The command to explain")],
        run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        guard let name = arguments.positional.first else {
            arguments.console.print(HelpText.overview)
            return .fine
        }
        guard let command = CommandTable.find(name) else { throw ErrataCommand.unknownCommand(name) }
        arguments.console.print(HelpText.page(command))
        return .fine
    }
}

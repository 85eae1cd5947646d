/// `errata help`.
enum HelpCommand {
    static let command = Command(
        name: "help", group: .help, summary: "Show all commands, or one in full",
        arguments: [Argument("COMMAND", .text, .optional, "The command to explain")],
        options: [manual], run: run)

    static let manual = Option(
        "man", "PAGE", .choice(ManualPages.names), "Print a manual page for man(1): errata.1 or errata.yaml.5")

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        if let name = arguments.text(manual) {
            arguments.console.write(ManualPages.text(name).utf8)
        } else if let name = arguments.positional.first {
            guard let command = CommandTable.find(name) else { throw ErrataCommand.unknownCommand(name) }
            arguments.console.print(HelpText.page(command))
        } else {
            arguments.console.print(HelpText.overview)
        }
        return .fine
    }
}

/// `errata config`.
enum ConfigCommand {
    static let command = Command(
        name: "config", group: .setup, summary: "Describe the configuration: for editors, for reading, as an example",
        details: [
            "schema prints a JSON Schema of errata.yaml; editors with a YAML language server use it through a first line "
                + "such as # yaml-language-server: $schema=errata.schema.json. reference prints every key "
                + "as Markdown, example a file with every key commented out. All are made from the table that reads the file."
        ],
        arguments: [
            Argument(
                "ACTION", .choice(Action.allCases.map(\.rawValue)), .optional, "What to print; reference when absent")
        ],
        options: [],
        examples: [
            .init("errata config schema > errata.schema.json", "A schema for the editor"),
            .init("errata config example", "Every key with its default"),
        ], isPaged: true, run: run)

    /// What can be printed.
    enum Action: String, CaseIterable { case schema, reference, example }

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        let action = arguments.positional.first.flatMap { Action(rawValue: $0) } ?? .reference
        let text =
            switch action {
            case .schema: ConfigurationSchema.text
            case .reference: ConfigurationManual.markdown
            case .example: ConfigurationManual.example
            }
        arguments.console.write(text.utf8)
        return .fine
    }
}

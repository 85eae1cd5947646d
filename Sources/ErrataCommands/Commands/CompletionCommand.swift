/// `errata completion`.
enum CompletionCommand {
    static let command = Command(
        name: "completion", group: .help, summary: "Print the completion script for a shell",
        arguments: [Argument("SHELL", .choice(Completions.shells), .one, "bash, zsh or fish")],
        examples: [
            .init(
                "errata completion bash > ~/.local/share/bash-completion/completions/errata",
                "Complete commands and options in bash")
        ],
        run: run)

    @Sendable static func run(_ arguments: ParsedArguments) -> ExitCode {
        arguments.console.print(Completions.script(for: arguments.positional[0]))
        return .fine
    }
}

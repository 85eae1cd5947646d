import JSON

/// `errata version`.
enum VersionCommand {
    /// The version of this program (semver.org).
    static let current = "0.1.0"

    static let command = Command(
        name: "version", group: .help, summary: "Show the version", options: [.json], run: run)

    @Sendable static func run(_ arguments: ParsedArguments) -> ExitCode {
        guard arguments.has(.json) else {
            arguments.console.print("errata \(current)")
            return .fine
        }
        var json = JSONWriter()
        json.object { $0.field("version", current) }
        arguments.console.print(json.text)
        return .fine
    }
}

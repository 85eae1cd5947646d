import Linux
import Model
import Rendering
import Storage
import Synchronization
import Watching

/// `errata once`.
enum OnceCommand {
    static let command = Command(
        name: "once", group: .watching, summary: "Check everything that is due once, and exit (cron, a first look)",
        details: ["Prints the changes that were found, one line each. What is not due yet is left alone."],
        options: [.config, .json],
        examples: [.init("errata once --config errata.yaml", "One pass, for cron")], run: run)

    @Sendable static func run(_ arguments: ParsedArguments) throws -> ExitCode {
        CurrentProcess.limitHeaps()
        let settings = try arguments.settings()
        let console = arguments.console
        let isJSON = arguments.has(.json)
        let style = TerminalStyle(width: Terminal.width, hasColor: console.usesColor)
        var surroundings = Daemon.Surroundings(version: VersionCommand.current) { console.say("errata: \($0)") }
        surroundings.dayPages = .rendered
        surroundings.observe = { changes in
            for change in changes {
                if isJSON {
                    console.write(change.line + [0x0A])
                } else if let record = change.record {
                    console.print(ChangeView.line(record, style: style))
                }
            }
        }
        let once = surroundings
        try waitFor { try await Daemon.open(settings, once).runOnce() }
        return .fine
    }
}

import Configuration
import Linux

/// The command line of errata.
public enum ErrataCommand {
    /// Runs one command.
    ///
    /// Nothing here starts a thread, so that a command can block signals before it starts its own.
    ///
    /// - Parameter words: the command line with the program's name first.
    /// - Returns: the exit code of the process.
    public static func run(_ words: [String]) -> Int32 {
        // A pipe that nobody reads any more and a peer that hung up are answers to a write, not a reason to die.
        Signals.ignoreClosedPipes()
        do {
            return try dispatch(Array(words.dropFirst())).rawValue
        } catch {
            let failure = CommandFailure(error)
            Console().complain(failure.message, hint: failure.hint)
            return failure.code.rawValue
        }
    }

    /// Ends the process; what it wrote is with the system already.
    ///
    /// Libraries clean up when a process exits, and a thread that still hashes or parses would use what was freed
    /// (docs/decisions/0160-no-exit-handlers.md).
    public static func end(_ code: Int32) -> Never { CurrentProcess.endNow(code: code) }

    /// Finds the command among the words; options before it count as if they stood after it.
    private static func dispatch(_ words: [String]) throws -> ExitCode {
        var words = words
        guard let index = commandIndex(words) else {
            if words.contains("--version") { return try execute(VersionCommand.command, []) }
            if words.contains("--help") || words.contains("-h") { return try execute(HelpCommand.command, []) }
            if let first = words.first {
                throw CommandFailure.usage("no command after \(quoted(first))", hint: "errata help")
            }
            Console().say(HelpText.overview)
            return .usage
        }
        let name = words.remove(at: index)
        guard let command = CommandTable.find(name) else { throw unknownCommand(name) }
        return try execute(command, words)
    }

    /// The first word that is neither an option nor the value of one.
    private static func commandIndex(_ words: [String]) -> Int? {
        var index = 0
        while index < words.count {
            let word = words[index]
            guard word.hasPrefix("-") else { return index }
            let takesValue = [Option.color, Option.config].contains {
                "--\($0.name)" == word || $0.short.map { "-\($0)" } == word
            }
            index += takesValue ? 2 : 1
        }
        return nil
    }

    private static func execute(_ command: Command, _ words: [String]) throws -> ExitCode {
        var parser = ArgumentParser(command, words)
        let arguments = try parser.parse()
        let console = arguments.console
        if arguments.has(.help) {
            console.print(HelpText.page(command))
            console.flush()
            return .fine
        }
        defer { console.flush() }
        let isPaged = command.isPaged && !arguments.has(.json) && !arguments.has(ChangesCommand.follow)
        let code = try isPaged ? console.paged { try command.run(arguments) } : command.run(arguments)
        console.flush()
        if let failure = console.failure { throw CommandFailure("cannot write the output: \(failure)") }
        return code
    }

    static func unknownCommand(_ name: String) -> CommandFailure {
        let guess = Spelling.closest(to: name, among: CommandTable.all.map(\.name))
        return .usage(
            "unknown command \(quoted(name))", hint: guess.map { "errata \($0)" } ?? "errata help")
    }
}

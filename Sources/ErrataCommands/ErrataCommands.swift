/// The command line.
public enum ErrataCommand {
    /// Runs one command and returns the exit code.
    public static func run(_ arguments: [String]) -> Int32 {
        guard arguments.count > 1, arguments[1] == "extract" else { return 64 }
        return ExtractCommand.run(Array(arguments.dropFirst(2)))
    }
}

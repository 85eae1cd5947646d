/// The command line.
public enum ErrataCommand {
    /// Runs one command and returns the exit code.
    public static func run(_ arguments: [String]) -> Int32 { 0 }
}

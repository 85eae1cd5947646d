/// How a command ended, for scripts.
///
/// Documented in errata(1); the numbers from 64 on are those of sysexits.h.
enum ExitCode: Int32, CaseIterable {
    case fine = 0
    /// The answer is "no", or the daemon runs but something needs attention.
    case no = 1
    case failed = 2
    case notRunning = 3
    case usage = 64
    case badData = 65
    case badConfiguration = 78

    /// What the number means, for the manual page.
    var meaning: String {
        switch self {
        case .fine: "Fine."
        case .no: "The answer is no, or the daemon runs but something needs attention."
        case .failed: "The operation failed."
        case .notRunning: "The daemon is not running."
        case .usage: "The command line was wrong."
        case .badData: "The input was not what it should be."
        case .badConfiguration: "The configuration is wrong."
        }
    }
}

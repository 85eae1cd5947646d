import ChangeLog
import Storage

/// Why a command ended early, in words for a person.
struct CommandFailure: Error {
    /// Lower case, without a full stop: what failed, on which thing, why.
    var message: String
    /// What the person can do: a command, or a short advice.
    var hint: String?
    var code: ExitCode

    init(_ message: String, hint: String? = nil, code: ExitCode = .failed) {
        self.message = message
        self.hint = hint
        self.code = code
    }

    /// Any error in words, with the advice that it brings.
    init(_ error: any Error) {
        switch error {
        case let failure as CommandFailure: self = failure
        case let error as StoreError:
            // A start that met this would meet it again: the service manager must not try (the unit's list).
            let isLasting = error.kind == .corrupt || error.kind == .newer
            self.init(error.description, hint: error.hint, code: isLasting ? .badData : .failed)
        case let error as ProofError: self.init(error.text, hint: error.hint, code: .no)
        case let error as ChangeLogError:
            self.init(error.description, hint: error.hint, code: error.kind == .differs ? .badData : .failed)
        default: self.init("\(error)")
        }
    }

    /// The command line was wrong.
    static func usage(_ message: String, hint: String? = nil) -> CommandFailure {
        CommandFailure(message, hint: hint, code: .usage)
    }
}

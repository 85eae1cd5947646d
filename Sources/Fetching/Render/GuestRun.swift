public import Linux
import Synchronization

/// One run of another program, on a thread of its own because it blocks; cancelling the task ends it.
public struct GuestRun: Sendable {
    private let words: [String]
    private let environment: [String]
    private let input: [UInt8]?
    private let limits: ChildProcess.Limits

    /// A program with all that it gets.
    public init(words: [String], environment: [String], input: [UInt8]? = nil, limits: ChildProcess.Limits) {
        (self.words, self.environment, self.input, self.limits) = (words, environment, input, limits)
    }

    /// What of our own environment a guest gets: no credentials directory, no notification socket.
    public static var surroundings: [String] {
        ["PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "TZ"].compactMap { name in
            Environment[name].map { "\(name)=\($0)" }
        }
    }

    /// Runs it to its end, or to one of its limits.
    public func run() async -> Result<ChildProcess.Outcome, SystemError> {
        let isCancelled = Flag()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let work: @Sendable () -> Void = { continuation.resume(returning: runHere(isCancelled)) }
                do throws(SystemError) { try NamedThread.start("guest", work) } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
        } onCancel: {
            isCancelled.set(true)
        }
    }

    private func runHere(_ isCancelled: Flag) -> Result<ChildProcess.Outcome, SystemError> {
        do throws(SystemError) {
            return .success(
                try ChildProcess.run(
                    words, environment: environment, input: input, limits: limits,
                    isCancelled: { isCancelled.isSet }))
        } catch { return .failure(error) }
    }
}

/// Set on one thread, looked at from another.
final class Flag: Sendable {
    private let flag = Atomic<Bool>(false)
    var isSet: Bool { flag.load(ordering: .relaxed) }
    func set(_ value: Bool) { flag.store(value, ordering: .relaxed) }
}

import Linux
import Synchronization

/// One run of another program, on a thread of its own because it blocks; cancelling the task ends it.
struct GuestRun: Sendable {
    var words: [String]
    var environment: [String]
    var input: [UInt8]?
    var limits: ChildProcess.Limits

    /// Runs it to its end, or to one of its limits.
    func run() async -> Result<ChildProcess.Outcome, SystemError> {
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

import Glibc
import Linux

/// Makes HTTP transfers and hands over mail, many at a time, on one thread of its own.
///
/// The thread sits in `epoll_wait`; everything libcurl does happens there. Work is handed over through an inbox, and a
/// wake-up tells the thread of it. The thread ends when the last reference to the loop goes.
public final class TransferLoop: Sendable {
    /// Names a transfer that was started, so that it can be cancelled.
    public typealias Identifier = UInt64

    private let core: LoopCore

    /// Starts the thread.
    ///
    /// - Parameter maximumConcurrent: how many transfers run at once; the others wait in order.
    /// - Throws: a `TransferError` of kind `local` when libcurl or the system has no memory or thread left.
    public convenience init(maximumConcurrent: Int = 64) throws(TransferError) {
        try self.init(maximumConcurrent: maximumConcurrent, bodyLimit: BodyRoom.usualLimit)
    }

    /// The same with another limit for bodies.
    ///
    /// - Parameters:
    ///   - maximumConcurrent: how many transfers run at once.
    ///   - bodyLimit: bytes that all large bodies may have together, those included that are still in use.
    /// - Throws: a `TransferError` of kind `local`.
    init(maximumConcurrent: Int = 64, bodyLimit: Int) throws(TransferError) {
        guard let core = LoopCore(maximumConcurrent: maximumConcurrent, bodyLimit: bodyLimit) else {
            throw TransferError(.local, "libcurl could not be started")
        }
        do { try NamedThread.start("transfers") { runLoop(core) } } catch {
            throw TransferError(.local, "no thread for transfers could be started: \(error.reason)")
        }
        self.core = core
    }

    deinit { core.stop() }

    /// Makes one transfer; cancelling the task ends it with an error of kind `cancelled`.
    public func transfer(_ request: TransferRequest) async -> TransferResult {
        let identifier = core.nextIdentifier()
        return await withTaskCancellationHandler {
            await withUnsafeContinuation { continuation in
                core.submit(.start(TransferJob(identifier, request) { continuation.resume(returning: $0) }))
                // The handler below may have run before the start was handed in.
                if Task.isCancelled { core.submit(.cancel(identifier)) }
            }
        } onCancel: {
            core.submit(.cancel(identifier))
        }
    }

    /// Starts a transfer without waiting for it.
    ///
    /// - Parameters:
    ///   - request: what to ask.
    ///   - completion: called once, on the loop's thread; it must return soon.
    /// - Returns: a name for `cancel`.
    @discardableResult
    public func start(
        _ request: TransferRequest, completion: @escaping @Sendable (TransferResult) -> Void
    ) -> Identifier {
        let identifier = core.nextIdentifier()
        core.submit(.start(TransferJob(identifier, request, completion)))
        return identifier
    }

    /// Lets another number of transfers run at once from now on; those under way go on.
    public func setMaximumConcurrent(_ count: Int) { core.submit(.limit(count)) }

    /// Ends a transfer early; nothing happens when it is already over.
    public func cancel(_ identifier: Identifier) { core.submit(.cancel(identifier)) }
}

private func runLoop(_ core: LoopCore) {
    // OpenSSL writes to closed sockets; the signal must not end the process.
    var signals = sigset_t()
    sigemptyset(&signals)
    sigaddset(&signals, SIGPIPE)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    core.run()
}

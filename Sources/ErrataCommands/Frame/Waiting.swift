import Glibc
import Synchronization

/// Runs asynchronous work from a synchronous command and waits for it.
///
/// An asynchronous `main` would end in `dispatchMain`, whose main thread waits with an empty signal mask: a blocked
/// SIGHUP kills the process there. So the main thread waits on a pipe instead.
///
/// - Parameter body: the work; it runs on the shared pool.
/// - Returns: what the work returned.
/// - Throws: what the work threw.
func waitFor<Value: Sendable>(_ body: @escaping @Sendable () async throws -> Value) throws -> Value {
    var ends: [Int32] = [-1, -1]
    guard unsafe pipe(&ends) == 0 else { throw CommandFailure("cannot open a pipe") }
    let (reader, writer) = (ends[0], ends[1])
    let outcome = Outcome<Value>()
    Task.detached {
        do { outcome.set(.success(try await body())) } catch { outcome.set(.failure(error)) }
        close(writer)
    }
    var byte: UInt8 = 0
    while unsafe read(reader, &byte, 1) < 0, errno == EINTR {}
    close(reader)
    guard let result = outcome.result else { throw CommandFailure("the work ended without a result") }
    return try result.get()
}

private final class Outcome<Value: Sendable>: Sendable {
    private let state = Mutex<Result<Value, any Error>?>(nil)
    var result: Result<Value, any Error>? { state.withLock { $0 } }
    func set(_ result: Result<Value, any Error>) { state.withLock { $0 = result } }
}

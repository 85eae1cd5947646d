internal import Linux
internal import SQLite

/// The thread on which the daemon's own queries run.
final class ReadThread: Sendable {
    private struct Job: Sendable {
        /// Does it, and gives back how its caller is answered.
        var run: @Sendable () -> () -> Void
    }

    private let inbox = Inbox<Job>()
    private let reader: StoreReader

    init(_ reader: StoreReader) throws(StoreError) {
        self.reader = reader
        let inbox = inbox
        do throws(SystemError) {
            try NamedThread.start("store-reader") {
                // Answered together, the callers wake the threads they go on with once.
                while let jobs = inbox.next() {
                    reader.begin()
                    let answers = jobs.map { $0.run() }
                    reader.end()
                    for answer in answers { answer() }
                }
            }
        } catch { throw StoreError(error, path: reader.path) }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (StoreReader) throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        let reader = reader
        let outcome: Result<Value, StoreError> = await withCheckedContinuation { continuation in
            let job = Job {
                let outcome: Result<Value, StoreError>
                do throws(StoreError) { outcome = .success(try body(reader)) } catch { outcome = .failure(error) }
                return { continuation.resume(returning: outcome) }
            }
            if !inbox.put(job) {
                continuation.resume(returning: .failure(StoreError(.closed, path: reader.path, detail: "it is closed")))
            }
        }
        return try outcome.get()
    }

    /// Answers what is waiting, then closes the connection.
    func close() async {
        let reader = reader
        await withCheckedContinuation { continuation in
            let job = Job {
                reader.close()
                return { continuation.resume() }
            }
            if !inbox.put(job) { continuation.resume() }
        }
        inbox.close()
    }
}

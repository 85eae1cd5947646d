internal import Linux
internal import SQLite

/// The thread on which the daemon's own queries run.
final class ReadThread: Sendable {
    private let inbox = Inbox<@Sendable () -> Void>()
    private let reader: StoreReader

    init(_ reader: StoreReader) throws(StoreError) {
        self.reader = reader
        let inbox = inbox
        do throws(SystemError) {
            try NamedThread.start("store-reader") {
                while let jobs = inbox.next() { for job in jobs { job() } }
            }
        } catch { throw StoreError(error, path: reader.path) }
    }

    func read<Value: Sendable>(
        _ body: @escaping @Sendable (StoreReader) throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        let reader = reader
        let outcome: Result<Value, StoreError> = await withCheckedContinuation { continuation in
            let taken = inbox.put {
                do throws(StoreError) { continuation.resume(returning: .success(try body(reader))) } catch {
                    continuation.resume(returning: .failure(error))
                }
            }
            if !taken {
                continuation.resume(returning: .failure(StoreError(.closed, path: reader.path, detail: "it is closed")))
            }
        }
        return try outcome.get()
    }

    /// Answers what is waiting, then closes the connection.
    func close() async {
        let reader = reader
        await withCheckedContinuation { continuation in
            let taken = inbox.put {
                reader.close()
                continuation.resume()
            }
            if !taken { continuation.resume() }
        }
        inbox.close()
    }
}

internal import Linux
internal import SQLite
internal import Synchronization

/// The thread that owns the writing connection.
final class WriteThread: Sendable {
    let planner: CurrentPlanner
    private let inbox = Inbox<WriteJob>()
    private let path: String

    private init(path: String, planner: @escaping DeliveryPlanner) {
        self.path = path
        self.planner = CurrentPlanner(planner)
    }

    /// Starts the thread and waits until the store is open.
    static func start(path: String, lock: StoreLock, options: StoreOptions) async throws(StoreError) -> WriteThread {
        let thread = WriteThread(path: path, planner: options.planner)
        let opened: Result<Void, StoreError> = await withCheckedContinuation { continuation in
            let run: @Sendable () -> Void = { thread.run(lock, options) { continuation.resume(returning: $0) } }
            do throws(SystemError) { try NamedThread.start("store-writer", run) } catch {
                continuation.resume(returning: .failure(StoreError(error, path: path)))
            }
        }
        try opened.get()
        return thread
    }

    /// Runs in a transaction that others may share; what it did is on the disk when it returns.
    func write<Value: Sendable>(
        _ body: @escaping @Sendable (WriteSession) throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        try await submit(body) { .write($0) }
    }

    /// Reads on the writing connection, before the next group of writes.
    func read<Value: Sendable>(
        _ body: @escaping @Sendable (WriteSession) throws(StoreError) -> Value
    ) async throws(StoreError) -> Value {
        try await submit(body) { .read($0) }
    }

    /// Works off what is waiting, then ends the thread in good order.
    func close() async {
        await withCheckedContinuation { continuation in
            if !inbox.put(.stop(WriteJob.Stop { continuation.resume() })) { continuation.resume() }
        }
    }

    private func submit<Value: Sendable>(
        _ body: @escaping @Sendable (WriteSession) throws(StoreError) -> Value,
        _ job: (WriteJob.Work) -> WriteJob
    ) async throws(StoreError) -> Value {
        let closed = StoreError(.closed, path: path, detail: "it is closed")
        let wish = WriteJob.Wish()
        let outcome: Result<Value, StoreError> = await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let result = Mutex<Result<Value, StoreError>>(.failure(closed))
                let work = WriteJob.Work(
                    wish: wish,
                    run: { session in
                        let outcome = attempt(session, body)
                        result.withLock { $0 = outcome }
                        return outcome.failure
                    },
                    answer: { groupFailure in
                        continuation.resume(returning: groupFailure.map { .failure($0) } ?? result.withLock { $0 })
                    })
                if !inbox.put(job(work)) { work.answer(closed) }
            }
        } onCancel: {
            wish.giveUp()
        }
        return try outcome.get()
    }

    /// The body of the thread.
    private func run(_ lock: StoreLock, _ options: StoreOptions, opened: (Result<Void, StoreError>) -> Void) {
        let stops = serve(lock, options, opened: opened)
        // The connection is closed by now: another daemon may have the store.
        lock.release()
        for stop in stops { stop.answer() }
    }

    /// Opens the store and works off jobs until it is asked to stop; the connection never leaves this function.
    private func serve(
        _ lock: StoreLock, _ options: StoreOptions, opened: (Result<Void, StoreError>) -> Void
    ) -> [WriteJob.Stop] {
        let session: WriteSession
        do throws(StoreError) {
            session = try WriteSession(path: path, lock: lock, options: options, planner: planner)
        } catch {
            inbox.close()
            lock.release()
            opened(.failure(error))
            return []
        }
        lock.markRunning()
        opened(.success(()))
        while let jobs = inbox.next() {
            let stops = session.run(jobs)
            guard !stops.isEmpty else { continue }
            inbox.close()
            let late = inbox.next().map(session.run) ?? []
            if session.finish() { lock.markClean() }
            return stops + late
        }
        return []
    }
}

/// What the writing thread is asked to do.
enum WriteJob: Sendable {
    /// Whether the caller's task was cancelled: what takes long is left undone then, what is short is done all the same.
    final class Wish: Sendable {
        private let flag = Atomic<Bool>(false)

        var isGivenUp: Bool { flag.load(ordering: .relaxed) }

        func giveUp() { flag.store(true, ordering: .relaxed) }
    }

    /// One caller's part of a group.
    struct Work: Sendable {
        /// Whether the caller still wants it.
        var wish: Wish
        /// Does it, keeps the result, and says why when it failed.
        var run: @Sendable (WriteSession) -> StoreError?
        /// Gives the caller its result once the group is committed, or the failure of the whole group.
        var answer: @Sendable (StoreError?) -> Void
    }

    /// The wish of one caller that the thread ends.
    struct Stop: Sendable {
        /// Tells the caller that it has ended.
        var answer: @Sendable () -> Void
    }

    case read(Work)
    case write(Work)
    case stop(Stop)
}

private func attempt<Value>(
    _ session: WriteSession, _ body: (WriteSession) throws(StoreError) -> Value
) -> Result<Value, StoreError> {
    do throws(StoreError) { return .success(try body(session)) } catch { return .failure(error) }
}

extension Result {
    var failure: Failure? {
        if case .failure(let error) = self { error } else { nil }
    }
}

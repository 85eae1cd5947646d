// @unchecked because `jobs` and `isOpen` are only touched under the lock of the condition.
/// Where jobs wait for the thread that works them off, all that are waiting at once.
///
/// SQLite blocks (a commit waits for the disk), and blocking must not happen on Swift's small shared pool of threads:
/// a connection lives on a thread of its own that loops `while let jobs = inbox.next()`.
public final class Inbox<Job: Sendable>: @unchecked Sendable {
    private let condition = ThreadCondition()
    private var jobs: [Job] = []
    private var isOpen = true

    /// An empty inbox that takes jobs.
    public init() {}

    /// Adds a job; false when the inbox is closed, and then the job was not taken.
    public func put(_ job: Job) -> Bool {
        condition.withLock {
            guard isOpen else { return false }
            jobs.append(job)
            condition.signal()
            return true
        }
    }

    /// Waits for jobs and takes all of them; nil when the inbox is closed and empty.
    public func next() -> [Job]? {
        condition.withLock {
            while jobs.isEmpty {
                guard isOpen else { return nil }
                condition.wait()
            }
            let taken = jobs
            jobs.removeAll(keepingCapacity: true)
            return taken
        }
    }

    /// Takes no more jobs; those already in are still worked off.
    public func close() {
        condition.withLock {
            isOpen = false
            condition.broadcast()
        }
    }
}

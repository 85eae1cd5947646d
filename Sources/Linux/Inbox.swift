import Glibc

// @unchecked because `jobs` and `isOpen` are only touched under the POSIX mutex, which the condition needs.
/// Where jobs wait for the thread that works them off, all that are waiting at once.
///
/// SQLite blocks (a commit waits for the disk), and blocking must not happen on Swift's small shared pool of threads:
/// a connection lives on a thread of its own that loops `while let jobs = inbox.next()`.
public final class Inbox<Job: Sendable>: @unchecked Sendable {
    private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
    private let condition = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
    private var jobs: [Job] = []
    private var isOpen = true

    /// An empty inbox that takes jobs.
    public init() {
        pthread_mutex_init(mutex, nil)
        pthread_cond_init(condition, nil)
    }

    deinit {
        pthread_cond_destroy(condition)
        pthread_mutex_destroy(mutex)
        condition.deallocate()
        mutex.deallocate()
    }

    /// Adds a job; false when the inbox is closed, and then the job was not taken.
    public func put(_ job: Job) -> Bool {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        guard isOpen else { return false }
        jobs.append(job)
        pthread_cond_signal(condition)
        return true
    }

    /// Waits for jobs and takes all of them; nil when the inbox is closed and empty.
    public func next() -> [Job]? {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        while jobs.isEmpty {
            guard isOpen else { return nil }
            pthread_cond_wait(condition, mutex)
        }
        let taken = jobs
        jobs.removeAll(keepingCapacity: true)
        return taken
    }

    /// Takes no more jobs; those already in are still worked off.
    public func close() {
        pthread_mutex_lock(mutex)
        defer { pthread_mutex_unlock(mutex) }
        isOpen = false
        pthread_cond_broadcast(condition)
    }
}

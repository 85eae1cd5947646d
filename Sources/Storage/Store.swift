internal import Linux
public import Model
internal import SQLite
internal import Synchronization

/// The store of one daemon: every write goes through one connection on one thread, grouped into few commits.
///
/// A call that returns has put its data on the disk (`synchronous=FULL`); a call that throws has stored nothing.
/// Only one process can have a store open; others read it with `StoreReader`.
public final class Store: Sendable {
    /// The database file.
    public let path: String
    /// Whether the last daemon did not end cleanly; the file was checked before it was opened again.
    public let recovered: Bool

    let writer: WriteThread
    let readers: ReadThread
    let leases = Leases()
    let clock = LastSeenClock()
    /// Whether plans that lie in the caller's future are those of a wrong clock.
    let bringsPlansBack: Bool

    /// Opens the store: lock, check after an unclean end, migrations.
    ///
    /// - Parameters:
    ///   - path: the database file; it and its directory are made when missing.
    ///   - options: who gets which change, and limits.
    /// - Returns: the open store.
    /// - Throws: `StoreError`: `.locked`, `.newer`, `.corrupt`, `.full`, …; the file is then untouched.
    public static func open(
        _ path: String, _ options: StoreOptions = StoreOptions()
    ) async throws(StoreError) -> Store {
        let lock = try StoreLock(store: path)
        try? Backup.removeDrafts(in: FileSystem.parent(of: path))
        let writer = try await WriteThread.start(path: path, lock: lock, options: options)
        let reader = try StoreReader.open(path)
        return Store(
            path: path, recovered: lock.wasUnclean, writer: writer, readers: try ReadThread(reader),
            bringsPlansBack: options.bringsPlansBack)
    }

    private init(path: String, recovered: Bool, writer: WriteThread, readers: ReadThread, bringsPlansBack: Bool) {
        self.path = path
        self.bringsPlansBack = bringsPlansBack
        self.recovered = recovered
        self.writer = writer
        self.readers = readers
    }

    /// Stores everything one check found, in one transaction with what other checks found at the same time.
    ///
    /// The subject's lease ends with it; when it fails, the caller still has the lease.
    /// - Parameter record: what was found.
    /// - Returns: the changes with their numbers and lines, in order.
    /// - Throws: `StoreError`; `.conflict` when states are out of date, `.full` when the disk has no room.
    @discardableResult
    public func commit(_ record: CheckRecord) async throws(StoreError) -> [CommittedChange] {
        let prepared = try await prepare(record)
        let changes = try await writer.write { (session) throws(StoreError) in try session.store(prepared) }
        leases.end(record.subject)
        return changes
    }

    /// Runs queries on the store's own reading thread.
    ///
    /// - Parameter body: the queries.
    /// - Returns: what the body returns.
    /// - Throws: what the body throws.
    public func read<Result: Sendable>(
        _ body: @escaping @Sendable (StoreReader) throws(StoreError) -> Result
    ) async throws(StoreError) -> Result {
        try await readers.read(body)
    }

    /// Replaces who gets which change, after a reload of the configuration.
    public func setPlanner(_ planner: @escaping DeliveryPlanner) { writer.planner.replace(with: planner) }

    /// Says that something read from the store was damaged: nothing more is written, and the next start looks closely.
    public func distrust(_ error: StoreError) async {
        try? await writer.read { (session) throws(StoreError) in session.distrust(error) }
    }

    /// Ends the store: waits for the writes under way, checkpoints, closes, and says that the end was clean.
    public func close() async {
        // The writer goes last: the last connection to close empties the write-ahead log into the file.
        await readers.close()
        await writer.close()
    }
}

internal import Linux
internal import Model
internal import SQLite

/// The writing connection with what it remembers; lives on the writing thread only.
final class WriteSession {
    /// What would have to be read again and again; undone together with the transaction that changed it.
    struct Memory {
        /// The last line of the change log: its number and the hashes that the next one names.
        var lastSequence: Int64 = 0
        var lastLine = LogLine.Hashes.none
        /// The last index entry of due articles that a claim looked at, when there were more behind it.
        var claimedUpTo: [Int64]?
        /// Row ids of hosts by name; bounded.
        var hosts: [String: Int64] = [:]
        /// Row ids of sources by their public ids, which are never given away again; bounded.
        var sources: [String: Int64] = [:]
        /// Row ids of peers by what they are; bounded.
        var peers: [[UInt8]: Int64] = [:]
        /// Captures that the record under way has stored.
        var newCaptures: Set<Int64> = []
    }

    let database: Connection
    let path: String
    var memory = Memory()
    /// Whether the caller of the job that runs still wants it.
    private var wish: WriteJob.Wish?
    private let planner: CurrentPlanner
    private let file: FileIdentity?
    /// The files beside it that SQLite works with: the write-ahead log and its index.
    private var companions: [FileIdentity?] = []
    /// Set when the disk failed: from then on nothing is written, for nobody knows what the disk holds.
    private var fatal: StoreError?

    /// Pages of the write-ahead log after which they are copied into the file: 16 MB.
    private static let checkpointPages = 2000

    init(
        path: String, lock: StoreLock, options: StoreOptions, planner: CurrentPlanner
    ) throws(StoreError) {
        self.path = path
        self.planner = planner
        try Migrator.refuseForeign(path)
        try WriteSession.protect(path)
        do throws(SQLiteError) { database = try Connection(path: path, access: .readWrite) } catch {
            throw StoreError(error, path: path)
        }
        file = FileSystem.identity(path)
        try configure(options)
        if lock.wasUnclean {
            let size = (FileSystem.size(path) ?? 0) >> 20
            options.progress("checking the store after an end that was not clean (\(size) MiB)")
            try StoreReader.quickCheck(database, path: path)
        }
        try Migrator(database: database, path: path, progress: options.progress).run(MigrationTable.all)
        try mendSearchIndex(options.progress)
        if lock.wasUnclean { noteUncleanEnd() }
        try loadMemory()
        companions = WriteSession.companions(path)
    }

    /// SQLite would let everybody read the file, whatever its directory says.
    private static func protect(_ path: String) throws(StoreError) {
        do throws(SystemError) { try FileSystem.createEmpty(path) } catch { throw StoreError(error, path: path) }
        for file in [path, path + "-wal", path + "-shm"] { FileSystem.withdraw(file) }
    }

    private static func companions(_ path: String) -> [FileIdentity?] {
        ["-wal", "-shm"].map { FileSystem.identity(path + $0) }
    }

    /// The settings that hold for the file come first; the page size counts only before the first table.
    private func configure(_ options: StoreOptions) throws(StoreError) {
        try sql { db throws(SQLiteError) in
            try db.execute(
                """
                PRAGMA page_size = 8192; PRAGMA auto_vacuum = INCREMENTAL; PRAGMA journal_mode = WAL;
                PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA cell_size_check = ON;
                PRAGMA mmap_size = 0; PRAGMA cache_size = -16000; PRAGMA journal_size_limit = 16777216;
                PRAGMA temp_store = MEMORY;
                """)
            if !options.isDurable { try db.execute("PRAGMA synchronous = OFF") }
            if let limit = options.maximumBytes { try db.execute("PRAGMA max_page_count = \(max(1, limit / 8192))") }
        }
    }

    private func loadMemory() throws(StoreError) {
        memory = Memory()
        let last = try sql { db throws(SQLiteError) in
            try db.first("SELECT seq, line FROM changes ORDER BY seq DESC LIMIT 1") { ($0.int64(0), $0.blob(1)) }
        }
        guard let (sequence, line) = last else { return }
        memory.lastSequence = sequence
        memory.lastLine = LogLine(line).hashes
    }

    /// Who gets the change that is being stored.
    func plan() -> DeliveryPlanner { planner.plan }

    /// Runs statements and says in the store's terms what failed.
    @discardableResult
    func sql<Value>(_ body: (Connection) throws(SQLiteError) -> Value) throws(StoreError) -> Value {
        do throws(SQLiteError) { return try body(database) } catch { throw StoreError(error, path: path) }
    }

    /// Runs queries in one transaction: the locks of the write-ahead log are taken once, and not by each of them.
    func reading(_ body: () throws(StoreError) -> Void) throws(StoreError) {
        try sql { db throws(SQLiteError) in try db.run("BEGIN") }
        defer { if database.isInTransaction { _ = try? database.run("COMMIT") } }
        try body()
    }

    /// Works off jobs: reads first, then all writes in one transaction.
    ///
    /// - Returns: the requests to stop among them, to be answered by the caller.
    func run(_ jobs: [WriteJob]) -> [WriteJob.Stop] {
        var writes: [WriteJob.Work] = []
        var stops: [WriteJob.Stop] = []
        for job in jobs {
            switch job {
            case .read(let work):
                _ = work.run(self)
                work.answer(nil)
            case .write(let work): writes.append(work)
            case .stop(let stop): stops.append(stop)
            }
        }
        if !writes.isEmpty { write(writes) }
        return stops
    }

    /// One transaction for all; a job that fails is taken out of it, a disk that fails ends it for all.
    private func write(_ jobs: [WriteJob.Work]) {
        let before = memory
        var failure: StoreError?
        do throws(StoreError) {
            if let fatal { throw fatal }
            try stayOnOurFile()
            // Jobs seldom fail, and a savepoint for each copies every page that it changes: only where one failed they
            // are all done again, each with its own.
            if try !together(jobs) {
                memory = before
                try sql { db throws(SQLiteError) in try db.run("BEGIN IMMEDIATE") }
                for job in jobs { try member(job) }
                try sql { db throws(SQLiteError) in try db.run("COMMIT") }
            }
        } catch {
            failure = error
            memory = before
            if database.isInTransaction { _ = try? database.run("ROLLBACK") }
            if error.kind == .io || error.kind == .missing || error.kind == .corrupt { fatal = error }
        }
        for job in jobs { job.answer(failure) }
        if failure == nil { checkpointIfDue() }
    }

    /// A file that was deleted or replaced takes writes as before, and nobody will ever find them.
    ///
    /// Without the write-ahead log at its place the next start would know nothing of what is only in there: it is
    /// copied into the file while it is still open.
    private func stayOnOurFile() throws(StoreError) {
        guard FileSystem.identity(path) == file else {
            let detail = "the file was deleted or replaced while it was in use; nothing more is written"
            throw StoreError(.missing, path: path, detail: detail)
        }
        guard WriteSession.companions(path) != companions, !companions.contains(nil) else { return }
        let isSaved = (try? database.checkpoint()) ?? false
        let detail =
            "its write-ahead log (-wal, -shm) was deleted or replaced while it was in use; "
            + (isSaved ? "everything in it was saved into the file" : "what it held could not be saved into the file")
        throw StoreError(.missing, path: path, detail: detail)
    }

    /// Runs all jobs in one transaction; false when one failed, and then nothing of them is left.
    private func together(_ jobs: [WriteJob.Work]) throws(StoreError) -> Bool {
        defer { wish = nil }
        try sql { db throws(SQLiteError) in try db.run("BEGIN IMMEDIATE") }
        for job in jobs {
            wish = job.wish
            guard let failure = job.run(self) else { continue }
            guard database.isInTransaction, failure.kind != .io, failure.kind != .full else { throw failure }
            try sql { db throws(SQLiteError) in try db.run("ROLLBACK") }
            return false
        }
        try sql { db throws(SQLiteError) in try db.run("COMMIT") }
        return true
    }

    /// Runs one job inside the group's transaction.
    ///
    /// - Throws: when the whole transaction is lost; SQLite ends it by itself after some errors.
    private func member(_ job: WriteJob.Work) throws(StoreError) {
        let before = memory
        wish = job.wish
        defer { wish = nil }
        try sql { db throws(SQLiteError) in try db.run("SAVEPOINT member") }
        if let failure = job.run(self) {
            memory = before
            guard database.isInTransaction, failure.kind != .io, failure.kind != .full else { throw failure }
            try sql { db throws(SQLiteError) in try db.run("ROLLBACK TO member") }
        }
        try sql { db throws(SQLiteError) in try db.run("RELEASE member") }
    }

    /// Ends a job that takes long when its caller was cancelled: it is undone as a whole.
    ///
    /// - Throws: `.closed`.
    func stayIfWanted() throws(StoreError) {
        guard wish?.isGivenUp == true else { return }
        throw StoreError(.closed, path: path, detail: "the daemon ends")
    }

    private func checkpointIfDue() {
        guard database.logPages >= WriteSession.checkpointPages else { return }
        do throws(SQLiteError) { try database.checkpoint() } catch {
            // Nothing is lost, the log still has everything; but after a failed sync the disk is not to be trusted.
            if error.kind == .io { fatal = StoreError(error, path: path) }
        }
    }

    /// From now on nothing is written, and the next start looks at the file closely.
    func distrust(_ error: StoreError) { fatal = fatal ?? error }

    /// The last words; false when the disk failed, and then the next start must look closely.
    func finish() -> Bool {
        guard fatal == nil else { return false }
        _ = try? database.run("PRAGMA optimize")
        // Other connections may still be open: the file is to be whole all the same.
        _ = try? database.checkpoint(empties: true)
        return true
    }
}

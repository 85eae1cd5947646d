public import Model
internal import SQLite

/// What shall be checked now, with all that is remembered about it.
public struct DueBatch: Sendable {
    /// The sources.
    public var sources: [SourceState] = []
    /// The articles.
    public var articles: [ArticleState] = []
    /// Whether more may be due than was asked for.
    public var isFull = false
    /// Whether something is due at a host that has as many checks as it may have.
    public var waitsForHost = false

    /// True when nothing is due.
    public var isEmpty: Bool { sources.isEmpty && articles.isEmpty }
}

/// Due checks: found by index, leased in memory until their record is committed.
extension Store {
    /// Takes what is due, the longest overdue first, sources before articles, and leases it to the caller.
    ///
    /// Each lease ends when its subject's record is committed, or with `release`.
    /// - Parameters:
    ///   - now: what is due at this time.
    ///   - limit: at most so many.
    ///   - perHost: at most so many leases for one host at a time.
    /// - Returns: states that nobody else holds.
    /// - Throws: `StoreError`.
    public func claim(now: Timestamp, limit: Int, perHost: Int = 4) async throws(StoreError) -> DueBatch {
        let leases = leases
        if clock.wentBack(to: now) {
            try await writer.write { (session) throws(StoreError) in try session.adjust(to: now) }
        }
        return try await writer.read { (session) throws(StoreError) in
            var batch = DueBatch()
            var found: [CheckRecord.Subject] = []
            do throws(StoreError) {
                found = try session.due(.source, now, limit, leases, perHost, &batch)
                // Articles get their share even when the sources alone could fill the batch.
                let rest = max(limit - found.count, limit / 4)
                found += try session.due(.article, now, rest, leases, perHost, &batch)
                for subject in found { try session.load(subject, into: &batch) }
            } catch {
                for subject in found { leases.end(subject) }
                throw error
            }
            return batch
        }
    }

    /// Ends a lease without a record: the subject is due as before.
    public func release(_ subject: CheckRecord.Subject) { leases.end(subject) }

    /// Leases one subject out of turn, due or not; false when somebody has it already.
    ///
    /// - Parameters:
    ///   - subject: a source or an article.
    ///   - now: the beginning of the lease.
    /// - Returns: whether the caller has it now.
    public func lease(_ subject: CheckRecord.Subject, now: Timestamp) -> Bool {
        leases.begin(subject, host: -1, at: now, perHost: .max)
    }

    /// How many leases are held.
    public var leaseCount: Int { leases.count }

    /// When the next check falls due after a time; nil when none is planned.
    ///
    /// What is due already does not count: it is leased, or waits for its host, and both end with a commit.
    ///
    /// - Parameter time: usually now.
    /// - Returns: the time.
    /// - Throws: `StoreError`.
    public func nextDue(after time: Timestamp) async throws(StoreError) -> Timestamp? {
        try await read { (reader) throws(StoreError) in
            try reader.sql { db throws(SQLiteError) in
                let times = [
                    try db.first(
                        """
                        SELECT min(next_check_at_ms) FROM sources WHERE is_active = 1 AND next_check_at_ms > ?1
                        """, [.time(time)], { $0.time(0) }),
                    try db.first(
                        """
                        SELECT min(next_check_at_ms) FROM articles WHERE is_watched = 1 AND next_check_at_ms > ?1
                        """, [.time(time)], { $0.time(0) }),
                ]
                return times.compactMap { $0 ?? nil }.min()
            }
        }
    }

    /// How many checks are late that were made before; those of new sources and articles are not late.
    ///
    /// - Parameter time: what should have been made before it.
    /// - Returns: the number, at most 200,000.
    /// - Throws: `StoreError`.
    public func overdue(before time: Timestamp) async throws(StoreError) -> Int {
        try await read { (reader) throws(StoreError) in
            try reader.sql { db throws(SQLiteError) in
                var count = 0
                for (table, flag) in [("sources", "is_active"), ("articles", "is_watched")] {
                    count +=
                        try db.first(
                            """
                            SELECT count(*) FROM (SELECT 1 FROM \(table) WHERE \(flag) = 1 AND next_check_at_ms <= ?1
                            AND last_checked_at_ms IS NOT NULL LIMIT 100000)
                            """, [.time(time)]
                        ) { $0.int(0) } ?? 0
                }
                return count
            }
        }
    }

    /// Makes the store's sources those of the configuration.
    ///
    /// New ones are due at once; vanished ones become inactive and lose nothing.
    ///
    /// - Parameters:
    ///   - sources: all configured sources.
    ///   - now: when the new ones were added.
    /// - Throws: `StoreError`.
    public func syncSources(_ sources: [Source], now: Timestamp) async throws(StoreError) {
        try await writer.write { (session) throws(StoreError) in
            try session.adjust(to: now)
            try session.sync(sources, at: now)
        }
    }

    /// Makes a source due at another time, without a check.
    ///
    /// - Parameters:
    ///   - source: its id.
    ///   - time: when it shall be checked.
    /// - Throws: `StoreError`.
    public func putOff(_ source: String, until time: Timestamp) async throws(StoreError) {
        try await writer.write { (session) throws(StoreError) in
            try session.checkNow(.source(source), time)
        }
    }

    /// Makes a source or an article due at once.
    ///
    /// - Parameters:
    ///   - subject: what shall be checked.
    ///   - now: when it was asked for.
    /// - Throws: `StoreError`; `.conflict` when there is no such thing.
    public func checkNow(_ subject: CheckRecord.Subject, now: Timestamp) async throws(StoreError) {
        try await writer.write { (session) throws(StoreError) in try session.checkNow(subject, now) }
    }
}

extension WriteSession {
    enum DueTable { case source, article }

    // style: table
    /// Walks the index of what is due until the limit, passing by what is leased and hosts that are busy.
    fileprivate func due(
        _ table: DueTable, _ now: Timestamp, _ limit: Int, _ leases: Leases, _ perHost: Int, _ batch: inout DueBatch
    ) throws(StoreError) -> [CheckRecord.Subject] {
        guard limit > 0 else {
            batch.isFull = true
            return []
        }
        var isLimited = false
        let query =
            switch table {
            case .source:
                """
                SELECT id, host_id FROM sources INDEXED BY sources_due WHERE is_active = 1
                AND next_check_at_ms IS NOT NULL AND next_check_at_ms <= ?1 ORDER BY next_check_at_ms
                """
            case .article:
                """
                SELECT id, host_id FROM articles INDEXED BY articles_due WHERE is_watched = 1
                AND next_check_at_ms IS NOT NULL AND next_check_at_ms <= ?1 ORDER BY next_check_at_ms
                """
            }
        let name = table == .source ? "sources" : "articles"
        var found: [CheckRecord.Subject] = []
        var failure: SQLiteError?
        try sql { db throws(SQLiteError) in
            try db.step(query, [.time(now)]) { row in
                let (id, host) = (row.int64(0), row.int64(1))
                // A busy host may have thousands of rows here: they must cost the index entry only.
                if leases.isBusy(host, perHost: perHost) {
                    isLimited = true
                    return true
                }
                do throws(SQLiteError) {
                    let publicID = try db.first("SELECT public_id FROM \(name) WHERE id = ?1", [.integer(id)]) {
                        $0.text(0)
                    }
                    guard let publicID else { return true }
                    let subject = table == .source ? CheckRecord.Subject.source(publicID) : .article(publicID)
                    if leases.begin(subject, host: host, at: now, perHost: perHost) { found.append(subject) }
                } catch { failure = error }
                return failure == nil && found.count < limit
            }
            if let failure { throw failure }
        }
        if isLimited { batch.waitsForHost = true }
        if found.count == limit { batch.isFull = true }
        return found
    }

    fileprivate func load(_ subject: CheckRecord.Subject, into batch: inout DueBatch) throws(StoreError) {
        switch subject {
        case .source(let id):
            batch.sources += try sql { db throws(SQLiteError) in try db.sources("public_id = ?1", [.text(id)]) }
        case .article(let id):
            batch.articles += try sql { db throws(SQLiteError) in try db.articles("a.public_id = ?1", [.text(id)]) }
        }
    }

    fileprivate func checkNow(_ subject: CheckRecord.Subject, _ now: Timestamp) throws(StoreError) {
        let changed = try sql { db throws(SQLiteError) in
            switch subject {
            case .source(let id):
                try db.run("UPDATE sources SET next_check_at_ms = ?2 WHERE public_id = ?1", [.text(id), .time(now)])
            case .article(let id):
                try db.run(
                    "UPDATE articles SET next_check_at_ms = ?2, requested_at_ms = ?2 WHERE public_id = ?1",
                    [.text(id), .time(now)])
            }
        }
        if changed == 0 { throw StoreError(.conflict, path: path, detail: "there is no \(subject)") }
    }
}

public import Model
internal import SQLite

/// Due checks: found by index, leased in memory until their record is committed.
extension Store {
    /// Ends a lease without a record: the subject is due as before.
    public func release(_ subject: CheckRecord.Subject) { leases.end(subject) }

    /// Leases one subject out of turn, due or not; false when somebody has it already.
    ///
    /// - Parameters:
    ///   - subject: a source or an article.
    ///   - now: the beginning of the lease.
    /// - Returns: whether the caller has it now.
    public func lease(_ subject: CheckRecord.Subject, now: Timestamp) -> Bool {
        leases.begin(subject, Leases.Place(host: -1), at: now, perHost: .max)
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
            if self.bringsPlansBack { try session.adjust(to: now) }
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
